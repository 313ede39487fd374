// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What axe finds: names, roles, contrast, landmarks, headings. In both themes, wide and narrow.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {axeSource, startBrowser, stopBrowser, withReport, writeReport} from './browser.mjs';

let path = '';

before(async () => {
    path = writeReport(process.env.LIMBECK_FENRIR, 'accessible.html');
    await startBrowser();
});
after(stopBrowser);

async function check(page) {
    // Sections out of sight are not laid out, and axe cannot see what is not.
    await page.addStyleTag({content: '* { content-visibility: visible !important; animation: none !important }'});
    await page.evaluate(axeSource());
    const {violations, passes} = await page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    const found = violations.map(one => `${one.id}: ${one.help}\n  `
        + one.nodes.slice(0, 3).map(node => `${node.html}\n    ${node.failureSummary}`).join('\n  '));
    assert.deepEqual(found, []);
    assert.ok(passes.some(one => one.id === 'color-contrast'), 'contrast was measured');
}

const looks = {
    'light': {colorScheme: 'light'},
    'dark': {colorScheme: 'dark'},
    'narrow': {viewport: {width: 390, height: 800}},
};

for (const [name, options] of Object.entries(looks)) {
    test(`axe: ${name}`, () => withReport(path, check, {bypassCSP: true, ...options}));
}

for (const colorScheme of ['light', 'dark']) {
    test(`axe: searching, focused, ${colorScheme}`, () => withReport(path, async page => {
        await page.waitForSelector('#near .boxes > a');
        await page.fill('#search', 'user');
        await page.waitForSelector('#results li');
        await check(page);
    }, {bypassCSP: true, hash: '#focus/table-account', colorScheme}));
}

test('the keys reach everything, in order, visibly', () => withReport(path, async page => {
    await page.keyboard.press('Tab');
    assert.equal(await page.textContent(':focus'), 'To the report');
    const outlines = [];
    for (let i = 0; i < 12; ++i) {
        await page.keyboard.press('Tab');
        outlines.push(await page.evaluate(() => getComputedStyle(document.activeElement)
            .outlineStyle));
    }
    assert.deepEqual(outlines.filter(style => style === 'none'), []);
}));

test('a heading is one step below the one before it at most', () => withReport(path, async page => {
    const levels = await page.$$eval('h1, h2, h3, h4', heads => heads
        .map(head => Number(head.tagName[1])));
    assert.equal(levels[0], 1);
    levels.slice(1).forEach((level, i) => assert.ok(level <= levels[i] + 1));
}));
