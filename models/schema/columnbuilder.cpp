// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/schemabuilder.h"

namespace limbeck {

using namespace Qt::StringLiterals;

ColumnBuilder TableBuilder::column(const QString& name, const ColumnType& type)
{
    Column column;
    column.name = name;
    column.type = type;
    declared().columns << column;
    return {*this, declared().columns.size() - 1};
}

ColumnBuilder TableBuilder::columnOfKind(const QString& name, TypeKind kind)
{
    return column(name, ColumnType::ofKind(kind));
}

ColumnBuilder TableBuilder::boolean(const QString& name)
{
    return columnOfKind(name, TypeKind::Boolean);
}

ColumnBuilder TableBuilder::smallInteger(const QString& name)
{
    return columnOfKind(name, TypeKind::SmallInteger);
}

ColumnBuilder TableBuilder::integer(const QString& name)
{
    return columnOfKind(name, TypeKind::Integer);
}

ColumnBuilder TableBuilder::bigInteger(const QString& name)
{
    return columnOfKind(name, TypeKind::BigInteger);
}

ColumnBuilder TableBuilder::numeric(const QString& name, int precision, int scale)
{
    ColumnType type = ColumnType::ofKind(TypeKind::Numeric);
    type.precision = precision;
    type.scale = scale;
    return column(name, type);
}

ColumnBuilder TableBuilder::floatingPoint(const QString& name)
{
    return columnOfKind(name, TypeKind::Float);
}

ColumnBuilder TableBuilder::string(const QString& name, std::optional<int> length)
{
    return column(name, ColumnType::string(length));
}

ColumnBuilder TableBuilder::text(const QString& name)
{
    return columnOfKind(name, TypeKind::Text);
}

ColumnBuilder TableBuilder::date(const QString& name)
{
    return columnOfKind(name, TypeKind::Date);
}

ColumnBuilder TableBuilder::time(const QString& name)
{
    return columnOfKind(name, TypeKind::Time);
}

ColumnBuilder TableBuilder::dateTime(const QString& name)
{
    return columnOfKind(name, TypeKind::DateTime);
}

ColumnBuilder TableBuilder::dateTimeWithZone(const QString& name)
{
    ColumnType type = ColumnType::ofKind(TypeKind::DateTime);
    type.timezone = true;
    return column(name, type);
}

ColumnBuilder TableBuilder::largeBinary(const QString& name)
{
    return columnOfKind(name, TypeKind::LargeBinary);
}

ColumnBuilder TableBuilder::uuid(const QString& name)
{
    return columnOfKind(name, TypeKind::Uuid);
}

ColumnBuilder TableBuilder::json(const QString& name)
{
    return columnOfKind(name, TypeKind::Json);
}

ColumnBuilder TableBuilder::jsonb(const QString& name)
{
    ColumnType binary = ColumnType::ofKind(TypeKind::Jsonb);
    binary.dialect = u"postgresql"_s;
    return json(name).variant(u"postgresql"_s, binary);
}

ColumnBuilder TableBuilder::enumeration(const QString& name,
                                        const QString& type,
                                        const QStringList& values)
{
    ColumnType enumType = ColumnType::ofKind(TypeKind::Enum);
    enumType.name = type;
    enumType.values = values;
    return column(name, enumType);
}

ColumnBuilder::ColumnBuilder(const TableBuilder& table, qsizetype columnIndex)
    : TableBuilder(table)
    , m_column(columnIndex)
{
}

Column& ColumnBuilder::last() const
{
    return declared().columns[m_column];
}

ColumnBuilder ColumnBuilder::notNull()
{
    last().nullable = false;
    return *this;
}

ColumnBuilder ColumnBuilder::nullable()
{
    last().nullable = true;
    return *this;
}

ColumnBuilder ColumnBuilder::primaryKey()
{
    PrimaryKey key = declared().primaryKey.value_or(PrimaryKey());
    key.columns << last().name;
    declared().primaryKey = key;
    return notNull();
}

ColumnBuilder ColumnBuilder::unique()
{
    TableBuilder::unique({last().name});
    return *this;
}

ColumnBuilder ColumnBuilder::indexed()
{
    index(u"ix_%1_%2"_s.arg(declared().name.name, last().name), {last().name});
    return *this;
}

ForeignKeyBuilder ColumnBuilder::references(const TableName& referent,
                                            const QString& referentColumn)
{
    return foreignKey({last().name}).references(referent, {referentColumn});
}

ColumnBuilder ColumnBuilder::withDefault(ServerDefault::Kind kind, const QString& text)
{
    last().serverDefault = ServerDefault{.kind = kind, .text = text};
    return *this;
}

ColumnBuilder ColumnBuilder::defaultsTo(const QString& value)
{
    return withDefault(ServerDefault::Kind::Literal, value);
}

ColumnBuilder ColumnBuilder::defaultsTo(int value)
{
    return withDefault(ServerDefault::Kind::Literal, QString::number(value));
}

ColumnBuilder ColumnBuilder::defaultsTo(bool value)
{
    return withDefault(value ? ServerDefault::Kind::True : ServerDefault::Kind::False);
}

ColumnBuilder ColumnBuilder::defaultsToNow()
{
    return withDefault(ServerDefault::Kind::CurrentTimestamp);
}

ColumnBuilder ColumnBuilder::defaultsToSql(const QString& expression)
{
    return withDefault(ServerDefault::Kind::Expression, expression);
}

ColumnBuilder ColumnBuilder::autoincrement(Autoincrement mode)
{
    last().autoincrement = mode;
    return *this;
}

ColumnBuilder ColumnBuilder::identity(bool always)
{
    last().identity = Identity{.always = always, .options = {}};
    return *this;
}

ColumnBuilder ColumnBuilder::computed(const QString& expression, std::optional<bool> persisted)
{
    last().computed = Computed{.expression = expression, .persisted = persisted};
    return *this;
}

ColumnBuilder ColumnBuilder::comment(const QString& comment)
{
    last().comment = comment;
    return *this;
}

ColumnBuilder ColumnBuilder::variant(const QString& dialect, const ColumnType& type)
{
    ColumnType other = type;
    other.variantOf = dialect;
    last().type.variants.push_back(other);
    return *this;
}

}  // namespace limbeck
