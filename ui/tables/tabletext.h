// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QPalette>
#include <QUrl>

namespace limbeck::ui {

/// Everything about one table as HTML for the inspector, with links to the tables it refers to
/// and that refer to it. Every name is escaped. Pure.
QString tableText(const Snapshot& snapshot, const Table& table, const QPalette& palette);

/// The link to a table in tableText(), and back. Empty if the link is none of ours.
QUrl tableLink(const TableName& table);
TableName tableOfLink(const QUrl& link);

}  // namespace limbeck::ui
