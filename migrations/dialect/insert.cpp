// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/insert.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/quoting.h"

#include <QDate>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonValue>
#include <QRegularExpression>
#include <QTime>
#include <QUuid>

#include <cmath>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

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

/// One value of a column of `type`, for one engine.
class Literal final
{
public:
    Literal(const ColumnType& type, Engine engine)
        : m_type(type.on(engineName(engine)))
        , m_engine(engine)
    {
    }

    QString of(const QVariant& value) const
    {
        if (!value.isValid() || value.isNull()) {
            return isJson() ? u"'null'"_s : u"NULL"_s;
        }
        switch (value.typeId()) {
        case QMetaType::QByteArray:
            return bytes(value.toByteArray());
        case QMetaType::QDate:
            return text(value.toDate().toString(Qt::ISODate));
        case QMetaType::QTime:
            return text(time(value.toTime()));
        case QMetaType::QDateTime:
            return moment(value.toDateTime());
        case QMetaType::QUuid:
            return uuid(value.toUuid());
        default:
            return isJson() ? text(jsonText(value)) : plain(value);
        }
    }

private:
    bool isJson() const
    {
        return m_type.kind == TypeKind::Json || m_type.kind == TypeKind::Jsonb;
    }

    QString plain(const QVariant& value) const
    {
        switch (value.typeId()) {
        case QMetaType::Bool:
            return boolean(value.toBool());
        case QMetaType::Int:
        case QMetaType::UInt:
        case QMetaType::LongLong:
        case QMetaType::ULongLong:
            return isTruth(value) ? boolean(value.toBool()) : value.toString();
        case QMetaType::Float:
        case QMetaType::Double:
            return number(value.toDouble());
        case QMetaType::QString:
            return string(value.toString());
        default:
            return text(jsonText(value));
        }
    }

    /// 0 and 1 in a column of truth values: SQLAlchemy makes False and True of them.
    bool isTruth(const QVariant& value) const
    {
        return m_type.kind == TypeKind::Boolean && (value == 0 || value == 1);
    }

    QString text(const QString& value) const
    {
        return quotedText(value, m_engine);
    }

    QString boolean(bool value) const
    {
        if (m_engine == Engine::Sqlite) {
            return value ? u"1"_s : u"0"_s;
        }
        return value ? u"true"_s : u"false"_s;
    }

    QString number(double value) const
    {
        if (std::isnan(value)) {
            // Only PostgreSQL has a word for it.
            return m_engine == Engine::Postgresql ? u"'NaN'"_s : u"NULL"_s;
        }
        if (std::isinf(value)) {
            const QString word = m_engine == Engine::Postgresql ? u"'%1Infinity'"_s : u"%19e999"_s;
            return word.arg(value > 0 ? QString() : u"-"_s);
        }
        // As Python writes it: an exponent only for the very large and the very small.
        const double size = std::abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e16)) {
            return QString::number(value, 'e', QLocale::FloatingPointShortest);
        }
        const QString digits = QString::number(value, 'f', QLocale::FloatingPointShortest);
        return digits.contains(u'.') ? digits : digits + u".0"_s;
    }

    QString bytes(const QByteArray& value) const
    {
        const QString hex = QString::fromLatin1(value.toHex());
        return (m_engine == Engine::Postgresql ? u"'\\x"_s : u"x'"_s) + hex + u'\'';
    }

    /// SQLite's types always write microseconds; elsewhere they are written if there are any.
    QString time(const QTime& value) const
    {
        const bool isShort = m_engine != Engine::Sqlite && value.msec() == 0;
        return isShort ? value.toString(u"HH:mm:ss"_s)
                       : value.toString(u"HH:mm:ss.zzz"_s) + u"000"_s;
    }

    QString moment(const QDateTime& value) const
    {
        return text(value.date().toString(Qt::ISODate) + u' ' + time(value.time()));
    }

    /// Engines without such a type keep 32 digits.
    QString uuid(const QUuid& value) const
    {
        const bool isOwnType = m_engine == Engine::Postgresql || m_engine == Engine::Mariadb;
        const bool hasDashes = isOwnType && m_type.native;
        return text(value.toString(hasDashes ? QUuid::WithoutBraces : QUuid::Id128));
    }

    QString string(const QString& value) const
    {
        if (m_type.kind == TypeKind::Numeric || m_type.kind == TypeKind::Decimal) {
            return isNumberText(value) ? value : text(value);
        }
        const QUuid parsed =
            m_type.kind == TypeKind::Uuid && !m_type.exact ? QUuid(value) : QUuid();
        return parsed.isNull() ? text(value) : uuid(parsed);
    }

    ColumnType m_type;
    Engine m_engine;
};

}  // namespace

QString literal(const QVariant& value, const ColumnType& type, Engine engine)
{
    return Literal(type, engine).of(value);
}

QString withLiterals(const Statement& statement, Engine engine)
{
    // A parameter as sa.text finds it: SQLAlchemy 2.1 sql/elements.py, TextClause.
    static const QRegularExpression parameter(u"(?<![:\\w\\\\]):(\\w+)(?!:)"_s);
    QString text;
    qsizetype end = 0;
    for (const QRegularExpressionMatch& match : parameter.globalMatch(statement.sql)) {
        const auto value = statement.parameters.constFind(match.captured(1));
        if (value != statement.parameters.cend()) {
            text += statement.sql.mid(end, match.capturedStart() - end)
                    + literal(*value, ColumnType(), engine);
            end = match.capturedEnd();
        }
    }
    return text + statement.sql.mid(end);
}

QList<Statement> insertStatements(const BulkInsert& operation, Engine engine)
{
    const QString head = u"INSERT INTO "_s + quotedTable(operation.table, engine) + u' ';
    // MySQL knows no DEFAULT VALUES.
    const bool isMysql = engine == Engine::Mysql || engine == Engine::Mariadb;
    const QString empty = isMysql ? u"() VALUES ()"_s : u"DEFAULT VALUES"_s;
    QList<Statement> statements;
    for (const QList<RowValue>& row : operation.rows) {
        QStringList values;
        for (qsizetype i = 0; i < row.size(); ++i) {
            values << (row[i].isSql ? row[i].value.toString()
                                    : literal(row[i].value, operation.types.value(i), engine));
        }
        Statement insert;
        insert.sql =
            head
            + (operation.columns.isEmpty() ? empty
                                           : columnList(operation.columns, engine) + u" VALUES ("_s
                                                 + values.join(u", "_s) + u')');
        statements << insert;
    }
    return statements;
}

}  // namespace limbeck
