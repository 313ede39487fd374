// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the page's own markup says, as objects. The markup is the only copy of the data: what is
// searched and drawn is what is read.
'use strict';

{
    const texts = nodes => Array.from(nodes, node => node.textContent);

    function readColumn(row) {
        const [keys, name, type, nullable] = row.cells;
        return {
            id: row.id,
            name: name.textContent,
            type: type.textContent,
            isPrimary: keys.querySelector('.pk') !== null,
            isForeign: keys.querySelector('.fk') !== null,
            isNullable: nullable.textContent !== '',
        };
    }

    function readTable(section, number) {
        const columns = section.querySelector('table.columns');
        return {
            number,
            section,
            id: section.id,
            name: section.querySelector('h3').textContent,
            columns: Array.from(columns.tBodies[0].rows, readColumn),
            // Foreign keys, by the numbers of the tables.
            out: [],
            in: [],
        };
    }

    function readKey(row, from, numbers) {
        const link = row.cells[1].querySelector('a');
        const to = link ? numbers.get(link.getAttribute('href').slice(1)) : undefined;
        return {
            from: from.number,
            to,
            columns: texts(row.cells[0].children),
            referents: texts(row.cells[2].children),
            isUnique: row.classList.contains('u'),
            isOptional: row.classList.contains('o'),
        };
    }

    function readTables() {
        const tables = Array.from(document.querySelectorAll('section.table'), readTable);
        const numbers = new Map(tables.map(table => [table.id, table.number]));
        for (const table of tables) {
            for (const row of table.section.querySelectorAll('table.out > tbody > tr')) {
                const key = readKey(row, table, numbers);
                if (key.to !== undefined) {
                    table.out.push(key);
                    tables[key.to].in.push(key);
                }
            }
        }
        return {tables, numbers};
    }

    let known = null;
    // {tables, numbers}: the tables in order, and their places by id. Read once, when needed.
    report.catalogue = () => known ??= readTables();
}
