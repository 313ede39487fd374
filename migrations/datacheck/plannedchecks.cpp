// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/datacheck/plannedchecks.h"

#include "migrations/datacheck/checkcondition.h"
#include "migrations/dialect/clauses.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/base/text.h"
#include "models/expression/sqlexpression.h"
#include "models/operation/describe.h"
#include "models/operation/sqlkind.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isText(TypeKind kind)
{
    switch (kind) {
    case TypeKind::String:
    case TypeKind::Char:
    case TypeKind::NVarchar:
    case TypeKind::NChar:
    case TypeKind::Text:
    case TypeKind::Clob:
        return true;
    default:
        return false;
    }
}

/// True if the database can be asked which values are not of type `to`.
bool isComparable(const ColumnType& from, const ColumnType& to)
{
    return (isText(from.kind) && isText(to.kind) && to.length.has_value())
           || (isIntegerType(from) && isIntegerType(to));
}

/// True if a comparison says the same of a value before and after it became one of type `to`.
bool isComparedAlike(const ColumnType& from, const ColumnType& to)
{
    const auto isNumber = [](const ColumnType& type) {
        return isIntegerType(type) || type.kind == TypeKind::Boolean;
    };
    const auto isWord = [](const ColumnType& type) {
        return isText(type.kind) || type.kind == TypeKind::Enum;
    };
    return (isNumber(from) && isNumber(to)) || (isWord(from) && isWord(to));
}

/// Walks through a plan and remembers which of the tables and columns are the database's own.
class Walk final
{
public:
    explicit Walk(const Plan& plan)
        : m_engine(plan.engine)
        , m_before(plan.before)
    {
        for (const Table& table : plan.before.tables) {
            Origin origin{.table = table.name, .nameNow = table.name, .columns = {}};
            for (const Column& column : table.columns) {
                origin.columns.insert(column.name, column.name);
            }
            m_origins.insert(m_before.resolved(table.name), origin);
        }
    }

    void follow(const PlanStep& step)
    {
        m_revision = step.step.revision;
        for (const PlannedOperation& planned : step.operations) {
            follow(planned.operation);
        }
        if (step.live != nullptr) {
            m_mayBeMended = true;  // rows decide what it does, to rows too
        }
    }

    QList<DataCheck> takeChecks()
    {
        return std::exchange(m_checks, {});
    }

private:
    void follow(const Operation& operation)
    {
        m_operation = describe(operation);
        std::visit(Overloaded{
                       [this](const CreateTable& create) { forget(create.table.name); },
                       [this](const DropTable& drop) { forget(drop.table); },
                       [this](const RenameTable& rename) { this->rename(rename); },
                       [this](const AddColumn& add) { addColumn(add); },
                       [this](const DropColumn& drop) { dropColumn(drop); },
                       [this](const AlterColumn& alter) { alterColumn(alter); },
                       [this](const CreateIndex& create) { createIndex(create); },
                       [this](const AddConstraint& add) { addConstraint(add); },
                       [this](const BulkInsert&) { m_mayBeMended = true; },
                       [this](const ExecuteSql& execute) { executeSql(execute); },
                       [this](const Batch& batch) { followBatch(batch); },
                       [this](const AutocommitBlock& block) { followAll(block.operations); },
                       [](const auto&) {},  // asks nothing of rows
                   },
                   operation.value);
    }

    void followAll(const std::vector<Operation>& operations)
    {
        for (const Operation& operation : operations) {
            follow(operation);
        }
    }

    void followBatch(const Batch& batch)
    {
        followAll(batch.operations);
        // Only a table that is made anew gets what table_args says.
        if (m_engine == Engine::Sqlite || batch.recreate == Recreate::Always) {
            for (const Constraint& constraint : batch.tableConstraints) {
                addConstraint({.table = batch.table, .constraint = constraint});
            }
        }
    }

    void forget(const TableName& table)
    {
        m_origins.remove(m_before.resolved(table));
    }

    void rename(const RenameTable& rename)
    {
        const auto origin = m_origins.find(m_before.resolved(rename.table));
        if (origin != m_origins.end()) {
            Origin moved = *origin;
            m_origins.erase(origin);
            const TableName name(rename.table.schema, rename.newName);
            moved.nameNow = name;
            m_origins.insert(m_before.resolved(name), moved);
        }
    }

    Origin* originOf(const TableName& table)
    {
        const auto origin = m_origins.find(m_before.resolved(table));
        return origin == m_origins.end() ? nullptr : &*origin;
    }

