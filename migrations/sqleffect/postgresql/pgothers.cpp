// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/postgresql/pgcolumn.h"
#include "migrations/sqleffect/postgresql/pgstatements.h"
#include "models/base/enginetext.h"

#include <QSet>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

void readEnum(const Node& statement, ChangeSink& sink)
{
    const TableName type = tableOf(statement.names("typeName"_L1));
    const QString neighbour = statement.text("newValNeighbor"_L1);
    if (statement.kind == "CreateEnumStmt"_L1) {
        sink.add(CreateEnum{EnumType{type.schema, type.name, statement.names("vals"_L1)}, false});
    } else if (statement.has("oldVal"_L1)) {
        sink.add(RenameEnumValue{type, statement.text("oldVal"_L1), statement.text("newVal"_L1)});
    } else {
        const bool isAfter = statement.flag("newValIsAfter"_L1);
        sink.add(AddEnumValue{type,
                              statement.text("newVal"_L1),
                              isAfter ? QString() : neighbour,
                              isAfter ? neighbour : QString(),
                              statement.flag("skipIfNewValExists"_L1)});
    }
}

namespace {

bool isSaid(const Node& statement, QLatin1StringView option)
{
    for (const Node& each : statement.list("options"_L1)) {
        if (each.text("defname"_L1) == option) {
            return true;
        }
    }
    return false;
}

/// Without what the server takes anyway.
QVariantMap storedOptions(const QVariantMap& options)
{
    QVariantMap kept;
    const qint64 minimum = options.value(u"minvalue"_s, 1).toLongLong();
    for (auto each = options.cbegin(); each != options.cend(); ++each) {
        const qint64 usual = each.key() == "start"_L1 ? minimum : 1;
        if (each.key() == "cycle"_L1 || each->toLongLong() != usual) {
            kept.insert(each.key(), *each);
        }
    }
    return kept;
}

}  // namespace

void readSequence(const Node& statement, ChangeSink& sink)
{
    const TableName name = statement.relation("sequence"_L1);
    const QVariantMap options = sequenceOptions(statement.list("options"_L1));
    if (statement.kind == "AlterSeqStmt"_L1) {
        const bool isOnlyAsked = statement.list("options"_L1).size() == 1;
        const bool restarts = isOnlyAsked && isSaid(statement, "restart"_L1);
        if (!restarts) {
            sink.doubt(EngineText::tr("a sequence is altered"));
        }
        return;
    }
    if (statement.plain("sequence"_L1).text("relpersistence"_L1) == "t"_L1) {
        return;
    }
    if (isSaid(statement, "owned_by"_L1) || isSaid(statement, "as"_L1)
        || options.value(u"increment"_s, 1).toLongLong() < 0) {
        sink.doubt(EngineText::tr("a sequence with a type, an owner, or one that counts down"));
        return;
    }
    sink.add(
        PutSequence{Sequence{name, storedOptions(options)}, statement.flag("if_not_exists"_L1)});
}

void readView(const Node& statement, ChangeSink& sink)
{
    if (statement.plain("view"_L1).text("relpersistence"_L1) == "t"_L1) {
        sink.add(HideTable{statement.relation("view"_L1)});
        return;
    }
    sink.add(PutView{View{statement.relation("view"_L1), sink.statement()}, false});
}

void readTableAs(const Node& statement, ChangeSink& sink)
{
    const Node into = statement.plain("into"_L1);
    const TableName name = into.relation("rel"_L1);
    if (statement.text("objtype"_L1) == "OBJECT_MATVIEW"_L1) {
        sink.add(PutView{View{name, sink.statement()}, statement.flag("if_not_exists"_L1)});
    } else if (into.plain("rel"_L1).text("relpersistence"_L1) == "t"_L1) {
        sink.add(HideTable{name});
    } else {
        sink.doubt(EngineText::tr("its columns are those of a SELECT"), name);
    }
}

namespace {

/// Functions of the server that a SELECT calls for what they do, and that leave the schema alone.
bool isHarmless(const QString& function)
{
    static const QSet<QString> names{u"setval"_s,
                                     u"nextval"_s,
                                     u"currval"_s,
                                     u"lastval"_s,
                                     u"now"_s,
                                     u"version"_s,
                                     u"pg_sleep"_s,
                                     u"count"_s,
                                     u"coalesce"_s,
                                     u"max"_s,
                                     u"min"_s,
                                     u"sum"_s,
                                     u"exists"_s,
                                     u"pg_get_serial_sequence"_s,
                                     u"to_regclass"_s,
                                     u"current_schema"_s,
                                     u"current_database"_s,
                                     u"pg_notify"_s,
                                     u"upper"_s,
                                     u"lower"_s,
                                     u"pg_advisory_lock"_s,
                                     u"pg_advisory_unlock"_s,
                                     u"pg_advisory_xact_lock"_s,
                                     u"pg_try_advisory_lock"_s,
                                     u"pg_terminate_backend"_s,
                                     u"pg_cancel_backend"_s,
                                     u"gen_random_uuid"_s,
                                     u"uuid_generate_v4"_s,
                                     u"format"_s,
                                     u"concat"_s,
                                     u"length"_s};
    return names.contains(function);
}

/// The first function in `value` of which nobody knows what it does; empty if there is none.
QString unknownFunction(const QJsonValue& value)
{
    if (value.isArray()) {
        for (const QJsonValue& each : value.toArray()) {
            if (const QString found = unknownFunction(each); !found.isEmpty()) {
                return found;
            }
        }
        return {};
    }
    const QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (each.key() == "FuncCall"_L1) {
            const QStringList name = Node{each.key(), each->toObject()}.names("funcname"_L1);
            if (!name.isEmpty() && !isHarmless(name.last())) {
                return name.last();
            }
        }
        if (const QString found = unknownFunction(*each); !found.isEmpty()) {
            return found;
        }
    }
    return {};
}

}  // namespace

void readSelect(const Node& statement, ChangeSink& sink)
{
    if (statement.has("intoClause"_L1)) {
        const Node into = statement.plain("intoClause"_L1);
        if (into.plain("rel"_L1).text("relpersistence"_L1) == "t"_L1) {
            sink.add(HideTable{into.relation("rel"_L1)});
        } else {
            sink.doubt(EngineText::tr("its columns are those of a SELECT"),
                       into.relation("rel"_L1));
        }
        return;
    }
    // A SELECT of nothing is there for what its functions do.
    const bool isCall = !statement.has("fromClause"_L1) && !statement.has("withClause"_L1);
    const QString function =
        isCall ? unknownFunction(statement.members.value("targetList"_L1)) : QString();
    const bool movesNames = function == "set_config"_L1;
    if (!function.isEmpty()) {
        sink.doubt(movesNames ? EngineText::tr("it changes a setting")
                              : EngineText::tr("it calls the function '%1'").arg(function));
    }
}

}  // namespace limbeck::postgresql
