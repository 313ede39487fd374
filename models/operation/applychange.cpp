// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/applychange.h"

#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/base/sqltoken.h"
#include "models/operation/apply.h"
#include "models/operation/respell.h"
#include "models/operation/schemachange.h"
#include "models/operation/schemalookup.h"
#include "models/schema/implicitname.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool hasWord(const QString& sql, const QString& name)
{
    return std::ranges::any_of(sqlTokens(sql), [&name](const SqlToken& token) {
        return (token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedName)
               && token.name().compare(name, Qt::CaseInsensitive) == 0;
    });
}

bool refersTo(const ForeignKey& key, const Cascade& gone, const Schema& schema)
{
    if (!schema.isSame(key.referent, gone.table)) {
        return false;
    }
    const Table* referent = schema.table(gone.table);
    const QStringList columns =
        !key.referentColumns.isEmpty() || referent == nullptr || !referent->primaryKey
            ? key.referentColumns
            : referent->primaryKey->columns;
    return gone.column.isEmpty() || columns.contains(gone.column);
}

/// Carries out one change after another on a schema.
class Changer final
{
public:
    Changer(Schema& schema, SqlRules rules)
        : m_schema(schema)
        , m_rules(rules)
    {
    }

    Result<> operator()(const Operation& operation)
    {
        if (const auto* drop = std::get_if<DropTable>(&operation.value)) {
            // What was doubtful about it is so no more.
            m_schema.uncertainties.removeIf([&](const Uncertainty& each) {
                return !each.table.isEmpty() && m_schema.isSame(each.table, drop->table);
            });
        }
        if (isAboutNothing(operation)) {
            return {};
        }
        Operation whole = operation;
        return resolveNames(whole, m_schema, m_rules).and_then([&] { return perform(whole); });
    }

    Result<> operator()(const PutView& put)
    {
        if (put.ifNotExists && hasView(put.view.name)) {
            return {};
        }
        if (m_schema.table(put.view.name) != nullptr) {
            return fail(
                ErrorCode::SchemaConflict,
                EngineText::tr("There is already a table '%1'.").arg(put.view.name.toString()));
        }
        replace(m_schema.views, put.view, [&](const View& each) {
            return m_schema.isSame(each.name, put.view.name);
        });
        return {};
    }

    Result<> operator()(const DropView& drop)
    {
        m_schema.views.removeIf(
            [&](const View& each) { return m_schema.isSame(each.name, drop.view); });
        m_schema.triggers.removeIf(
            [&](const Trigger& each) { return m_schema.isSame(each.table, drop.view); });
        return {};
    }

    Result<> operator()(const PutTrigger& put)
    {
        const auto isSameOne = [&](const Trigger& each) {
            return each.name == put.trigger.name && m_schema.isSame(each.table, put.trigger.table);
        };
        if (put.ifNotExists && std::ranges::any_of(m_schema.triggers, isSameOne)) {
            return {};
        }
        if (m_schema.table(put.trigger.table) == nullptr && !hasView(put.trigger.table)) {
            return fail(findTable(m_schema, put.trigger.table).error());
        }
        replace(m_schema.triggers, put.trigger, isSameOne);
        return {};
    }

    Result<> operator()(const DropTrigger& drop)
    {
        m_schema.triggers.removeIf([&](const Trigger& each) {
            return each.name == drop.name
                   && (drop.table.isEmpty() || m_schema.isSame(each.table, drop.table));
        });
        return {};
    }

    Result<> operator()(const PutSequence& put)
    {
        const auto isSameOne = [&](const Sequence& each) {
            return m_schema.isSame(each.name, put.sequence.name);
        };
        if (!put.ifNotExists || std::ranges::none_of(m_schema.sequences, isSameOne)) {
            replace(m_schema.sequences, put.sequence, isSameOne);
        }
        return {};
    }

    Result<> operator()(const DropSequence& drop)
    {
        m_schema.sequences.removeIf(
            [&](const Sequence& each) { return m_schema.isSame(each.name, drop.sequence); });
        return {};
    }

    Result<> operator()(const RenameRelation& rename)
    {
        for (Sequence& each : m_schema.sequences) {
            if (m_schema.isSame(each.name, rename.from)) {
                each.name = rename.to;
                return {};
            }
        }
        if (rename.from.schema == rename.to.schema) {
            return perform({RenameTable{rename.from, rename.to.name}});
        }
        return move(rename);
    }

