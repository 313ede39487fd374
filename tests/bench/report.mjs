#!/usr/bin/env node
// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long HTML reports take to write, and to open and search in a real browser.
//
//   tests/bench/report.mjs LIMBECK [ROUNDS]
//
// LIMBECK_BROWSER and CHROMIUM say where things are, as for the browser tests; by default where
// ./packaging/setup puts them. Prints medians; fails only if something is missing.
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [program, rounds = '5'] = process.argv.slice(2);
if (!program) {
    console.error('usage: tests/bench/report.mjs LIMBECK [ROUNDS]');
    process.exit(2);
}
process.env.LIMBECK = program;
process.env.LIMBECK_BROWSER ??= join(root, 'build', 'browser');
process.env.CHROMIUM ??= '/usr/bin/chromium';

const {folder, sizeOf, startBrowser, stopBrowser, withReport, writeReport} =
    await import(join(root, 'tests/migrations/report/html/browser/browser.mjs'));
const {largeProject} = await import(join(root, 'tests/migrations/report/html/browser/projects.mjs'));

const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];
const repeat = Number(rounds);

function measureWriting(ini, name) {
    const times = [];
    let path = '';
    for (let i = 0; i < repeat; ++i) {
        const start = performance.now();
        path = writeReport(ini, name);
        times.push(performance.now() - start);
    }
    return {path, written: median(times)};
}

// From the start of the navigation, as the browser itself tells it.
async function measureOpening(path) {
    const paints = [];
    const loads = [];
    for (let i = 0; i < repeat; ++i) {
        await withReport(path, async page => {
            await page.waitForLoadState('load');
            const [paint, load] = await page.evaluate(() => new Promise(done => {
                const answer = () => {
                    const first = performance.getEntriesByName('first-contentful-paint')[0];
                    if (first) {
                        done([first.startTime,
                            performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd]);
                    } else {
                        setTimeout(answer, 10);
                    }
                };
                answer();
            }));
            paints.push(paint);
            loads.push(load);
        });
    }
    return {paint: median(paints), load: median(loads)};
}

// From the key to the list on the screen, layout included. The index is made when the browser has
// time, or at the latest when the box gets the focus.
async function measureSearch(path, queries) {
    let answer = null;
    await withReport(path, async page => {
        await page.waitForLoadState('load');
        await page.focus('#search');
        const times = await page.evaluate(words => words.map(word => {
            const box = document.getElementById('search');
            const start = performance.now();
            box.value = word;
            box.dispatchEvent(new Event('input'));
            document.getElementById('results').getBoundingClientRect();
            return performance.now() - start;
        }), queries);
        answer = {first: times[0], later: Math.max(...times.slice(1))};
    });
    return answer;
}

const projects = [
    ['22 tables', join(root, 'resources/fenrir/alembic.ini'), ['a', 'auth', 'user id', 'zzzz']],
    ['1,000 tables', largeProject(join(folder, 'large'), 1000),
        ['t', 'th', 'thing', 'value_3', 'thing_77 value', 'tg9', 'zzzz']],
];

await startBrowser();
for (const [name, ini, queries] of projects) {
    const {path, written} = measureWriting(ini, `${name.replace(/\W/gu, '')}.html`);
    const {paint, load} = await measureOpening(path);
    const {first, later} = await measureSearch(path, queries);
    console.log(`${name}: ${Math.round(sizeOf(path) / 1024)} KB, written in `
        + `${Math.round(written)} ms; first paint ${Math.round(paint)} ms, ready `
        + `${Math.round(load)} ms; first search ${Math.round(first)} ms, others at most `
        + `${later.toFixed(1)} ms`);
}
await stopBrowser();
