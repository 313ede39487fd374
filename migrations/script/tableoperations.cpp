// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/columnreader.h"
#include "migrations/script/constraintreader.h"
#include "migrations/script/operationtable.h"
#include "models/base/enginetext.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;

namespace {

/// Puts the columns and constraints of a table together.
class TableBuilder final
{
public:
    TableBuilder(ArgumentReader& reader, const TableName& name)
        : m_reader(reader)
    {
        m_table.name = name;
    }

    void add(const Argument& argument)
    {
        const auto* object = argument.value.as<python::Object>();
        const QString type = object != nullptr ? object->type : QString();
        if (type == "sqlalchemy.Column"_L1) {
            addColumn(m_reader.keep(readColumn(argument, m_table.name)));
        } else if (type == "sqlalchemy.PrimaryKeyConstraint"_L1) {
            m_primaryKey = m_reader.keep(readPrimaryKey(argument));
        } else if (type == "sqlalchemy.ForeignKeyConstraint"_L1) {
            m_table.foreignKeys << m_reader.keep(readForeignKey(argument, {}));
        } else if (type == "sqlalchemy.UniqueConstraint"_L1) {
            m_table.uniqueConstraints << m_reader.keep(readUniqueConstraint(argument));
        } else if (type == "sqlalchemy.CheckConstraint"_L1) {
            m_table.checkConstraints << m_reader.keep(readCheckConstraint(argument));
        } else if (type == "postgresql.ExcludeConstraint"_L1) {
            m_table.excludeConstraints << m_reader.keep(readExcludeConstraint(argument));
        } else if (type == "sqlalchemy.Index"_L1) {
            m_table.indexes << m_reader.keep(readIndex(argument));
        } else if (!argument.value.isNone()) {
            m_reader.fail(notA(argument, EngineText::tr("a column or constraint")));
        }
    }

    /// SQLAlchemy 2.0 sql/schema.py, PrimaryKeyConstraint._set_parent: without columns of its
    /// own it takes the flagged ones; its columns are not null unless they say otherwise.
    Table finish()
    {
        if (m_primaryKey && m_primaryKey->columns.isEmpty()) {
            m_primaryKey->columns = m_flagged;
        } else if (!m_primaryKey && !m_flagged.isEmpty()) {
            m_primaryKey.emplace();
            m_primaryKey->columns = m_flagged;
        }
        if (m_primaryKey && !m_primaryKey->columns.isEmpty()) {
            for (const QString& name : std::as_const(m_primaryKey->columns)) {
                Column* column = m_table.column(name);
                if (column != nullptr && !m_nullableSaid.contains(name)) {
                    column->nullable = false;
                }
            }
            m_table.primaryKey = m_primaryKey;
        }
        return m_table;
    }

    Table& table()
    {
        return m_table;
    }

private:
    void addColumn(const ReadColumn& read)
    {
        if (read.isSystem) {
            // What refers to it stock Alembic writes all the same, and no server takes it.
            if (read.parts != ColumnParts()) {
                m_reader.fail(EngineText::tr("has keys or indexes on a column that is not made"));
            }
            return;
        }
        if (m_table.hasColumn(read.column.name) && !m_reader.hasFailed()) {
            m_reader.fail(EngineText::tr("has the column '%1' twice").arg(read.column.name));
        }
        m_table.columns << read.column;
        m_table.foreignKeys << read.parts.foreignKeys;
        m_table.uniqueConstraints << read.parts.uniqueConstraints;
        m_table.checkConstraints << read.parts.checkConstraints;
        m_table.indexes << read.parts.indexes;
        if (read.parts.primaryKey) {
            m_flagged << read.column.name;
        }
        if (read.isNullableSaid) {
            m_nullableSaid << read.column.name;
        }
    }

    ArgumentReader& m_reader;
    Table m_table;
    std::optional<PrimaryKey> m_primaryKey;
    QStringList m_flagged;
    QStringList m_nullableSaid;
};

Table tableFrom(ArgumentReader& reader, const TableName& name)
{
    TableBuilder builder(reader, name);
    for (const Argument* argument : reader.rest()) {
        builder.add(*argument);
    }
    Table& table = builder.table();
    table.comment = reader.textOrNone(u"comment"_s);
    if (const Argument* prefixes = reader.take(u"prefixes"_s);
        prefixes != nullptr && !prefixes->value.isNone()) {
        table.prefixes = reader.keep(textsOf(*prefixes));
    }
    table.options = reader.dialectOptions();
    reader.ignore({u"info"_s, u"quote"_s});
    return builder.finish();
}

Operation::Value createTable(OperationArguments& arguments)
{
    CreateTable operation;
    operation.ifNotExists = arguments.flag(u"if_not_exists"_s);
    operation.table = tableFrom(arguments, arguments.table());
    return operation;
}

Operation::Value dropTable(OperationArguments& arguments)
{
    DropTable operation;
    operation.table = arguments.table();
    operation.ifExists = arguments.flag(u"if_exists"_s);
    arguments.ignore({u"info"_s});
    arguments.dialectOptions();
    return operation;
}

Operation::Value renameTable(OperationArguments& arguments)
{
    RenameTable operation;
    operation.table = arguments.table(u"old_table_name"_s);
    operation.newName = arguments.text(u"new_table_name"_s);
    return operation;
}

Operation::Value createTableComment(OperationArguments& arguments)
{
    SetTableComment operation;
    operation.table = arguments.table();
    operation.comment = arguments.optionalText(u"comment"_s);
    operation.existing = arguments.optionalText(u"existing_comment"_s);
    return operation;
}

Operation::Value dropTableComment(OperationArguments& arguments)
{
    SetTableComment operation;
    operation.table = arguments.table();
    operation.existing = arguments.optionalText(u"existing_comment"_s);
    return operation;
}

}  // namespace

