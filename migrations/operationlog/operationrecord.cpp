// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/operationlog/operationrecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QJsonArray stepsJson(const QList<OperationRecord::Step>& steps)
{
    QJsonArray array;
    for (const OperationRecord::Step& step : steps) {
        array << QJsonObject{{u"revision"_s, step.revision},
                             {u"direction"_s, step.isDown ? u"downgrade"_s : u"upgrade"_s},
                             {u"milliseconds"_s, step.milliseconds}};
    }
    return array;
}

QList<OperationRecord::Step> stepsFrom(const QJsonArray& array)
{
    QList<OperationRecord::Step> steps;
    for (const QJsonValue& value : array) {
        steps << OperationRecord::Step{.revision = value[u"revision"_s].toString(),
                                       .isDown = value[u"direction"_s].toString() == u"downgrade"_s,
                                       .milliseconds = value[u"milliseconds"_s].toInteger()};
    }
    return steps;
}

QStringList textsFrom(const QJsonValue& value)
{
    QStringList texts;
    for (const QJsonValue& each : value.toArray()) {
        texts << each.toString();
    }
    return texts;
}

/// Members that say nothing are left out: most operations have few.
void insert(QJsonObject& object, const QString& name, const QString& text)
{
    if (!text.isEmpty()) {
        object.insert(name, text);
    }
}

}  // namespace

QByteArray OperationRecord::toJson() const
{
    QJsonObject object{{u"id"_s, id},
                       {u"started"_s, started.toUTC().toString(Qt::ISODateWithMs)},
                       {u"milliseconds"_s, milliseconds},
                       {u"action"_s, action},
                       {u"target"_s, target},
                       {u"from"_s, QJsonArray::fromStringList(from)},
                       {u"to"_s, QJsonArray::fromStringList(to)},
                       {u"changed"_s, hasChanged}};
    insert(object, u"user"_s, user);
    insert(object, u"host"_s, host);
    insert(object, u"version"_s, version);
    insert(object, u"database"_s, database);
    insert(object, u"backup"_s, backup);
    insert(object, u"error"_s, error);
    insert(object, u"undoes"_s, undoes);
    if (!steps.isEmpty()) {
        object.insert(u"steps"_s, stepsJson(steps));
    }
    QJsonObject written;
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        written.insert(file.key(), file.value());
    }
    if (!written.isEmpty()) {
        object.insert(u"files"_s, written);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<OperationRecord> OperationRecord::fromJson(const QByteArray& line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    OperationRecord record;
    record.id = object[u"id"_s].toString();
    record.started = QDateTime::fromString(object[u"started"_s].toString(), Qt::ISODateWithMs);
    record.action = object[u"action"_s].toString();
    if (record.id.isEmpty() || record.action.isEmpty() || !record.started.isValid()) {
        return {};
    }
    record.milliseconds = object[u"milliseconds"_s].toInteger();
    record.user = object[u"user"_s].toString();
    record.host = object[u"host"_s].toString();
    record.version = object[u"version"_s].toString();
    record.database = object[u"database"_s].toString();
    record.target = object[u"target"_s].toString();
    record.from = textsFrom(object[u"from"_s]);
    record.to = textsFrom(object[u"to"_s]);
    record.steps = stepsFrom(object[u"steps"_s].toArray());
    record.backup = object[u"backup"_s].toString();
    record.hasChanged = object[u"changed"_s].toBool(true);
    record.error = object[u"error"_s].toString();
    record.undoes = object[u"undoes"_s].toString();
    const QJsonObject written = object[u"files"_s].toObject();
    for (auto file = written.constBegin(); file != written.constEnd(); ++file) {
        record.files.insert(file.key(), file.value().toString());
    }
    return record;
}

}  // namespace limbeck
