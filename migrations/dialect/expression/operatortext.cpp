// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/expression/expressionwriter.h"
#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"

#include <QMap>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const QMap<SqlOperator, QString>& words()
{
    static const QMap<SqlOperator, QString> table{
        {SqlOperator::Eq, u" = "_s},
        {SqlOperator::Ne, u" != "_s},
        {SqlOperator::Lt, u" < "_s},
        {SqlOperator::Le, u" <= "_s},
        {SqlOperator::Gt, u" > "_s},
        {SqlOperator::Ge, u" >= "_s},
        {SqlOperator::Is, u" IS "_s},
        {SqlOperator::IsNot, u" IS NOT "_s},
        {SqlOperator::Add, u" + "_s},
        {SqlOperator::Sub, u" - "_s},
        {SqlOperator::Mul, u" * "_s},
        {SqlOperator::Mod, u" % "_s},
        {SqlOperator::Collate, u" COLLATE "_s},
        {SqlOperator::And, u" AND "_s},
        {SqlOperator::Or, u" OR "_s},
    };
    return table;
}

bool isNegatedLike(SqlOperator op)
{
    return op == SqlOperator::NotLike || op == SqlOperator::NotIlike
           || op == SqlOperator::NotStartsWith || op == SqlOperator::NotEndsWith
           || op == SqlOperator::NotContains;
}

}  // namespace

QString ExpressionWriter::binaryText(const SqlBinary& binary, const SqlExpression& expression)
{
    const std::vector<SqlExpression>& sides = expression.parts;
    switch (binary.op) {
    case SqlOperator::Custom:
    case SqlOperator::CustomComparison:
        return text(sides[0]) + u' ' + binary.symbol + u' ' + text(sides[1]);
    case SqlOperator::In:
    case SqlOperator::NotIn:
        return inText(binary, expression);
    case SqlOperator::Like:
    case SqlOperator::NotLike:
    case SqlOperator::Ilike:
    case SqlOperator::NotIlike:
        return likeText(binary, expression);
    case SqlOperator::StartsWith:
    case SqlOperator::NotStartsWith:
    case SqlOperator::EndsWith:
    case SqlOperator::NotEndsWith:
    case SqlOperator::Contains:
    case SqlOperator::NotContains:
        return partialLikeText(binary, expression);
    case SqlOperator::Between:
    case SqlOperator::NotBetween:
        return text(sides[0]) + (binary.op == SqlOperator::Between ? u""_s : u" NOT"_s)
               + u" BETWEEN "_s + text(sides[1]) + u" AND "_s + text(sides[2]);
    case SqlOperator::IsDistinct:
    case SqlOperator::IsNotDistinct:
        return distinctText(binary, expression);
    case SqlOperator::Concat:
        return concatText({text(sides[0]), text(sides[1])});
    case SqlOperator::Div:
        return divisionText(expression);
    case SqlOperator::Regexp:
    case SqlOperator::NotRegexp: {
        const bool isNot = binary.op == SqlOperator::NotRegexp;
        const QString word = m_engine == Engine::Postgresql ? (isNot ? u" !~ "_s : u" ~ "_s)
                             : isNot                        ? u" NOT REGEXP "_s
                                                            : u" REGEXP "_s;
        return text(sides[0]) + word + text(sides[1]);
    }
    default:
        break;
    }
    if (!words().contains(binary.op)) {
        fail(EngineText::tr("an operator that is not known"));
    }
    return text(sides[0]) + words().value(binary.op) + text(sides[1]);
}

/// Only PostgreSQL has ILIKE; elsewhere both sides are made lower case.
QString ExpressionWriter::likeText(const SqlBinary& binary, const SqlExpression& expression)
{
    const bool ignoresCase = binary.op == SqlOperator::Ilike || binary.op == SqlOperator::NotIlike;
    const bool isLowered = ignoresCase && m_engine != Engine::Postgresql;
    const auto side = [&](size_t index) {
        const QString written = text(expression.parts[index]);
        return isLowered ? u"lower("_s + written + u')' : written;
    };
    QString result = side(0);
    result += isNegatedLike(binary.op) ? u" NOT"_s : u""_s;
    result += ignoresCase && !isLowered ? u" ILIKE "_s : u" LIKE "_s;
    result += side(1);
    return binary.escape.isEmpty() ? result
                                   : result + u" ESCAPE "_s + quotedText(binary.escape, m_engine);
}

