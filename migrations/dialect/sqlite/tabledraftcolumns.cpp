// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/ddl.h"
#include "migrations/dialect/sqlite/draftrules.h"
#include "migrations/dialect/sqlite/tabledraft.h"
#include "models/base/enginetext.h"
#include "models/operation/columnorder.h"
#include "models/schema/sqlnames.h"

#include <algorithm>

/// What a batch does to columns.
namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnPiece::Kind;

bool isSame(const QString& one, const QString& other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;  // as SQLite compares names
}

}  // namespace

Result<> TableDraft::place(const DraftColumn& column, const ColumnPlace& place)
{
    const QString& neighbour = place.before.isEmpty() ? place.after : place.before;
    if (neighbour.isEmpty()) {
        m_columns << column;
        return {};
    }
    const Result<DraftColumn*> beside = find(neighbour);
    if (!beside) {
        return fail(beside.error());
    }
    const qsizetype at = *beside - m_columns.constData();
    m_columns.insert(place.before.isEmpty() ? at + 1 : at, column);
    return {};
}

Result<> TableDraft::applyTo(const AddColumn& add)
{
    if (indexOf(add.column.name) >= 0) {
        return add.ifNotExists ? Result<>()
                               : fail(ErrorCode::SchemaConflict,
                                      EngineText::tr("Table '%1' has a column '%2' already.")
                                          .arg(m_name.toString(), add.column.name));
    }
    Table alone;
    alone.name = m_name;
    alone.columns << add.column;
    Result<ColumnSql> sql = columnClause(add.column, alone);
    if (!sql) {
        return fail(sql.error());
    }
    for (const CheckConstraint& check : add.parts.checkConstraints) {
        sql->pieces << ColumnPiece{Kind::Check, constraintText(check, m_name), check};
    }
    DraftColumn column{*sql, add.column.name, add.column.name, add.column.name, {}, {}};
    const bool isTaken = std::ranges::any_of(
        m_columns, [&](const DraftColumn& each) { return isSame(each.physical, column.physical); });
    if (isTaken) {  // by a column that gets another name in the end
        column.physical = u"_alembic_tmp_%1"_s.arg(m_columns.size());
    }
    if (Result<> placed = place(column, add.place); !placed) {
        return placed;
    }
    for (const CheckConstraint& check : typeChecks(alone)) {
        this->add(check);
    }
    for (const UniqueConstraint& unique : add.parts.uniqueConstraints) {
        if (Result<> added = applyTo(AddConstraint{m_name, unique}); !added) {
            return added;
        }
    }
    for (const ForeignKey& key : add.parts.foreignKeys) {
        if (Result<> added = applyTo(AddConstraint{m_name, key}); !added) {
            return added;
        }
    }
    if (add.parts.primaryKey) {
        PrimaryKey key;
        key.columns = QStringList{add.column.name};
        removePrimaryKey();
        this->add(add.parts.wholeKey.value_or(key));
    }
    for (const Index& index : add.parts.indexes) {
        m_newIndexes << DraftIndex{index, {}};
    }
    return {};
}

Result<> TableDraft::applyTo(const DropColumn& drop)
{
    const Result<DraftColumn*> found = find(drop.column);
    if (!found) {
        return drop.ifExists ? Result<>() : fail(found.error());
    }
    const DraftColumn column = **found;
    m_columns.removeAt(*found - m_columns.constData());
    if (!column.source.isEmpty()) {
        m_dropped << column.source;
    }
    removeWhatNames(column.physical);
    return {};
}

/// Indexes and constraints go with a column that they name, as in PostgreSQL.
void TableDraft::removeWhatNames(const QString& column)
{
    m_constraints.removeIf(
        [&](const ConstraintSql& each) { return namesColumn(each.constraint, column); });
    for (DraftColumn& other : m_columns) {
        other.sql.pieces.removeIf([&](const ColumnPiece& piece) {
            return piece.kind == Kind::Check && piece.constraint
                   && namesColumn(*piece.constraint, column);
        });
    }
    const auto isOnIt = [&](const DraftIndex& each) {
        const bool isPart = std::ranges::any_of(each.index.parts, [&](const IndexPart& part) {
            return part.isExpression ? mentionsName(part.text, column) : isSame(part.text, column);
        });
        return isPart || mentionsName(each.index.where, column);
    };
    m_oldIndexes.removeIf(isOnIt);
    m_newIndexes.removeIf(isOnIt);
}

