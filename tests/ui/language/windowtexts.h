// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

class QAction;
class QMenuBar;
class QWidget;

namespace limbeck {

/// What is written somewhere in a window.
struct ShownText
{
    QString where;  ///< the class and name of what shows it
    QString text;
};

/// The texts of what is visible below `top`, itself included: labels, buttons, tabs, headers,
/// entries to choose from, tool tips, names for screen readers. Cells of views are not among
/// them: most are data.
QList<ShownText> textsBelow(const QWidget& top);
/// The texts of all menus, their tips included.
QList<ShownText> textsOf(const QMenuBar& bar);

/// The labels and buttons below `top` that have less room than their text needs.
QStringList clippedBelow(const QWidget& top);

/// Entries of one menu (and of those below it), or labels and buttons of one dialog, that share
/// a key after Alt.
QStringList sharedKeys(const QList<QAction*>& menu);
QStringList sharedKeys(const QWidget& dialog);

}  // namespace limbeck
