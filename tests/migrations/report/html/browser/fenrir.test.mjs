// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The report of a real project with 22 tables, as a reader uses it.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {
    bytesOf, isInSight, limbeck, sizeOf, startBrowser, stopBrowser, withReport, writeReport,
} from './browser.mjs';

const ini = process.env.LIMBECK_FENRIR;
const hub = 'auth_users';
let path = '';
let schema = null;

before(async () => {
    path = writeReport(ini, 'fenrir.html');
    schema = JSON.parse(limbeck('--config', ini, 'schema', '--as-of', 'heads', '--format', 'json'));
    await startBrowser();
});
after(stopBrowser);

// What hub's surroundings must be, by another way than the report's.
function neighbours(name) {
    const names = new Set();
    for (const table of schema.tables) {
        for (const key of table.foreignKeys) {
            if (table.name === name) {
                names.add(key.referent.name);
            } else if (key.referent.name === name) {
                names.add(table.name);
            }
        }
    }
    names.delete(name);
    return [...names].sort();
}

const boxNames = page => page.$$eval('#near .boxes > a',
    links => links.map(link => link.querySelector('title').textContent).sort());

test('the same project gives the same bytes, and few', () => {
    const again = writeReport(ini, 'again.html');
    assert.ok(bytesOf(path).equals(bytesOf(again)));
    assert.ok(sizeOf(path) <= 400 * 1024, `${sizeOf(path)} bytes`);
});

test('everything of the schema stands in the markup', () => withReport(path, async page => {
    for (const table of schema.tables) {
        const section = page.locator(`section.table:has(h3 > a:text-is("${table.name}"))`);
        assert.equal(await section.count(), 1, table.name);
        const names = await section.locator('table.columns tbody th').allTextContents();
        assert.deepEqual(names, table.columns.map(column => column.name), table.name);
        const indexes = await section.locator('table.indexes td.name').allTextContents();
        assert.deepEqual(indexes.sort(), table.indexes.map(index => index.name).sort(), table.name);
        const out = await section.locator('table.out tbody tr td:nth-child(2)').allTextContents();
        assert.deepEqual(out.sort(), table.foreignKeys.map(key => key.referent.name).sort(),
            table.name);
        const referrers = schema.tables.flatMap(other => other.foreignKeys
            .filter(key => key.referent.name === table.name).map(() => other.name));
        const into = await section.locator('table.in tbody tr td:nth-child(1)').allTextContents();
        assert.deepEqual(into.sort(), referrers.sort(), table.name);
    }
    const revisions = limbeck('--config', ini, 'history').trim().split('\n').length;
    assert.equal(await page.locator('ol.history > li').count(), revisions);
}));

test('every link leads somewhere, and every id is one thing', () => withReport(path, async page => {
    const lost = await page.$$eval('a[href^="#"]', links => links
        .map(link => link.getAttribute('href').slice(1))
        .filter(id => !id.startsWith('focus/') && !document.getElementById(id)));
    assert.deepEqual(lost, []);
    const twice = await page.$$eval('[id]', nodes => {
        const ids = nodes.map(node => node.id);
        return ids.filter((id, i) => ids.indexOf(id) !== i);
    });
    assert.deepEqual(twice, []);
}));

