// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QList>

namespace limbeck {

struct ReportFile
{
    QString name;  ///< within the folder, with '/'; without meaning for a single file
    QByteArray bytes;

    bool operator==(const ReportFile&) const = default;
};

/// What a format makes of a report.
struct ReportFiles
{
    bool isFolder = false;
    QList<ReportFile> files;  ///< exactly one if it is not a folder

    qint64 size() const;  ///< bytes of all

    static ReportFiles single(const QByteArray& bytes);
    static ReportFiles single(const QString& text);

    bool operator==(const ReportFiles&) const = default;
};

/// Writes a file aside and renames it, so that there is the old one or the new one and never a
/// part. Fails with FileUnwritable; the file is then as it was. What is no file, a pipe or a device
/// such as /dev/stdout, is written to and stays what it is.
Result<> saveFile(const QString& path, const QByteArray& bytes);

/// Writes a report to `path`. A folder is built beside it and renamed. A folder that is there
/// already is replaced if it is empty or holds nothing but an earlier report; fails with
/// FileUnwritable if it holds anything else, or if something cannot be written. Then everything is
/// as it was.
Result<> saveReport(const ReportFiles& files, const QString& path);

}  // namespace limbeck