Result<> TableDraft::changeType(DraftColumn* column, const AlterColumn& alter)
{
    const ColumnType type = alter.changes.type->on(u"sqlite"_s);
    Column declared;
    declared.name = column->name;
    declared.type = type;
    Table alone;
    alone.name = m_name;
    alone.columns << declared;
    const Result<ColumnSql> sql = columnClause(declared, alone);
    if (!sql) {
        return fail(sql.error());
    }
    if (alter.existing.type && alter.existing.type->createConstraint) {
        removeConstraint(alter.existing.type->name, ConstraintType::Check);
    }
    const ColumnType before = column->sql.column.type;
    setPiece(&column->sql, Kind::Type, textOf(*sql, Kind::Type));
    if (!type.collation.isEmpty()) {
        setPiece(&column->sql, Kind::Collate, textOf(*sql, Kind::Collate));
    }
    if (needsCast(before, type)) {
        column->castTo = textOf(*sql, Kind::Type);
    }
    column->sql.column.type = type;
    for (CheckConstraint check : typeChecks(alone)) {
        add(check);
    }
    return {};
}

Result<> TableDraft::applyTo(const AlterColumn& alter)
{
    const Result<DraftColumn*> found = find(alter.column);
    if (!found) {
        return fail(found.error());
    }
    DraftColumn* column = *found;
    const ColumnChanges& changes = alter.changes;
    if (changes.identity) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr(
                "Adding, removing or modifying an \"identity\" construct, e.g. GENERATED AS "
                "IDENTITY, to or from an existing column is not supported in this dialect."));
    }
    if (changes.type) {
        if (Result<> changed = changeType(column, alter); !changed) {
            return changed;
        }
    }
    if (changes.serverDefault) {
        const std::optional<ServerDefault>& value = *changes.serverDefault;
        setPiece(
            &column->sql, Kind::Default, value ? u"DEFAULT "_s + defaultText(*value) : QString());
    }
    if (changes.nullable) {
        setPiece(&column->sql, Kind::Null, {});
        if (*changes.nullable || column->sql.piece(Kind::NotNull) == nullptr) {
            setPiece(&column->sql, Kind::NotNull, *changes.nullable ? QString() : u"NOT NULL"_s);
        }
    }
    if (changes.name) {
        column->name = *changes.name;
    }
    if (!alter.place.before.isEmpty() || !alter.place.after.isEmpty()) {
        const DraftColumn moved = *column;
        m_columns.removeAt(column - m_columns.constData());
        return place(moved, alter.place);
    }
    return {};
}

Result<> TableDraft::reorder(const QList<QStringList>& partialOrders)
{
    QStringList names;
    for (const DraftColumn& column : m_columns) {
        names << column.name;
    }
    const Result<QStringList> order = columnOrder(names, partialOrders);
    if (!order) {
        return fail(order.error());
    }
    QList<DraftColumn> columns;
    for (const QString& name : *order) {
        columns << m_columns[indexOf(name)];
    }
    m_columns = columns;
    return {};
}

/// What has no name is known by what it says.
bool TableDraft::removeUnnamed(const Constraint& dropped)
{
    const Constraint wanted = onPhysicalNames(dropped);
    const auto isIt = [&wanted](const Constraint& each) {
        return constraintName(each).isEmpty() && saysTheSame(each, wanted);
    };
    const auto found = std::ranges::find_if(m_constraints, isIt, &ConstraintSql::constraint);
    if (found != m_constraints.end()) {
        m_constraints.erase(found);
        return true;
    }
    for (DraftColumn& column : m_columns) {
        const auto piece = std::ranges::find_if(column.sql.pieces, [&](const ColumnPiece& each) {
            return each.constraint && isIt(*each.constraint);
        });
        if (piece != column.sql.pieces.end()) {
            column.sql.pieces.erase(piece);
            return true;
        }
    }
    return false;
}

}  // namespace limbeck::sqlite