    DataCheck checkOf(DataCheck::Kind kind, const Origin& origin, const QStringList& columns) const
    {
        DataCheck check;
        check.kind = kind;
        check.revision = m_revision;
        check.operation = m_operation;
        check.table = origin.table;
        check.mayBeMended = m_mayBeMended;
        const Table* table = m_before.table(origin.table);
        if (table != nullptr && table->primaryKey) {
            check.key = table->primaryKey->columns;
        }
        for (const QString& column : columns) {
            const QString own = origin.columns.value(column);
            check.columns << (own.isEmpty() ? column : own);
            if (own.isEmpty() && check.whyNot.isEmpty()) {
                check.whyNot =
                    EngineText::tr("The plan itself makes the column '%1' of '%2' before that.")
                        .arg(column, origin.table.toString());
            }
        }
        return check;
    }

    void add(const DataCheck& check)
    {
        m_checks << check;
    }

    void addColumn(const AddColumn& add)
    {
        Origin* origin = originOf(add.table);
        if (origin == nullptr) {
            return;
        }
        origin->columns.remove(add.column.name);
        origin->made.insert(add.column.name);
        const Column& column = add.column;
        const bool fillsItself =
            column.serverDefault || column.identity || column.computed || add.parts.primaryKey;
        // MariaDB and MySQL give the rows an empty value of the type.
        const bool takesNothing = m_engine == Engine::Sqlite || m_engine == Engine::Postgresql;
        if (!column.nullable && !fillsItself && takesNothing) {
            this->add(checkOf(DataCheck::Kind::NoRows, *origin, {}));
        }
        for (const CheckConstraint& check : add.parts.checkConstraints) {
            addCheck(check, *origin);
        }
    }

    void dropColumn(const DropColumn& drop)
    {
        if (Origin* origin = originOf(drop.table)) {
            origin->columns.remove(drop.column);
            origin->made.remove(drop.column);
            origin->converted.remove(drop.column);
        }
    }

    void alterColumn(const AlterColumn& alter)
    {
        Origin* origin = originOf(alter.table);
        if (origin == nullptr) {
            return;
        }
        if (alter.changes.nullable == std::optional(false)
            && alter.existing.nullable != std::optional(false)) {
            add(checkOf(DataCheck::Kind::NoNulls, *origin, {alter.column}));
        }
        if (alter.changes.type) {
            if (!addTypeChecks(alter, *origin)) {
                changeType(alter, *origin);
            }
            origin->converted.insert(alter.column);
        }
        if (alter.changes.name) {
            renameColumn(*origin, alter.column, *alter.changes.name);
        }
    }

    /// The CHECKs that Booleans and Enums bring where the engine has no such types. True if they
    /// say which values fit.
    bool addTypeChecks(const AlterColumn& alter, Origin origin)
    {
        const QString dialect = engineName(m_engine);
        if (!alter.existing.type
            || !isComparedAlike(alter.existing.type->on(dialect),
                                alter.changes.type->on(dialect))) {
            origin.converted.insert(alter.column);
        }
        Table alone;
        alone.columns << Column();
        alone.columns.first().name = alter.column;
        alone.columns.first().type = *alter.changes.type;
        const QList<CheckConstraint> checks = typeChecks(alone, m_engine);
        for (const CheckConstraint& check : checks) {
            addCheck(check, origin);
        }
        return !checks.isEmpty() && m_checks.last().whyNot.isEmpty();
    }

    static void renameColumn(Origin& origin, const QString& from, const QString& to)
    {
        const QString own = origin.columns.take(from);
        if (!own.isEmpty()) {
            origin.columns.insert(to, own);
        }
        for (QSet<QString>* names : {&origin.made, &origin.converted}) {
            if (names->remove(from)) {
                names->insert(to);
            }
        }
    }

    void changeType(const AlterColumn& alter, const Origin& origin)
    {
        if (!isDestructive(Operation{alter})) {
            return;
        }
        const QString dialect = engineName(m_engine);
        DataCheck check = checkOf(DataCheck::Kind::Fits, origin, {alter.column});
        check.type = alter.changes.type->on(dialect);
        check.isTolerated = m_engine == Engine::Sqlite;  // declares types, and enforces none
        const bool isKnown =
            alter.existing.type && isComparable(alter.existing.type->on(dialect), check.type);
        if (!alter.postgresqlUsing.isEmpty() && m_engine == Engine::Postgresql) {
            check.whyNot =
                EngineText::tr("SQL of the script converts the values (postgresql_using).");
        } else if (!isKnown && check.whyNot.isEmpty()) {
            check.whyNot = EngineText::tr(
                               "Whether each value becomes %1 is seen only when it is "
                               "converted.")
                               .arg(describe(check.type));
        }
        add(check);
    }

