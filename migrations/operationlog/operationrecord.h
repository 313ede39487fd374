// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QStringList>

namespace limbeck {

/// One thing that somebody did to a database or to a project's files, as the operations log
/// keeps it. Holds no password: databases are named as ConnectionSettings::toDisplay() does.
struct OperationRecord
{
    /// One revision that was run.
    struct Step
    {
        QString revision;
        bool isDown = false;
        qint64 milliseconds = 0;

        bool operator==(const Step&) const = default;
    };

    QString id;         ///< 12 hexadecimal digits; the first few name it
    QDateTime started;  ///< UTC
    qint64 milliseconds = 0;
    QString user;
    QString host;
    QString version;    ///< of this program
    QString action;     ///< the command's name: "upgrade", "restore", "merge"
    QString database;   ///< its URL without the password; empty: only files were changed
    QString target;     ///< short name of the database, or of the file
    QStringList from;   ///< version rows before; of a new revision: what it stands on
    QStringList to;     ///< version rows after; of a new revision: its id
    QList<Step> steps;  ///< those that were committed
    QString backup;     ///< path of the state before; empty if none was kept
    /// Files that were written, with the SHA-256 of what was written, in hexadecimal.
    QMap<QString, QString> files;
    bool hasChanged = true;  ///< something is different since, if only a part
    /// A sentence if it failed, or failed in part: as it was said then, in the language of then.
    QString error;
    QString undoes;  ///< id of the operation that this one took back

    bool isOk() const
    {
        return error.isEmpty();
    }

    /// One line, without its end.
    QByteArray toJson() const;
    /// Nothing if `line` is none that toJson() could have written. Members that are not known
    /// are passed over, so that an older program reads a newer log.
    static std::optional<OperationRecord> fromJson(const QByteArray& line);

    bool operator==(const OperationRecord&) const = default;
};

}  // namespace limbeck
