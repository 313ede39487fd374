// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramfile.h"
#include "models/schema/tablename.h"

namespace limbeck::ui {

/// Where tables stand, kept between one day and the next. What the program has placed is kept in
/// the user's own folder, since whoever only looks at a project must not find a new file in it.
/// What somebody has placed by hand goes into the project's `.limbeck/diagram.json`, with the rest
/// of its arrangement, so that the team sees the same.
class Arrangements final
{
public:
    /// Reads the arrangements of a project: `projectFile` if it is there, else `ownFile`. Either
    /// path may be empty. The problem says why a file is not read; it is then never written over.
    void load(const QString& projectFile, const QString& ownFile);
    QString problem() const;

    /// Places of `tables` in the arrangement called `name`, as far as they are known.
    QList<std::optional<KnownPlace>> known(const QString& name,
                                           const QList<TableName>& tables) const;
    const DiagramFile::Arrangement& arrangement(const QString& name) const;
    /// True if the arrangement knows at least half of the tables: the others find their places
    /// among them, and nothing is laid out anew.
    bool isEnough(const QString& name, const QList<TableName>& tables) const;

    /// Puts places into an arrangement and saves it. Tables that are not named stay.
    void put(const QString& name, const DiagramFile::Arrangement& places);

private:
    void save();

    QString m_projectFile;
    QString m_ownFile;
    QString m_problem;
    bool m_isShared = false;  ///< read from the project, or changed by hand
    DiagramFile m_file;
};

}  // namespace limbeck::ui
