// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"
#include "ui/palette/paletteindex.h"

namespace limbeck::ui {

/// Everything in a project that has a name: tables, revisions, columns, keys and indexes; after
/// `actions`. Pure.
PaletteIndex paletteOf(const Snapshot& view, const QList<PaletteEntry>& actions);

/// "table", "column": what is said of an entry in the list.
QString kindText(PaletteEntry::Kind kind);

}  // namespace limbeck::ui
