// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/schemabuilder.h"

namespace limbeck {

using namespace Qt::StringLiterals;

TableBuilder SchemaBuilder::table(const TableName& name)
{
    Table table;
    table.name = name;
    m_schema.tables << table;
    return {*this, m_schema.tables.size() - 1};
}

SchemaBuilder& SchemaBuilder::enumType(const QString& name, const QStringList& values)
{
    m_schema.enums << EnumType{.schema = {}, .name = name, .values = values};
    return *this;
}

Schema SchemaBuilder::build() const
{
    return m_schema;
}

TableBuilder::TableBuilder(SchemaBuilder& schema, qsizetype tableIndex)
    : m_schema(&schema)
    , m_table(tableIndex)
{
}

Table& TableBuilder::declared() const
{
    return m_schema->m_schema.tables[m_table];
}

TableBuilder TableBuilder::primaryKey(const QStringList& columns, const QString& name)
{
    declared().primaryKey = PrimaryKey{.name = name, .columns = columns, .onConflict = {}};
    for (const QString& columnName : columns) {
        if (Column* part = declared().column(columnName)) {
            part->nullable = false;
        }
    }
    return *this;
}

TableBuilder TableBuilder::unique(const QStringList& columns, const QString& name)
{
    UniqueConstraint constraint;
    constraint.name = name;
    constraint.columns = columns;
    declared().uniqueConstraints << constraint;
    return *this;
}

TableBuilder TableBuilder::check(const QString& condition, const QString& name)
{
    declared().checkConstraints << CheckConstraint{
        .name = name, .condition = condition, .options = {}};
    return *this;
}

ForeignKeyBuilder TableBuilder::foreignKey(const QStringList& columns, const QString& name)
{
    ForeignKey key;
    key.name = name;
    key.columns = columns;
    declared().foreignKeys << key;
    return ForeignKeyBuilder(*this);
}

IndexBuilder TableBuilder::index(const QString& name, const QStringList& columns)
{
    Index index;
    index.name = name;
    for (const QString& columnName : columns) {
        index.parts << IndexPart{.text = columnName, .isExpression = false};
    }
    declared().indexes << index;
    return IndexBuilder(*this);
}

IndexBuilder TableBuilder::uniqueIndex(const QString& name, const QStringList& columns)
{
    const IndexBuilder built = index(name, columns);
    declared().indexes.last().unique = true;
    return built;
}

TableBuilder TableBuilder::tableComment(const QString& comment)
{
    declared().comment = comment;
    return *this;
}

TableBuilder TableBuilder::tableOption(const QString& keyword, const QVariant& value)
{
    declared().options.insert(keyword, value);
    return *this;
}

IndexBuilder::IndexBuilder(const TableBuilder& table)
    : TableBuilder(table)
{
}

Index& IndexBuilder::last() const
{
    return declared().indexes.last();
}

IndexBuilder IndexBuilder::where(const QString& condition)
{
    last().where = condition;
    return *this;
}

IndexBuilder IndexBuilder::usingMethod(const QString& method)
{
    return option(u"postgresql_using"_s, method);
}

IndexBuilder IndexBuilder::expression(const QString& sql)
{
    last().parts << IndexPart{.text = sql, .isExpression = true};
    return *this;
}

IndexBuilder IndexBuilder::option(const QString& keyword, const QVariant& value)
{
    last().options.insert(keyword, value);
    return *this;
}

ForeignKeyBuilder::ForeignKeyBuilder(const TableBuilder& table)
    : TableBuilder(table)
{
}

ForeignKey& ForeignKeyBuilder::last() const
{
    return declared().foreignKeys.last();
}

ForeignKeyBuilder ForeignKeyBuilder::references(const TableName& referent,
                                                const QStringList& columns)
{
    last().referent = referent;
    last().referentColumns = columns;
    return *this;
}

namespace {

QString clause(ReferentialAction action)
{
    switch (action) {
    case ReferentialAction::NoAction:
        return u"NO ACTION"_s;
    case ReferentialAction::Restrict:
        return u"RESTRICT"_s;
    case ReferentialAction::Cascade:
        return u"CASCADE"_s;
    case ReferentialAction::SetNull:
        return u"SET NULL"_s;
    case ReferentialAction::SetDefault:
        return u"SET DEFAULT"_s;
    }
    Q_UNREACHABLE();
}

}  // namespace

ForeignKeyBuilder ForeignKeyBuilder::onDelete(ReferentialAction action)
{
    last().onDelete = clause(action);
    return *this;
}

ForeignKeyBuilder ForeignKeyBuilder::onUpdate(ReferentialAction action)
{
    last().onUpdate = clause(action);
    return *this;
}

ForeignKeyBuilder ForeignKeyBuilder::initiallyDeferred()
{
    last().deferrable = true;
    last().initially = u"DEFERRED"_s;
    return *this;
}

}  // namespace limbeck
