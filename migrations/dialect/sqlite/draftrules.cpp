// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/draftrules.h"

#include "migrations/dialect/sqlite/ddl.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/base/text.h"
#include "models/schema/namingconvention.h"
#include "models/schema/sqlnames.h"

#include <QSet>

#include <algorithm>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnPiece::Kind;

/// SQLAlchemy's order of what follows a column's name.
int rank(Kind kind)
{
    switch (kind) {
    case Kind::Type:
        return 0;
    case Kind::Collate:
        return 1;
    case Kind::Default:
        return 2;
    case Kind::NotNull:
    case Kind::Null:
        return 3;
    case Kind::PrimaryKey:
        return 4;
    case Kind::Unique:
    case Kind::Check:
    case Kind::References:
        return 5;
    case Kind::Generated:
        return 6;
    case Kind::Comment:
        return 7;
    }
    Q_UNREACHABLE();
}

enum class Family
{
    Other,
    Integer,
    Number,
    Text,
    Binary,
    Boolean,
    Moment,
    Json,
};

Family familyOf(const ColumnType& type)
{
    switch (type.kind) {
    case TypeKind::SmallInteger:
    case TypeKind::Integer:
    case TypeKind::BigInteger:
        return Family::Integer;
    case TypeKind::Numeric:
    case TypeKind::Decimal:
    case TypeKind::Float:
    case TypeKind::Real:
    case TypeKind::Double:
        return Family::Number;
    case TypeKind::String:
    case TypeKind::Char:
    case TypeKind::NVarchar:
    case TypeKind::NChar:
    case TypeKind::Text:
    case TypeKind::Clob:
    case TypeKind::Enum:
    case TypeKind::Uuid:
        return Family::Text;
    case TypeKind::LargeBinary:
    case TypeKind::Binary:
    case TypeKind::Varbinary:
        return Family::Binary;
    case TypeKind::Boolean:
        return Family::Boolean;
    case TypeKind::Date:
    case TypeKind::Time:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
    case TypeKind::Interval:
        return Family::Moment;
    case TypeKind::Json:
    case TypeKind::Jsonb:
        return Family::Json;
    case TypeKind::Null:
    case TypeKind::Array:
    case TypeKind::Other:
        return Family::Other;
    }
    Q_UNREACHABLE();
}

}  // namespace

Result<ColumnSql> columnClause(const Column& column, const Table& table)
{
    const Result<QString> text = columnText(column, table);
    if (!text) {
        return fail(text.error());
    }
    const Result<TableSql> read = readTable(u"CREATE TABLE t (\n"_s + *text + u"\n)"_s);
    if (!read) {
        return fail(read.error());
    }
    if (read->columns.size() != 1) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr("The definition of column '%1' of table '%2' could not be read back: %3")
                .arg(column.name, table.name.toString(), *text));
    }
    return read->columns.front();
}

QString textOf(const ColumnSql& column, ColumnPiece::Kind kind)
{
    const ColumnPiece* piece = column.piece(kind);
    return piece == nullptr ? QString() : piece->text;
}

void setPiece(ColumnSql* column, ColumnPiece::Kind kind, const QString& text)
{
    QList<ColumnPiece>& pieces = column->pieces;
    const auto isIt = [kind](const ColumnPiece& piece) { return piece.kind == kind; };
    const auto old = std::ranges::find_if(pieces, isIt);
    if (old == pieces.end()) {
        if (!text.isEmpty()) {
            const auto behind = std::ranges::find_if(
                pieces, [kind](const ColumnPiece& each) { return rank(each.kind) > rank(kind); });
            pieces.insert(behind, ColumnPiece{kind, text, {}});
        }
        return;
    }
    if (text.isEmpty()) {
        pieces.removeIf(isIt);
        return;
    }
    *old = ColumnPiece{kind, text, {}};
}

bool needsCast(const ColumnType& from, const ColumnType& to)
{
    const Family target = familyOf(to);
    return target != Family::Json && target != Family::Moment && target != familyOf(from);
}

bool namesColumn(const Constraint& constraint, const QString& column)
{
    const auto isListed = [&](const QStringList& columns) {
        return columns.contains(column, Qt::CaseInsensitive);
    };
    return std::visit(Overloaded{[&](const CheckConstraint& check) {
                                     return mentionsName(check.condition, column);
                                 },
                                 [](const ExcludeConstraint&) { return false; },
                                 [&](const auto& other) { return isListed(other.columns); }},
                      constraint);
}

bool saysTheSame(const Constraint& one, const Constraint& other)
{
    const auto isSame = [](const QStringList& a, const QStringList& b) {
        return a.join(u',').compare(b.join(u','), Qt::CaseInsensitive) == 0;
    };
    return std::visit(Overloaded{[](const CheckConstraint& a, const CheckConstraint& b) {
                                     return a.condition.trimmed() == b.condition.trimmed();
                                 },
                                 [&](const ForeignKey& a, const ForeignKey& b) {
                                     return isSame(a.columns, b.columns)
                                            && isSame({a.referent.name}, {b.referent.name});
                                 },
                                 [&](const UniqueConstraint& a, const UniqueConstraint& b) {
                                     return isSame(a.columns, b.columns);
                                 },
                                 [](const auto&, const auto&) { return false; }},
                      one,
                      other);
}

std::optional<Constraint> conventionalName(const Constraint& constraint,
                                           const TableName& table,
                                           const QVariantMap& convention)
{
    if (!constraintName(constraint).isEmpty()) {
        return {};
    }
    NamingConvention rules;
    for (auto rule = convention.cbegin(); rule != convention.cend(); ++rule) {
        rules.rules.insert(rule.key(), rule.value().toString());
    }
    const auto expanded = [&](const Unnamed& what) {
        const auto given = nameFor(rules, what);
        return given && given->isConventional ? given->text : QString();
    };
    Constraint named = constraint;
    QString name;
    if (auto* unique = std::get_if<UniqueConstraint>(&named)) {
        name = unique->name = expanded({u"uq"_s, table, {}, unique->columns, {}, {}});
    } else if (auto* key = std::get_if<ForeignKey>(&named)) {
        name = key->name =
            expanded({u"fk"_s, table, {}, key->columns, key->referent, key->referentColumns});
    } else if (auto* primary = std::get_if<PrimaryKey>(&named)) {
        name = primary->name = expanded({u"pk"_s, table, {}, primary->columns, {}, {}});
    }
    return name.isEmpty() ? std::nullopt : std::optional<Constraint>(named);
}

}  // namespace limbeck::sqlite
