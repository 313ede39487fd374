// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace limbeck::ui {

class DiagramView;
class TableItem;

/// What a screen reader finds in a DiagramView: a list of its tables, each with a sentence that
/// says what it contains and what it is connected with, and which can be pressed. Items of a
/// scene are nothing to it otherwise. May be called more than once.
void installDiagramAccessibility();

/// Tells screen readers that the keyboard has gone to a table.
void tellFocus(DiagramView& view, TableItem* table);

}  // namespace limbeck::ui
