// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/tabledraft.h"

#include "migrations/dialect/sqlite/ddl.h"
#include "migrations/dialect/sqlite/draftrules.h"
#include "migrations/dialect/sqlite/stored.h"
#include "migrations/dialect/sqlite/types.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/schema/sqlnames.h"

#include <algorithm>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnPiece::Kind;

bool isSame(const QString& one, const QString& other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;  // as SQLite compares names
}

/// The clauses of `table`: those its author wrote where they still say what the value says, else
/// those that we would write.
Result<TableSql> clausesOf(const Table& table)
{
    const QString definition = table.options.value(definitionOption).toString();
    Result<TableSql> written =
        definition.isEmpty() ? Result<TableSql>(TableSql()) : readTable(definition);
    if (written) {
        Table read = stored(written->table);
        Table wanted = stored(table);
        read.name = wanted.name;
        read.prefixes = wanted.prefixes;
        wanted.indexes.clear();
        if (read == wanted) {
            return written;
        }
    }
    const Result<QString> text = createTableText(table);
    if (!text) {
        return fail(text.error());
    }
    return readTable(*text);
}

bool isType(const Constraint& constraint, ConstraintType type)
{
    return type == ConstraintType::Unknown || constraintType(constraint) == type;
}

}  // namespace

Result<TableDraft> TableDraft::of(const Table& table)
{
    if (table.prefixes.contains(u"VIRTUAL"_s)) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr("Table '%1' is a virtual table, which cannot be rebuilt.")
                        .arg(table.name.toString()));
    }
    const Result<TableSql> clauses = clausesOf(table);
    if (!clauses) {
        return fail(clauses.error());
    }
    TableDraft draft;
    draft.m_name = table.name;
    draft.m_prefixes = table.prefixes;
    for (const ColumnSql& sql : clauses->columns) {
        const QString& name = sql.column.name;
        draft.m_columns << DraftColumn{sql, name, name, name, name, {}};
    }
    draft.m_constraints = clauses->constraints;
    draft.m_tail = clauses->tail;
    draft.m_options = clauses->table.options;
    for (const Index& index : table.indexes) {
        const QString text = index.options.value(definitionOption).toString();
        const Result<Index> read = readIndex(text);
        Index plain = index;
        plain.options.clear();
        draft.m_oldIndexes << DraftIndex{index, read && *read == plain ? text : QString()};
    }
    return draft;
}

Result<> TableDraft::apply(const Operation& operation)
{
    const auto unsupported = [this](const QString& what) -> Result<> {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr("A batch on table '%1' cannot %2.").arg(m_name.toString(), what));
    };
    return std::visit(
        Overloaded{
            [&](const AddColumn& each) { return applyTo(each); },
            [&](const DropColumn& each) { return applyTo(each); },
            [&](const AlterColumn& each) { return applyTo(each); },
            [&](const AddConstraint& each) { return applyTo(each); },
            [&](const DropConstraint& each) { return applyTo(each); },
            [&](const CreateIndex& each) { return applyTo(each); },
            [&](const DropIndex& each) { return applyTo(each); },
            [](const SetTableComment&) { return Result<>(); },  // SQLite keeps none
            [](const CreateEnum&) { return Result<>(); },
            [](const DropEnum&) { return Result<>(); },
            [](const ExecuteSql&) { return Result<>(); },  // runs before the rebuild
            [](const BulkInsert&) { return Result<>(); },
            [&](const CreateTable&) { return unsupported(EngineText::tr("create another table")); },
            [&](const DropTable&) { return unsupported(EngineText::tr("drop a table")); },
            [&](const RenameTable&) { return unsupported(EngineText::tr("rename a table")); },
            [&](const Batch&) { return unsupported(EngineText::tr("contain another batch")); },
            [&](const AutocommitBlock&) { return unsupported(EngineText::tr("commit")); }},
        operation.value);
}

Result<TableDraft::DraftColumn*> TableDraft::find(const QString& name)
{
    qsizetype at = indexOf(name);
    if (at < 0) {
        const auto byOriginal = std::ranges::find_if(
            m_columns, [&](const DraftColumn& each) { return isSame(each.original, name); });
        at = byOriginal == m_columns.end() ? -1 : byOriginal - m_columns.begin();
    }
    if (at < 0) {
        Error error;
        error.code = ErrorCode::SchemaConflict;
        error.message =
            EngineText::tr("Table '%1' has no column '%2'.").arg(m_name.toString(), name);
        error.subjects = QStringList{m_name.toString()};
        return fail(error);
    }
    return &m_columns[at];
}

