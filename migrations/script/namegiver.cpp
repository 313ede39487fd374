// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/namegiver.h"

#include "migrations/dialect/clauses.h"
#include "migrations/script/namelength.h"
#include "migrations/script/sqltext.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Given = tl::expected<void, QString>;

/// What of a call matters to names and is not in the operation.
struct CallFacts
{
    QSet<QString> verbatim;  ///< names given with op.f
    /// SQL of CHECKs and parts of indexes that is no plain text: SQLAlchemy looks for columns in
    /// it.
    QSet<QString> expressions;
    /// Parts of an index in which SQLAlchemy sees no column: desc('a').
    QSet<QString> columnless;
};

/// Collects them, looking into everything that is passed.
class FactFinder final
{
public:
    CallFacts find(const QString& function, const python::Arguments& call)
    {
        const bool isNamed =
            function == "create_check_constraint"_L1 || function == "create_index"_L1;
        look(call, isNamed);
        return m_facts;
    }

private:
    void look(const python::Arguments& arguments, bool isInNamed)
    {
        static const QSet<QString> parts{u""_s, u"sqltext"_s, u"condition"_s, u"columns"_s};
        for (const python::Argument& argument : arguments.items) {
            look(argument.value, isInNamed && parts.contains(argument.name));
        }
    }

    void look(const python::Value& value, bool isInNamed)
    {
        if (const auto* sequence = value.as<python::Sequence>()) {
            for (const python::Value& item : *sequence->items) {
                look(item, isInNamed);
            }
        }
        const auto* object = value.as<python::Object>();
        if (object == nullptr) {
            return;
        }
        if (object->type == verbatimName) {
            const auto* text = object->arguments->items.front().value.as<QString>();
            m_facts.verbatim << (text != nullptr ? *text : QString());
            return;
        }
        if (isInNamed) {
            lookAtExpression(*object);
        }
        const bool isNamed = object->type == "sqlalchemy.CheckConstraint"_L1
                             || object->type == "sqlalchemy.Index"_L1;
        look(*object->arguments, isNamed);
    }

    void lookAtExpression(const python::Object& object)
    {
        const auto& arguments = object.arguments->items;
        const bool isText = object.type == "sqlalchemy.text"_L1 && object.methods->empty();
        const bool isOrder = object.type == "sqlalchemy.desc"_L1 && object.methods->empty()
                             && arguments.size() == 1
                             && arguments.front().value.as<QString>() != nullptr;
        const QString sql = sqlText({object}).value_or(QString());
        if (isOrder) {
            m_facts.columnless << sql;
        } else if (!isText) {
            m_facts.expressions << sql;
        }
    }

    CallFacts m_facts;
};

/// The type that `dialect` uses.
ColumnType& effectiveType(ColumnType& type, const QString& dialect)
{
    for (ColumnType& variant : type.variants) {
        if (variant.variantOf == dialect) {
            return variant;
        }
    }
    return type;
}

/// Gives the names of one operation.
class Giving final
{
public:
    Giving(const NamingConvention& convention, const QString& dialect, const CallFacts& facts)
        : m_convention(convention)
        , m_dialect(dialect)
        , m_facts(facts)
    {
    }

    void give(Operation& operation)
    {
        std::visit(
            Overloaded{
                [this](CreateTable& create) { giveTable(create.table); },
                [this](AddColumn& add) { giveColumn(add); },
                [this](AlterColumn& alter) {
                    giveType(alter.changes.type, alter.table, alter.column);
                    giveType(alter.existing.type, alter.table, alter.column);
                },
                [this](CreateIndex& create) { giveIndex(create.index, create.table); },
                [this](DropIndex& drop) { giveDropped(drop.name, u"ix"_s, nameOf(drop.table)); },
                [this](AddConstraint& add) {
                    std::visit([&](auto& constraint) { giveOne(constraint, add.table); },
                               add.constraint);
                },
                [this](DropConstraint& drop) { giveDropped(drop.name, kindOf(drop), drop.table); },
                // The rest names nothing, and a batch's operations have come here before it.
                [](auto&) {},
            },
            operation.value);
    }

