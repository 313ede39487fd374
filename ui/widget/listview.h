// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QTableView;

namespace limbeck::ui {

/// Makes a table view the list that all pages show: whole rows are selected, one at a time, rows
/// of one height, no grid, `stretched` takes the room that is left, Tab leaves it.
void styleList(QTableView& view, int stretched);

}  // namespace limbeck::ui
