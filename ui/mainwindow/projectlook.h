// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

namespace limbeck::ui {

/// The files and folders that decide what a project is: its settings, env.py, its folders of
/// scripts and its SQLite file, there or not.
QStringList pathsToWatch(const ProjectFile& file,
                         const std::optional<ConnectionSettings>& database);

/// How each of them looks: what can be told of it without reading it. A folder looks like the
/// scripts in it. Asks the disk for every script, so it belongs into a job. Thread: any.
ProjectLook lookAt(const QStringList& paths);

}  // namespace limbeck::ui
