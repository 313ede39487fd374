// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/inspectoranswers.h"

#include "migrations/script/argumentreader.h"
#include "models/base/enginetext.h"
#include "models/schema/implicitname.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Value;
using python::Values;

namespace {

const QString versionTable = QStringLiteral("alembic_version");

using Facts = std::initializer_list<std::pair<QString, Value>>;

/// An answer in the making: one item with its name, for sorting.
struct Item
{
    QString name;
    Value value;
};

Value textList(const QStringList& texts)
{
    Values values;
    for (const QString& text : texts) {
        values.push_back(Value{text});
    }
    return Value::list(std::move(values));
}

Value nameSet(const QStringList& names)
{
    Values values;
    for (const QString& name : names) {
        values.push_back(Value{name});
    }
    return Value::sequence(python::Sequence::Kind::Set, std::move(values));
}

/// The questions about one table.
class TableAnswers final
{
public:
    TableAnswers(const Table& table, const QString& dialect, const python::Arguments& arguments)
        : m_table(table)
        , m_arguments(arguments)
        , m_isPostgresql(dialect == "postgresql"_L1)
        , m_isSqlite(dialect == "sqlite"_L1)
    {
    }

    std::optional<Value> to(const QString& method) const
    {
        using Answer = Value (TableAnswers::*)() const;
        static const QHash<QString, Answer> answers{
            {u"get_columns"_s, &TableAnswers::columns},
            {u"get_pk_constraint"_s, &TableAnswers::primaryKey},
            {u"get_foreign_keys"_s, &TableAnswers::foreignKeys},
            {u"get_unique_constraints"_s, &TableAnswers::uniqueConstraints},
            {u"get_check_constraints"_s, &TableAnswers::checkConstraints},
            {u"get_indexes"_s, &TableAnswers::indexes}};
        const Answer answer = answers.value(method, nullptr);
        return answer != nullptr ? std::optional((this->*answer)()) : std::nullopt;
    }

private:
    Value doubt(const QString& what) const
    {
        return Value::passive(
            m_arguments.opaque(EngineText::tr("asks the database for '%1'").arg(what)));
    }

    /// What is certain, and the names of what SQLAlchemy says besides, so that asking for it is
    /// not answered with "there is no such thing".
    Value described(const Facts& facts, const QStringList& doubts) const
    {
        python::Pairs pairs;
        for (const auto& [key, value] : facts) {
            pairs.emplace_back(Value{key}, value);
        }
        for (const QString& key : doubts) {
            pairs.emplace_back(Value{key}, doubt(key));
        }
        return Value::dict(std::move(pairs));
    }

    /// A constraint's name: its own, PostgreSQL's, or None on SQLite, which makes up none.
    Value nameOf(const Constraint& constraint) const
    {
        const QString& own = constraintName(constraint);
        if (!own.isEmpty()) {
            return {own};
        }
        if (m_isPostgresql) {
            return {implicitName(m_table, constraint)};
        }
        return m_isSqlite ? Value{} : doubt(u"name"_s);
    }

    static QString sortName(const Value& name)
    {
        const auto* text = name.as<QString>();
        return text != nullptr ? *text : u"~"_s;  // SQLAlchemy sorts None so
    }

