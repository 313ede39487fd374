// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/ddlelements.h"

#include "migrations/script/argumentreader.h"
#include "migrations/script/sqltext.h"
#include "models/base/enginetext.h"

#include <QSet>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Argument;
using python::Object;

namespace {

QString bareTable(ArgumentReader& reader, const TableName& name)
{
    if (!isBareEverywhere(name.name) || !(name.schema.isEmpty() || isBareEverywhere(name.schema))) {
        reader.fail(EngineText::tr("has the name '%1', which engines quote in different ways")
                        .arg(name.toString()));
    }
    return name.toString();
}

/// sa.DDL formats its text with what it is attached to, which is nothing here.
QString ddlText(ArgumentReader& reader)
{
    const QString text = reader.text(u"statement"_s);
    reader.ignore({u"bind"_s});
    QString plain = text;
    plain.replace(u"%%"_s, QString());
    if (plain.contains(u'%')) {
        reader.fail(EngineText::tr("has places to fill in its text of DDL"));
    }
    return QString(text).replace(u"%%"_s, u"%"_s);
}

QString schemaText(ArgumentReader& reader, bool isCreated)
{
    const QString name = bareTable(reader, TableName(reader.text(u"name"_s)));
    if (isCreated) {
        return u"CREATE SCHEMA "_s
               + (reader.flag(u"if_not_exists"_s) ? u"IF NOT EXISTS "_s : QString()) + name;
    }
    const bool ifExists = reader.flag(u"if_exists"_s);
    const bool cascades = reader.flag(u"cascade"_s);
    return u"DROP SCHEMA "_s + (ifExists ? u"IF EXISTS "_s : QString()) + name
           + (cascades ? u" CASCADE"_s : QString());
}

/// SQLAlchemy 2.0 sql/compiler.py, visit_create_sequence and get_identity_options.
QString sequenceText(ArgumentReader& reader, bool isCreated)
{
    const Argument* element = reader.take(u"element"_s);
    const auto* sequence = element != nullptr ? element->value.as<Object>() : nullptr;
    if (sequence == nullptr || sequence->type != "sqlalchemy.Sequence"_L1) {
        reader.fail(EngineText::tr("does not say a sequence"));
        return {};
    }
    ArgumentReader parts(*sequence->arguments, {u"name"_s, u"start"_s, u"increment"_s});
    const QString name = bareTable(parts, parts.table(u"name"_s));
    QString options;
    for (const auto& [key, word] : {std::pair(u"increment"_s, u" INCREMENT BY "_s),
                                    std::pair(u"start"_s, u" START WITH "_s),
                                    std::pair(u"minvalue"_s, u" MINVALUE "_s),
                                    std::pair(u"maxvalue"_s, u" MAXVALUE "_s)}) {
        const std::optional<int> value = parts.optionalInteger(key);
        options += value ? word + QString::number(*value) : QString();
    }
    const std::optional<int> cache = parts.optionalInteger(u"cache"_s);
    options += cache ? u" CACHE %1"_s.arg(*cache) : QString();
    options += parts.flag(u"cycle"_s) ? u" CYCLE"_s : QString();
    parts.ignore({u"metadata"_s, u"optional"_s});
    if (const std::optional<Opaque> why = parts.finish()) {
        reader.fail(*why);
    }
    const bool isConditional = reader.flag(isCreated ? u"if_not_exists"_s : u"if_exists"_s);
    return isCreated ? u"CREATE SEQUENCE "_s + (isConditional ? u"IF NOT EXISTS "_s : QString())
                           + name + options
                     : u"DROP SEQUENCE "_s + (isConditional ? u"IF EXISTS "_s : QString()) + name;
}

}  // namespace

bool isDdlElement(const Object& object)
{
    static const QSet<QString> types{u"sqlalchemy.DDL"_s,
                                     u"sqlalchemy.CreateSchema"_s,
                                     u"sqlalchemy.DropSchema"_s,
                                     u"sqlalchemy.CreateSequence"_s,
                                     u"sqlalchemy.DropSequence"_s};
    return types.contains(object.type);
}

Certain<QString> ddlElementText(const Object& object)
{
    const bool isCreated = object.type.startsWith("sqlalchemy.Create"_L1);
    const QString first = object.type == "sqlalchemy.DDL"_L1  ? u"statement"_s
                          : object.type.endsWith("Schema"_L1) ? u"name"_s
                                                              : u"element"_s;
    QStringList parameters{first};
    if (object.type == "sqlalchemy.DropSchema"_L1) {
        parameters << u"cascade"_s;
    }
    ArgumentReader reader(*object.arguments, parameters);
    const QString text = first == "statement"_L1 ? ddlText(reader)
                         : first == "name"_L1    ? schemaText(reader, isCreated)
                                                 : sequenceText(reader, isCreated);
    const std::optional<Opaque> why = reader.finish();
    return why ? Certain<QString>(tl::unexpected(*why)) : text;
}

}  // namespace limbeck
