// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/stepjournal.h"

#include "migrations/backup/swapmarker.h"
#include "migrations/runner/stepjournaljson.h"
#include "models/base/enginetext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QStringList sorted(QStringList texts)
{
    texts.sort();
    return texts;
}

Error cannotWrite(const QFile& file)
{
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.message = EngineText::tr(
                        "The journal '%1' cannot be written. Without it a step that fails half way "
                        "could not be "
                        "finished, so nothing more was run.")
                        .arg(file.fileName());
    error.detail = file.errorString();
    return error;
}

Error cannotUnderstand(const QString& path)
{
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.message =
        EngineText::tr(
            "An earlier run stopped inside a step, and its journal '%1' cannot be read, so that "
            "nobody knows how far it came. Compare the database with the history ('limbeck diff "
            "current database'), mend it by hand or restore a backup, then remove that file.")
            .arg(path);
    error.subjects = {path};
    return error;
}

/// One line of what happened.
bool follow(StoppedStep& stopped, const QByteArray& line)
{
    const QJsonObject event = QJsonDocument::fromJson(line).object();
    const qsizetype count = stopped.statements().size();
    if (event.contains(u"begun"_s)) {
        stopped.begun = stepjournaljson::begun(event);
        stopped.failure.clear();
        return stopped.begun->index == stopped.done && stopped.done < count;
    }
    if (event.contains(u"done"_s)) {
        stopped.done = event[u"done"_s].toInteger(-1);
        stopped.begun.reset();
        stopped.failure.clear();
        return stopped.done >= 0 && stopped.done <= count;
    }
    stopped.begun.reset();
    stopped.failure = event[u"refused"_s].toString();
    return !stopped.failure.isEmpty();
}

QByteArray lineOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
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

Result<std::optional<StoppedStep>> StepJournal::read() const
{
    QFile file(m_path);
    if (!file.exists()) {
        return std::nullopt;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(cannotUnderstand(m_path));
    }
    QByteArray line = file.readLine();
    if (!line.endsWith('\n')) {
        return std::nullopt;  // killed before the first statement
    }
    std::optional<StoppedStep> stopped =
        stepjournaljson::stoppedStep(QJsonDocument::fromJson(line).object());
    while (stopped && !file.atEnd()) {
        line = file.readLine();
        // A line that did not come to its end tells of nothing that has happened.
        if (line.endsWith('\n') && !follow(*stopped, line)) {
            stopped.reset();
        }
    }
    return stopped ? Result<std::optional<StoppedStep>>(stopped) : fail(cannotUnderstand(m_path));
}

Result<std::optional<StoppedStep>> StepJournal::read(const QStringList& rows) const
{
    return read().map([&rows](const std::optional<StoppedStep>& stopped) {
        const bool matters = stopped && sorted(stopped->step.rowsBefore) == sorted(rows);
        return matters ? stopped : std::nullopt;
    });
}

Result<> StepJournal::begin(const StoppedStep& stopped)
{
    QDir().mkpath(QFileInfo(m_path).path());
    // Aside, then in one step: a journal that is noted anew must never be gone.
    QFile file(m_path + u".new"_s);
    QByteArray text = lineOf(stepjournaljson::toJson(stopped));
    if (stopped.done > 0) {
        text += lineOf({{u"done"_s, stopped.done}});
    }
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Truncate)
                           && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                           && file.write(text) == text.size() && file.flush();
    file.close();
    if (!isWritten) {
        return fail(cannotWrite(file));
    }
    backupfolder::syncToDisk(file.fileName());
    if (std::rename(QFile::encodeName(file.fileName()).constData(),
                    QFile::encodeName(m_path).constData())
        != 0) {
        return fail(cannotWrite(file));
    }
    return {};
}

Result<> StepJournal::setBegun(const StoppedStep::Begun& begun)
{
    return append(lineOf(stepjournaljson::toJson(begun))).map([this] {
        backupfolder::syncToDisk(m_path);
    });
}

Result<> StepJournal::setDone(qsizetype count)
{
    return append(lineOf({{u"done"_s, count}}));
}

Result<> StepJournal::setRefused(const QString& failure)
{
    return append(lineOf({{u"refused"_s, failure}}));
}

Result<> StepJournal::append(const QByteArray& line)
{
    QFile file(m_path);
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

}  // namespace limbeck
