// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/stepjournaljson.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace limbeck::stepjournaljson {

using namespace Qt::StringLiterals;

namespace {

QJsonArray arrayOf(const auto& values, const auto& toValue)
{
    QJsonArray array;
    for (const auto& value : values) {
        array << QJsonValue(toValue(value));
    }
    return array;
}

template <typename T>
QList<T> listOf(const QJsonValue& array, const auto& fromValue)
{
    QList<T> values;
    for (const QJsonValue& value : array.toArray()) {
        values << fromValue(value);
    }
    return values;
}

QStringList textsOf(const QJsonValue& array)
{
    return listOf<QString>(array, [](const QJsonValue& value) { return value.toString(); });
}

QJsonObject statementJson(const Statement& statement)
{
    return {{u"sql"_s, statement.sql},
            {u"parameters"_s, QJsonObject::fromVariantMap(statement.parameters)},
            {u"expectsNoRows"_s, statement.kind == Statement::Kind::ExpectNoRows},
            {u"failure"_s, statement.failure}};
}

Statement statementOf(const QJsonValue& value)
{
    Statement statement;
    statement.sql = value[u"sql"_s].toString();
    statement.parameters = value[u"parameters"_s].toObject().toVariantMap();
    statement.kind =
        value[u"expectsNoRows"_s].toBool() ? Statement::Kind::ExpectNoRows : Statement::Kind::Run;
    statement.failure = value[u"failure"_s].toString();
    return statement;
}

QJsonObject tableJson(const TableName& table)
{
    return {{u"schema"_s, table.schema}, {u"name"_s, table.name}};
}

TableName tableOf(const QJsonValue& value)
{
    return {value[u"schema"_s].toString(), value[u"name"_s].toString()};
}

QJsonObject partJson(const StepPart& part)
{
    return {{u"description"_s, part.description},
            {u"statements"_s, arrayOf(part.statements, statementJson)},
            {u"tables"_s, arrayOf(part.tables, tableJson)},
            {u"wayBack"_s, arrayOf(part.wayBack, statementJson)},
            {u"noWayBack"_s, part.noWayBack}};
}

StepPart partOf(const QJsonValue& value)
{
    StepPart part;
    part.description = value[u"description"_s].toString();
    part.statements = listOf<Statement>(value[u"statements"_s], statementOf);
    part.tables = listOf<TableName>(value[u"tables"_s], tableOf);
    part.wayBack = listOf<Statement>(value[u"wayBack"_s], statementOf);
    part.noWayBack = value[u"noWayBack"_s].toString();
    return part;
}

QJsonObject changeJson(const RowChange& change)
{
    QJsonObject object{{u"removed"_s, QJsonArray::fromStringList(change.removed)},
                       {u"added"_s, QJsonArray::fromStringList(change.added)}};
    if (change.updated) {
        object.insert(u"updated"_s, QJsonArray{change.updated->first, change.updated->second});
    }
    return object;
}

RowChange changeOf(const QJsonValue& value)
{
    RowChange change;
    change.removed = textsOf(value[u"removed"_s]);
    change.added = textsOf(value[u"added"_s]);
    const QStringList updated = textsOf(value[u"updated"_s]);
    if (updated.size() == 2) {
        change.updated = std::pair(updated[0], updated[1]);
    }
    return change;
}

using Kind = EffectSign::Kind;

struct KindWord
{
    Kind kind;
    QLatin1String word;
};

constexpr std::array kindWords{KindWord{Kind::Harmless, "harmless"_L1},
                               KindWord{Kind::Rows, "rows"_L1},
                               KindWord{Kind::Schema, "schema"_L1},
                               KindWord{Kind::Perhaps, "perhaps"_L1},
                               KindWord{Kind::None, "none"_L1}};

}  // namespace

QJsonObject toJson(const StoppedStep& stopped)
{
    const RevisionStep& step = stopped.step;
    return {{u"direction"_s, step.direction == Direction::Down ? u"down"_s : u"up"_s},
            {u"revision"_s, step.revision},
            {u"rowsBefore"_s, QJsonArray::fromStringList(step.rowsBefore)},
            {u"rowsAfter"_s, QJsonArray::fromStringList(step.rowsAfter)},
            {u"change"_s, changeJson(step.change)},
            {u"isUndo"_s, stopped.isUndo},
            {u"backup"_s, stopped.backup},
            {u"parts"_s, arrayOf(stopped.parts, partJson)}};
}

std::optional<StoppedStep> stoppedStep(const QJsonObject& object)
{
    StoppedStep stopped;
    const bool isDown = object[u"direction"_s].toString() == u"down"_s;
    stopped.step.direction = isDown ? Direction::Down : Direction::Up;
    stopped.step.revision = object[u"revision"_s].toString();
    stopped.step.rowsBefore = textsOf(object[u"rowsBefore"_s]);
    stopped.step.rowsAfter = textsOf(object[u"rowsAfter"_s]);
    stopped.step.change = changeOf(object[u"change"_s]);
    stopped.isUndo = object[u"isUndo"_s].toBool();
    stopped.backup = object[u"backup"_s].toString();
    stopped.parts = listOf<StepPart>(object[u"parts"_s], partOf);
    const bool isSound = !stopped.step.revision.isEmpty() && !stopped.parts.isEmpty();
    return isSound ? std::optional(stopped) : std::nullopt;
}

QJsonObject toJson(const StoppedStep::Begun& begun)
{
    const auto entry = std::ranges::find(kindWords, begun.sign.kind, &KindWord::kind);
    return {{u"begun"_s, begun.index},
            {u"sign"_s, QString(entry->word)},
            {u"digest"_s, begun.sign.digest},
            {u"connection"_s, begun.sign.connection}};
}

StoppedStep::Begun begun(const QJsonObject& object)
{
    StoppedStep::Begun begun;
    begun.index = object[u"begun"_s].toInteger();
    // A word that is not known tells nothing, so nothing may be concluded.
    const auto entry = std::ranges::find(kindWords, object[u"sign"_s].toString(), &KindWord::word);
    begun.sign.kind = entry == kindWords.end() ? Kind::None : entry->kind;
    begun.sign.digest = object[u"digest"_s].toString();
    begun.sign.connection = object[u"connection"_s].toInteger();
    return begun;
}

}  // namespace limbeck::stepjournaljson
