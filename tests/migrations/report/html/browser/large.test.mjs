// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A report of a thousand tables: it stays small, and stays usable. How fast it is belongs to a
// machine; tests/bench/report.mjs measures that.
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

import {
    folder, isInSight, sizeOf, startBrowser, stopBrowser, withReport, writeReport,
} from './browser.mjs';
import {largeProject} from './projects.mjs';

const tables = 1000;
let path = '';

before(async () => {
    path = writeReport(largeProject(join(folder, 'large'), tables), 'large.html');
    await startBrowser();
});
after(stopBrowser);

test('a thousand tables are at most six megabytes', () => {
    assert.ok(sizeOf(path) <= 6e6, `${sizeOf(path)} bytes`);
});

test('all of it is there and can be found', () => withReport(path, async page => {
    assert.equal(await page.locator('section.table').count(), tables);
    await page.keyboard.press('/');
    await page.keyboard.type('thing_777');
    assert.match(await page.locator('#results li').first().textContent(), /table thing_777/u);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    assert.ok(await isInSight(page, 'table-thing_777'), 'sections out of sight have a fair height');
}));

test('the diagram shows some names from afar, and a hub with all its referrers', () => withReport(
    path, async page => {
        await page.waitForFunction(() => document.querySelectorAll('.labels text').length > 5);
        await page.evaluate(() => {
            location.hash = 'focus/table-thing_1';
        });
        await page.waitForFunction(() => document.querySelectorAll('#near .boxes > a').length > 100);
    }, {hash: '#diagram'}));
