// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QMap>
#include <QStringList>

namespace limbeck {

/// Named selections of tables: `.limbeck/views.json`, meant to be committed. A view lists names of
/// tables as TableName::toString() says them; * and ? stand for anything, as in `report --tables`.
using SavedViews = QMap<QString, QStringList>;

/// Where a project in `folder` keeps them.
QString savedViewsPath(const QString& folder);

/// Sorted, one table a line: whoever adds one to a view changes one line.
QByteArray writeSavedViews(const SavedViews& views);

/// Fails with Unsupported, and says where, if the text is no such file or of a later version.
Result<SavedViews> readSavedViews(const QByteArray& text);

/// None if there is no file at `path`. Fails as readSavedViews() and if it cannot be read.
Result<SavedViews> loadSavedViews(const QString& path);

/// Makes the folder if it is not there. Either the whole new file is there afterwards or the old.
Result<> saveSavedViews(const SavedViews& views, const QString& path);

}  // namespace limbeck