    void createIndex(const CreateIndex& create)
    {
        const Origin* origin = originOf(create.table);
        if (origin == nullptr || !create.index.unique) {
            return;
        }
        DataCheck check = checkOf(DataCheck::Kind::NoDuplicates, *origin, create.index.columns());
        const bool hasSql = !create.index.where.isEmpty()
                            || std::ranges::any_of(create.index.parts, &IndexPart::isExpression);
        if (hasSql) {
            check.whyNot = EngineText::tr("SQL of the script says which rows the index holds.");
        }
        add(check);
    }

    void addConstraint(const AddConstraint& constraint)
    {
        const Origin* origin = originOf(constraint.table);
        if (origin == nullptr) {
            return;
        }
        std::visit(Overloaded{
                       [&](const PrimaryKey& key) {
                           for (const QString& column : key.columns) {
                               add(checkOf(DataCheck::Kind::NoNulls, *origin, {column}));
                           }
                           add(checkOf(DataCheck::Kind::NoDuplicates, *origin, key.columns));
                       },
                       [&](const UniqueConstraint& unique) {
                           add(checkOf(DataCheck::Kind::NoDuplicates, *origin, unique.columns));
                       },
                       [&](const ForeignKey& key) { addForeignKey(key, *origin); },
                       [&](const CheckConstraint& check) { addCheck(check, *origin); },
                       [&](const ExcludeConstraint&) {
                           DataCheck check = checkOf(DataCheck::Kind::Unasked, *origin, {});
                           check.whyNot = EngineText::tr(
                               "Which rows exclude each other is asked of no engine.");
                           add(check);
                       },
                   },
                   constraint.constraint);
    }

    void addCheck(const CheckConstraint& constraint, const Origin& origin)
    {
        if (m_engine == Engine::Postgresql
            && constraint.options.value(u"postgresql_not_valid"_s).toBool()) {
            return;  // it asks nothing of the rows that are there
        }
        const CheckCondition condition = checkCondition(constraint.condition, origin, m_engine);
        DataCheck check = checkOf(DataCheck::Kind::Meets, origin, {});
        check.condition = condition.sql;
        check.whyNot = condition.whyNot;
        add(check);
    }

    void addForeignKey(const ForeignKey& key, const Origin& origin)
    {
        DataCheck check = checkOf(DataCheck::Kind::NoOrphans, origin, key.columns);
        const Origin* referent = originOf(key.referent);
        check.referent = referent == nullptr ? key.referent : referent->table;
        QStringList columns = key.referentColumns;
        const Table* table = m_before.table(check.referent);
        if (columns.isEmpty() && table != nullptr && table->primaryKey) {
            columns = table->primaryKey->columns;
        }
        const bool isWhole = referent != nullptr && columns.size() == key.columns.size()
                             && std::ranges::all_of(columns, [referent](const QString& column) {
                                    return referent->columns.contains(column);
                                });
        if (isWhole) {
            for (const QString& column : columns) {
                check.referentColumns << referent->columns.value(column);
            }
        } else if (check.whyNot.isEmpty()) {
            check.whyNot =
                EngineText::tr("The plan itself makes '%1', to which it refers, or its key.")
                    .arg(key.referent.toString());
        }
        add(check);
    }

    void executeSql(const ExecuteSql& execute)
    {
        const SqlKind kind = sqlKind(execute.sql);
        m_mayBeMended = m_mayBeMended || kind == SqlKind::Data || kind == SqlKind::Schema;
    }

    Engine m_engine;
    const Schema& m_before;  // of the plan, which outlives the walk
    QHash<TableName, Origin> m_origins;
    RevisionId m_revision;
    QString m_operation;
    bool m_mayBeMended = false;
    QList<DataCheck> m_checks;
};

}  // namespace

QList<DataCheck> plannedChecks(const Plan& plan)
{
    Walk walk(plan);
    for (const PlanStep& step : plan.steps) {
        walk.follow(step);
    }
    return walk.takeChecks();
}

}  // namespace limbeck
