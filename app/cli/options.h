// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace limbeck::cli {

/// What stands on the command line beside a command's own arguments.
struct Options
{
    QStringList configs;  ///< ini file, pyproject.toml or folder; empty: look for one
    QString section = QStringLiteral("alembic");
    QStringList xArguments;  ///< -x, for what env.py asks for; it is read, never run
    QString versionTable;    ///< instead of what env.py says
    QString versionTableSchema;
    QStringList settings;  ///< --set, "KEY=VALUE"
    bool isQuiet = false;
    bool raisesErrors = false;  ///< --raiseerr, accepted for Alembic's sake
    QString url;                ///< instead of the project's own
    bool asJson = false;
    bool yes = false;
    QString lockTimeout;  ///< seconds
    QString target;       ///< name of a shared database, to confirm a change
};

}  // namespace limbeck::cli
