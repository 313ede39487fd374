// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/placement.h"
#include "models/base/result.h"

#include <QMap>
#include <QPoint>

namespace limbeck {

/// Where tables stand in the diagrams of a project: `.limbeck/diagram.json`, meant to be committed.
///
/// An arrangement is called after what it belongs to ("overview, keys"); in it tables are called
/// by TableName::toString(). Tables that do not exist at the moment keep their places: they may
/// come back, as when one looks at the past.
struct DiagramFile
{
    struct Place
    {
        QPoint corner;
        bool isByHand = false;

        bool operator==(const Place&) const = default;
    };

    using Arrangement = QMap<QString, Place>;

    QMap<QString, Arrangement> arrangements;

    bool operator==(const DiagramFile&) const = default;
};

/// Sorted, whole numbers, one table a line: whoever moves one table changes one line.
QByteArray writeDiagramFile(const DiagramFile& file);

/// Fails with Unsupported, and says where, if the text is no such file or of a later version.
Result<DiagramFile> readDiagramFile(const QByteArray& text);

/// An empty one if there is no file at `path`. Fails as readDiagramFile() and if it cannot be read.
Result<DiagramFile> loadDiagramFile(const QString& path);

/// Makes the folder if it is not there. Either the whole new file is there afterwards or the old.
Result<> saveDiagramFile(const DiagramFile& file, const QString& path);

}  // namespace limbeck
