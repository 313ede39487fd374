// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QTemporaryDir>

namespace limbeck {

/// A project in a folder that disappears with it: an alembic.ini that names the SQLite database
/// app.db beside it, an env.py, and the scripts that a test adds.
///
///     TemporaryProject project;
///     project.addScript("a1", R"(
///     def upgrade():
///         op.create_table('user', sa.Column('id', sa.Integer, primary_key=True))
///     )");
class TemporaryProject final
{
public:
    TemporaryProject();

    QString folder() const;
    QString iniFile() const;
    QString versionsFolder() const;
    QString databaseFile() const;
    QString databaseUrl() const;

    /// Writes versions/<id>.py: a header with the usual imports, then `body` (with the
    /// indentation of its first line taken off). The parent is the script that was added
    /// before; none for the first. Returns the path.
    QString addScript(const QString& id, const QString& body = {});
    /// The same with the Python text of the down revision, e.g. "None" or "('a1', 'b1')", and
    /// more header lines such as "branch_labels = ('web',)".
    QString addScript(const QString& id,
                      const QString& body,
                      const QString& downRevision,
                      const QString& moreHeader = {});
    /// Writes versions/<name> as it is.
    QString addFile(const QString& name, const QByteArray& content);
    /// Replaces alembic.ini.
    void writeIni(const QString& text);

private:
    QTemporaryDir m_dir;
    QString m_last;
};

}  // namespace limbeck
