// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/insert.h"

#include "migrations/dialect/quoting.h"
#include "migrations/dialect/sqlite/ddl.h"

#include <QDate>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonValue>
#include <QTime>
#include <QUuid>

#include <cmath>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

QString text(const QString& value)
{
    return quotedText(value, Engine::Sqlite);
}

QString jsonText(const QVariant& value)
{
    // Wrapped, since a document's top is an array or an object.
    const QJsonDocument document = QJsonDocument::fromVariant(QVariantList{value});
    const QString whole = QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    return whole.mid(1, whole.size() - 2);
}

bool isNumberText(const QString& value)
{
    bool isNumber = false;
    value.toDouble(&isNumber);
    return isNumber;
}

QString numberText(double value)
{
    if (std::isnan(value)) {
        return u"NULL"_s;  // SQLite has no other word for it
    }
    if (std::isinf(value)) {
        return value > 0 ? u"9e999"_s : u"-9e999"_s;
    }
    const QString number = QString::number(value, 'g', QLocale::FloatingPointShortest);
    const bool isWhole = !number.contains(u'.') && !number.contains(u'e');
    return isWhole ? number + u".0"_s : number;
}

/// How SQLAlchemy's SQLite types write times.
QString timeText(const QTime& time)
{
    return time.toString(u"HH:mm:ss.zzz"_s) + u"000"_s;
}

QString stringLiteral(const QString& value, const ColumnType& type)
{
    switch (type.kind) {
    case TypeKind::Numeric:
    case TypeKind::Decimal:
        return isNumberText(value) ? value : text(value);
    case TypeKind::Uuid: {
        const QUuid uuid(value);
        return uuid.isNull() || type.exact ? text(value) : text(uuid.toString(QUuid::Id128));
    }
    case TypeKind::Json:
    case TypeKind::Jsonb:
        return text(jsonText(value));
    default:
        return text(value);
    }
}

}  // namespace

QString literal(const QVariant& value, const ColumnType& columnType)
{
    const ColumnType type = columnType.on(u"sqlite"_s);
    const bool isJson = type.kind == TypeKind::Json || type.kind == TypeKind::Jsonb;
    if (!value.isValid() || value.isNull()) {
        return isJson ? u"'null'"_s : u"NULL"_s;
    }
    switch (value.typeId()) {
    case QMetaType::Bool:
        return isJson ? text(jsonText(value)) : value.toBool() ? u"1"_s : u"0"_s;
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return isJson ? text(jsonText(value)) : value.toString();
    case QMetaType::Float:
    case QMetaType::Double:
        return isJson ? text(jsonText(value)) : numberText(value.toDouble());
    case QMetaType::QByteArray:
        return u"x'"_s + QString::fromLatin1(value.toByteArray().toHex()) + u'\'';
    case QMetaType::QDate:
        return text(value.toDate().toString(Qt::ISODate));
    case QMetaType::QTime:
        return text(timeText(value.toTime()));
    case QMetaType::QDateTime: {
        const QDateTime moment = value.toDateTime();
        return text(moment.date().toString(Qt::ISODate) + u' ' + timeText(moment.time()));
    }
    case QMetaType::QUuid:
        return text(value.toUuid().toString(QUuid::Id128));
    case QMetaType::QString:
        return stringLiteral(value.toString(), type);
    default:
        return text(jsonText(value));
    }
}

Result<QList<Statement>> insertStatements(const BulkInsert& operation)
{
    QStringList names;
    for (const QString& column : operation.columns) {
        names << quoted(column);
    }
    const QString head =
        u"INSERT INTO %1 (%2) VALUES ("_s.arg(quoted(operation.table), names.join(u", "_s));
    QList<Statement> statements;
    for (const QList<RowValue>& row : operation.rows) {
        QStringList values;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const ColumnType type = operation.types.value(i);
            values << (row[i].isSql ? row[i].value.toString() : literal(row[i].value, type));
        }
        Statement insert;
        insert.sql = operation.columns.isEmpty()
                         ? u"INSERT INTO %1 DEFAULT VALUES"_s.arg(quoted(operation.table))
                         : head + values.join(u", "_s) + u')';
        statements << insert;
    }
    return statements;
}

}  // namespace limbeck::sqlite
