// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the other scripts share, and what belongs to the page as a whole: light and dark, the menu
// on narrow screens, printing, and which part of the page is being read.
'use strict';

const report = {
    // `english` in the report's language, if the page has a word for it.
    word(english) {
        report.words ??= new Map(Array.from(document.getElementById('words').content.children,
            word => [word.title, word.textContent]));
        return report.words.get(english) ?? english;
    },

    // An element with attributes and children; texts become text nodes, never markup.
    element(name, attributes = {}, ...children) {
        const node = name.startsWith('svg:')
            ? document.createElementNS('http://www.w3.org/2000/svg', name.slice(4))
            : document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) {
            node.setAttribute(key, value);
        }
        node.append(...children);
        return node;
    },

    byId(id) {
        return document.getElementById(id);
    },

    // Calls `action` once the reader has stopped typing or moving for a moment.
    soon(action) {
        let waiting = 0;
        return (...values) => {
            cancelAnimationFrame(waiting);
            waiting = requestAnimationFrame(() => action(...values));
        };
    },
};

{
    const root = document.documentElement;
    const button = report.byId('theme');
    const dark = matchMedia('(prefers-color-scheme: dark)');

    const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches);
    const showTheme = () => {
        button.textContent = report.word(isDark() ? 'Light' : 'Dark');
    };
    button.addEventListener('click', () => {
        root.dataset.theme = isDark() ? 'light' : 'dark';
        showTheme();
        try {
            localStorage.setItem('limbeck-report-theme', root.dataset.theme);
        } catch {
            // Not kept; it still holds for now.
        }
    });
    dark.addEventListener('change', showTheme);
    showTheme();
}

{
    const button = report.byId('menu');
    const open = isOpen => {
        document.body.classList.toggle('menu-open', isOpen);
        button.setAttribute('aria-expanded', String(isOpen));
    };
    button.addEventListener('click', () => open(!document.body.classList.contains('menu-open')));
    report.byId('contents').addEventListener('click', event => {
        if (event.target.closest('a')) {
            open(false);
        }
    });
    document.addEventListener('keydown', event => {
        if (event.key === 'Escape') {
            open(false);
        }
    });
}

// Paper cannot unfold anything.
{
    let folded = [];
    addEventListener('beforeprint', () => {
        folded = Array.from(document.querySelectorAll('details:not([open], .every, .sql)'));
        folded.forEach(details => {
            details.open = true;
        });
    });
    addEventListener('afterprint', () => {
        folded.forEach(details => {
            details.open = false;
        });
    });
}

// Marks in the contents what is being read.
{
    const links = new Map(Array.from(document.querySelectorAll('#contents a'),
        link => [link.getAttribute('href').slice(1), link]));
    const list = document.querySelector('#contents .tables');
    const visible = new Set();
    let current = null;
    const mark = report.soon(() => {
        // The last of those on the screen's upper part that began: a table, not all of them.
        const id = Array.from(links.keys()).findLast(key => visible.has(key));
        const link = links.get(id);
        if (link === current) {
            return;
        }
        current?.removeAttribute('aria-current');
        current = link;
        current?.setAttribute('aria-current', 'true');
        if (current && list.contains(current)) {
            // Not scrollIntoView(): that would move the page too.
            const nav = report.byId('contents');
            const top = current.offsetTop - nav.clientHeight / 2;
            nav.scrollTo({top});
        }
    });
    const observer = new IntersectionObserver(entries => {
        for (const entry of entries) {
            visible[entry.isIntersecting ? 'add' : 'delete'](entry.target.id);
        }
        mark();
    }, {rootMargin: '-64px 0px -70% 0px'});
    for (const section of document.querySelectorAll('main section[id]')) {
        observer.observe(section);
    }
}
