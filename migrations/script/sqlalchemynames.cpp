// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/sqlalchemynames.h"

#include <QSet>
#include <QStringList>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString dialectName(const QString& path)
{
    const QStringList parts = path.split(u'.');  // sqlalchemy.dialects.<name>[.module].<Type>
    if (parts.size() < 4) {
        return path;
    }
    return parts[2] + u'.' + parts.constLast();
}

}  // namespace

QString knownName(const QString& path)
{
    constexpr auto ofSqlmodel = "sqlmodel.sql.sqltypes.types."_L1;  // imports sqlalchemy.types
    if (path.startsWith(ofSqlmodel)) {
        return u"sqlalchemy."_s + path.sliced(ofSqlmodel.size());
    }
    if (!path.startsWith("sqlalchemy."_L1)) {
        return path;
    }
    if (path.startsWith("sqlalchemy.dialects."_L1)) {
        return dialectName(path);
    }
    const qsizetype function = path.lastIndexOf("func."_L1);
    if (function > 0 && path[function - 1] == u'.') {
        return u"sqlalchemy."_s + path.sliced(function);
    }
    static const QSet<QString> modules{u"sqlalchemy.sql"_s,
                                       u"sqlalchemy.sql.expression"_s,
                                       u"sqlalchemy.sql.schema"_s,
                                       u"sqlalchemy.sql.sqltypes"_s,
                                       u"sqlalchemy.sql.elements"_s,
                                       u"sqlalchemy.schema"_s,
                                       u"sqlalchemy.types"_s};
    const qsizetype dot = path.lastIndexOf(u'.');
    if (modules.contains(path.first(dot))) {
        return u"sqlalchemy"_s + path.sliced(dot);
    }
    return path.startsWith("sqlalchemy.sql.functions."_L1) ? u"sqlalchemy.func"_s + path.sliced(dot)
                                                           : path;
}

}  // namespace limbeck
