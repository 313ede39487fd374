// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists of the columns, constraints and indexes of all tables, to be sorted, filtered and saved:
// each is made when it is opened, since everything in it stands in the tables' own sections.
'use strict';

{
    const {element, word} = report;

    const tableCell = table => element('td', {}, element('a', {href: `#${table.id}`}, table.name));

    function columnRow(table, column) {
        const keys = [column.isPrimary ? 'PK' : '', column.isForeign ? 'FK' : ''];
        return element('tr', {}, tableCell(table),
            element('th', {scope: 'row'}, element('a', {href: `#${column.id}`}, column.name)),
            element('td', {}, column.type),
            element('td', {}, column.isNullable ? 'null' : ''),
            element('td', {}, keys.join(' ').trim()));
    }

    // The rows of a list that each table has, with the table's name in front.
    function rowsOf(table, list) {
        return Array.from(table.section.querySelectorAll(`table.${list} > tbody > tr`), row => {
            const copy = row.cloneNode(true);
            copy.removeAttribute('id');
            copy.prepend(tableCell(table));
            return copy;
        });
    }

    const lists = [
        {
            id: 'every-column', title: 'Every column', filter: 'Filter columns',
            heads: ['Table', 'Column', 'Type', 'Null', 'Key'],
            rows: table => table.columns.map(column => columnRow(table, column)),
        },
        {
            id: 'every-constraint', title: 'Every constraint', filter: 'Filter constraints',
            heads: ['Table', 'Kind', 'Name', 'Columns'],
            rows: table => rowsOf(table, 'keys'),
        },
        {
            id: 'every-index', title: 'Every index', filter: 'Filter indexes',
            heads: ['Table', 'Name', 'Columns', 'Unique', 'Where'],
            rows: table => rowsOf(table, 'indexes'),
        },
    ];

    function contentOf(list) {
        const body = element('tbody', {}, ...report.catalogue().tables.flatMap(list.rows));
        const table = element('table', {class: 'list', 'aria-label': word(list.title)},
            element('thead', {}, element('tr', {},
                ...list.heads.map(head => element('th', {scope: 'col'}, word(head))))), body);
        const filter = element('input', {
            'type': 'search', 'autocomplete': 'off', 'aria-label': word(list.filter),
            'placeholder': word(list.filter),
        });
        report.makeSortable(table);
        report.makeFilter(filter, body.rows);
        return [element('p', {class: 'with-csv'}, filter, report.csvButton(table, list.id)),
            element('div', {class: 'scroll'}, table)];
    }

    for (const list of lists) {
        const details = element('details', {id: list.id, class: 'every'},
            element('summary', {}, word(list.title)));
        details.addEventListener('toggle', () => {
            if (details.open && details.children.length === 1) {
                details.append(...contentOf(list));
            }
        });
        report.byId('tables').append(details);
    }
}