test('search is reached, moved in and left with keys', () => withReport(path, async page => {
    await page.keyboard.press('/');
    await page.keyboard.type('auth_us');
    const options = page.locator('#results li');
    assert.match(await options.first().textContent(), /table auth_users/u);
    assert.equal(await options.first().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowDown');
    assert.equal(await options.nth(1).getAttribute('aria-selected'), 'true');
    assert.equal(await page.getAttribute('#search', 'aria-activedescendant'), 'result-1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#table-auth_users');
    assert.ok(await isInSight(page, 'table-auth_users'));
    assert.ok(await page.isHidden('#results-box'));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zzzz no such thing');
    assert.match(await page.textContent('#results-note'), /Nothing/u);
    await page.keyboard.press('Escape');
    assert.ok(await page.isHidden('#results-box'));
}));

test('search finds columns, keys, indexes, revisions', () => withReport(path, async page => {
    const index = schema.tables.flatMap(table => table.indexes)[0];
    const key = schema.tables.flatMap(table => table.foreignKeys).find(one => one.name);
    const cases = [
        ['environment.environment_id', /column|key/u], ['merge heads', /revision/u],
        ['5b3a509eff29', /revision/u], [index?.name, /index/u], [key?.name, /key/u],
    ];
    for (const [query, kind] of cases.filter(([name]) => name)) {
        await page.fill('#search', query);
        assert.match(await page.locator('#results li').first().textContent(), kind, query);
    }
}));

test('deep links, back and forward', () => withReport(path, async page => {
    assert.ok(await isInSight(page, 'table-account/account_id'));
    await page.click('#contents a[href="#relations"]');
    assert.ok(await isInSight(page, 'relations'));
    await page.goBack();
    assert.equal(new URL(page.url()).hash, '#table-account/account_id');
    await page.waitForFunction(() => document.getElementById('table-account/account_id')
        .getBoundingClientRect().top < innerHeight);
    await page.goForward();
    assert.equal(new URL(page.url()).hash, '#relations');
}, {hash: '#table-account/account_id'}));

test('focus shows a table and what is around it', () => withReport(path, async page => {
    await page.click(`section.table:has(h3 > a:text-is("${hub}")) .to-diagram`);
    await page.waitForSelector('#near .boxes > a');
    assert.deepEqual(await boxNames(page), [hub, ...neighbours(hub)].sort());
    const rings = [...new Set(neighbours(hub).flatMap(neighbours))];
    await page.fill('#focus-hops', '2');
    assert.deepEqual(await boxNames(page),
        [...new Set([hub, ...neighbours(hub), ...rings])].sort());
    assert.equal(new URL(page.url()).hash, `#focus/table-${hub}/2/both`);
    await page.selectOption('#focus-side', 'out');
    const alone = await boxNames(page);
    assert.ok(alone.includes(hub) && alone.length < neighbours(hub).length);
    await page.click('text=Whole diagram');
    assert.ok(await page.isVisible('#whole'));
    assert.equal((await boxNames(page)).length, 0);
    await page.goBack();
    await page.waitForSelector('#near .boxes > a');
}));

test('an address may open a focus, and a wrong one harms nothing', async () => {
    await withReport(path, async page => {
        await page.waitForSelector('#near .boxes > a.centre');
        assert.equal(await page.textContent('#focus-name'), hub);
    }, {hash: `#focus/table-${hub}/3/in`});
    for (const hash of ['#focus/nothing', '#focus/', '#focus/table-account/9/up', '#%', '#a b']) {
        await withReport(path, async page => assert.ok(await page.isVisible('h1')), {hash});
    }
});

test('the diagram is dragged and zoomed', () => withReport(path, async page => {
    const box = await page.locator('#map').boundingBox();
    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    const place = () => page.getAttribute('#map', 'viewBox');
    const settled = async () => {
        await page.evaluate(() => new Promise(done => {
            requestAnimationFrame(() => requestAnimationFrame(done));
        }));
        return place();
    };
    const start = await settled();
    await page.mouse.move(...middle);
    await page.mouse.down();
    await page.mouse.move(middle[0] + 80, middle[1] + 40, {steps: 4});
    await page.mouse.up();
    const moved = await settled();
    assert.notEqual(moved, start);
    assert.equal(new URL(page.url()).hash, '#diagram', 'a drag is no click');

    assert.equal(await page.getAttribute('#map', 'data-level'), '0');
    await page.keyboard.down('Control');
    for (let i = 0; i < 6; ++i) {
        await page.mouse.wheel(0, -200);
    }
    await page.keyboard.up('Control');
    await settled();
    assert.equal(await page.getAttribute('#map', 'data-level'), '1', 'columns are shown from near');
    const zoomed = await place();
    await page.mouse.wheel(0, 300);
    await page.waitForFunction(() => scrollY > 0);
    assert.equal(await settled(), zoomed, 'the wheel alone scrolls the page');
    await page.click('#zoom-fit');
    assert.equal(await settled(), start);
    await page.click('#zoom-full');
    assert.ok(await page.evaluate(() => document.getElementById('diagram-frame')
        .getBoundingClientRect().width === innerWidth));
    await page.keyboard.press('Escape');
    assert.ok(!await page.evaluate(() => document.body.classList.contains('has-full')));
}, {hash: '#diagram'}));

test('a click picks a table, a double click opens it', () => withReport(path, async page => {
    const link = page.locator(`#whole .boxes > a:has(title:text-is("${hub}"))`);
    await link.click({position: {x: 20, y: 60}});
    assert.equal(await page.textContent('#pick-name'), hub);
    const lit = await page.$$eval('#whole .boxes > a.on',
        links => links.map(one => one.querySelector('title').textContent).sort());
    assert.deepEqual(lit, [hub, ...neighbours(hub)].sort());
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#whole .boxes > a.on').count(), 0);
    await link.dblclick({position: {x: 20, y: 60}});
    assert.equal(new URL(page.url()).hash, `#table-${hub}`);
}, {hash: '#diagram'}));

test('the diagram is walked with keys', () => withReport(path, async page => {
    const current = () => page.evaluate(() => document.activeElement
        .querySelector('title').textContent);
    await page.locator('#whole .boxes > a[tabindex="0"]').focus();
    const first = await current();
    const seen = new Set([first]);
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp']) {
        await page.keyboard.press(key);
        seen.add(await current());
    }
    assert.ok(seen.size >= 3, [...seen].join());
    assert.equal(await page.locator('#whole .boxes > a[tabindex="0"]').count(), 1);
    const name = await current();
    await page.keyboard.press('f');
    await page.waitForSelector('#near .boxes > a.centre');
    assert.equal(await page.textContent('#focus-name'), name);
    await page.goBack();
    await page.locator('#whole .boxes > a[tabindex="0"]').focus();
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, `#table-${name}`);
}));