Certain<Table> readTable(const python::Arguments& arguments, const QStringList& parameters)
{
    ArgumentReader reader(arguments, parameters);
    const TableName name = reader.table(parameters.constFirst());
    reader.ignore({u"metadata"_s, u"if_not_exists"_s});
    const Table table = tableFrom(reader, name);
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<Table>(tl::unexpected(*why)) : table;
}

namespace {

/// The parts of a list or tuple; none for None.
python::Values partsOf(ArgumentReader& reader, const Argument& argument)
{
    const auto* list = argument.value.as<python::Sequence>();
    if (list == nullptr && !argument.value.isNone()) {
        reader.fail(notA(argument, u"a list"_s));
    }
    return list != nullptr ? *list->items : python::Values();
}

QList<QStringList> listsOf(ArgumentReader& reader, const Argument& argument)
{
    QList<QStringList> lists;
    for (const python::Value& part : partsOf(reader, argument)) {
        lists << reader.keep(textsOf({{}, part, argument.where, argument.code}));
    }
    return lists;
}

/// table_args: what the new table gets beside what the old one has.
QList<Constraint> constraintsOf(ArgumentReader& reader, const Argument& argument)
{
    TableBuilder builder(reader, {});
    for (const python::Value& part : partsOf(reader, argument)) {
        builder.add({{}, part, argument.where, argument.code});
    }
    const Table table = builder.finish();
    if (!table.columns.isEmpty() || !table.indexes.isEmpty() || table.primaryKey) {
        reader.fail(argument, EngineText::tr("gives more than constraints in 'table_args'"));
    }
    QList<Constraint> constraints;
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        constraints << unique;
    }
    for (const ForeignKey& key : table.foreignKeys) {
        constraints << key;
    }
    for (const CheckConstraint& check : table.checkConstraints) {
        constraints << check;
    }
    return constraints;
}

/// reflect_args and reflect_kwargs say how SQLAlchemy reads the table before it is made anew; ours
/// is read as it is. Listeners could change what is read: only no listeners are understood.
void ignoreReflection(ArgumentReader& reader)
{
    for (const QString& name : {u"reflect_args"_s, u"reflect_kwargs"_s}) {
        const Argument* argument = reader.take(name);
        const auto* options = argument != nullptr ? argument->value.as<python::Dict>() : nullptr;
        const bool isPlain =
            argument == nullptr || python::truth(argument->value) == false
            || (options != nullptr && std::ranges::all_of(*options->items, [](const auto& option) {
                    return python::truth(option.second) == false;
                }));
        if (!isPlain) {
            reader.fail(*argument,
                        EngineText::tr("changes with '%1' how the table is read").arg(name));
        }
    }
}

}  // namespace

Certain<Batch> readBatch(const python::Arguments& arguments)
{
    ArgumentReader reader(
        arguments,
        {u"table_name"_s, u"schema"_s, u"recreate"_s, u"partial_reordering"_s, u"copy_from"_s});
    Batch batch;
    batch.table = reader.table(u"table_name"_s);
    const QString recreate = reader.textOrNone(u"recreate"_s);
    if (recreate == "always"_L1) {
        batch.recreate = Recreate::Always;
    } else if (recreate == "never"_L1) {
        batch.recreate = Recreate::Never;
    } else if (!recreate.isEmpty() && recreate != "auto"_L1) {
        reader.fail(EngineText::tr("has a value for 'recreate' that is not known"));
    }
    if (const Argument* table = reader.take(u"copy_from"_s);
        table != nullptr && !table->value.isNone()) {
        const auto* object = table->value.as<python::Object>();
        if (object != nullptr && object->type == "sqlalchemy.Table"_L1) {
            batch.copyFrom =
                reader.keep(readTable(*object->arguments, {u"name"_s, u"metadata"_s, u"*"_s}));
        } else {
            reader.fail(notA(*table, u"a table"_s));
        }
    }
    if (const Argument* convention = reader.take(u"naming_convention"_s);
        convention != nullptr && !convention->value.isNone()) {
        batch.namingConvention = reader.keep(plainValue(*convention)).toMap();
    }
    if (const Argument* options = reader.take(u"table_kwargs"_s)) {
        batch.tableOptions = reader.keep(plainValue(*options)).toMap();
    }
    if (const Argument* orders = reader.take(u"partial_reordering"_s)) {
        batch.partialReordering = listsOf(reader, *orders);
    }
    if (const Argument* more = reader.take(u"table_args"_s)) {
        batch.tableConstraints = constraintsOf(reader, *more);
    }
    ignoreReflection(reader);
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<Batch>(tl::unexpected(*why)) : batch;
}

void addTableOperations(QHash<QString, KnownOperation>& table)
{
    table.insert(u"create_table"_s, {{u"table_name"_s, u"*"_s}, {}, createTable, false});
    table.insert(u"drop_table"_s, {{u"table_name"_s}, {}, dropTable, false});
    table.insert(u"rename_table"_s,
                 {{u"old_table_name"_s, u"new_table_name"_s}, {}, renameTable, false});
    table.insert(u"create_table_comment"_s,
                 {{u"table_name"_s, u"comment"_s}, {u"comment"_s}, createTableComment, true});
    table.insert(u"drop_table_comment"_s, {{u"table_name"_s}, {}, dropTableComment, true});
}

}  // namespace limbeck