qsizetype TableDraft::indexOf(const QString& name) const
{
    const auto found = std::ranges::find_if(
        m_columns, [&](const DraftColumn& each) { return isSame(each.name, name); });
    return found == m_columns.end() ? -1 : found - m_columns.begin();
}

Result<> TableDraft::applyTo(const AddConstraint& add)
{
    const bool isKey = std::holds_alternative<PrimaryKey>(add.constraint);
    const QString name = constraintName(add.constraint);
    if (name.isEmpty() && !isKey) {
        return fail(
            ErrorCode::SchemaConflict,
            EngineText::tr(
                "Constraint must have a name\nA batch on table '%1' adds a constraint without "
                "one; SQLite could never drop it again. Name it.")
                .arg(m_name.toString()));
    }
    if (isKey) {
        removePrimaryKey();
    } else {
        removeConstraint(name, constraintType(add.constraint));
    }
    this->add(add.constraint);
    return {};
}

void TableDraft::add(const Constraint& constraint)
{
    const Constraint physical = onPhysicalNames(constraint);
    const QString text = constraintText(physical, m_name);
    if (!text.isEmpty()) {
        m_constraints << ConstraintSql{text, physical};
    }
}

Result<> TableDraft::applyTo(const DropConstraint& drop)
{
    const bool isKey = drop.type == ConstraintType::Primary;
    if (removeConstraint(drop.name, drop.type)) {
        return {};
    }
    if (drop.name.isEmpty() && drop.dropped && removeUnnamed(*drop.dropped)) {
        return {};
    }
    if (isKey && drop.name.isEmpty()) {
        removePrimaryKey();
        return {};
    }
    if (drop.ifExists) {
        return {};
    }
    Error error;
    error.code = ErrorCode::SchemaConflict;
    error.message = EngineText::tr(
                        "No such constraint: '%1'\nTable '%2' has no constraint of that name and "
                        "kind.")
                        .arg(drop.name, m_name.toString());
    error.subjects = QStringList{m_name.toString()};
    return fail(error);
}

bool TableDraft::removeConstraint(const QString& name, ConstraintType type)
{
    if (name.isEmpty()) {
        return false;
    }
    const auto isIt = [&](const Constraint& constraint) {
        return isSame(constraintName(constraint), name) && isType(constraint, type);
    };
    qsizetype removed =
        m_constraints.removeIf([&](const ConstraintSql& each) { return isIt(each.constraint); });
    for (DraftColumn& column : m_columns) {
        removed += column.sql.pieces.removeIf(
            [&](const ColumnPiece& piece) { return piece.constraint && isIt(*piece.constraint); });
    }
    return removed > 0;
}

void TableDraft::removePrimaryKey()
{
    m_constraints.removeIf([](const ConstraintSql& each) {
        return std::holds_alternative<PrimaryKey>(each.constraint);
    });
    for (DraftColumn& column : m_columns) {
        setPiece(&column.sql, Kind::PrimaryKey, {});
    }
}

Result<> TableDraft::applyTo(const CreateIndex& create)
{
    m_newIndexes << DraftIndex{create.index, {}};
    return {};
}

Result<> TableDraft::applyTo(const DropIndex& drop)
{
    const auto isIt = [&](const DraftIndex& each) { return isSame(each.index.name, drop.name); };
    const qsizetype removed = m_oldIndexes.removeIf(isIt) + m_newIndexes.removeIf(isIt);
    if (removed > 0 || drop.ifExists) {
        return {};
    }
    return fail(ErrorCode::SchemaConflict,
                EngineText::tr("No such index: '%1'\nTable '%2' has no index of that name.")
                    .arg(drop.name, m_name.toString()));
}

void TableDraft::setOptions(const QVariantMap& options)
{
    m_options.insert(options);
    Table table;
    table.options = m_options;
    m_tail = tailText(table).trimmed();
    if (m_options.value(u"sqlite_autoincrement"_s).toBool() && !hasAutoincrement()) {
        moveKeyToColumn();
    }
}

/// AUTOINCREMENT can be said at the column only.
void TableDraft::moveKeyToColumn()
{
    for (DraftColumn& column : m_columns) {
        const bool isInteger = column.sql.column.type.kind == TypeKind::Integer
                               && isSame(textOf(column.sql, Kind::Type), u"INTEGER"_s);
        const bool isKey =
            column.sql.piece(Kind::PrimaryKey) != nullptr
            || std::ranges::any_of(m_constraints, [&](const ConstraintSql& each) {
                   const auto* key = std::get_if<PrimaryKey>(&each.constraint);
                   return key != nullptr && key->columns == QStringList{column.physical};
               });
        if (isInteger && isKey) {
            removePrimaryKey();
            setPiece(&column.sql, Kind::PrimaryKey, u"PRIMARY KEY AUTOINCREMENT"_s);
            return;
        }
    }
}

