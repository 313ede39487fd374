// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens reports in a real Chromium, and fails whoever leaves a word on the console or asks for
// anything besides the file itself. What tests are told by their environment:
//
//   LIMBECK          the program
//   LIMBECK_BROWSER  folder with node_modules/playwright-core and axe-core
//   CHROMIUM         the browser
//   LIMBECK_FENRIR   alembic.ini of a project with branches: the nineteen revisions of Fenrir
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

function given(name) {
    const value = process.env[name];
    assert.ok(value, `${name} is not set; run this through ctest`);
    return value;
}

const require = createRequire(join(given('LIMBECK_BROWSER'), 'none.js'));

function packaged(name) {
    try {
        return require(name);
    } catch (error) {
        throw new Error(`${name} is missing: ./packaging/setup install fetches it (${error.message})`);
    }
}

// Nothing that calls home, and what a browser needs to run as root in a container.
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];

// A folder that goes away with the tests.
export const folder = mkdtempSync(join(tmpdir(), 'limbeck-report-'));
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));

export function limbeck(...options) {
    return execFileSync(given('LIMBECK'), options, {encoding: 'utf8', maxBuffer: 1 << 28});
}

// Writes a report of a project and returns its path.
export function writeReport(ini, name, ...options) {
    const path = join(folder, name);
    limbeck('--config', ini, 'report', 'html', '-o', path, ...options);
    return path;
}

export const sizeOf = path => statSync(path).size;
export const bytesOf = path => readFileSync(path);

let browser = null;

export async function startBrowser() {
    browser = await packaged('playwright-core').chromium.launch({
        executablePath: given('CHROMIUM'), args: flags,
    });
}

export async function stopBrowser() {
    await browser?.close();
}

// Opens a report, runs `body(page)`, and checks that it stayed quiet.
export async function withReport(path, body, {hash = '', ...options} = {}) {
    const context = await browser.newContext({viewport: {width: 1400, height: 900}, ...options});
    // On a busy machine everything takes long; what hangs is ended by ctest.
    context.setDefaultTimeout(180_000);
    const page = await context.newPage();
    const address = pathToFileURL(path).href;
    const words = [];
    const requests = [];
    const dialogs = [];
    page.on('console', message => words.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => words.push(String(error)));
    page.on('dialog', dialog => {
        dialogs.push(dialog.message());
        dialog.dismiss();
    });
    context.on('request', request => requests.push(request.url()));
    await page.goto(address + hash);
    await body(page, context);
    // A list that is saved is made in the page.
    const elsewhere = requests.filter(url => !url.startsWith(address) && !/^(data|blob):/u.test(url));
    await context.close();
    assert.deepEqual(elsewhere, [], 'the report asked for something');
    assert.deepEqual(words, [], 'the report wrote on the console');
    assert.deepEqual(dialogs, [], 'the report opened a dialog');
}

export function axeSource() {
    return packaged('axe-core').source;
}

// Whether what `selector` finds is on the screen, below the bar at the top.
export function isInSight(page, selector) {
    return page.evaluate(wanted => {
        const node = document.getElementById(wanted) ?? document.querySelector(wanted);
        const box = node.getBoundingClientRect();
        return box.top >= 40 && box.top < innerHeight && box.height > 0;
    }, selector);
}
