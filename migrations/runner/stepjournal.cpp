// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/stepjournal.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const Statement& statement)
{
    return {{u"sql"_s, statement.sql},
            {u"parameters"_s, QJsonObject::fromVariantMap(statement.parameters)}};
}

Statement fromJson(const QJsonObject& object)
{
    Statement statement;
    statement.sql = object[u"sql"_s].toString();
    statement.parameters = object[u"parameters"_s].toObject().toVariantMap();
    return statement;
}

QStringList textsOf(const QJsonValue& array)
{
    QStringList texts;
    for (const QJsonValue& value : array.toArray()) {
        texts << value.toString();
    }
    return texts;
}

QStringList sorted(QStringList texts)
{
    texts.sort();
    return texts;
}

Error cannotWrite(const QFile& file)
{
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.message =
        u"The journal '%1' cannot be written. Without it a step that fails half way could not be "
        "finished, so nothing more was run."_s.arg(file.fileName());
    error.detail = file.errorString();
    return error;
}

}  // namespace

StepJournal::StepJournal(const ConnectionSettings& settings, const VersionTable& versionTable)
{
    // Everything that tells one database from another, and nothing secret.
    const QStringList parts{settings.host,
                            QString::number(settings.port),
                            settings.options.value(u"unix_socket"_s),
                            settings.database,
                            versionTable.name.toString()};
    const QByteArray hash =
        QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex();
    m_path = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
             + u"/limbeck/journals/%1.jsonl"_s.arg(QString::fromLatin1(hash.left(32)));
}

std::optional<StepJournal::Unfinished> StepJournal::read() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonObject head = QJsonDocument::fromJson(file.readLine()).object();
    Unfinished unfinished;
    unfinished.direction =
        head[u"direction"_s].toString() == u"down"_s ? Direction::Down : Direction::Up;
    unfinished.revision = head[u"revision"_s].toString();
    unfinished.rowsBefore = textsOf(head[u"rowsBefore"_s]);
    for (const QJsonValue& statement : head[u"statements"_s].toArray()) {
        unfinished.statements << fromJson(statement.toObject());
    }
    while (!file.atEnd()) {
        unfinished.done = file.readLine().trimmed().toLongLong();
    }
    const bool isSound = !unfinished.revision.isEmpty() && unfinished.done >= 0
                         && unfinished.done <= unfinished.statements.size();
    return isSound ? std::optional(unfinished) : std::nullopt;
}

Result<std::optional<StepJournal::Unfinished>> StepJournal::unfinishedStep(
    const QList<RevisionStep>& steps, const QStringList& rows) const
{
    const std::optional<Unfinished> unfinished = read();
    if (!unfinished || sorted(unfinished->rowsBefore) != sorted(rows)) {
        return std::nullopt;
    }
    const bool isNext = !steps.isEmpty() && steps.first().revision == unfinished->revision
                        && steps.first().direction == unfinished->direction;
    if (isNext) {
        return unfinished;
    }
    const bool isUp = unfinished->direction == Direction::Up;
    return fail(
        ErrorCode::VerificationFailed,
        u"An earlier run stopped inside the %1 of revision '%2', after %3 of %4 statements, "
        "and that must be finished first: run it again. If it cannot be finished, restore "
        "a backup, or undo by hand what the journal '%5' lists, and remove that file."_s.arg(
            isUp ? u"upgrade"_s : u"downgrade"_s,
            unfinished->revision,
            QString::number(unfinished->done),
            QString::number(unfinished->statements.size()),
            m_path));
}

Result<> StepJournal::begin(const RevisionStep& step,
                            const QStringList& rowsBefore,
                            const QList<Statement>& statements)
{
    QDir().mkpath(QFileInfo(m_path).path());
    QFile file(m_path);
    QJsonArray texts;
    for (const Statement& statement : statements) {
        texts << toJson(statement);
    }
    const QJsonObject head{
        {u"direction"_s, step.direction == Direction::Down ? u"down"_s : u"up"_s},
        {u"revision"_s, step.revision},
        {u"rowsBefore"_s, QJsonArray::fromStringList(rowsBefore)},
        {u"statements"_s, texts}};
    const QByteArray line = QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n';
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Truncate)
                           && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                           && file.write(line) == line.size() && file.flush();
    return isWritten ? Result<>{} : fail(cannotWrite(file));
}

Result<> StepJournal::setDone(qsizetype count)
{
    QFile file(m_path);
    const QByteArray line = QByteArray::number(static_cast<qint64>(count)) + '\n';
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Append)
                           && file.write(line) == line.size() && file.flush();
    return isWritten ? Result<>{} : fail(cannotWrite(file));
}

void StepJournal::remove()
{
    QFile::remove(m_path);
}

QString StepJournal::path() const
{
    return m_path;
}

Plan planOfRest(const RevisionStep& step,
                const StepJournal::Unfinished& unfinished,
                const RevisionGraph& graph,
                Engine engine)
{
    PlannedOperation rest;
    rest.statements = unfinished.statements.sliced(unfinished.done);
    QStringList texts;
    for (const Statement& statement : rest.statements) {
        texts << statement.sql;
    }
    ExecuteSql sql;
    sql.sql = texts.join(u";\n"_s);
    rest.operation = Operation{sql};
    PlanStep planned;
    planned.step = step;
    planned.operations.push_back(rest);
    if (const Revision* revision = graph.find(step.revision)) {
        planned.message = revision->message;
    }
    Finding note;
    note.revision = step.revision;
    note.message =
        u"An earlier run stopped inside this revision; only the rest of it, from statement %1 of "
        "%2 on, is shown. What follows is planned when that is done."_s.arg(
            QString::number(unfinished.done + 1), QString::number(unfinished.statements.size()));
    Plan plan;
    plan.engine = engine;
    plan.isOneTransaction = false;
    plan.steps << planned;
    plan.findings << note;
    return plan;
}

}  // namespace limbeck