test('lists are sorted and filtered', () => withReport(path, async page => {
    await page.click('#tables th:nth-child(2) button');
    const counts = (await page.locator('#tables tbody td:nth-child(2)').allTextContents())
        .map(Number);
    assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
    assert.equal(await page.getAttribute('#tables th:nth-child(2)', 'aria-sort'), 'descending');
    await page.fill('#contents-filter', 'assoc');
    const left = await page.locator('#contents .tables li:visible').allTextContents();
    assert.ok(left.length > 0 && left.every(name => name.includes('assoc')), left.join());
    await page.fill('#history-filter', 'merge');
    const revisions = await page.locator('ol.history > li:visible h3').allTextContents();
    assert.ok(revisions.length > 0 && revisions.length < 19);
}));

// Opens a list, which is filled only then.
async function opened(page, list) {
    await page.click(`${list} summary`);
    await page.locator(`${list} tbody tr`).first().waitFor();
}

test('every constraint and index stands in a list, which can be saved', () => withReport(path,
    async page => {
        await opened(page, '#every-index');
        const names = await page.locator('#every-index tbody td:nth-child(2)').allTextContents();
        const expected = schema.tables.flatMap(table => table.indexes.map(index => index.name));
        assert.deepEqual(names.sort(), expected.sort());
        await page.fill('#every-index input', 'user');
        const left = await page.locator('#every-index tbody tr:visible').count();
        assert.ok(left > 0 && left < names.length);
        const downloading = page.waitForEvent('download');
        await page.click('#every-index button.csv');
        const download = await downloading;
        assert.equal(download.suggestedFilename(), 'every-index.csv');
        const lines = bytesOf(await download.path()).toString().split('\r\n').slice(0, -1);
        assert.equal(lines[0], 'Table,Name,Columns,Unique,Where');
        assert.equal(lines.length - 1, left, 'what is shown is saved');
        await opened(page, '#every-constraint');
        const kinds = await page.locator('#every-constraint tbody td:nth-child(2)')
            .allTextContents();
        assert.equal(kinds.filter(kind => kind === 'primary key').length, schema.tables
            .filter(table => table.primaryKey).length);
    }));

