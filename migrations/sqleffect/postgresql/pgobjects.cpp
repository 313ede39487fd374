// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/postgresql/pgstatements.h"
#include "models/base/enginetext.h"

#include <QSet>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

/// Kinds of things that no schema lists, and that no table depends on by itself.
bool isUnlisted(const QString& kind)
{
    static const QSet<QString> kinds{u"OBJECT_ACCESS_METHOD"_s,  u"OBJECT_AGGREGATE"_s,
                                     u"OBJECT_CAST"_s,           u"OBJECT_COLLATION"_s,
                                     u"OBJECT_CONVERSION"_s,     u"OBJECT_DATABASE"_s,
                                     u"OBJECT_DOMCONSTRAINT"_s,  u"OBJECT_EVENT_TRIGGER"_s,
                                     u"OBJECT_EXTENSION"_s,      u"OBJECT_FDW"_s,
                                     u"OBJECT_FOREIGN_SERVER"_s, u"OBJECT_FUNCTION"_s,
                                     u"OBJECT_LANGUAGE"_s,       u"OBJECT_LARGEOBJECT"_s,
                                     u"OBJECT_OPCLASS"_s,        u"OBJECT_OPERATOR"_s,
                                     u"OBJECT_OPFAMILY"_s,       u"OBJECT_POLICY"_s,
                                     u"OBJECT_PROCEDURE"_s,      u"OBJECT_PUBLICATION"_s,
                                     u"OBJECT_ROLE"_s,           u"OBJECT_ROUTINE"_s,
                                     u"OBJECT_RULE"_s,           u"OBJECT_STATISTIC_EXT"_s,
                                     u"OBJECT_SUBSCRIPTION"_s,   u"OBJECT_TABLESPACE"_s,
                                     u"OBJECT_TRANSFORM"_s,      u"OBJECT_TSCONFIGURATION"_s,
                                     u"OBJECT_TSDICTIONARY"_s,   u"OBJECT_TSPARSER"_s,
                                     u"OBJECT_TSTEMPLATE"_s,     u"OBJECT_USER_MAPPING"_s};
    return kinds.contains(kind);
}

bool isSequence(const QString& kind)
{
    return kind == "OBJECT_SEQUENCE"_L1;
}

bool isView(const QString& kind)
{
    return kind == "OBJECT_VIEW"_L1 || kind == "OBJECT_MATVIEW"_L1;
}

bool isType(const QString& kind)
{
    return kind == "OBJECT_TYPE"_L1 || kind == "OBJECT_DOMAIN"_L1;
}

TableName inSchema(const TableName& name, const QString& schema)
{
    return {schema, name.name};
}

/// One of the things that a DROP names.
void dropOne(const QString& kind, const QStringList& names, bool cascades, ChangeSink& sink)
{
    const TableName name = tableOf(names);
    const bool isRelation = kind == "OBJECT_TABLE"_L1 || isView(kind);
    if (cascades && isRelation) {
        sink.add(Cascade{name, {}});
    }
    if (kind == "OBJECT_TABLE"_L1) {
        sink.add(DropTable{name, true, {}});
    } else if (isView(kind)) {
        sink.add(DropView{name});
    } else if (kind == "OBJECT_INDEX"_L1) {
        DropIndex drop;
        drop.table = TableName(name.schema, QString());
        drop.name = name.name;
        drop.ifExists = true;
        sink.add(drop);
    } else if (isSequence(kind) && cascades) {
        sink.doubt(EngineText::tr("defaults that use the sequence go with it"));
    } else if (isSequence(kind)) {
        sink.add(DropSequence{name});
    } else if (kind == "OBJECT_TRIGGER"_L1) {
        sink.add(DropTrigger{names.last(), tableOf(names.first(names.size() - 1))});
    } else if (isType(kind)) {
        sink.add(DropType{name, cascades});
    } else if (kind == "OBJECT_SCHEMA"_L1 && cascades) {
        sink.add(DropSchema{name.name});
    } else if (kind != "OBJECT_SCHEMA"_L1) {
        sink.doubt(EngineText::tr("it drops a thing of the kind %1").arg(kind));
    }
}

}  // namespace

