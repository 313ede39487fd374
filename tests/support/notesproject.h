// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "tests/support/temporaryproject.h"

namespace limbeck {

/// A project of three revisions around one small application, opened, with its own SQLite file:
/// "a1" makes `author` and `note` (which refers to it), "b2" adds `note.title`, "c3" drops
/// `note.body`. What most tests of commands need.
class NotesProject final
{
public:
    NotesProject();

    /// Adds a revision on top of the last one, and reads the project again.
    void addScript(const QString& id, const QString& body);

    command::Context context() const;
    QString databasePath() const;
    /// The database's bytes; empty if there is no file.
    QByteArray databaseBytes() const;
    /// Runs SQL on the database, creating it if needed. Fails the test on an error.
    void execute(const QStringList& statements) const;
    /// The first column of the first row.
    QVariant value(const QString& sql) const;
    /// Names of the tables, sorted, the version table included.
    QStringList tables() const;

    TemporaryProject files;
    Project project;

private:
    void reopen();
};

}  // namespace limbeck
