// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/session.h"

#include <QJsonArray>

namespace limbeck::cli {

/// What the commands about the past share.

/// Where a replay of the history could not follow, on standard error, each with its place.
void warnOfDoubts(Session& session, const QString& logger, const QList<Finding>& doubts);
QJsonArray findingsJson(const QList<Finding>& findings);

/// The dialect of the session's database, or SQLite's where the project names none that we speak.
/// Opens no database.
const Dialect& dialectFor(Session& session, const Project& project);

/// "versions/a1.py:12", from the project's folder where the file lies below it.
QString placeText(const Project& project, const TextLocation& where);

}  // namespace limbeck::cli
