// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The diagram: the whole of it with levels of detail, or one table's surroundings.
'use strict';

// Without a diagram in the report nothing of this is there.
if (report.byId('map')) {
    const map = report.byId('map');
    const frame = report.byId('diagram-frame');
    const whole = report.byId('whole');
    const near = report.element('svg:g', {id: 'near'});
    const labels = report.element('svg:g', {class: 'labels', 'aria-hidden': 'true'});
    map.append(near, labels);

    const links = Array.from(whole.querySelectorAll('.boxes > a'));
    links.forEach((link, number) => {
        link.dataset.n = number;
        link.tabIndex = number === 0 ? 0 : -1;
    });
    const wholeSize = {
        x: 0,
        y: 0,
        width: Number(map.getAttribute('width')),
        height: Number(map.getAttribute('height')),
    };
    map.removeAttribute('width');
    map.removeAttribute('height');

    // Where a box is, from its transform; no layout is asked for.
    const rectangles = new Map();
    function rectangleOf(link) {
        let rectangle = rectangles.get(link);
        if (!rectangle) {
            const [x, y] = link.getAttribute('transform').match(/-?[\d.]+/gu).map(Number);
            const box = link.querySelector('.b');
            rectangle = {
                x, y, width: Number(box.getAttribute('width')),
                height: Number(box.getAttribute('height')),
            };
            rectangles.set(link, rectangle);
        }
        return rectangle;
    }

    // -- Levels of detail: everything, or from afar names alone

    const smallestLetters = 8;  // on the screen
    const usualLetters = 13;
    const isFull = () => frame.classList.contains('full');
    const view = new report.PanZoom(map, {changed: scaleChanged, takesWheel: isFull});
    const minimap = new report.Minimap(frame, view);

    function showContent(content) {
        const boxes = focus ? Array.from(near.querySelectorAll('.boxes > a')) : links;
        minimap.setContent(content, boxes.map(rectangleOf));
        view.setContent(content);
    }

    function overlap(one, other) {
        return one.left < other.right && one.right > other.left
            && one.top < other.bottom && one.bottom > other.top;
    }

    // A name as lines of at most so many letters, broken where its words end; words stay whole.
    function linesOf(name, letters) {
        const words = name.split(/(?<=[_.\-\s])|(?<=[a-z])(?=[A-Z])/u);
        const lines = [''];
        for (const word of words) {
            if (lines.at(-1) !== '' && lines.at(-1).length + word.length > letters) {
                lines.push('');
            }
            lines[lines.length - 1] += word;
        }
        return lines;
    }

    const longest = lines => Math.max(...lines.map(line => line.length));
    const letterWidth = 0.62;  // of a letter's height, about
    const lineHeight = 1.2;

    // A name in the middle of its box, in as many lines as make it largest; over the box, and in
    // one line, if `free`.
    function label(link, name, scale, free) {
        const box = rectangleOf(link);
        let lines = [name];
        let size = 11 / scale;
        if (!free) {
            const fitting = some => Math.min(usualLetters / scale,
                (box.width - 10) / (longest(some) * letterWidth),
                (box.height - 6) / (some.length * lineHeight));
            for (let parts = 2; parts < 5; ++parts) {
                const more = linesOf(name, Math.ceil(name.length / parts) + 2);
                lines = fitting(more) > fitting(lines) * 1.1 ? more : lines;
            }
            size = fitting(lines);
        }
        const x = box.x + box.width / 2;
        const y = box.y + box.height / 2;
        const half = longest(lines) * size * letterWidth / 2;
        return {
            link, lines, size, x, y,
            left: x - half, right: x + half, top: y - size * 0.7, bottom: y + size * 0.7,
        };
    }

    function drawLabel({link, lines, size, x, y}) {
        const top = y - (lines.length - 1) * size * lineHeight / 2 + size / 3;
        return report.element('svg:text', {
            'font-size': size,
            'stroke-width': size / 4,
            'class': link.classList.contains('on') ? 'on' : '',
        }, ...lines.map((line, i) => report.element('svg:tspan', {
            x, y: top + i * size * lineHeight,
        }, line)));
    }

    // Every name that can be read inside its box. Where that is none of most, names of the tables
    // with the most keys lie over the boxes, as many as have room.
    function labelsFor(scale, links) {
        const {tables} = report.catalogue();
        const nameOf = link => tables[Number(link.dataset.n)].name;
        const inside = links.map(link => label(link, nameOf(link), scale, false))
            .filter(one => one.size * scale >= smallestLetters);
        if (inside.length > links.length / 2) {
            return inside;
        }
        const degree = link => {
            const table = tables[Number(link.dataset.n)];
            return table.out.length + table.in.length;
        };
        const chosen = [];
        for (const link of Array.from(links).sort((a, b) => degree(b) - degree(a))) {
            const one = label(link, nameOf(link), scale, true);
            if (chosen.length < 150 && !chosen.some(other => overlap(one, other))) {
                chosen.push(one);
            }
        }
        return chosen;
    }

    function drawLabels(scale) {
        const shown = focus ? Array.from(near.querySelectorAll('.boxes > a')) : links;
        labels.replaceChildren(...labelsFor(scale, shown).map(drawLabel));
        map.style.setProperty('--thin', String(1.2 / scale));
        map.classList.toggle('crowded', shown.length > 150);
    }

    let labelScale = 0;
    function refreshLabels() {
        labelScale = 0;
        view.write();
    }

    function scaleChanged(scale) {
        minimap.update();
        const level = scale < 0.65 ? 0 : 1;
        map.dataset.level = level;
        report.byId('zoom-level').textContent = `${Math.round(scale * 100)} %`;
        if (level === 1) {
            labelScale = 0;
            labels.replaceChildren();
        } else if (Math.abs(Math.log(labelScale / scale)) > 0.1) {
            labelScale = scale;
            drawLabels(scale);
        }
    }

    // -- A picked table stands out with what it is tied to

    let picked = null;

    function pick(number) {
        for (const old of map.querySelectorAll('.on, .picked')) {
            old.classList.remove('on', 'picked');
        }
        picked = number;
        const {tables} = report.catalogue();
        const table = tables[number];
        map.classList.toggle('dim', Boolean(table));
        report.byId('pick-tools').hidden = !table || Boolean(focus);
        if (!table) {
            refreshLabels();
            return;
        }
        const group = focus ? near : whole;
        const ids = new Set([number, ...table.out.map(key => key.to),
            ...table.in.map(key => key.from)]);
        for (const link of group.querySelectorAll('.boxes > a')) {
            link.classList.toggle('on', ids.has(Number(link.dataset.n)));
            link.classList.toggle('picked', Number(link.dataset.n) === number);
        }
        for (const edge of group.querySelectorAll(
            `.e[data-f="${number}"], .e[data-t="${number}"]`)) {
            edge.classList.add('on');
        }
        report.byId('pick-name').textContent = table.name;
        refreshLabels();
        report.byId('pick-focus').setAttribute('href', `#focus/${table.id}`);
        report.byId('pick-table').setAttribute('href', `#${table.id}`);
    }

    map.addEventListener('click', event => {
        const link = event.target.closest('a');
        // Enter on a link is a click without a mouse: it goes to the table, as links do.
        if (event.detail === 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        event.preventDefault();
        const number = link ? Number(link.dataset.n) : null;
        pick(number === picked ? null : number);
    });
    map.addEventListener('dblclick', event => {
        const link = event.target.closest('a');
        if (link) {
            location.hash = link.getAttribute('href');
        }
    });

    // -- Focus: "#focus/<table>/<hops>/<side>"

    let focus = null;

    function readFocus(hash) {
        const [, id, hops, side] = hash.match(/^#focus\/([^/]+)(?:\/([1-5]))?(?:\/(both|in|out))?$/u)
            ?? [];
        const number = id ? report.catalogue().numbers.get(id) : undefined;
        return number === undefined ? null
            : {id, number, hops: Number(hops ?? 1), side: side ?? 'both'};
    }

    function showFocus(next) {
        focus = next;
        pick(null);
        whole.style.display = focus ? 'none' : '';
        report.byId('focus-tools').hidden = !focus;
        if (!focus) {
            near.replaceChildren();
            rectangles.clear();
            refreshLabels();
            showContent(wholeSize);
            return;
        }
        const {tables} = report.catalogue();
        const detail = report.byId('focus-detail').value;
        report.byId('focus-name').textContent = tables[focus.number].name;
        report.byId('focus-hops').value = focus.hops;
        report.byId('focus-count').textContent = focus.hops;
        report.byId('focus-side').value = focus.side;
        report.byId('focus-table').setAttribute('href', `#${focus.id}`);
        rectangles.clear();
        refreshLabels();
        showContent(report.drawNeighbours(near, tables, focus.number, {...focus, detail}));
    }

    function changeFocus() {
        const hops = report.byId('focus-hops').value;
        const side = report.byId('focus-side').value;
        // Sliding is not walking: one step back leaves the focus.
        history.replaceState(null, '', `#focus/${focus.id}/${hops}/${side}`);
        follow();
    }

    function follow() {
        const next = readFocus(location.hash);
        if (next) {
            showFocus(next);
            report.byId('diagram').scrollIntoView();
        } else if (focus && ['', '#diagram'].includes(location.hash)) {
            showFocus(null);
        }
        if (!next && location.hash !== '#diagram') {
            setFull(false);
        }
    }

    report.byId('focus-hops').addEventListener('input', changeFocus);
    report.byId('focus-side').addEventListener('change', changeFocus);
    report.byId('focus-detail').addEventListener('change', () => showFocus(focus));
    addEventListener('hashchange', follow);

    // Each table's section leads into the diagram.
    for (const section of document.querySelectorAll('section.table')) {
        section.querySelector('.facts').append(report.element('a', {
            class: 'to-diagram', href: `#focus/${section.id}`,
        }, report.word('In the diagram')));
    }

    // -- Buttons and keys

    function setFull(full) {
        frame.classList.toggle('full', full);
        document.body.classList.toggle('has-full', full);
        report.byId('zoom-full').setAttribute('aria-pressed', String(full));
    }

    report.byId('zoom-in').addEventListener('click', () => view.zoom(1.3));
    report.byId('zoom-out').addEventListener('click', () => view.zoom(1 / 1.3));
    report.byId('zoom-fit').addEventListener('click', () => view.fit());
    report.byId('zoom-full').addEventListener('click', () => {
        setFull(!isFull());
        view.fit();
    });

    // The nearest box in a direction; those straight ahead count as nearer.
    function neighbourOf(link, dx, dy) {
        const middle = one => {
            const {x, y, width, height} = rectangleOf(one);
            return [x + width / 2, y + height / 2];
        };
        const [x, y] = middle(link);
        let best = null;
        let least = Infinity;
        for (const other of link.parentElement.children) {
            const [ox, oy] = middle(other);
            const ahead = (ox - x) * dx + (oy - y) * dy;
            const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
            const cost = ahead + 2 * aside;
            if (ahead > 0 && cost < least) {
                least = cost;
                best = other;
            }
        }
        return best;
    }

    function walk(link, next) {
        link.tabIndex = -1;
        next.tabIndex = 0;
        next.focus({preventScroll: true});
        view.reveal(rectangleOf(next));
    }

    const arrows = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
    map.addEventListener('keydown', event => {
        const link = event.target.closest('a');
        const arrow = arrows[event.key];
        if (event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (arrow && event.shiftKey) {
            view.pan(-60 * arrow[0], -60 * arrow[1]);
        } else if (arrow && link) {
            const next = neighbourOf(link, ...arrow);
            if (next) {
                walk(link, next);
            }
        } else if (event.key === '+' || event.key === '=') {
            view.zoom(1.3);
        } else if (event.key === '-') {
            view.zoom(1 / 1.3);
        } else if (event.key === '0') {
            view.fit();
        } else if (event.key === 'f' && link) {
            location.hash = `focus/${report.catalogue().tables[Number(link.dataset.n)].id}`;
        } else if (event.key === ' ' && link) {
            pick(Number(link.dataset.n));
        } else {
            return;
        }
        event.preventDefault();
    });
    document.addEventListener('keydown', event => {
        if (event.key !== 'Escape' || event.defaultPrevented) {
            return;
        }
        if (isFull()) {
            setFull(false);
            view.fit();
        } else if (picked !== null) {
            pick(null);
        } else if (focus) {
            location.hash = 'diagram';
        }
    });

    showContent(wholeSize);
    // Once the rest of the page is there.
    requestAnimationFrame(follow);
}
