// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/graphtext.h"
#include "ui/mainwindow/snapshot.h"

/// Snapshots from made-up values, for tests of views: no project and no database behind them.
namespace limbeck {

/// A table with a primary key `id` and one foreign key per entry of `referents`.
Table madeUpTable(const QString& name, const QStringList& referents = {});

/// A history (graphText()) of which the database has applied `applied`, and three tables.
std::shared_ptr<ui::Snapshot> madeUpSnapshot(
    const QString& graph = QStringLiteral("a <- b, c; b, c <- d"),
    const QStringList& applied = {QStringLiteral("a"), QStringLiteral("b")});

}  // namespace limbeck