void TableDraft::applyNamingConvention(const QVariantMap& convention)
{
    if (convention.isEmpty()) {
        return;
    }
    QList<ConstraintSql> fromColumns;
    for (DraftColumn& column : m_columns) {
        for (const ColumnPiece& piece : column.sql.pieces) {
            const bool isMoved = piece.constraint && constraintName(*piece.constraint).isEmpty()
                                 && (piece.kind == Kind::Unique || piece.kind == Kind::References);
            if (isMoved) {
                fromColumns << ConstraintSql{{}, *piece.constraint};
            }
        }
    }
    for (const ConstraintSql& each : fromColumns) {
        if (const auto named = conventionalName(each.constraint, m_name, convention)) {
            for (DraftColumn& column : m_columns) {
                column.sql.pieces.removeIf(
                    [&](const ColumnPiece& piece) { return piece.constraint == each.constraint; });
            }
            m_constraints << ConstraintSql{constraintText(*named, m_name), *named};
        }
    }
    for (ConstraintSql& each : m_constraints) {
        if (const auto named = conventionalName(each.constraint, m_name, convention)) {
            each = ConstraintSql{
                u"CONSTRAINT "_s + quoted(constraintName(*named)) + u' ' + each.text, *named};
        }
    }
}

QStringList TableDraft::physicalNames(const QStringList& names) const
{
    QStringList physical;
    for (const QString& name : names) {
        const qsizetype at = indexOf(name);
        physical << (at < 0 ? name : m_columns[at].physical);
    }
    return physical;
}

QString TableDraft::onPhysicalNames(const QString& sql) const
{
    // In two passes, so that swapped names do not meet.
    QString text = sql;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].name != m_columns[i].physical) {
            text = withNameReplaced(text, m_columns[i].name, u"_limbeck_%1"_s.arg(i));
        }
    }
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].name != m_columns[i].physical) {
            text = withNameReplaced(text, u"_limbeck_%1"_s.arg(i), m_columns[i].physical);
        }
    }
    return text;
}

Constraint TableDraft::onPhysicalNames(const Constraint& constraint) const
{
    return std::visit(Overloaded{[&](CheckConstraint check) -> Constraint {
                                     check.condition = onPhysicalNames(check.condition);
                                     return check;
                                 },
                                 [&](ExcludeConstraint exclude) -> Constraint { return exclude; },
                                 [&](ForeignKey key) -> Constraint {
                                     key.columns = physicalNames(key.columns);
                                     if (key.referent == m_name) {
                                         key.referentColumns = physicalNames(key.referentColumns);
                                     }
                                     return key;
                                 },
                                 [&](auto other) -> Constraint {
                                     other.columns = physicalNames(other.columns);
                                     return other;
                                 }},
                      constraint);
}

const QList<TableDraft::DraftColumn>& TableDraft::columns() const
{
    return m_columns;
}

const QList<TableDraft::DraftIndex>& TableDraft::oldIndexes() const
{
    return m_oldIndexes;
}

const QList<TableDraft::DraftIndex>& TableDraft::newIndexes() const
{
    return m_newIndexes;
}

const QStringList& TableDraft::droppedColumns() const
{
    return m_dropped;
}

bool TableDraft::hasAutoincrement() const
{
    return std::ranges::any_of(m_columns, [](const DraftColumn& column) {
        const ColumnPiece* key = column.sql.piece(Kind::PrimaryKey);
        return key != nullptr && key->text.endsWith(u"autoincrement"_s, Qt::CaseInsensitive);
    });
}

QString TableDraft::createText(const QString& temporaryName) const
{
    QStringList clauses;
    for (const DraftColumn& column : m_columns) {
        ColumnSql sql = column.sql;
        if (column.physical != sql.column.name) {
            sql.nameText = quoted(column.physical);
        }
        clauses << sql.text();
    }
    // The key first, as SQLAlchemy does; the others as they stand.
    QList<ConstraintSql> ordered = m_constraints;
    std::ranges::stable_partition(ordered, [](const ConstraintSql& each) {
        return std::holds_alternative<PrimaryKey>(each.constraint);
    });
    for (const ConstraintSql& each : ordered) {
        clauses << closedClause(each.text);
    }
    QString head = m_prefixes.isEmpty() ? u"CREATE TABLE "_s : u"CREATE TEMPORARY TABLE "_s;
    return head + quoted(TableName(m_name.schema, temporaryName)) + u" (\n\t"_s
           + clauses.join(u", \n\t"_s) + u"\n)"_s + (m_tail.isEmpty() ? m_tail : u' ' + m_tail);
}

}  // namespace limbeck::sqlite
