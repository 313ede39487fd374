// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

namespace limbeck {

class ColumnBuilder;
class ForeignKeyBuilder;
class IndexBuilder;
class TableBuilder;

/// ON DELETE and ON UPDATE.
enum class ReferentialAction
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
};

/// Declares a schema in C++, for programs that carry their models with them:
///
///     SchemaBuilder schema;
///     TableBuilder page = schema.table(u"page"_s);
///     page.integer(u"page_id"_s).primaryKey();
///     page.string(u"page_name"_s, 96).notNull().unique();
///     page.string(u"owner_id"_s, 36).references(u"person"_s, u"person_id"_s).onDelete(SetNull);
///     page.boolean(u"is_active"_s).notNull().defaultsTo(true);
///     page.index(u"page_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
///     const Schema declared = schema.build();
///
/// What follows a column, an index or a foreign key speaks of it; one chain may also go on to
/// the next column. A table may refer to one that is declared later. Nothing is checked here:
/// apply() of a CreateTable does.
///
/// The builders that table() and its functions return are handles: they are used while the
/// SchemaBuilder lives.
class SchemaBuilder final
{
public:
    SchemaBuilder() = default;

    /// Begins a table, at the end of the schema.
    TableBuilder table(const TableName& name);

    /// Declares an enum type that exists beside the tables (PostgreSQL).
    SchemaBuilder& enumType(const QString& name, const QStringList& values);

    Schema build() const;

private:
    friend class TableBuilder;

    Q_DISABLE_COPY_MOVE(SchemaBuilder)

    Schema m_schema;
};

/// A table that is being declared; see SchemaBuilder.
class TableBuilder
{
public:
    // Columns. They may be NULL until notNull() or primaryKey() says otherwise.
    ColumnBuilder column(const QString& name, const ColumnType& type);
    ColumnBuilder boolean(const QString& name);
    ColumnBuilder smallInteger(const QString& name);
    ColumnBuilder integer(const QString& name);
    ColumnBuilder bigInteger(const QString& name);
    ColumnBuilder numeric(const QString& name, int precision, int scale);
    ColumnBuilder floatingPoint(const QString& name);
    ColumnBuilder string(const QString& name, std::optional<int> length = {});
    ColumnBuilder text(const QString& name);
    ColumnBuilder date(const QString& name);
    ColumnBuilder time(const QString& name);
    ColumnBuilder dateTime(const QString& name);
    ColumnBuilder dateTimeWithZone(const QString& name);
    ColumnBuilder largeBinary(const QString& name);
    ColumnBuilder uuid(const QString& name);
    ColumnBuilder json(const QString& name);
    /// JSON, and PostgreSQL's JSONB there.
    ColumnBuilder jsonb(const QString& name);
    ColumnBuilder enumeration(const QString& name, const QString& type, const QStringList& values);

    // What the table has beside columns. Names may be left out.
    TableBuilder primaryKey(const QStringList& columns, const QString& name = {});
    TableBuilder unique(const QStringList& columns, const QString& name = {});
    TableBuilder check(const QString& condition, const QString& name = {});
    ForeignKeyBuilder foreignKey(const QStringList& columns, const QString& name = {});
    IndexBuilder index(const QString& name, const QStringList& columns);
    IndexBuilder uniqueIndex(const QString& name, const QStringList& columns);

    TableBuilder tableComment(const QString& comment);
    /// A dialect's keyword, as Alembic spells it: mysql_engine, sqlite_strict, …
    TableBuilder tableOption(const QString& keyword, const QVariant& value);

protected:
    friend class SchemaBuilder;

    TableBuilder(SchemaBuilder& schema, qsizetype tableIndex);

    Table& declared() const;

private:
    ColumnBuilder columnOfKind(const QString& name, TypeKind kind);

    SchemaBuilder* m_schema;
    qsizetype m_table;
};

/// The column that was declared last.
class ColumnBuilder final : public TableBuilder
{
public:
    using TableBuilder::primaryKey;
    using TableBuilder::unique;

    ColumnBuilder notNull();
    ColumnBuilder nullable();
    /// Makes it (a further part of) the primary key, and NOT NULL.
    ColumnBuilder primaryKey();
    ColumnBuilder unique();
    /// An index over this column alone, named ix_table_column.
    ColumnBuilder indexed();
    /// A foreign key of this column alone.
    ForeignKeyBuilder references(const TableName& referent, const QString& referentColumn);

    ColumnBuilder defaultsTo(const QString& value);
    ColumnBuilder defaultsTo(int value);
    ColumnBuilder defaultsTo(bool value);
    ColumnBuilder defaultsToNow();
    ColumnBuilder defaultsToSql(const QString& expression);

    ColumnBuilder autoincrement(Autoincrement mode);
    ColumnBuilder identity(bool always = false);
    ColumnBuilder computed(const QString& expression, std::optional<bool> persisted = {});
    ColumnBuilder comment(const QString& comment);
    /// The type that one dialect uses instead.
    ColumnBuilder variant(const QString& dialect, const ColumnType& type);

private:
    friend class TableBuilder;

    ColumnBuilder(const TableBuilder& table, qsizetype columnIndex);

    Column& last() const;
    ColumnBuilder withDefault(ServerDefault::Kind kind, const QString& text = {});

    qsizetype m_column;
};

/// The index that was declared last.
class IndexBuilder final : public TableBuilder
{
public:
    /// Makes it partial.
    IndexBuilder where(const QString& condition);
    /// PostgreSQL's access method: btree, gin, …
    IndexBuilder usingMethod(const QString& method);
    /// Adds an expression after the columns.
    IndexBuilder expression(const QString& sql);
    IndexBuilder option(const QString& keyword, const QVariant& value);

private:
    friend class TableBuilder;

    explicit IndexBuilder(const TableBuilder& table);

    Index& last() const;
};

/// The foreign key that was declared last.
class ForeignKeyBuilder final : public TableBuilder
{
public:
    /// No columns mean the primary key of `referent` (SQLite).
    ForeignKeyBuilder references(const TableName& referent, const QStringList& columns = {});
    ForeignKeyBuilder onDelete(ReferentialAction action);
    ForeignKeyBuilder onUpdate(ReferentialAction action);
    ForeignKeyBuilder initiallyDeferred();

private:
    friend class TableBuilder;
    friend class ColumnBuilder;

    explicit ForeignKeyBuilder(const TableBuilder& table);

    ForeignKey& last() const;
};

}  // namespace limbeck