    const Given& result() const
    {
        return m_result;
    }

private:
    void giveTable(Table& table)
    {
        if (table.primaryKey && !table.primaryKey->columns.isEmpty()) {
            giveOne(*table.primaryKey, table.name);
        }
        giveAll(table, table.name);
        for (Column& column : table.columns) {
            giveType(column.type, table.name, column.name);
        }
    }

    void giveColumn(AddColumn& add)
    {
        // Where REFERENCES stands at the column, Alembic gives a name and does not write it.
        const QList<ForeignKey> written = add.parts.foreignKeys;
        giveAll(add.parts, add.table);
        if (add.inlineReferences) {
            add.parts.foreignKeys = written;
        }
        giveType(add.column.type, add.table, add.column.name);
    }

    template <typename Parts>
    void giveAll(Parts& parts, const TableName& table)
    {
        for (UniqueConstraint& unique : parts.uniqueConstraints) {
            giveOne(unique, table);
        }
        for (ForeignKey& key : parts.foreignKeys) {
            giveOne(key, table);
        }
        for (CheckConstraint& check : parts.checkConstraints) {
            giveOne(check, table);
        }
        for (Index& index : parts.indexes) {
            giveIndex(index, table);
        }
    }

    void giveOne(PrimaryKey& key, const TableName& table)
    {
        if (!key.name.isEmpty() && !m_facts.verbatim.contains(key.name)
            && m_convention.rules.value(u"pk"_s).contains("constraint_name"_L1)) {
            refuse(EngineText::tr("SQLAlchemy applies the naming convention to the name of the "
                                  "primary key of '%1' "
                                  "twice, and fails")
                       .arg(table.toString()));
            return;
        }
        give(key.name, {u"pk"_s, table, {}, key.columns, {}, {}}, EngineText::tr("primary key"));
    }

    void giveOne(UniqueConstraint& unique, const TableName& table)
    {
        give(unique.name,
             {u"uq"_s, table, {}, unique.columns, {}, {}},
             EngineText::tr("unique constraint"));
    }

    void giveOne(ForeignKey& key, const TableName& table)
    {
        give(key.name,
             {u"fk"_s, table, {}, key.columns, key.referent, key.referentColumns},
             EngineText::tr("foreign key"));
    }

    void giveOne(CheckConstraint& check, const TableName& table)
    {
        refuseColumnsOf({check.condition}, check.name, u"ck"_s);
        give(check.name, {u"ck"_s, table, {}, {}, {}, {}}, u"CHECK"_s);
    }

    /// No convention has a rule for it.
    void giveOne(ExcludeConstraint& exclude, const TableName&)
    {
        if (m_facts.verbatim.contains(exclude.name)) {
            exclude.name = shortenedName(exclude.name, m_dialect);
        }
    }

    void giveIndex(Index& index, const TableName& table)
    {
        QStringList columns;
        for (const IndexPart& part : index.parts) {
            if (!m_facts.columnless.contains(part.text)) {
                columns << part.text;
            }
        }
        if (index.name.isEmpty() && columns.isEmpty()) {
            refuse(
                EngineText::tr(
                    "SQLAlchemy gives no name to an index of '%1' in which it sees no column, and "
                    "fails")
                    .arg(table.toString()));
        }
        refuseColumnsOf(columns, index.name, u"ix"_s);
        give(index.name, {u"ix"_s, table, {}, columns, {}, {}}, u"index"_s);
        if (index.name.isEmpty() && m_result) {
            refuse(EngineText::tr(
                       "an index of '%1' has no name, and the naming convention has no rule 'ix': "
                       "SQLAlchemy fails here")
                       .arg(table.toString()));
        }
    }

    void giveType(std::optional<ColumnType>& type, const TableName& table, const QString& column)
    {
        if (type) {
            giveType(*type, table, column);
        }
    }

