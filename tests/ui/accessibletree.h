// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QWidget;

namespace limbeck {

/// Everything below `top` that can be seen, takes the keyboard and has no name for a screen
/// reader, as a path of classes. Cells of views are told by their models and are not walked.
QStringList unnamedBelow(QWidget* top);

}  // namespace limbeck
