// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/createdate.h"
#include "models/base/result.h"
#include "models/revision/revision.h"

namespace limbeck {

/// The words of `message` in small letters, joined by '_', at most `maxLength` characters: cut
/// at the last '_', which then ends it. Unicode letters stay.
/// Source: Alembic 1.19 script/base.py, _rev_path.
QString messageSlug(const QString& message, int maxLength = 40);

/// What a file name is made of.
struct ScriptNameParts
{
    RevisionId id;
    QString message;
    CreateDate createDate;
    int truncateSlugLength = 40;
};

/// `file_template` filled in, with ".py" behind it. The result may have folders ("2026/11/…").
///
/// Fails with ConfigNotFound if the template has unknown tokens, and with InvalidArgument if the
/// path would leave the versions folder or the name would not be read back by Alembic.
Result<QString> scriptFileName(const QString& fileTemplate, const ScriptNameParts& parts);

}  // namespace limbeck
