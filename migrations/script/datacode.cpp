// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/datacode.h"

#include "migrations/script/pythonrepr.h"
#include "migrations/script/sqltext.h"
#include "migrations/script/typecode.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool hasLiteral(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::QString:
        return true;
    default:
        return false;
    }
}

Result<QString> valueCode(const RowValue& value, const TableName& table)
{
    if (value.isSql) {
        return sqlTextCode(value.value.toString());
    }
    if (value.value.typeId() == QMetaType::Double) {
        // Seventeen digits give the same number back.
        const QString text = QString::number(value.value.toDouble(), 'g', 17);
        return text.contains(u'.') || text.contains(u'e') ? text : text + u".0"_s;
    }
    if (!hasLiteral(value.value)) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr(
                "A row of table '%1' has a value of the type %2, which Limbeck does not write "
                "into scripts.")
                .arg(table.toString(), QString::fromLatin1(value.value.typeName())));
    }
    return pythonLiteral(value.value);
}

Result<QString> tableCode(const BulkInsert& operation, DialectModules& modules)
{
    PythonCall table(u"sa.table"_s);
    table.add(pythonRepr(operation.table.name));
    for (qsizetype i = 0; i < operation.columns.size(); ++i) {
        const Result<QString> type = typeCode(operation.types.value(i), modules);
        if (!type) {
            return type;
        }
        table.add(
            PythonCall(u"sa.column"_s).add(pythonRepr(operation.columns[i])).add(*type).text());
    }
    table.addText(u"schema"_s, operation.table.schema);
    return table.text();
}

/// A text of several lines, where Python reads it back unchanged.
QString longText(const QString& text)
{
    const bool isPlain = text.contains(u'\n') && !text.contains(u'\\') && !text.contains(u'\r')
                         && !text.contains("\"\"\""_L1) && !text.endsWith(u'"');
    return isPlain ? u"\"\"\""_s + text + u"\"\"\""_s : pythonRepr(text);
}

}  // namespace

Result<QString> bulkInsertCode(const BulkInsert& operation, DialectModules& modules)
{
    const Result<QString> table = tableCode(operation, modules);
    if (!table) {
        return table;
    }
    QStringList rows;
    for (const QList<RowValue>& row : operation.rows) {
        QStringList items;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const Result<QString> value = valueCode(row[i], operation.table);
            if (!value) {
                return value;
            }
            items << pythonRepr(operation.columns.value(i)) + u": "_s + *value;
        }
        rows << u"    {"_s + items.join(u", "_s) + u"},\n"_s;
    }
    return u"op.bulk_insert(%1, [\n"_s.arg(*table) + rows.join(QString()) + u"])"_s;
}

Result<QString> executeCode(const ExecuteSql& operation)
{
    if (operation.parameters.isEmpty()) {
        // op.execute() takes a text for sa.text(), where a colon before a name is a parameter.
        const QString code = sqlTextCode(operation.sql);
        const bool isPlain = code == u"sa.text("_s + pythonRepr(operation.sql) + u')';
        return u"op.execute("_s + (isPlain ? longText(operation.sql) : code) + u')';
    }
    PythonCall bind(u"sa.text(%1).bindparams"_s.arg(longText(operation.sql)));
    for (auto each = operation.parameters.cbegin(); each != operation.parameters.cend(); ++each) {
        const Result<QString> value = valueCode({each.value(), false}, {});
        if (!value) {
            return value;
        }
        bind.add(each.key(), *value);
    }
    return u"op.execute("_s + bind.text() + u')';
}

}  // namespace limbeck
