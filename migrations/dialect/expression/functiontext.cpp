// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/dialect/expression/expressionwriter.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Written in capitals and without parentheses: SQLAlchemy's AnsiFunction.
bool isBareWord(const QString& name)
{
    static const QStringList names{u"current_date"_s,
                                   u"current_time"_s,
                                   u"current_timestamp"_s,
                                   u"current_user"_s,
                                   u"localtime"_s,
                                   u"localtimestamp"_s,
                                   u"session_user"_s,
                                   u"user"_s};
    return names.contains(name);
}

}  // namespace

/// Functions that SQLAlchemy's dialects write in their own way.
std::optional<QString> ExpressionWriter::ownFunctionText(const QString& name,
                                                         const SqlExpression& expression)
{
    const size_t count = expression.parts.size();
    if (m_engine == Engine::Sqlite) {
        if (name == "now"_L1 && count == 0) {
            return u"CURRENT_TIMESTAMP"_s;
        }
        if (name == "localtimestamp"_L1) {
            return u"DATETIME(CURRENT_TIMESTAMP, 'localtime')"_s;
        }
        if (name == "char_length"_L1) {
            return u"length("_s + commaSeparated(expression.parts) + u')';
        }
    }
    if (isMysql() && name == "random"_L1) {
        return u"rand("_s + commaSeparated(expression.parts) + u')';
    }
    if (m_engine == Engine::Postgresql && name == "substring"_L1 && (count == 2 || count == 3)) {
        QString result =
            u"SUBSTRING("_s + text(expression.parts[0]) + u" FROM "_s + text(expression.parts[1]);
        result += count == 3 ? u" FOR "_s + text(expression.parts[2]) : QString();
        return result + u')';
    }
    return std::nullopt;
}

QString ExpressionWriter::functionText(const SqlFunction& function, const SqlExpression& expression)
{
    static const QStringList strange{u"sysdate"_s,
                                     u"utc_timestamp"_s,
                                     u"utc_date"_s,
                                     u"utc_time"_s,
                                     u"rollup"_s,
                                     u"cube"_s,
                                     u"grouping_sets"_s,
                                     u"aggregate_strings"_s,
                                     u"next_value"_s,
                                     u"array_agg"_s,
                                     u"pow"_s,
                                     u"percentile_cont"_s,
                                     u"percentile_disc"_s,
                                     u"mode"_s};
    const QString lower = function.name.toLower();
    if (strange.contains(lower)) {
        fail(EngineText::tr("the function '%1'").arg(function.name));
    }
    if (const std::optional<QString> own = ownFunctionText(lower, expression)) {
        return *own;
    }
    if (isBareWord(lower) && expression.parts.empty()) {
        return lower.toUpper();
    }
    return (function.isRegistered ? lower : function.name) + u'(' + commaSeparated(expression.parts)
           + u')';
}

QString ExpressionWriter::castText(const SqlExpression& expression)
{
    const SqlExpression& inner = expression.parts.front();
    if (isMysql() && expression.type.kind == TypeKind::Boolean) {
        return text(grouped(inner, SqlOperator::Nothing));  // it has no such cast
    }
    return u"CAST("_s + text(inner) + u" AS "_s + castType(expression.type) + u')';
}

QString ExpressionWriter::castType(const ColumnType& type)
{
    if (isMysql()) {
        return mysqlCastType(type);
    }
    const Result<const Dialect*> dialect = Dialect::of(m_engine);
    const Result<QString> name =
        dialect ? (*dialect)->typeName(type) : limbeck::fail(dialect.error());
    if (!name) {
        fail(name.error().message);
    }
    return name.value_or(QString());
}

/// MySQL casts to a few types of its own.
/// Source: SQLAlchemy 2.1 dialects/mysql/base.py, visit_typeclause.
QString ExpressionWriter::mysqlCastType(const ColumnType& type)
{
    const QString length = type.length ? u"(%1)"_s.arg(*type.length) : QString();
    switch (type.kind) {
    case TypeKind::SmallInteger:
    case TypeKind::Integer:
    case TypeKind::BigInteger:
        return u"SIGNED INTEGER"_s;
    case TypeKind::String:
    case TypeKind::Char:
    case TypeKind::Text:
        return u"CHAR"_s + length;
    case TypeKind::Date:
        return u"DATE"_s;
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        return u"DATETIME"_s;
    case TypeKind::Time:
        return u"TIME"_s;
    case TypeKind::Json:
        return u"JSON"_s;
    case TypeKind::Numeric:
    case TypeKind::Decimal:
        return !type.precision ? u"DECIMAL"_s
               : type.scale    ? u"DECIMAL(%1, %2)"_s.arg(*type.precision).arg(*type.scale)
                               : u"DECIMAL(%1)"_s.arg(*type.precision);
    default:
        // Casts to floating point depend on the server's version.
        fail(EngineText::tr("a cast to %1").arg(describe(type)));
        return {};
    }
}

QString ExpressionWriter::extractText(const SqlExtract& extract, const SqlExpression& expression)
{
    const QString inner = text(expression.parts.front());
    if (m_engine != Engine::Sqlite) {
        return u"EXTRACT("_s + extract.field + u" FROM "_s + inner + u')';
    }
    static const QHash<QString, QString> formats{{u"year"_s, u"%Y"_s},
                                                 {u"month"_s, u"%m"_s},
                                                 {u"day"_s, u"%d"_s},
                                                 {u"hour"_s, u"%H"_s},
                                                 {u"minute"_s, u"%M"_s},
                                                 {u"second"_s, u"%S"_s},
                                                 {u"doy"_s, u"%j"_s},
                                                 {u"epoch"_s, u"%s"_s},
                                                 {u"dow"_s, u"%w"_s},
                                                 {u"week"_s, u"%W"_s}};
    if (!formats.contains(extract.field)) {
        fail(EngineText::tr("'%1' of a date on SQLite").arg(extract.field));
    }
    return u"CAST(STRFTIME('"_s + formats.value(extract.field) + u"', "_s + inner
           + u") AS INTEGER)"_s;
}

}  // namespace limbeck