test('a small picture shows where one is, and leads elsewhere', () => withReport(path,
    async page => {
        const map = page.locator('.minimap');
        assert.ok(await map.isHidden(), 'everything is in sight');
        for (let i = 0; i < 6; ++i) {
            await page.click('#zoom-in');
        }
        await map.waitFor();
        const before = await page.getAttribute('#map', 'viewBox');
        const box = await map.boundingBox();
        assert.ok(box.width <= 200 && box.height <= 160, JSON.stringify(box));
        await page.mouse.click(box.x + 6, box.y + 6);
        await page.waitForFunction(old => document.getElementById('map')
            .getAttribute('viewBox') !== old, before);
        const [x, y] = (await page.getAttribute('#map', 'viewBox')).split(' ').map(Number);
        assert.ok(x < 0 && y < 0, 'the corner is in the middle');
        await page.click('#zoom-fit');
        await map.waitFor({state: 'hidden'});
    }, {hash: '#diagram'}));

test('revisions and tables tell their SQL', () => withReport(path, async page => {
    const revision = page.locator('ol.history > li').last();
    assert.match(await revision.locator('.sql pre').textContent(), /CREATE TABLE/u);
    const table = page.locator('#table-account .sql');
    await table.locator('summary').click();
    assert.match(await table.locator('pre').innerText(), /^CREATE TABLE account \(/u);
}));

test('light and dark: the system says, the reader overrules', () => withReport(path, async page => {
    const colour = () => page.evaluate(() => getComputedStyle(document.documentElement)
        .backgroundColor);
    const dark = await colour();
    assert.equal(await page.textContent('#theme'), 'Light');
    await page.click('#theme');
    const light = await colour();
    assert.notEqual(light, dark);
    await page.reload();
    assert.equal(await colour(), light, 'the choice is kept');
}, {colorScheme: 'dark'}));

test('--theme decides for readers who chose nothing', async () => {
    const dark = writeReport(ini, 'dark.html', '--theme', 'dark');
    await withReport(dark, async page => {
        assert.equal(await page.textContent('#theme'), 'Light');
    }, {colorScheme: 'light'});
});

test('it reads without scripts', () => withReport(path, async page => {
    const controls = await page.$$eval('button, input, select', nodes => nodes.length);
    assert.ok(controls > 0);
    for (const selector of ['#search', '#theme', '#zoom-in', '#contents-filter']) {
        assert.ok(await page.isHidden(selector), selector);
    }
    await page.click('#contents a[href="#table-account"]');
    assert.ok(await page.isVisible('#table-account table.columns'));
    assert.ok(await page.isVisible('#whole'));
    assert.ok(await page.isVisible('ol.history > li:first-child h3'));
}, {javaScriptEnabled: false}));

test('on paper nothing is folded and no control is left', () => withReport(path, async page => {
    await page.emulateMedia({media: 'print'});
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.locator('details:not([open], .every, .sql)').count(), 0);
    for (const selector of ['.top', '#contents', '.tools', '.to-diagram >> nth=0']) {
        assert.ok(await page.isHidden(selector), selector);
    }
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.ok(await page.locator('details:not([open], .every, .sql)').count() > 0);
    assert.ok((await page.pdf({format: 'A4'})).length > 50_000);
}));

test('a narrow window is no wider than it is', () => withReport(path, async page => {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.ok(await page.isHidden('#contents'));
    await page.click('#menu');
    assert.ok(await page.isVisible('#contents'));
    await page.click('#contents a[href="#history"]');
    assert.ok(await page.isHidden('#contents'));
    assert.ok(await isInSight(page, 'history'));
}, {viewport: {width: 360, height: 740}}));

test('the language is the one asked for', async () => {
    const german = writeReport(ini, 'german.html', '--lang', 'de');
    await withReport(german, async page => {
        assert.equal(await page.getAttribute('html', 'lang'), 'de');
        assert.equal(await page.textContent('#tables-title'), 'Tabellen');
    });
});