    /// PostgreSQL and SQLite answer in the order of names; `isDeclared`: SQLite in that of the
    /// table's text.
    Value inOrder(QList<Item> items, bool isDeclared) const
    {
        if (m_isPostgresql || (m_isSqlite && !isDeclared)) {
            std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
                return a.name.toUtf8() < b.name.toUtf8();
            });
        }
        Values values;
        for (Item& item : items) {
            values.push_back(std::move(item.value));
        }
        const bool isOrdered = m_isPostgresql || m_isSqlite || values.size() < 2;
        return isOrdered ? Value::list(std::move(values))
                         : Value::sequence(python::Sequence::Kind::Set, std::move(values));
    }

    Value columns() const
    {
        static const QStringList doubts{u"type"_s,
                                        u"default"_s,
                                        u"autoincrement"_s,
                                        u"comment"_s,
                                        u"computed"_s,
                                        u"identity"_s,
                                        u"primary_key"_s,
                                        u"dialect_options"_s};
        Values items;
        for (const Column& column : m_table.columns) {
            items.push_back(described(
                {{u"name"_s, Value{column.name}}, {u"nullable"_s, Value{column.nullable}}},
                doubts));
        }
        return Value::list(std::move(items));
    }

    Value primaryKey() const
    {
        const QStringList doubts{u"comment"_s, u"dialect_options"_s};
        if (!m_table.primaryKey) {
            return described({{u"constrained_columns"_s, Value::list({})}, {u"name"_s, Value{}}},
                             doubts);
        }
        return described({{u"constrained_columns"_s, textList(m_table.primaryKey->columns)},
                          {u"name"_s, nameOf(*m_table.primaryKey)}},
                         doubts);
    }

    Value foreignKeys() const
    {
        QList<Item> items;
        for (const ForeignKey& key : m_table.foreignKeys) {
            const bool saysColumns = !key.referentColumns.isEmpty();
            const bool saysSchema =
                !key.referent.schema.isEmpty() || !m_table.name.schema.isEmpty();
            const Value name = nameOf(key);
            items << Item{
                sortName(name),
                described({{u"name"_s, name},
                           {u"constrained_columns"_s, textList(key.columns)},
                           {u"referred_schema"_s, saysSchema ? doubt(u"schema"_s) : Value{}},
                           {u"referred_table"_s, Value{key.referent.name}},
                           {u"referred_columns"_s,
                            saysColumns ? textList(key.referentColumns) : doubt(u"columns"_s)}},
                          {u"options"_s, u"comment"_s})};
        }
        return inOrder(std::move(items), true);
    }

    /// MySQL knows no difference between unique constraints and unique indexes.
    Value uniqueConstraints() const
    {
        const QStringList doubts{u"comment"_s, u"duplicates_index"_s, u"dialect_options"_s};
        QList<Item> items;
        for (const UniqueConstraint& unique : m_table.uniqueConstraints) {
            const Value name = nameOf(unique);
            items << Item{
                sortName(name),
                described({{u"name"_s, name}, {u"column_names"_s, textList(unique.columns)}},
                          doubts)};
        }
        for (const Index& index : m_table.indexes) {
            if (index.unique && !m_isPostgresql && !m_isSqlite) {
                items << Item{index.name, doubt(EngineText::tr("unique constraints"))};
            }
        }
        return inOrder(std::move(items), true);
    }

    /// MariaDB adds those that a column of JSON has.
    Value checkConstraints() const
    {
        QList<Item> items;
        for (const CheckConstraint& check : m_table.checkConstraints) {
            const Value name = nameOf(check);
            items << Item{
                sortName(name),
                described({{u"name"_s, name}}, {u"sqltext"_s, u"comment"_s, u"dialect_options"_s})};
        }
        if (!m_isPostgresql && !m_isSqlite) {
            items << Item{{}, doubt(EngineText::tr("check constraints"))};
        }
        return inOrder(std::move(items), false);
    }

    /// PostgreSQL names the index of a unique constraint too; MySQL that of a foreign key besides.
    Value indexes() const
    {
        QList<Item> items;
        for (const Index& index : m_table.indexes) {
            const bool hasExpressions =
                index.columns().size() != index.parts.size() && !index.parts.isEmpty();
            if (hasExpressions && m_isSqlite) {
                continue;  // SQLAlchemy leaves them out
            }
            const bool isNamed = !index.name.isEmpty();
            items << Item{
                index.name,
                described({{u"name"_s, isNamed ? Value{index.name} : doubt(u"name"_s)},
                           {u"unique"_s, uniqueFlag(index.unique)},
                           {u"column_names"_s,
                            hasExpressions ? doubt(u"column_names"_s) : textList(index.columns())}},
                          indexDoubts())};
        }
        for (const UniqueConstraint& unique : m_table.uniqueConstraints) {
            if (m_isPostgresql) {
                const Value name = nameOf(unique);
                items << Item{sortName(name),
                              described({{u"name"_s, name},
                                         {u"unique"_s, uniqueFlag(true)},
                                         {u"column_names"_s, textList(unique.columns)},
                                         {u"duplicates_constraint"_s, name}},
                                        {u"dialect_options"_s})};
            }
        }
        if (!m_isPostgresql && !m_isSqlite
            && (!m_table.uniqueConstraints.isEmpty() || !m_table.foreignKeys.isEmpty())) {
            items << Item{{}, doubt(u"indexes"_s)};
        }
        return inOrder(std::move(items), false);
    }

    static QStringList indexDoubts()
    {
        return {u"include_columns"_s,
                u"duplicates_constraint"_s,
                u"dialect_options"_s,
                u"expressions"_s,
                u"column_sorting"_s};
    }

    /// SQLite's is a number.
    Value uniqueFlag(bool isUnique) const
    {
        return m_isSqlite ? Value{qint64{isUnique}} : Value{isUnique};
    }

    const Table& m_table;
    const python::Arguments& m_arguments;
    const bool m_isPostgresql;
    const bool m_isSqlite;
};

