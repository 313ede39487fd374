// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The surroundings of one table: what refers to it on the left, what it refers to on the right, in
// columns by distance. Only boxes near the table are drawn, so any schema will do.
'use strict';

{
    const headerHeight = 28;
    const rowHeight = 20;
    const bodyPadding = 3;
    const markWidth = 26;
    const gapX = 90;
    const gapY = 18;
    const smallestWidth = 140;
    const largestWidth = 340;
    const columnShape = 1.6;  // how many times higher than wide a column may be
    const svg = (name, attributes, ...children) =>
        report.element(`svg:${name}`, attributes, ...children);

    // -- Who belongs to it

    // Distances with a sign: -2 for what refers to what refers to the table. `side` is "in", "out"
    // or "both".
    report.distances = (tables, centre, hops, side) => {
        const found = new Map([[centre, 0]]);
        let ring = [centre];
        for (let hop = 1; hop <= hops; ++hop) {
            const next = [];
            const visit = (number, distance) => {
                if (!found.has(number)) {
                    found.set(number, distance);
                    next.push(number);
                }
            };
            for (const number of ring) {
                const sign = Math.sign(found.get(number));
                if (side !== 'in') {
                    tables[number].out.forEach(key => visit(key.to, (sign || 1) * hop));
                }
                if (side !== 'out') {
                    tables[number].in.forEach(key => visit(key.from, (sign || -1) * hop));
                }
            }
            ring = next;
        }
        return found;
    };

    // -- How large the boxes are

    const pen = document.createElement('canvas').getContext('2d');
    let family = null;

    function widthOf(text, pixels, weight = 400) {
        family ??= getComputedStyle(document.body).fontFamily;
        pen.font = `${weight} ${pixels}px ${family}`;
        return pen.measureText(text).width;
    }

    function cut(text, width, pixels, weight) {
        if (widthOf(text, pixels, weight) <= width) {
            return text;
        }
        let low = 0;
        let high = text.length;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (widthOf(`${text.slice(0, middle)}…`, pixels, weight) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return `${text.slice(0, low)}…`;
    }

    function boxOf(table, detail) {
        const rows = table.columns.filter(column => detail === 'all'
            || (detail === 'keys' && (column.isPrimary || column.isForeign)));
        const widths = rows.map(row => markWidth + 28 + widthOf(row.name, 12)
            + widthOf(row.type, 12));
        const width = Math.max(smallestWidth, Math.min(largestWidth,
            Math.ceil(Math.max(widthOf(table.name, 13, 700) + 24, ...widths))));
        const body = rows.length > 0 ? rows.length * rowHeight + 2 * bodyPadding : 0;
        return {table, rows, width, height: headerHeight + body, x: 0, y: 0, isCentre: false};
    }

    // -- Where they stand

    // The mean height of those in the columns before that a box is tied to.
    function pull(box, boxes) {
        const tied = [...box.table.out.map(key => key.to), ...box.table.in.map(key => key.from)]
            .map(number => boxes.get(number))
            .filter(other => other?.isPlaced && other !== box);
        const sum = tied.reduce((total, other) => total + other.y + other.height / 2, 0);
        return tied.length > 0 ? sum / tied.length : 0;
    }

    function placeColumn(column, x) {
        const height = column.reduce((sum, box) => sum + box.height + gapY, -gapY);
        let y = -height / 2;
        for (const box of column) {
            box.x = x;
            box.y = y;
            y += box.height + gapY;
        }
    }

    function widest(column) {
        return Math.max(...column.map(box => box.width));
    }

    function placeSide(boxes, distances, sign, centre) {
        let edge = sign > 0 ? centre.x + centre.width : centre.x;
        for (let hop = 1; ; ++hop) {
            const ring = Array.from(boxes.values())
                .filter(box => distances.get(box.table.number) === sign * hop);
            if (ring.length === 0) {
                return;
            }
            ring.sort((a, b) => pull(a, boxes) - pull(b, boxes) || a.table.number - b.table.number);
            const height = ring.reduce((sum, box) => sum + box.height + gapY, 0);
            const count = Math.ceil(Math.sqrt(height / ((widest(ring) + gapX) * columnShape)));
            const size = Math.ceil(ring.length / count);
            for (let i = 0; i < count; ++i) {
                const column = ring.slice(i * size, (i + 1) * size);
                const width = widest(column);
                edge += sign > 0 ? gapX : -gapX - width;
                placeColumn(column, edge);
                edge += sign > 0 ? width : 0;
            }
            ring.forEach(box => {
                box.isPlaced = true;
            });
        }
    }

    // -- How they are drawn

    function drawRow(box, row, number) {
        const room = box.width - markWidth - 22;
        const isLong = widthOf(row.name, 12) + widthOf(row.type, 12) > room;
        const name = isLong ? cut(row.name, room * 0.6, 12) : row.name;
        const type = isLong ? cut(row.type, room - widthOf(name, 12), 12) : row.type;
        const y = headerHeight + bodyPadding + (number + 0.5) * rowHeight + 4;
        const text = svg('text', {y});
        if (row.isPrimary || row.isForeign) {
            text.append(svg('tspan', {class: row.isPrimary ? 'pk' : 'fk', x: 8},
                row.isPrimary ? 'PK' : 'FK'));
        }
        text.append(svg('tspan', {x: markWidth + 4}, name),
            svg('tspan', {class: 'ty', x: box.width - 8}, type));
        return text;
    }

    function drawBox(box) {
        const {width, height, table} = box;
        const link = svg('a', {
            href: `#${table.id}`,
            transform: `translate(${box.x} ${box.y})`,
            class: box.isCentre ? 'centre' : '',
            'data-n': table.number,
        });
        link.append(
            svg('title', {}, table.name),
            svg('rect', {class: 'b', width, height, rx: 4}),
            svg('path', {
                class: 'h',
                d: `M0 ${headerHeight}V4a4 4 0 0 1 4-4h${width - 8}a4 4 0 0 1 4 4v24z`,
            }),
            svg('text', {class: 't', x: 10, y: 19}, cut(table.name, width - 20, 13, 700)),
            svg('g', {'class': 'rows', 'aria-hidden': 'true'}, ...box.rows.map((row, i) => drawRow(box, row, i))));
        return link;
    }

    function heightOf(box, columns) {
        const row = box.rows.findIndex(column => column.name === columns[0]);
        return box.y + (row < 0 ? headerHeight / 2
            : headerHeight + bodyPadding + (row + 0.5) * rowHeight);
    }

    // `isAside`: ties two tables that are equally far away, which matters less.
    function drawKey(key, from, to, isAside) {
        const leavesRight = to.x >= from.x + from.width;
        const leavesLeft = to.x + to.width <= from.x;
        const fromSide = leavesLeft ? -1 : 1;
        const toSide = leavesRight ? -1 : 1;
        const x1 = fromSide > 0 ? from.x + from.width : from.x;
        const x2 = toSide > 0 ? to.x + to.width : to.x;
        const y1 = heightOf(from, key.columns);
        const y2 = heightOf(to, key.referents);
        const reach = Math.max(36, Math.abs(x2 - x1) / 2);
        const kind = `e${key.isUnique ? ' u' : ''}${key.isOptional ? ' o' : ''}`
            + (isAside ? ' side' : '');
        return svg('path', {
            class: kind,
            'data-f': key.from,
            'data-t': key.to,
            d: `M${x1} ${y1}C${x1 + fromSide * reach} ${y1} ${x2 + toSide * reach} ${y2} ${x2} ${y2}`,
        });
    }

    // Draws into `group` and returns the rectangle that it takes.
    report.drawNeighbours = (group, tables, centre, {hops, side, detail}) => {
        const distances = report.distances(tables, centre, hops, side);
        const boxes = new Map(Array.from(distances.keys(),
            number => [number, boxOf(tables[number], detail)]));
        const middle = boxes.get(centre);
        middle.isCentre = true;
        middle.isPlaced = true;
        placeColumn([middle], 0);
        placeSide(boxes, distances, 1, middle);
        placeSide(boxes, distances, -1, middle);
        const all = Array.from(boxes.values());
        const isAside = key => key.from !== key.to
            && Math.abs(distances.get(key.from) - distances.get(key.to)) !== 1;
        const keys = all.flatMap(box => box.table.out.filter(key => boxes.has(key.to))
            .map(key => drawKey(key, box, boxes.get(key.to), isAside(key))));
        group.replaceChildren(svg('g', {class: 'edges'}, ...keys),
            svg('g', {class: 'boxes'}, ...all.map(drawBox)));
        const left = Math.min(...all.map(box => box.x)) - 50;
        const top = Math.min(...all.map(box => box.y)) - 24;
        return {
            x: left,
            y: top,
            width: Math.max(...all.map(box => box.x + box.width)) + 50 - left,
            height: Math.max(...all.map(box => box.y + box.height)) + 24 - top,
            count: all.length,
        };
    };
}
