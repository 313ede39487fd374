// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/projectfile.h"

#include <QMap>
#include <QTemporaryDir>

namespace limbeck {

/// Every file below `folder`, hidden ones too, by its path relative to it.
QMap<QString, QByteArray> filesBelow(const QString& folder);

/// The bundled project, and its nineteen revisions from before they became one.
QString bundledProject();
QString nineteenRevisions();

/// A copy of a project's folder that disappears with it. In memory where there is room: many
/// small databases wait for a disk.
class ProjectCopy final
{
public:
    explicit ProjectCopy(const QString& source);

    QString folder() const;
    /// Anew each time; an empty project, and a failed test, if it cannot be opened.
    Project open() const;
    /// An SQLite database of that name in the folder.
    ConnectionSettings database(const QString& name) const;

private:
    QTemporaryDir m_dir;
};

}  // namespace limbeck
