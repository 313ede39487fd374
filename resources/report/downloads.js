// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists as files for spreadsheets. They are made in the page, of what stands there; nothing is
// asked of anybody.
'use strict';

{
    const {element, word} = report;

    // RFC 4180. A cell that a spreadsheet would compute gets an apostrophe in front.
    function cellText(text) {
        const safe = /^[=+\-@\p{Cc}]/u.test(text) ? `'${text}` : text;
        return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    }

    // Lines of one cell are told apart by semicolons.
    function textOf(cell) {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll('br').forEach(line => line.replaceWith('; '));
        return copy.textContent.trim();
    }

    report.csvOf = table => [...table.tHead.rows, ...table.tBodies[0].rows]
        .filter(row => !row.hidden)
        .map(row => `${Array.from(row.cells, cell => cellText(textOf(cell))).join(',')}\r\n`)
        .join('');

    function save(name, type, text) {
        const address = URL.createObjectURL(new Blob([text], {type}));
        element('a', {href: address, download: name}).click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
    }

    // A button that saves the rows that are shown.
    report.csvButton = (table, name) => {
        const button = element('button', {'type': 'button', 'class': 'csv'},
            word('Download as CSV'));
        button.addEventListener('click', () => save(`${name}.csv`, 'text/csv',
            report.csvOf(table)));
        return button;
    };

    for (const table of document.querySelectorAll('table.sortable')) {
        const section = table.closest('section[id]');
        table.closest('.scroll').before(element('p', {class: 'csv'},
            report.csvButton(table, section.id)));
    }
}
