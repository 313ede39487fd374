// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One list of the columns of all tables, to be sorted and filtered: made when it is opened, since
// everything in it stands in the tables' own sections.
'use strict';

{
    const {element, word} = report;

    function row(table, column) {
        const keys = [column.isPrimary ? 'PK' : '', column.isForeign ? 'FK' : ''];
        return element('tr', {},
            element('td', {}, element('a', {href: `#${table.id}`}, table.name)),
            element('th', {scope: 'row'}, element('a', {href: `#${column.id}`}, column.name)),
            element('td', {}, column.type),
            element('td', {}, column.isNullable ? 'null' : ''),
            element('td', {}, keys.join(' ').trim()));
    }

    function list() {
        const heads = ['Table', 'Column', 'Type', 'Null', 'Key'];
        const body = element('tbody', {}, ...report.catalogue().tables.flatMap(
            table => table.columns.map(column => row(table, column))));
        const table = element('table', {class: 'list', 'aria-label': word('Every column')},
            element('thead', {}, element('tr', {},
                ...heads.map(head => element('th', {scope: 'col'}, word(head))))), body);
        const filter = element('input', {
            'type': 'search', 'autocomplete': 'off', 'aria-label': word('Filter columns'),
            'placeholder': word('Filter columns'),
        });
        report.makeSortable(table);
        report.makeFilter(filter, body.rows);
        return [element('p', {}, filter), element('div', {class: 'scroll'}, table)];
    }

    const details = element('details', {id: 'every-column'},
        element('summary', {}, word('Every column')));
    details.addEventListener('toggle', () => {
        if (details.open && details.children.length === 1) {
            details.append(...list());
        }
    });
    report.byId('tables').append(details);
}
