// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A small picture of the whole diagram with the part that is on the screen, to be dragged about.
// It is there while something is out of sight, and for the pointer alone: keys move the diagram.
'use strict';

report.Minimap = class {
    constructor(frame, view) {
        this.view = view;
        this.boxes = report.element('svg:path', {class: 'mini-boxes'});
        this.window = report.element('svg:rect', {class: 'mini-window'});
        this.svg = report.element('svg:svg', {'class': 'minimap', 'aria-hidden': 'true'},
            this.boxes, this.window);
        frame.append(this.svg);
        const go = event => {
            const {x, y} = new DOMPoint(event.clientX, event.clientY)
                .matrixTransform(this.svg.getScreenCTM().inverse());
            view.centre(x, y);
            event.preventDefault();
        };
        this.svg.addEventListener('pointerdown', event => {
            this.svg.setPointerCapture(event.pointerId);
            go(event);
        });
        this.svg.addEventListener('pointermove', event => {
            if (this.svg.hasPointerCapture(event.pointerId)) {
                go(event);
            }
        });
    }

    // What there is, in the diagram's own lengths.
    setContent({x, y, width, height}, rectangles) {
        this.content = {x, y, width, height};
        this.svg.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
        this.boxes.setAttribute('d', rectangles.map(box => `M${box.x} ${box.y}h${box.width}`
            + `v${box.height}h${-box.width}z`).join(''));
        this.window.setAttribute('stroke-width', Math.max(width, height) / 100);
        this.update();
    }

    update() {
        if (!this.content) {
            return;
        }
        const {x, y, width, height, scale} = this.view;
        const {content} = this;
        const right = x + width / scale;
        const bottom = y + height / scale;
        const isWhole = x <= content.x && y <= content.y && right >= content.x + content.width
            && bottom >= content.y + content.height;
        this.svg.classList.toggle('idle', isWhole);
        if (isWhole) {
            return;
        }
        const left = Math.max(x, content.x);
        const top = Math.max(y, content.y);
        for (const [name, value] of Object.entries({
            x: left,
            y: top,
            width: Math.max(0, Math.min(right, content.x + content.width) - left),
            height: Math.max(0, Math.min(bottom, content.y + content.height) - top),
        })) {
            this.window.setAttribute(name, value);
        }
    }
};
