// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/objectname.h"

#include "models/base/enginetext.h"
#include "models/base/nearestnames.h"
#include "models/base/text.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// The only one of `names` that `typed` can mean: as it is, else in another case.
std::optional<qsizetype> unmistakable(const QStringList& names, const QString& typed)
{
    for (const Qt::CaseSensitivity sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        QList<qsizetype> found;
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (names[i].compare(typed, sensitivity) == 0) {
                found << i;
            }
        }
        if (found.size() == 1) {
            return found.first();
        }
    }
    return {};
}

/// `wanted` is what of `typed` is not there: the column's name in "customer.emial".
Error notFound(const QString& what,
               const QString& typed,
               const QString& wanted,
               const QStringList& names)
{
    Error error;
    error.code = ErrorCode::InvalidArgument;
    error.subjects = nearestNames(wanted, names);
    error.message = EngineText::tr("There is no %1 '%2'.").arg(what, typed) + u' ';
    if (!error.subjects.isEmpty()) {
        error.message += (error.subjects.size() == 1 ? EngineText::tr("The nearest name is %1.")
                                                     : EngineText::tr("The nearest names are %1."))
                             .arg(quotedList(error.subjects));
    } else {
        error.message += names.isEmpty()
                             ? EngineText::tr("There is none at all.")
                             : EngineText::tr("None of the %1 that there are has a name like it.")
                                   .arg(names.size());
    }
    return error;
}

std::optional<TableName> tableMeant(const Schema& schema, const QString& typed)
{
    QStringList whole;
    QStringList plain;
    for (const Table& table : schema.tables) {
        whole << table.name.toString();
        plain << table.name.name;
    }
    for (const QStringList& names : {whole, plain}) {
        if (const auto at = unmistakable(names, typed)) {
            return schema.tables[*at].name;
        }
    }
    return {};
}

}  // namespace

QString ObjectName::toString() const
{
    return column.isEmpty() ? table.toString() : table.toString() + u'.' + column;
}

Result<TableName> findTableName(const Schema& schema, const QString& typed)
{
    if (const auto table = tableMeant(schema, typed)) {
        return *table;
    }
    QStringList names;
    for (const Table& table : schema.tables) {
        names << table.name.toString();
    }
    return fail(notFound(EngineText::tr("table"), typed, typed, names));
}

Result<ObjectName> findObject(const Schema& schema, const QString& typed)
{
    if (const auto table = tableMeant(schema, typed)) {
        return ObjectName{*table, {}};
    }
    // Names of columns may have dots, as those of tables may: the first split that fits.
    for (qsizetype dot = typed.indexOf(u'.'); dot >= 0; dot = typed.indexOf(u'.', dot + 1)) {
        const auto table = tableMeant(schema, typed.left(dot));
        if (!table) {
            continue;
        }
        const QStringList columns = schema.table(*table)->columnNames();
        const QString column = typed.mid(dot + 1);
        if (const auto at = unmistakable(columns, column)) {
            return ObjectName{*table, columns[*at]};
        }
        return fail(notFound(EngineText::tr("column"), typed, column, columns));
    }
    const qsizetype dot = typed.lastIndexOf(u'.');
    return fail(findTableName(schema, dot < 0 ? typed : typed.left(dot)).error());
}

}  // namespace limbeck::command
