// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/revision/revision.h"

#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

std::optional<QString> idProblem(const RevisionId& id)
{
    QStringList illegal;
    for (const QChar character : u"+-:@"_s) {  // sorted, as Alembic lists them
        if (id.contains(character)) {
            illegal << QString(character);
        }
    }
    if (!illegal.isEmpty()) {
        return EngineText::tr("Character(s) '%1' not allowed in revision identifier '%2'")
            .arg(illegal.join(u", "_s), id);
    }
    if (id.isEmpty() || id == u"head"_s || id == u"heads"_s || id == u"base"_s
        || id == u"current"_s) {
        return EngineText::tr(
                   "'%1' cannot be the id of a revision: the word has a meaning of its own")
            .arg(id);
    }
    return std::nullopt;
}

bool isUnsafeInSql(const RevisionId& id)
{
    return id.contains(u'\'') || id.contains(u'\\') || id.contains(QChar(u'\0'));
}

QString unsafeIdText(const RevisionId& id)
{
    return EngineText::
        tr("The id \"%1\" contains a quote or a backslash, and stock Alembic writes ids into its "
           "SQL "
           "as they are: it cannot be kept in a version table. Rename the revision")
            .arg(id);
}

}  // namespace limbeck
