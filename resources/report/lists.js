// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists that can be sorted by their headings, and the boxes that filter lists.
'use strict';

{
    const order = new Intl.Collator(document.documentElement.lang, {numeric: true});

    function sort(table, column, isRising) {
        const body = table.tBodies[0];
        const rows = Array.from(body.rows, row => [row.cells[column].textContent.trim(), row]);
        // What says nothing comes last, whatever the direction.
        rows.sort(([a], [b]) => {
            if (a === '' || b === '') {
                return (a === '') - (b === '');
            }
            return isRising ? order.compare(a, b) : order.compare(b, a);
        });
        body.append(...rows.map(([, row]) => row));
    }

    function makeSortable(table) {
        const heads = Array.from(table.tHead.rows[0].cells);
        heads.forEach((head, column) => {
            const button = report.element('button', {type: 'button'}, ...head.childNodes);
            head.replaceChildren(button);
            button.addEventListener('click', () => {
                // Numbers are looked at from the largest down.
                const isNumber = table.tBodies[0].rows[0]?.cells[column].classList.contains('n');
                const before = head.getAttribute('aria-sort');
                const isRising = before ? before === 'descending' : !isNumber;
                heads.forEach(other => other.removeAttribute('aria-sort'));
                head.setAttribute('aria-sort', isRising ? 'ascending' : 'descending');
                sort(table, column, isRising);
            });
        });
    }

    report.makeSortable = makeSortable;
    document.querySelectorAll('table.sortable').forEach(makeSortable);

    function makeFilter(input, items) {
        input?.addEventListener('input', () => {
            const words = input.value.toLowerCase().split(/\s+/u);
            for (const item of items) {
                const text = item.textContent.toLowerCase();
                item.hidden = !words.every(word => text.includes(word));
            }
        });
    }

    report.makeFilter = makeFilter;
    makeFilter(report.byId('contents-filter'),
        document.querySelectorAll('#contents .tables > li'));
    makeFilter(report.byId('history-filter'), document.querySelectorAll('ol.history > li'));

    // What is wider than its place can be scrolled with keys.
    const observer = new ResizeObserver(boxes => {
        for (const {target} of boxes) {
            if (target.scrollWidth > target.clientWidth) {
                target.tabIndex = 0;
            } else {
                target.removeAttribute('tabindex');
            }
        }
    });
    document.querySelectorAll('.scroll').forEach(box => observer.observe(box));
}