/// startswith, endswith and contains: LIKE with percent signs around.
QString ExpressionWriter::partialLikeText(const SqlBinary& binary, const SqlExpression& expression)
{
    const bool isStart =
        binary.op == SqlOperator::StartsWith || binary.op == SqlOperator::NotStartsWith;
    const bool isEnd = binary.op == SqlOperator::EndsWith || binary.op == SqlOperator::NotEndsWith;
    QStringList parts;
    if (!isStart) {
        parts << u"'%'"_s;
    }
    parts << text(expression.parts[1]);
    if (!isEnd) {
        parts << u"'%'"_s;
    }
    const QString pattern = concatText(parts);
    QString result = text(expression.parts[0]);
    result += isNegatedLike(binary.op) ? u" NOT LIKE "_s : u" LIKE "_s;
    result += pattern;
    return binary.escape.isEmpty() ? result
                                   : result + u" ESCAPE "_s + quotedText(binary.escape, m_engine);
}

QString ExpressionWriter::inText(const SqlBinary& binary, const SqlExpression& expression)
{
    const SqlExpression& list = expression.parts[1];
    const bool isNot = binary.op == SqlOperator::NotIn;
    const bool isEmpty = list.as<SqlList>() != nullptr && list.parts.empty();
    QString right = text(list);
    if (isEmpty && m_engine == Engine::Sqlite) {
        right = u"(SELECT 1 FROM (SELECT 1) WHERE 1!=1)"_s;
    } else if (isEmpty) {
        right = isNot ? u"(NULL) OR (1 = 1)"_s : u"(NULL) AND (1 != 1)"_s;
    }
    const QString left = text(expression.parts[0]);
    return isNot ? u'(' + left + u" NOT IN "_s + right + u')' : left + u" IN "_s + right;
}

/// Python's division: never one of whole numbers.
QString ExpressionWriter::divisionText(const SqlExpression& expression)
{
    const SqlExpression& divisor = expression.parts[1];
    const QString left = text(expression.parts[0]);
    const QString right = text(divisor);
    if (m_engine == Engine::Sqlite) {
        return left + u" / ("_s + right + u" + 0.0)"_s;
    }
    if (isMysql()) {
        return left + u" / "_s + right;
    }
    const ColumnType numeric = ColumnType::ofKind(TypeKind::Numeric);
    const bool isNumeric = isSameFamily(divisor.type, numeric)
                           || isSameFamily(divisor.type, ColumnType::ofKind(TypeKind::Float));
    return left + u" / CAST("_s + right + u" AS "_s + castType(isNumeric ? divisor.type : numeric)
           + u')';
}

QString ExpressionWriter::distinctText(const SqlBinary& binary, const SqlExpression& expression)
{
    const bool isNot = binary.op == SqlOperator::IsNotDistinct;
    const QString left = text(expression.parts[0]);
    const QString right = text(expression.parts[1]);
    if (m_engine == Engine::Sqlite) {
        return left + (isNot ? u" IS "_s : u" IS NOT "_s) + right;
    }
    if (isMysql()) {
        const QString same = left + u" <=> "_s + right;
        return isNot ? same : u"NOT ("_s + same + u')';
    }
    return left + (isNot ? u" IS NOT DISTINCT FROM "_s : u" IS DISTINCT FROM "_s) + right;
}

QString ExpressionWriter::concatText(const QStringList& parts) const
{
    return isMysql() ? u"concat("_s + parts.join(u", "_s) + u')' : parts.join(u" || "_s);
}

QString ExpressionWriter::chainText(const SqlChain& chain, const SqlExpression& expression)
{
    QStringList parts;
    for (const SqlExpression& part : expression.parts) {
        parts << text(part);
    }
    return chain.op == SqlOperator::Concat ? concatText(parts)
                                           : parts.join(words().value(chain.op));
}

}  // namespace limbeck