void readDrop(const Node& statement, ChangeSink& sink)
{
    const QString kind = statement.text("removeType"_L1);
    const bool cascades = statement.text("behavior"_L1) == "DROP_CASCADE"_L1;
    // A function may be a default's, and an extension brings types.
    const bool isHarmless = isUnlisted(kind) && (!cascades || kind == "OBJECT_POLICY"_L1);
    if (isHarmless) {
        return;
    }
    if (isUnlisted(kind)) {
        sink.doubt(EngineText::tr("what depends on it goes with it"));
        return;
    }
    for (const Node& object : statement.list("objects"_L1)) {
        dropOne(kind, namesOf(object), cascades, sink);
    }
}

void readRename(const Node& statement, ChangeSink& sink)
{
    const QString kind = statement.text("renameType"_L1);
    const TableName name = statement.relation("relation"_L1);
    const QString from = statement.text("subname"_L1);
    const QString to = statement.text("newname"_L1);
    if (statement.flag("missing_ok"_L1)) {
        sink.onlyIfThere(kind == "OBJECT_INDEX"_L1 ? TableName() : name);
    }
    if (kind == "OBJECT_TABLE"_L1 || isView(kind) || isSequence(kind)) {
        sink.add(RenameRelation{name, TableName(name.schema, to)});
    } else if (kind == "OBJECT_INDEX"_L1) {
        sink.add(RenameIndex{TableName(name.schema, QString()), name.name, to});
    } else if (kind == "OBJECT_TABCONSTRAINT"_L1) {
        sink.add(RenameConstraint{name, from, to});
    } else if (kind == "OBJECT_TRIGGER"_L1) {
        sink.doubt(EngineText::tr("a trigger gets another name"), name);
    } else if (kind == "OBJECT_COLUMN"_L1
               && statement.text("relationType"_L1) == "OBJECT_TABLE"_L1) {
        AlterColumn alter;
        alter.table = name;
        alter.column = from;
        alter.changes.name = to;
        sink.add(alter);
    } else if (kind == "OBJECT_COLUMN"_L1) {
        return;  // of a view, whose columns no schema lists
    } else if (isType(kind)) {
        const TableName type = tableOf(namesOf(statement.node("object"_L1)));
        sink.add(RenameEnum{type, TableName(type.schema, to)});
    } else if (!isUnlisted(kind) && kind != "OBJECT_ATTRIBUTE"_L1) {
        sink.doubt(EngineText::tr("it renames a thing of the kind %1").arg(kind));
    }
}

void readSetSchema(const Node& statement, ChangeSink& sink)
{
    const QString kind = statement.text("objectType"_L1);
    const QString schema = statement.text("newschema"_L1);
    if (kind == "OBJECT_TABLE"_L1 || isView(kind) || isSequence(kind)) {
        const TableName name = statement.relation("relation"_L1);
        if (statement.flag("missing_ok"_L1)) {
            sink.onlyIfThere(name);
        }
        sink.add(RenameRelation{name, inSchema(name, schema)});
    } else if (isType(kind)) {
        const TableName type = tableOf(namesOf(statement.node("object"_L1)));
        sink.add(RenameEnum{type, inSchema(type, schema)});
    } else if (!isUnlisted(kind)) {
        sink.doubt(EngineText::tr("it moves a thing of the kind %1").arg(kind));
    }
}

void readComment(const Node& statement, ChangeSink& sink)
{
    const QString kind = statement.text("objtype"_L1);
    const QStringList names = namesOf(statement.node("object"_L1));
    const QString text = statement.text("comment"_L1);
    const std::optional<QString> comment = text.isEmpty() ? std::nullopt : std::optional(text);
    if (kind == "OBJECT_TABLE"_L1) {
        sink.add(SetTableComment{tableOf(names), comment, {}});
    } else if (kind == "OBJECT_COLUMN"_L1 && names.size() > 1) {
        AlterColumn alter;
        alter.table = tableOf(names.first(names.size() - 1));
        alter.column = names.last();
        alter.changes.comment = comment;
        sink.add(alter);
    }
}

}  // namespace limbeck::postgresql