    Result<> operator()(const RenameIndex& rename)
    {
        DropIndex wanted;
        wanted.table = rename.table;
        wanted.name = rename.name;
        if (const Table* owner = tableOfIndex(m_schema, wanted)) {
            for (Index& each : m_schema.table(TableName(owner->name))->indexes) {
                if (each.name == rename.name) {
                    each.name = rename.newName;
                }
            }
            return {};
        }
        for (const Table& table : std::as_const(m_schema).tables) {
            const bool isMeant = rename.table.name.isEmpty()
                                     ? m_schema.isSameSchema(rename.table.schema, table.name.schema)
                                     : m_schema.isSame(rename.table, table.name);
            if (isMeant && constraintNamed(table, rename.name)) {
                return (*this)(RenameConstraint{table.name, rename.name, rename.newName});
            }
        }
        return fail(ErrorCode::SchemaConflict,
                    EngineText::tr("There is no index '%1'.").arg(rename.name));
    }

    Result<> operator()(const RenameConstraint& rename)
    {
        const Result<Table*> found = findTable(m_schema, rename.table);
        if (!found) {
            return fail(found.error());
        }
        Table& table = **found;
        const std::optional<Constraint> constraint = constraintNamed(table, rename.name);
        if (!constraint) {
            return fail(ErrorCode::SchemaConflict,
                        EngineText::tr("Table '%1' has no constraint '%2'.")
                            .arg(table.name.toString(), rename.name));
        }
        const auto rewrite = [&](auto& list, const auto& old) {
            std::ranges::find(list, old)->name = rename.newName;
        };
        std::visit(
            Overloaded{
                [&](const PrimaryKey&) { table.primaryKey->name = rename.newName; },
                [&](const UniqueConstraint& each) { rewrite(table.uniqueConstraints, each); },
                [&](const ForeignKey& each) { rewrite(table.foreignKeys, each); },
                [&](const CheckConstraint& each) { rewrite(table.checkConstraints, each); },
                [&](const ExcludeConstraint& each) { rewrite(table.excludeConstraints, each); },
            },
            *constraint);
        return {};
    }

    Result<> operator()(const ValidateConstraint& validate)
    {
        const Result<Table*> found = findTable(m_schema, validate.table);
        if (!found) {
            return fail(found.error());
        }
        const auto mark = [&validate](auto& list) {
            for (auto& each : list) {
                if (each.name == validate.name) {
                    each.options.remove(u"postgresql_not_valid"_s);
                }
            }
        };
        mark((*found)->checkConstraints);
        mark((*found)->foreignKeys);
        return {};
    }

    Result<> operator()(const AddEnumValue& add)
    {
        return applyEnumChange(add, m_schema);
    }

    Result<> operator()(const RenameEnumValue& rename)
    {
        return applyEnumChange(rename, m_schema);
    }

    Result<> operator()(const RenameEnum& rename)
    {
        return applyEnumChange(rename, m_schema);
    }

    Result<> operator()(const DropType& drop)
    {
        return applyEnumChange(drop, m_schema);
    }

    Result<> operator()(const Cascade& gone)
    {
        if (m_schema.table(gone.table) == nullptr && !hasView(gone.table)) {
            return {};
        }
        for (const View& view : std::as_const(m_schema).views) {
            if (!m_schema.isSame(view.name, gone.table)
                && hasWord(view.definition, gone.table.name)) {
                return fail(
                    ErrorCode::SchemaConflict,
                    EngineText::tr("The view '%1' may go with it.").arg(view.name.toString()));
            }
        }
        for (qsizetype i = 0; i < m_schema.tables.size(); ++i) {
            const auto refers = [&](const ForeignKey& key) {
                return refersTo(key, gone, m_schema);
            };
            if (std::ranges::any_of(std::as_const(m_schema).tables[i].foreignKeys, refers)) {
                QList<ForeignKey> keys = std::as_const(m_schema).tables[i].foreignKeys;
                keys.removeIf(refers);
                m_schema.tables[i].foreignKeys = keys;
            }
        }
        return {};
    }

    Result<> operator()(const MoveToFront& move)
    {
        const Result<Table*> found = findTable(m_schema, move.table);
        if (!found) {
            return fail(found.error());
        }
        const qsizetype at = (*found)->columnNames().indexOf(move.column);
        if (at > 0) {
            (*found)->columns.move(at, 0);
        }
        return {};
    }

    Result<> operator()(const DropSchema& drop)
    {
        const auto isIn = [&](const auto& each) {
            return m_schema.isSameSchema(each.name.schema, drop.schema);
        };
        QList<TableName> names;
        for (const Table& table : std::as_const(m_schema).tables) {
            if (isIn(table)) {
                names << table.name;
            }
        }
        m_schema.views.removeIf(isIn);
        m_schema.sequences.removeIf(isIn);
        for (const TableName& name : names) {
            Result<> done = (*this)(Cascade{name, {}}).and_then([&] {
                return perform({DropTable{name, true, {}}});
            });
            if (!done) {
                return done;
            }
        }
        m_schema.enums.removeIf(
            [&](const EnumType& each) { return m_schema.isSameSchema(each.schema, drop.schema); });
        return {};
    }

