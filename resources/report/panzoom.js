// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Moves about in an SVG by its viewBox: dragging, pinching, the wheel, buttons.
'use strict';

report.PanZoom = class {
    static smallest = 0.02;
    static largest = 3;

    // `changed(scale)` is called after every change. `takesWheel()` says whether the wheel alone
    // zooms; otherwise it scrolls the page, and zooms with Ctrl.
    constructor(svg, {changed, takesWheel}) {
        this.svg = svg;
        this.changed = changed;
        this.takesWheel = takesWheel;
        this.content = {x: 0, y: 0, width: 1, height: 1};
        this.scale = 1;
        this.x = 0;
        this.y = 0;
        this.pointers = new Map();
        this.hasMoved = false;
        this.write = report.soon(() => this.writeNow());
        this.listen();
    }

    get width() {
        return this.svg.clientWidth || 1;
    }

    get height() {
        return this.svg.clientHeight || 1;
    }

    writeNow() {
        const {x, y, scale, width, height} = this;
        this.svg.setAttribute('viewBox', `${x} ${y} ${width / scale} ${height / scale}`);
        this.changed(scale);
    }

    // What there is to be seen, in the drawing's own lengths.
    setContent(content) {
        this.content = content;
        this.fit();
    }

    fit(largest = 1) {
        const {content} = this;
        this.scale = Math.max(report.PanZoom.smallest, Math.min(largest,
            this.width / content.width, this.height / content.height));
        this.centre(content.x + content.width / 2, content.y + content.height / 2);
    }

    centre(x, y) {
        this.x = x - this.width / this.scale / 2;
        this.y = y - this.height / this.scale / 2;
        this.write();
    }

    // Moves as little as makes the rectangle visible.
    reveal({x, y, width, height}) {
        const space = 24 / this.scale;
        const right = this.x + this.width / this.scale;
        const bottom = this.y + this.height / this.scale;
        this.x += Math.min(0, x - space - this.x) + Math.max(0, x + width + space - right);
        this.y += Math.min(0, y - space - this.y) + Math.max(0, y + height + space - bottom);
        this.write();
    }

    pan(dx, dy) {
        // Some of the content stays in sight.
        const {content, scale} = this;
        const free = 60 / scale;
        this.x = Math.min(content.x + content.width - free,
            Math.max(content.x - this.width / scale + free, this.x - dx / scale));
        this.y = Math.min(content.y + content.height - free,
            Math.max(content.y - this.height / scale + free, this.y - dy / scale));
        this.write();
    }

    // The place at (px, py) in the window's pixels stays where it is.
    zoom(factor, px = this.width / 2, py = this.height / 2) {
        const scale = Math.max(report.PanZoom.smallest,
            Math.min(report.PanZoom.largest, this.scale * factor));
        this.x += px / this.scale - px / scale;
        this.y += py / this.scale - py / scale;
        this.scale = scale;
        this.write();
    }

    listen() {
        const {svg, pointers} = this;
        svg.addEventListener('wheel', event => {
            if (!event.ctrlKey && !event.metaKey && !this.takesWheel()) {
                return;
            }
            event.preventDefault();
            const lines = event.deltaMode === 1 ? 20 : 1;
            const box = svg.getBoundingClientRect();
            this.zoom(Math.exp(-event.deltaY * lines * 0.002), event.clientX - box.left,
                event.clientY - box.top);
        }, {passive: false});

        svg.addEventListener('pointerdown', event => {
            if (event.button === 0) {
                pointers.set(event.pointerId, event);
                this.hasMoved = false;
                this.travelled = 0;
            }
        });
        svg.addEventListener('pointermove', event => this.move(event));
        for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
            svg.addEventListener(end, event => {
                pointers.delete(event.pointerId);
                svg.classList.remove('moving');
            });
        }
        // The click that ends a drag is none.
        svg.addEventListener('click', event => {
            if (this.hasMoved) {
                event.preventDefault();
                event.stopImmediatePropagation();
            }
        }, true);
        svg.addEventListener('dragstart', event => event.preventDefault());
        new ResizeObserver(() => this.write()).observe(svg);
    }

    move(event) {
        const {svg, pointers} = this;
        const before = pointers.get(event.pointerId);
        if (!before) {
            return;
        }
        const dx = event.clientX - before.clientX;
        const dy = event.clientY - before.clientY;
        this.travelled += Math.abs(dx) + Math.abs(dy);
        if (!this.hasMoved && this.travelled > 4) {
            this.hasMoved = true;
            svg.setPointerCapture(event.pointerId);
            svg.classList.add('moving');
        }
        if (pointers.size === 2) {
            const other = Array.from(pointers).find(([id]) => id !== event.pointerId)[1];
            const distance = one => Math.hypot(one.clientX - other.clientX,
                one.clientY - other.clientY);
            const box = svg.getBoundingClientRect();
            this.zoom(distance(event) / Math.max(1, distance(before)),
                (event.clientX + other.clientX) / 2 - box.left,
                (event.clientY + other.clientY) / 2 - box.top);
        } else {
            this.pan(dx, dy);
        }
        pointers.set(event.pointerId, event);
    }
};
