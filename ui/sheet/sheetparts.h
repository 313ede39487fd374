// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QLabel;
class QVBoxLayout;
class QWidget;

/// What sheets have in common.
namespace limbeck::ui {

/// The large first line of a sheet.
QLabel* makeSheetTitle(const QString& text, QWidget* parent);

/// A bold line above a part of a sheet.
QLabel* makeSheetHeading(const QString& text, QWidget* parent);

/// Running text that may be long: it wraps and can be selected. Never read as HTML.
QLabel* makeSheetText(const QString& text, QWidget* parent);

/// The margins of a sheet.
void styleSheetLayout(QVBoxLayout& layout);

}  // namespace limbeck::ui
