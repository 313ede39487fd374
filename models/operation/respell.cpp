// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/respell.h"

#include "models/base/enginetext.h"
#include "models/base/overloaded.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isSameWord(const QString& one, const QString& other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// Gives names the case that the schema has.
class Respeller final
{
public:
    explicit Respeller(const Schema& schema)
        : m_schema(schema)
    {
    }

    void table(TableName& name) const
    {
        if (name.isEmpty() || m_schema.table(name) != nullptr) {
            return;
        }
        for (const Table& each : m_schema.tables) {
            if (isSameWord(each.name.name, name.name)
                && m_schema.isSameSchema(each.name.schema, name.schema)) {
                name = each.name;
                m_hasOtherTable = true;
                return;
            }
        }
        for (const View& each : m_schema.views) {
            if (isSameWord(each.name.name, name.name)) {
                m_hasOtherTable = m_hasOtherTable || each.name.name != name.name;
                name = each.name;
                return;
            }
        }
    }

    bool hasOtherTable() const
    {
        return m_hasOtherTable;
    }

    void column(const TableName& owner, QString& name) const
    {
        if (const Table* found = m_schema.table(owner)) {
            column(*found, name);
        }
    }

    static void column(const Table& owner, QString& name)
    {
        if (name.isEmpty() || owner.hasColumn(name)) {
            return;
        }
        for (const Column& each : owner.columns) {
            if (isSameWord(each.name, name)) {
                name = each.name;
                return;
            }
        }
    }

    void columns(const TableName& owner, QStringList& names) const
    {
        for (QString& name : names) {
            column(owner, name);
        }
    }

    void place(const TableName& owner, ColumnPlace& place) const
    {
        column(owner, place.before);
        column(owner, place.after);
    }

    void key(ForeignKey& key) const
    {
        table(key.referent);
        columns(key.referent, key.referentColumns);
    }

    void index(const TableName& owner, Index& index) const
    {
        for (IndexPart& part : index.parts) {
            if (!part.isExpression) {
                column(owner, part.text);
            }
        }
    }

    void index(const TableName& owner, QString& name) const
    {
        for (const Table& each : m_schema.tables) {
            if (!owner.isEmpty() && !m_schema.isSame(owner, each.name)) {
                continue;
            }
            for (const Index& known : each.indexes) {
                if (isSameWord(known.name, name)) {
                    name = known.name;
                    return;
                }
            }
        }
    }

    void constraint(const TableName& owner, Constraint& constraint) const
    {
        std::visit(Overloaded{
                       [](CheckConstraint&) {},
                       [](ExcludeConstraint&) {},
                       [&](ForeignKey& each) {
                           columns(owner, each.columns);
                           key(each);
                       },
                       [&](auto& each) { columns(owner, each.columns); },
                   },
                   constraint);
    }

    void operator()(CreateTable& create) const
    {
        table(create.table.name);
        for (ForeignKey& each : create.table.foreignKeys) {
            key(each);
        }
        ownColumns(create.table);
    }

    void operator()(AddColumn& add) const
    {
        table(add.table);
        column(add.table, add.column.name);
        place(add.table, add.place);
        for (ForeignKey& each : add.parts.foreignKeys) {
            key(each);
        }
    }

    void operator()(DropColumn& drop) const
    {
        table(drop.table);
        column(drop.table, drop.column);
    }

    void operator()(AlterColumn& alter) const
    {
        table(alter.table);
        column(alter.table, alter.column);
        place(alter.table, alter.place);
    }

    void operator()(CreateIndex& create) const
    {
        table(create.table);
        index(create.table, create.index);
        index(create.table, create.index.name);
    }

    void operator()(DropIndex& drop) const
    {
        table(drop.table);
        index(drop.table, drop.name);
    }

    void operator()(AddConstraint& add) const
    {
        table(add.table);
        constraint(add.table, add.constraint);
    }

    void operator()(RenameIndex& rename) const
    {
        table(rename.table);
        index(rename.table, rename.name);
    }

    void operator()(RenameRelation& rename) const
    {
        table(rename.from);
    }

    void operator()(MoveToFront& move) const
    {
        table(move.table);
        column(move.table, move.column);
    }

    void operator()(DropView& drop) const
    {
        table(drop.view);
    }

    void operator()(PutView& put) const
    {
        table(put.view.name);
    }

    void operator()(PutTrigger& put) const
    {
        table(put.trigger.table);
        trigger(put.trigger.name);
    }

    void operator()(DropTrigger& drop) const
    {
        table(drop.table);
        trigger(drop.name);
    }

    void operator()(Operation& operation) const
    {
        std::visit([this](auto& each) { (*this)(each); }, operation.value);
    }

    template <typename Other>
    void operator()(Other& other) const
    {
        if constexpr (requires { TableName(other.table); }) {
            table(other.table);
        }
    }

private:
    void trigger(QString& name) const
    {
        for (const Trigger& each : m_schema.triggers) {
            if (isSameWord(each.name, name)) {
                name = each.name;
            }
        }
    }