    /// The CHECK of a Boolean or an enum; not the enum type itself.
    void giveType(ColumnType& whole, const TableName& table, const QString& column)
    {
        ColumnType& type = effectiveType(whole, m_dialect);
        if (hasTypeCheck(type, m_dialect)) {
            give(type.name,
                 {u"ck"_s, table, {}, {column}, {}, {}},
                 EngineText::tr("CHECK of a type"));
        }
    }

    void giveDropped(QString& name, const QString& kind, const TableName& table)
    {
        // One without a name is looked for in the table.
        if (!name.isEmpty()) {
            give(
                name, {kind, table, {}, {}, {}, {}}, EngineText::tr("constraint or index to drop"));
        }
    }

    static TableName nameOf(const TableName& table)
    {
        return table.name.isEmpty() ? TableName(table.schema, u"no_table"_s) : table;
    }

    static QString kindOf(const DropConstraint& drop)
    {
        switch (drop.type) {
        case ConstraintType::ForeignKey:
            return u"fk"_s;
        case ConstraintType::Primary:
            return u"pk"_s;
        case ConstraintType::Unique:
            return u"uq"_s;
        case ConstraintType::Check:
            return u"ck"_s;
        case ConstraintType::Unknown:
            break;
        }
        return {};
    }

    void refuseColumnsOf(const QStringList& texts, const QString& name, const QString& kind)
    {
        const bool isPlain = std::none_of(texts.begin(), texts.end(), [this](const QString& text) {
            return m_facts.expressions.contains(text);
        });
        const QString rule = m_convention.isStandard() && kind == "ix"_L1
                                 ? u"%(column_0_label)s"_s
                                 : m_convention.rules.value(kind);
        const bool isNamed = !name.isEmpty() && !rule.contains("constraint_name"_L1);
        if (!isPlain && !isNamed && rule.contains("column_"_L1)) {
            refuse(EngineText::tr(
                "the naming convention names a constraint or index after the columns of an "
                "expression, which SQLAlchemy finds out"));
        }
    }

    void give(QString& name, Unnamed what, const QString& kind)
    {
        if (m_facts.verbatim.contains(name) && !name.isEmpty()) {
            name = shortenedName(name, m_dialect);
            return;
        }
        if (what.referent && what.referent->schema.contains(u'.')
            && m_convention.rules.value(what.kind).contains("referred_table_name"_L1)) {
            refuse(EngineText::tr(
                "the naming convention names a foreign key after a table whose schema has a "
                "dot, and SQLAlchemy fails"));
            return;
        }
        what.given = name;
        const auto given = nameFor(m_convention, what);
        if (!given) {
            refuse(EngineText::tr("the name of a %1 on '%2': %3")
                       .arg(kind, what.table.toString(), given.error()));
            return;
        }
        name = given->isConventional ? shortenedName(given->text, m_dialect) : given->text;
    }

    void refuse(const QString& reason)
    {
        if (m_result) {
            m_result = tl::unexpected(reason);
        }
    }

    const NamingConvention& m_convention;
    const QString& m_dialect;
    const CallFacts& m_facts;
    Given m_result;
};

}  // namespace

NameGiver::NameGiver(const NamingConvention& convention, const QString& dialect)
    : m_convention(convention)
    , m_dialect(dialect)
{
}

bool NameGiver::distinguishes(const QString& name) const
{
    const auto& rules = m_convention.rules;
    return shortenedName(name, m_dialect) != name || !m_convention.doubt.isEmpty()
           || !m_convention.computed.isEmpty()
           || std::any_of(rules.cbegin(), rules.cend(), [](const QString& rule) {
                  return rule.contains("constraint_name"_L1);
              });
}

tl::expected<void, QString> NameGiver::give(Operation& operation,
                                            const QString& function,
                                            const python::Arguments& call) const
{
    const CallFacts facts = FactFinder().find(function, call);
    Giving giving(m_convention, m_dialect, facts);
    giving.give(operation);
    return giving.result();
}

}  // namespace limbeck
