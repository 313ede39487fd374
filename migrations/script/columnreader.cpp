// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/columnreader.h"

#include "migrations/script/argumentreader.h"
#include "migrations/script/constraintreader.h"
#include "migrations/script/dialectchoices.h"
#include "migrations/script/sqltext.h"
#include "migrations/script/typereader.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Object;

namespace {

QString typeOf(const python::Value& value)
{
    const auto* object = value.as<Object>();
    return object != nullptr ? object->type : QString();
}

Certain<Identity> readIdentity(const Object& object)
{
    ArgumentReader reader(*object.arguments, {u"always"_s});
    Identity identity;
    identity.always = reader.flag(u"always"_s);
    for (const QString& name : {u"start"_s,
                                u"increment"_s,
                                u"minvalue"_s,
                                u"maxvalue"_s,
                                u"nominvalue"_s,
                                u"nomaxvalue"_s,
                                u"cycle"_s,
                                u"cache"_s,
                                u"order"_s}) {
        const Argument* argument = reader.take(name);
        if (argument != nullptr && !argument->value.isNone()) {
            identity.options.insert(name, reader.keep(plainValue(*argument)));
        }
    }
    reader.ignore({u"on_null"_s});  // Oracle's
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<Identity>(tl::unexpected(*why)) : identity;
}

Certain<Computed> readComputed(const Object& object)
{
    ArgumentReader reader(*object.arguments, {u"sqltext"_s, u"persisted"_s});
    Computed computed;
    if (const Argument* text = reader.take(u"sqltext"_s)) {
        computed.expression = reader.keep(readSql(*text));
    } else {
        reader.fail(EngineText::tr("does not say what is computed"));
    }
    computed.persisted = reader.optionalFlag(u"persisted"_s);
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<Computed>(tl::unexpected(*why)) : computed;
}

/// Reads one sa.Column(…) into the parts of a table.
class ColumnReader final
{
public:
    ColumnReader(const Object& object, const TableName& table)
        : m_reader(*object.arguments, {u"*"_s})
        , m_table(table)
    {
    }

    Certain<ReadColumn> read()
    {
        readPositional();
        readNamed();
        readFlags();
        m_reader.ignore({u"key"_s,
                         u"info"_s,
                         u"doc"_s,
                         u"onupdate"_s,
                         u"server_onupdate"_s,
                         u"insert_default"_s,
                         u"_proxies"_s});
        column().options.insert(m_reader.dialectOptions());
        if (const std::optional<Opaque> why = m_reader.finish()) {
            return tl::unexpected(*why);
        }
        addTableParts();
        return m_result;
    }

private:
    Column& column()
    {
        return m_result.column;
    }

    void readPositional()
    {
        bool hasType = false;
        bool isFirst = true;
        for (const Argument* argument : m_reader.rest()) {
            const auto* text = argument->value.as<QString>();
            if (isFirst && text != nullptr) {
                column().name = *text;
            } else if (!hasType && isType(argument->value)) {
                column().type = m_reader.keep(readType(*argument, TypeUse::Definition));
                hasType = true;
            } else if (!readItem(*argument)) {
                // In the place of a type stands what is not one of ours.
                m_reader.keep(hasType ? Certain<ColumnType>(tl::unexpected(
                                  notA(*argument, EngineText::tr("a part of a column"))))
                                      : readType(*argument, TypeUse::Definition));
            }
            isFirst = false;
        }
    }

    bool readItem(const Argument& argument)
    {
        const QString type = typeOf(argument.value);
        if (type == "sqlalchemy.ForeignKey"_L1) {
            m_result.parts.foreignKeys << m_reader.keep(readForeignKey(argument, {}));
        } else if (type == "sqlalchemy.CheckConstraint"_L1) {
            m_result.parts.checkConstraints << m_reader.keep(readCheckConstraint(argument));
        } else if (type == "sqlalchemy.Identity"_L1) {
            column().identity = m_reader.keep(readIdentity(*argument.value.as<Object>()));
        } else if (type == "sqlalchemy.Computed"_L1) {
            column().computed = m_reader.keep(readComputed(*argument.value.as<Object>()));
        } else if (type == "sqlalchemy.Sequence"_L1) {
            column().options.insert(sequenceOption, true);  // Python asks it for the value
        } else {
            return type == "sqlalchemy.FetchedValue"_L1;
        }
        return true;
    }