    /// Keys and indexes of a new table, which may name its columns in another case.
    void ownColumns(Table& owner) const
    {
        const Table names = owner;
        const auto all = [&names](QStringList& columns) {
            for (QString& name : columns) {
                column(names, name);
            }
        };
        if (owner.primaryKey) {
            all(owner.primaryKey->columns);
        }
        for (UniqueConstraint& each : owner.uniqueConstraints) {
            all(each.columns);
        }
        for (ForeignKey& each : owner.foreignKeys) {
            all(each.columns);
        }
        for (Index& each : owner.indexes) {
            for (IndexPart& part : each.parts) {
                if (!part.isExpression) {
                    column(names, part.text);
                }
            }
        }
    }

    const Schema& m_schema;
    mutable bool m_hasOtherTable = false;
};

std::optional<ColumnType> knownEnum(const ColumnType& type, const Schema& schema)
{
    const auto isMeant = [&](const QString& ownSchema, const QString& name) {
        return name == type.name && schema.isSameSchema(ownSchema, type.schema);
    };
    std::optional<ColumnType> found;
    for (const EnumType& each : schema.enums) {
        if (isMeant(each.schema, each.name)) {
            ColumnType known = ColumnType::ofKind(TypeKind::Enum);
            known.name = each.name;
            known.schema = each.schema;
            known.values = each.values;
            return known;
        }
    }
    // One that came with a column is in no list.
    for (const Table& table : schema.tables) {
        for (const Column& column : table.columns) {
            const ColumnType own = column.type.on(u"postgresql"_s);
            if (own.kind == TypeKind::Enum && own.native && isMeant(own.schema, own.name)) {
                found = own;
            }
        }
    }
    return found;
}

Result<> resolveType(ColumnType& type, const Schema& schema)
{
    for (ColumnType& item : type.items) {
        if (const Result<> done = resolveType(item, schema); !done) {
            return done;
        }
    }
    if (type.kind != TypeKind::Other || type.name.isEmpty()) {
        return {};
    }
    std::optional<ColumnType> known = knownEnum(type, schema);
    if (!known) {
        return fail(ErrorCode::SchemaConflict,
                    EngineText::tr("The type '%1' is not known.").arg(type.raw));
    }
    known->collation = type.collation;
    type = *std::move(known);
    return {};
}

Result<> resolveKey(ForeignKey& key, const Table* self, const Schema& schema, SqlRules rules)
{
    if (!key.referentColumns.isEmpty() || rules == SqlRules::Sqlite) {
        return {};
    }
    const bool isSelf = self != nullptr && schema.isSame(self->name, key.referent);
    const Table* referent = isSelf ? self : schema.table(key.referent);
    if (referent == nullptr || !referent->primaryKey) {
        return fail(
            ErrorCode::SchemaConflict,
            EngineText::tr("The primary key of '%1' is not known, to which a foreign key refers.")
                .arg(key.referent.toString()));
    }
    key.referentColumns = referent->primaryKey->columns;
    return {};
}

Result<> resolveKeys(QList<ForeignKey>& keys,
                     const Table* self,
                     const Schema& schema,
                     SqlRules rules)
{
    for (ForeignKey& key : keys) {
        if (const Result<> done = resolveKey(key, self, schema, rules); !done) {
            return done;
        }
    }
    return {};
}

}  // namespace

Respelled respelled(SchemaChange change, const Schema& schema)
{
    const Respeller respeller(schema);
    respeller.table(change.ifTable);
    std::visit([&respeller](auto& each) { respeller(each); }, change.value);
    return {std::move(change), respeller.hasOtherTable()};
}

Result<> resolveNames(Operation& operation, const Schema& schema, SqlRules rules)
{
    if (auto* create = std::get_if<CreateTable>(&operation.value)) {
        for (Column& column : create->table.columns) {
            if (const Result<> done = resolveType(column.type, schema); !done) {
                return done;
            }
        }
        const Table self = create->table;
        return resolveKeys(create->table.foreignKeys, &self, schema, rules);
    }
    if (auto* add = std::get_if<AddColumn>(&operation.value)) {
        const Table* self = schema.table(add->table);
        return resolveType(add->column.type, schema).and_then([&] {
            return resolveKeys(add->parts.foreignKeys, self, schema, rules);
        });
    }
    if (auto* alter = std::get_if<AlterColumn>(&operation.value); alter && alter->changes.type) {
        return resolveType(*alter->changes.type, schema);
    }
    if (auto* add = std::get_if<AddConstraint>(&operation.value)) {
        auto* key = std::get_if<ForeignKey>(&add->constraint);
        return key == nullptr ? Result<>{}
                              : resolveKey(*key, schema.table(add->table), schema, rules);
    }
    return {};
}

}  // namespace limbeck
