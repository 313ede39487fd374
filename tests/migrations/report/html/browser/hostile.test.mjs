// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names from hell: they are shown as they are, and nothing of them runs.
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

import {folder, startBrowser, stopBrowser, withReport, writeReport} from './browser.mjs';
import {hostileNames, hostileProject} from './projects.mjs';

let path = '';

before(async () => {
    path = writeReport(hostileProject(join(folder, 'hostile')), 'hostile.html',
        '--dialect', 'postgresql');
    await startBrowser();
});
after(stopBrowser);

// Direction overrides are shown by their number: see Html::operator<<.
const shown = name => name.replace('\u202e', '[U+202E]');

test('every name is shown as it is', () => withReport(path, async page => {
    const names = await page.$$eval('section.table h3', heads => heads.map(head => head.textContent));
    assert.deepEqual(names.sort(), ['referent', ...hostileNames.map(shown)].sort());
    const columns = new Set(await page.$$eval('table.columns tbody th',
        heads => heads.map(head => head.textContent)));
    const comments = new Set(await page.$$eval('section.table > .comment',
        texts => texts.map(text => text.textContent)));
    for (const name of hostileNames.map(shown)) {
        assert.ok(columns.has(name), name);
        assert.ok(comments.has(name), name);
    }
}));

test('nothing runs, also when it is searched, drawn and printed', () => withReport(path,
    async page => {
        assert.equal(await page.locator('img, iframe, object, embed, form').count(), 0);
        assert.equal(await page.evaluate(() => document.scripts.length), 2);
        const attributes = await page.$$eval('*', nodes => nodes.flatMap(node => node
            .getAttributeNames().filter(name => name.startsWith('on') || name === 'style')));
        assert.deepEqual(attributes.filter(name => name !== 'style'), []);
        for (const name of hostileNames) {
            await page.fill('#search', name.slice(0, 40));
            await page.keyboard.press('Enter');
        }
        await page.fill('#search', '');
        for (const section of await page.$$eval('section.table', all => all.map(one => one.id))) {
            await page.evaluate(id => {
                location.hash = `focus/${id}`;
            }, section);
        }
        await page.waitForSelector('#near .boxes > a.centre');
        await page.hover('#near .boxes > a.centre');
        await page.pdf({format: 'A4'});
    }));

test('every table has a link of its own that leads to it', () => withReport(path, async page => {
    const ids = await page.$$eval('section.table', all => all.map(one => one.id));
    assert.equal(new Set(ids).size, hostileNames.length + 1);
    for (const id of ids) {
        assert.match(id, /^table-[A-Za-z0-9._~-]+$/u);
    }
    await page.click('#contents .tables li:first-child a');
    assert.ok(await page.evaluate(() => document.querySelector(':target') !== null));
}));

test('the page forbids what it does not need', () => withReport(path, async page => {
    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    assert.match(policy, /^default-src 'none';/u);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/u);
    // Even if a name became markup, its script would be refused: inserted as markup by a debugger.
    const ran = await page.evaluate(() => {
        const script = document.createElement('script');
        try {
            script.textContent = 'window.hasRun = true';
            document.body.append(script);
        } catch {
            // Trusted Types refuse even the text.
        }
        return window.hasRun === true;
    }).catch(() => false);
    assert.equal(ran, false);
}).catch(error => {
    // The refusal itself is written on the console, which is what we want to see here.
    assert.match(error.message, /console/u);
}));

test('long names do not widen the page', () => withReport(path, async page => {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}, {viewport: {width: 800, height: 800}}));