    Result<> operator()(const HideTable& hide)
    {
        return m_schema.table(hide.table) == nullptr
                   ? Result<>{}
                   : fail(ErrorCode::SchemaConflict,
                          EngineText::tr("A temporary table takes the name of table '%1'.")
                              .arg(hide.table.toString()));
    }

    Result<> operator()(const MarkUncertain& mark)
    {
        return fail(ErrorCode::SchemaConflict, mark.reason);
    }

private:
    bool hasView(const TableName& name) const
    {
        return std::ranges::any_of(
            m_schema.views, [&](const View& each) { return m_schema.isSame(each.name, name); });
    }

    template <typename T, typename Same>
    static void replace(QList<T>& list, const T& value, const Same& isSameOne)
    {
        const auto found = std::ranges::find_if(list, isSameOne);
        if (found == list.end()) {
            list << value;
        } else {
            *found = value;
        }
    }

    /// What drops a thing that the schema does not know leaves the schema as it is.
    bool isAboutNothing(const Operation& operation) const
    {
        if (const auto* drop = std::get_if<DropTable>(&operation.value)) {
            return m_schema.table(drop->table) == nullptr;
        }
        if (const auto* drop = std::get_if<DropIndex>(&operation.value)) {
            return drop->table.isEmpty() && tableOfIndex(m_schema, *drop) == nullptr;
        }
        return false;
    }

    Result<> perform(const Operation& operation)
    {
        if (const Result<> sound = requireUsual(operation); !sound) {
            return sound;
        }
        // Strictly: on a schema that is not certain what does not fit would be told twice.
        QList<Uncertainty> known = std::exchange(m_schema.uncertainties, {});
        Result<Schema> after = apply(operation, m_schema);
        if (!after) {
            return fail(after.error());
        }
        m_schema = *std::move(after);
        m_schema.uncertainties = known + m_schema.uncertainties;
        return {};
    }

    /// What MySQL does otherwise than operations: a column that goes is taken out of the keys and
    /// indexes that have others, and one that is said anew may be computed no more.
    Result<> requireUsual(const Operation& operation) const
    {
        if (m_rules != SqlRules::Mysql) {
            return {};
        }
        if (const auto* drop = std::get_if<DropColumn>(&operation.value)) {
            const Table* table = m_schema.table(drop->table);
            return table != nullptr && isShared(*table, drop->column)
                       ? fail(ErrorCode::SchemaConflict,
                              EngineText::tr("An index over '%1' and other columns loses it.")
                                  .arg(drop->column))
                       : Result<>{};
        }
        const auto* alter = std::get_if<AlterColumn>(&operation.value);
        if (alter != nullptr && alter->changes.type) {
            const Table* table = m_schema.table(alter->table);
            const Column* column = table == nullptr ? nullptr : table->column(alter->column);
            return column != nullptr && column->computed
                       ? fail(ErrorCode::SchemaConflict,
                              EngineText::tr("Column '%1' was computed.").arg(alter->column))
                       : Result<>{};
        }
        return {};
    }

    static bool isShared(const Table& table, const QString& column)
    {
        const auto isIn = [&column](const QStringList& columns) {
            return columns.size() > 1 && columns.contains(column);
        };
        return (table.primaryKey && isIn(table.primaryKey->columns))
               || std::ranges::any_of(table.indexes,
                                      [&](const Index& each) { return isIn(each.columns()); })
               || std::ranges::any_of(table.uniqueConstraints, [&](const UniqueConstraint& each) {
                      return isIn(each.columns);
                  });
    }

    Result<> move(const RenameRelation& rename)
    {
        const auto moveAll = [&](auto& list, auto member) {
            for (auto& each : list) {
                if (m_schema.isSame(each.*member, rename.from)) {
                    each.*member = rename.to;
                }
            }
        };
        if (m_schema.table(rename.from) == nullptr && !hasView(rename.from)) {
            return fail(findTable(m_schema, rename.from).error());
        }
        for (Table& table : m_schema.tables) {
            moveAll(table.foreignKeys, &ForeignKey::referent);
        }
        moveAll(m_schema.triggers, &Trigger::table);
        moveAll(m_schema.tables, &Table::name);
        moveAll(m_schema.views, &View::name);
        return {};
    }

    static std::optional<Constraint> constraintNamed(const Table& table, const QString& name)
    {
        DropConstraint wanted;
        wanted.name = name;
        wanted.ifExists = true;  // then only the names that it has or the engine gave it count
        const Result<Constraint> found = findConstraint(table, wanted);
        return found ? std::optional(*found) : std::nullopt;
    }

    Schema& m_schema;
    SqlRules m_rules;
};

}  // namespace

Result<> applyChange(const SchemaChange::Value& change, Schema& schema, SqlRules rules)
{
    return std::visit(Changer(schema, rules), change);
}

}  // namespace limbeck