/// While a migration runs there is the version table, which no script makes.
Value tableNames(const Schema& schema, const QString& wanted)
{
    QStringList names;
    for (const Table& table : schema.tables) {
        if (schema.isSameSchema(table.name.schema, wanted)) {
            names << table.name.name;
        }
    }
    if (wanted.isEmpty() && !names.contains(versionTable)) {
        names << versionTable;
    }
    return nameSet(names);
}

Value viewNames(const Schema& schema, const QString& wanted)
{
    QStringList names;
    for (const View& view : schema.views) {
        if (schema.isSameSchema(view.name.schema, wanted)) {
            names << view.name.name;
        }
    }
    return nameSet(names);
}

/// Whether the list of `indexes` has one of that name; nothing if that is not certain.
std::optional<Value> hasIndex(const Value& indexes, const QString& wanted)
{
    bool isCertain = true;
    for (const Value& each : *indexes.as<python::Sequence>()->items) {
        const auto* dict = each.as<python::Dict>();
        const auto* name = dict != nullptr ? dict->items->front().second.as<QString>() : nullptr;
        if (name != nullptr && *name == wanted) {
            return Value{true};
        }
        isCertain = isCertain && name != nullptr;
    }
    return isCertain ? std::optional(Value{false}) : std::nullopt;
}

}  // namespace

bool isInspectorQuestion(const QString& method)
{
    static const QSet<QString> methods{u"get_table_names"_s,
                                       u"get_view_names"_s,
                                       u"has_table"_s,
                                       u"has_index"_s,
                                       u"get_columns"_s,
                                       u"get_pk_constraint"_s,
                                       u"get_foreign_keys"_s,
                                       u"get_unique_constraints"_s,
                                       u"get_check_constraints"_s,
                                       u"get_indexes"_s};
    return methods.contains(method);
}

std::optional<Value> answerInspector(const Schema& schema,
                                     const QString& method,
                                     const python::Arguments& arguments,
                                     const QString& dialect)
{
    const bool listsTables = method == "get_table_names"_L1;
    const bool listsViews = method == "get_view_names"_L1;
    QStringList parameters{u"table_name"_s, u"schema"_s};
    if (listsTables || listsViews) {
        parameters.removeFirst();
    } else if (method == "has_index"_L1) {
        parameters.insert(1, u"index_name"_s);
    }
    ArgumentReader reader(arguments, parameters);
    const QString schemaName = reader.textOrNone(u"schema"_s);
    const QString tableName = listsTables || listsViews ? QString() : reader.text(u"table_name"_s);
    const QString indexName = method == "has_index"_L1 ? reader.text(u"index_name"_s) : QString();
    if (reader.finish().has_value()) {
        return std::nullopt;
    }
    // What has no schema here lies in the connection's own, whose name is not known.
    const bool isOwnSchema =
        schemaName == "public"_L1
        || (!schemaName.isEmpty() && schema.table(TableName(tableName)) != nullptr);
    if (isOwnSchema || tableName == versionTable) {
        return std::nullopt;
    }
    if (listsTables || listsViews) {
        return listsTables ? tableNames(schema, schemaName) : viewNames(schema, schemaName);
    }
    const Table* table = schema.table(TableName(schemaName, tableName));
    if (method == "has_table"_L1) {
        // Since 2.0 a view counts as well, before it depended on the engine.
        const bool isView =
            std::any_of(schema.views.begin(), schema.views.end(), [&](const View& view) {
                return view.name == TableName(schemaName, tableName);
            });
        return isView ? std::nullopt : std::optional(Value{table != nullptr});
    }
    if (table == nullptr) {
        return std::nullopt;  // SQLAlchemy would raise
    }
    const TableAnswers answers(*table, dialect, arguments);
    if (method == "has_index"_L1) {
        return hasIndex(*answers.to(u"get_indexes"_s), indexName);
    }
    return answers.to(method);
}

}  // namespace limbeck
