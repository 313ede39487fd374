// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Projects that are made for a test: large ones, and one whose names are as hostile as names can be.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

function literal(text) {
    // Python reads JSON's escapes as its own; what JSON leaves bare is bare in Python too.
    return JSON.stringify(text);
}

function startProject(folder) {
    mkdirSync(join(folder, 'migrations', 'versions'), {recursive: true});
    writeFileSync(join(folder, 'alembic.ini'), [
        '[alembic]',
        'script_location = %(here)s/migrations',
        'sqlalchemy.url = sqlite:///%(here)s/app.db',
        '',
    ].join('\n'));
    writeFileSync(join(folder, 'migrations', 'env.py'), [
        'from alembic import context',
        'context.configure(url="sqlite:///app.db")',
        'context.run_migrations()',
        '',
    ].join('\n'));
}

function writeRevision(folder, {id, down, message, body}) {
    writeFileSync(join(folder, 'migrations', 'versions', `${id}.py`), [
        `"""${message}`,
        '',
        `Revision ID: ${id}`,
        `Revises: ${down ?? ''}`,
        'Create Date: 2026-01-01 00:00:00.000000',
        '',
        '"""',
        'from alembic import op',
        'import sqlalchemy as sa',
        '',
        `revision = ${literal(id)}`,
        `down_revision = ${down ? literal(down) : 'None'}`,
        'branch_labels = None',
        'depends_on = None',
        '',
        '',
        'def upgrade():',
        ...body.map(line => `    ${line}`),
        '',
        '',
        'def downgrade():',
        '    pass',
        '',
    ].join('\n'));
}

function largeTable(number) {
    const columns = Array.from({length: 9},
        (_, i) => `sa.Column("value_${i}", sa.String(length=${32 + i}), nullable=True)`);
    const targets = number > 10 ? [number % 7, Math.floor(number / 2)] : [];
    return [
        `op.create_table("thing_${number}",`,
        '    sa.Column("id", sa.Integer(), nullable=False),',
        ...targets.map((_, i) => `    sa.Column("parent_${i}", sa.Integer(), nullable=${i ? 'True' : 'False'}),`),
        ...columns.map(column => `    ${column},`),
        '    sa.PrimaryKeyConstraint("id"),',
        ...targets.map((target, i) => `    sa.ForeignKeyConstraint(["parent_${i}"], `
            + `["thing_${target}.id"], name="fk_thing_${number}_${i}", ondelete="CASCADE"),`),
        ')',
        `op.create_index("ix_thing_${number}", "thing_${number}", ["value_0"], unique=False)`,
    ];
}

// `tables` tables of twelve columns with two foreign keys each, ten to a revision.
export function largeProject(folder, tables) {
    startProject(folder);
    let down = null;
    for (let first = 0; first < tables; first += 10) {
        const id = `rev${String(first / 10).padStart(9, '0')}`;
        const numbers = Array.from({length: Math.min(10, tables - first)}, (_, i) => first + i);
        writeRevision(folder, {
            id, down, message: `add things ${first} and following`,
            body: numbers.flatMap(largeTable),
        });
        down = id;
    }
    return join(folder, 'alembic.ini');
}

export const hostileNames = [
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(2)>',
    '</style><svg onload=alert(3)>',
    '"><b onmouseover=alert(4)>',
    "' onfocus='alert(5)' autofocus='",
    'javascript:alert(6)',
    '=1+1',
    '@SUM(A1)',
    'a|b',
    '`tick`',
    '${alert(7)}',
    '{{7*7}}',
    '-->',
    ']]>',
    '&lt;b&gt;&amp;',
    'a b\tc',
    'line\nbreak',
    '\u202egnp.exe',
    '\u05e9\u05dc\u05d5\u05dd',
    '\u{1f984}\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
    '__proto__',
    'constructor',
    'main',
    '../../etc/passwd',
    'x'.repeat(300),
];

// Every hostile name as a table, column, key, index, comment and default.
export function hostileProject(folder) {
    startProject(folder);
    const body = hostileNames.flatMap((name, i) => {
        const text = literal(name);
        const short = name.slice(0, 40);  // PostgreSQL takes no longer names of constraints
        return [
            `op.create_table(${text},`,
            `    sa.Column("id", sa.Integer(), nullable=False),`,
            `    sa.Column(${text}, sa.String(length=20), server_default=${text}, comment=${text}),`,
            `    sa.Column("before", sa.Integer()),`,
            `    sa.PrimaryKeyConstraint("id", name=${literal(`pk ${short}`)}),`,
            ...(i > 0 ? [`    sa.ForeignKeyConstraint(["before"], [${literal('referent.id')}], `
                + `name=${literal(`fk ${short}`)}),`] : []),
            `    comment=${text},`,
            ')',
            `op.create_index(${literal(`ix ${short}`)}, ${text}, [${text}])`,
        ];
    });
    writeRevision(folder, {
        id: 'bad1', down: null, message: '<script>alert(8)</script> & "more"',
        body: ['op.create_table("referent", sa.Column("id", sa.Integer(), primary_key=True))', ...body],
    });
    return join(folder, 'alembic.ini');
}
