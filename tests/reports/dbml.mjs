// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// dbml.mjs FILE…: prints for each file, as a line of JSON, what DBML's own parser says of it.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const require = createRequire(path.join(process.env.LIMBECK_BROWSER, 'none.js'));
const { Compiler } = await import(require.resolve('@dbml/parse').replace(/\.js$/, '.mjs'));

for (const file of process.argv.slice(2)) {
    const compiler = new Compiler();
    compiler.setSource(readFileSync(file, 'utf8'));
    const errors = compiler.parse.errors().map((error) => error.diagnostic);
    const database = errors.length ? undefined : compiler.parse.rawDb();
    console.log(JSON.stringify({
        errors,
        tables: database?.tables.map((table) => table.name),
        columns: database?.tables.map((table) => table.fields.map((field) => field.name)),
        references: database?.refs.length,
    }));
}
