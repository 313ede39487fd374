// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/logentry.h"

#include "migrations/consolidate/archive.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QSysInfo>
#include <QUuid>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logCategory, "limbeck.log")

QString userName()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? qEnvironmentVariable("LOGNAME") : user;
}

/// Errors may quote statements of any length.
QString shortened(const QString& text)
{
    constexpr qsizetype longest = 2000;
    return text.size() <= longest ? text : text.first(longest) + u'…';
}

OperationRecord begin(const QString& action, const QString& target)
{
    OperationRecord record;
    record.id = QUuid::createUuid().toString(QUuid::Id128).first(12);
    record.started = QDateTime::currentDateTimeUtc();
    record.user = userName();
    record.host = QSysInfo::machineHostName();
    record.version = QCoreApplication::applicationVersion();
    record.action = action;
    record.target = target;
    return record;
}

}  // namespace

LogEntry::LogEntry(const Context& context, const QString& action)
    : LogEntry(*context.project, action, context.database.displayName())
{
    m_record.database = context.database.toDisplay();
    m_record.undoes = context.undoes;
}

LogEntry::LogEntry(const Project& project, const QString& action, const QString& target)
    : m_project(project)
    , m_record(begin(action, target))
{
    m_clock.start();
}

void LogEntry::addFile(const QString& path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        m_record.files.insert(path, digestOf(file.readAll()));
    }
}

RunReport LogEntry::keep(RunReport report)
{
    m_record.from = report.rowsBefore;
    m_record.to = report.rowsAfter;
    m_record.backup = report.backup;
    for (const RunReport::Applied& step : report.applied) {
        m_record.steps << OperationRecord::Step{.revision = step.revision,
                                                .isDown = step.direction == Direction::Down,
                                                .milliseconds = step.milliseconds};
    }
    // A run with nothing to do commits too, and changes nothing by it.
    m_record.hasChanged = !report.applied.isEmpty() || report.hasDropped
                          || (report.error && report.hasCommitted)
                          || report.rowsBefore != report.rowsAfter;
    if (report.error) {
        m_record.error = report.error->message;
    }
    // A reset is one even where no revision is left to run.
    if (m_record.hasChanged || report.error || !report.backup.isEmpty()) {
        write();
    }
    return report;
}

void LogEntry::write()
{
    if (m_project.operationLog.isEmpty()) {
        return;
    }
    m_record.milliseconds = m_clock.elapsed();
    m_record.error = shortened(m_record.error);
    const Result<> kept = OperationLog(m_project.operationLog).append(m_record);
    if (!kept && m_record.hasChanged) {
        qCWarning(logCategory).noquote() << kept.error().message;
    }
}

}  // namespace limbeck::command
