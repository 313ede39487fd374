// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Search over everything that has a name or a comment: the box at the top, its list of results and
// its keys.
'use strict';

{
    const maxResults = 60;
    const box = report.byId('search');
    const panel = report.byId('results-box');
    const list = report.byId('results');
    const note = report.byId('results-note');

    // -- What can be found

    const kinds = ['table', 'column', 'revision', 'key', 'index', 'comment'];
    let entries = null;

    function add(kind, wholeText, detail, target) {
        const text = wholeText.trim();
        if (text) {
            entries.push({
                kind: kinds.indexOf(kind),
                text,
                lower: text.toLowerCase(),
                detail,
                lowerDetail: detail.toLowerCase(),
                target,
            });
        }
    }

    function addTable(table) {
        const {section, id, name} = table;
        add('table', name, '', id);
        for (const column of table.columns) {
            add('column', column.name, `${name} · ${column.type}`, column.id);
        }
        for (const cell of section.querySelectorAll('td.name')) {
            const isIndex = cell.closest('table').classList.contains('indexes');
            if (!cell.closest('table').classList.contains('in')) {
                add(isIndex ? 'index' : 'key', cell.textContent, name, id);
            }
        }
        for (const comment of section.querySelectorAll('.comment')) {
            const row = comment.closest('tr');
            const column = row ? `.${row.querySelector('th').textContent}` : '';
            add('comment', comment.textContent, name + column, row ? row.id : id);
        }
    }

    function addRevision(item) {
        const title = item.querySelector('h3 a').textContent;
        const id = item.querySelector('code').textContent;
        add('revision', id, title, item.id);
        if (title !== id) {
            add('revision', title, id, item.id);
        }
    }

    function everything() {
        if (!entries) {
            entries = [];
            report.catalogue().tables.forEach(addTable);
            document.querySelectorAll('ol.history > li').forEach(addRevision);
        }
        return entries;
    }

    // -- How well something fits: the smaller the better; nothing if it does not

    const isLetter = unit => (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122) || unit > 127;

    function wordStart(text, word) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at === 0 || !isLetter(text.charCodeAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    function isSpread(text, letters) {
        let at = -1;
        for (const letter of letters) {
            at = text.indexOf(letter, at + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    function fitOfWord(entry, word) {
        if (entry.lower === word) {
            return 0;
        }
        if (entry.lower.startsWith(word)) {
            return 1;
        }
        if (entry.lower.includes(word)) {
            return wordStart(entry.lower, word) ? 2 : 3;
        }
        return entry.lowerDetail.includes(word) ? 5 : null;
    }

    // Words must all fit, wherever; letters that are merely spread over a name come last.
    function fit(entry, words) {
        let worst = 0;
        let isOwn = false;
        for (const word of words) {
            const one = fitOfWord(entry, word);
            if (one === null) {
                const mayBeSpread = words.length === 1 && word.length > 2 && entry.kind < 5;
                return mayBeSpread && isSpread(entry.lower, word) ? 6 : null;
            }
            isOwn ||= one < 5;
            worst = Math.max(worst, one);
        }
        return isOwn ? worst : null;
    }

    // The best ones, and how many there are.
    report.find = query => {
        const words = query.toLowerCase().split(/[\s.]+/u).filter(word => word !== '');
        const shelves = Array.from({length: 7 * kinds.length}, () => []);
        let count = 0;
        for (const entry of words.length === 0 ? [] : everything()) {
            const one = fit(entry, words);
            if (one !== null) {
                shelves[one * kinds.length + entry.kind].push(entry);
                ++count;
            }
        }
        const best = [];
        for (const shelf of shelves) {
            if (best.length >= maxResults) {
                break;
            }
            best.push(...shelf.sort((a, b) => a.text.length - b.text.length));
        }
        return {best: best.slice(0, maxResults), count, words};
    };

    // -- The list

    let shown = [];
    let chosen = -1;

    function marked(text, words) {
        const parts = [];
        const lower = text.toLowerCase();
        const hit = words.map(word => [lower.indexOf(word), word.length])
            .filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0])[0];
        // Lower case may be longer than the text in a few scripts; then nothing is marked.
        if (!hit || lower.length !== text.length) {
            return [text];
        }
        const [at, length] = hit;
        parts.push(text.slice(0, at), report.element('mark', {}, text.slice(at, at + length)),
            text.slice(at + length));
        return parts;
    }

    function choose(number) {
        list.children[chosen]?.setAttribute('aria-selected', 'false');
        chosen = number;
        const item = list.children[chosen];
        if (item) {
            item.setAttribute('aria-selected', 'true');
            box.setAttribute('aria-activedescendant', item.id);
            item.scrollIntoView({block: 'nearest'});
        } else {
            box.removeAttribute('aria-activedescendant');
        }
    }

    function open(isOpen) {
        panel.hidden = !isOpen;
        box.setAttribute('aria-expanded', String(isOpen));
    }

    function item(entry, number, words) {
        return report.element('li', {
            id: `result-${number}`, role: 'option', 'aria-selected': 'false',
        }, report.element('span', {class: 'kind'}, report.word(kinds[entry.kind])), ' ',
        report.element('b', {}, ...marked(entry.text, words)), ' ',
        report.element('small', {}, ...marked(entry.detail, words)));
    }

    function show() {
        const {best, count, words} = report.find(box.value);
        shown = best;
        list.replaceChildren(...best.map((entry, number) => item(entry, number, words)));
        choose(best.length > 0 ? 0 : -1);
        note.textContent = count > 0 ? `${count} ${report.word('found')}`
            : report.word('Nothing found.');
        open(words.length > 0);
    }

    function go(number) {
        const entry = shown[number];
        if (!entry) {
            return;
        }
        open(false);
        if (location.hash === `#${entry.target}`) {
            report.byId(entry.target).scrollIntoView();
        } else {
            location.hash = entry.target;
        }
        const target = report.byId(entry.target);
        (target.querySelector('a') ?? target).focus({preventScroll: true});
    }

    // Beforehand, when there is nothing else to do: then the first letter finds as fast as others.
    globalThis.requestIdleCallback?.(everything);

    box.addEventListener('input', show);
    box.addEventListener('focus', () => {
        everything();
        if (box.value) {
            show();
        }
    });
    box.addEventListener('blur', () => open(false));
    // Before the box loses the focus and the list goes.
    list.addEventListener('pointerdown', event => event.preventDefault());
    list.addEventListener('click', event => {
        go(Array.prototype.indexOf.call(list.children, event.target.closest('li')));
    });

    box.addEventListener('keydown', event => {
        const last = shown.length - 1;
        switch (event.key) {
        case 'ArrowDown':
            choose(chosen < last ? chosen + 1 : 0);
            break;
        case 'ArrowUp':
            choose(chosen > 0 ? chosen - 1 : last);
            break;
        case 'Enter':
            go(chosen);
            break;
        case 'Escape':
            if (panel.hidden) {
                box.value = '';
            }
            open(false);
            break;
        default:
            return;
        }
        event.preventDefault();
    });

    document.addEventListener('keydown', event => {
        const isTyping = event.target.matches('input:not([type=range]), select, textarea');
        const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey;
        const isCommand = event.key === 'k' && (event.ctrlKey || event.metaKey);
        if (isSlash || isCommand) {
            event.preventDefault();
            box.focus();
            box.select();
        }
    });
}