    void readNamed()
    {
        if (const Argument* type = m_reader.take(u"type_"_s)) {
            column().type = m_reader.keep(readType(*type, TypeUse::Definition));
        }
        if (m_reader.isGiven(u"name"_s)) {
            column().name = m_reader.text(u"name"_s);
        }
        if (column().name.isEmpty()) {
            m_reader.fail(EngineText::tr("is a column without a name"));
        }
        column().comment = m_reader.textOrNone(u"comment"_s);
        readDefaults();
        if (const Argument* argument = m_reader.take(u"autoincrement"_s)) {
            column().autoincrement = m_reader.keep(readAutoincrement(*argument));
        }
        if (const Argument* quote = m_reader.take(u"quote"_s);
            quote != nullptr && quote->value.as<bool>() != nullptr && !*quote->value.as<bool>()
            && !isBareEverywhere(column().name)) {
            m_reader.fail(*quote, EngineText::tr("forbids to quote a name that needs it"));
        }
    }

    void readDefaults()
    {
        if (const Argument* argument = m_reader.take(u"server_default"_s)) {
            const QString type = typeOf(argument->value);
            if (type == "sqlalchemy.Identity"_L1 || type == "sqlalchemy.Computed"_L1) {
                readItem(*argument);
            } else {
                column().serverDefault = m_reader.keep(readServerDefault(*argument));
            }
        }
        const Argument* own = m_reader.take(u"default"_s);
        // PostgreSQL's statement asks a sequence for the value; SQLAlchemy puts that in.
        m_result.hasPythonDefault =
            (own != nullptr && !own->value.isNone()) || column().options.contains(sequenceOption);
    }

    void readFlags()
    {
        m_result.parts.primaryKey = m_reader.flag(u"primary_key"_s);
        const std::optional<bool> nullable = m_reader.optionalFlag(u"nullable"_s);
        m_result.isNullableSaid = nullable.has_value();
        column().nullable =
            nullable.value_or(!m_result.parts.primaryKey && !column().identity.has_value());
        m_isUnique = m_reader.flag(u"unique"_s);
        m_isIndexed = m_reader.flag(u"index"_s);
        m_result.isSystem = m_reader.flag(u"system"_s);
    }

    void addTableParts()
    {
        for (ForeignKey& key : m_result.parts.foreignKeys) {
            key.columns = QStringList{column().name};
        }
        if (m_isIndexed) {
            Index index;
            IndexPart part;
            part.text = column().name;
            index.parts << part;
            index.unique = m_isUnique;
            m_result.parts.indexes << index;
        } else if (m_isUnique) {
            UniqueConstraint unique;
            unique.columns = QStringList{column().name};
            m_result.parts.uniqueConstraints << unique;
        }
    }

    ArgumentReader m_reader;
    TableName m_table;
    ReadColumn m_result;
    bool m_isUnique = false;
    bool m_isIndexed = false;
};

}  // namespace

Certain<std::optional<Identity>> readIdentityOf(const Argument& argument)
{
    return readIdentity(*argument.value.as<Object>()).map([](const Identity& identity) {
        return std::optional(identity);
    });
}

bool isColumn(const python::Value& value)
{
    return typeOf(value) == "sqlalchemy.Column"_L1;
}

Certain<ReadColumn> readColumn(const Argument& argument, const TableName& table)
{
    const auto* object = argument.value.as<Object>();
    if (object == nullptr || !isColumn(argument.value) || !object->methods->empty()) {
        return tl::unexpected(notA(argument, u"a column"_s));
    }
    return ColumnReader(*object, table).read();
}

}  // namespace limbeck
