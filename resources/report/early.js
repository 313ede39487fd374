// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs before anything is shown, so that nothing jumps: tells the styles that scripts run, and
// takes the reader's choice of light or dark.
'use strict';

document.documentElement.classList.add('js');
try {
    const theme = localStorage.getItem('limbeck-report-theme');
    if (theme === 'light' || theme === 'dark') {
        document.documentElement.dataset.theme = theme;
    }
} catch {
    // Browsers may keep nothing for files; then the system's choice holds.
}
