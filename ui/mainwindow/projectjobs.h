// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

/// What the window asks the engine for, as jobs: values in, values out, no widgets.
/// Thread: a TaskRunner's.
namespace limbeck::ui {

/// Reads a project and its database. Fails only if the project itself cannot be opened; a
/// database that cannot be reached is part of the snapshot. `url` overrules the project's own.
Result<SnapshotPtr> loadSnapshot(const QString& path, const QString& url);

/// The alembic.ini files below `folder`, at most ten and at most three folders deep; hidden folders
/// and those of packages are passed over. For a folder that is none itself.
QStringList findProjects(const QString& folder);

}  // namespace limbeck::ui
