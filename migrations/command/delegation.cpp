// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/delegation.h"

#include "migrations/command/logentry.h"
#include "migrations/command/session.h"
#include "migrations/project/tomltable.h"
#include "models/base/enginetext.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// The command line of the project's Alembic up to its own command.
Result<QStringList> alembicCommand(const ProjectFile& file)
{
    const QString path = file.folder + u"/.limbeck/settings.toml"_s;
    const QString missing =
        EngineText::tr(
            "How to run the project's own Alembic is not configured. Write it into '%1':\n"
            "[alembic]\ncommand = [\"python3\", \"-m\", \"alembic\"]")
            .arg(path);
    if (!QFileInfo::exists(path)) {
        return fail(ErrorCode::ConfigNotFound, missing);
    }
    const Result<TomlTable> table = TomlTable::load(path, u"alembic"_s);
    if (!table) {
        return fail(table.error());
    }
    const Result<std::optional<QStringList>> words = table->texts(u"command"_s);
    if (!words) {
        return fail(words.error());
    }
    QStringList command = words->value_or(QStringList());
    if (command.isEmpty()) {
        return fail(ErrorCode::ConfigNotFound, missing);
    }
    if (file.path.endsWith(".ini"_L1)) {
        command << u"-c"_s << file.path;
        if (file.section != "alembic"_L1) {
            command << u"-n"_s << file.section;
        }
    }
    return command;
}

QString lastLines(const QString& text)
{
    const QStringList lines = text.trimmed().split(u'\n');
    return lines.mid(std::max<qsizetype>(0, lines.size() - 15)).join(u'\n');
}

/// Runs it in the project's folder; returns what it prints on standard output.
Result<QString> runAlembic(const QStringList& command,
                           const QStringList& arguments,
                           const QString& folder,
                           const RunObserver& observer)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(command.first(), command.sliced(1) + arguments);
    if (!process.waitForStarted()) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr("The project's Alembic cannot be started with '%1': %2")
                        .arg(command.first(), process.errorString()));
    }
    while (!process.waitForFinished(200) && process.state() != QProcess::NotRunning) {
        if (observer.cancelRequested()) {
            process.terminate();
            process.waitForFinished(5000);
            process.kill();
            process.waitForFinished(-1);
            return fail(ErrorCode::Cancelled,
                        EngineText::tr("Cancelled while the project's Alembic ran."));
        }
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) {
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    Error error;
    error.code = ErrorCode::VerificationFailed;
    error.message = EngineText::tr("The project's Alembic failed: %1").arg(arguments.join(u' '));
    error.detail = lastLines(QString::fromUtf8(process.readAllStandardError()));
    return fail(error);
}

Result<QStringList> rowsOf(const Context& context)
{
    return openForReading(context).and_then([&](const std::unique_ptr<Database>& database) {
        return context.project->file.versionTable.read(*database);
    });
}

bool isMysqlFamily(Engine engine)
{
    return engine == Engine::Mariadb || engine == Engine::Mysql;
}

QString hostOf(const ConnectionSettings& settings)
{
    static const QStringList local{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    return local.contains(settings.host) ? QString() : settings.host;
}

bool isSameDatabase(const ConnectionSettings& one, const ConnectionSettings& other)
{
    const bool isSameEngine =
        one.engine == other.engine || (isMysqlFamily(one.engine) && isMysqlFamily(other.engine));
    if (one.engine == Engine::Sqlite && isSameEngine) {
        const QString file = QFileInfo(one.database).canonicalFilePath();
        return !file.isEmpty() && file == QFileInfo(other.database).canonicalFilePath();
    }
    return isSameEngine && one.database == other.database && hostOf(one) == hostOf(other)
           && one.port == other.port;
}

/// What `alembic current --verbose` says of its database and rows must be what Limbeck sees.
/// Source: Alembic 1.8 and 1.19, command.current, "Current revision(s) for URL:" and "Rev: …".
Result<> checkSame(const Context& context, const QString& told, const QStringList& rows)
{
    static const QRegularExpression urlLine(u"^Current revision\\(s\\) for (.+):$"_s,
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression rowLine(u"^Rev: (\\S+)"_s, QRegularExpression::MultilineOption);
    const QRegularExpressionMatch url = urlLine.match(told);
    const Result<ConnectionSettings> theirs =
        url.hasMatch() ? ConnectionSettings::fromUrl(url.captured(1), context.project->file.folder)
                       : Result<ConnectionSettings>(fail(ErrorCode::InvalidArgument, u"no URL"_s));
    if (!theirs || !isSameDatabase(*theirs, context.database)) {
        return fail(
            ErrorCode::VerificationFailed,
            EngineText::tr(
                "The project's Alembic works on %1, and Limbeck on %2. Nothing was delegated.")
                .arg(url.hasMatch() ? url.captured(1)
                                    : EngineText::tr("a database that it does not tell"),
                     context.database.toDisplay()));
    }
    QStringList seen;
    for (const QRegularExpressionMatch& row : rowLine.globalMatch(told)) {
        seen << row.captured(1);
    }
    if (QSet(seen.cbegin(), seen.cend()) == QSet(rows.cbegin(), rows.cend())) {
        return {};
    }
    return fail(ErrorCode::VerificationFailed,
                EngineText::tr(
                    "The project's Alembic sees the version rows %1, and Limbeck %2. Nothing was "
                    "delegated.")
                    .arg(seen.join(u", "_s), rows.join(u", "_s)));
}

/// One upgrade with a delegated revision inside.
class DelegatedRun final
{
public:
    DelegatedRun(const Context& context, const QString& target, RunObserver& observer)
        : m_context(context)
        , m_target(target)
        , m_observer(observer)
    {
    }

    RunReport carryOut(const Delegation& delegation)
    {
        QElapsedTimer timer;
        timer.start();
        const Result<> done = backUp()
                                  .and_then([&] { return runBefore(delegation); })
                                  .and_then([&] { return delegate(delegation); })
                                  .and_then([&] { return runAfter(delegation); });
        if (!done) {
            m_report.error = done.error();
        }
        m_report.milliseconds = timer.elapsed();
        return m_report;
    }

private:
    Result<> backUp()
    {
        if (!databaseExists(m_context.database)) {
            return {};
        }
        m_observer.phaseStarted(
            EngineText::tr("Backing up %1").arg(m_context.database.displayName()));
        const Result<Backup> made = backup(m_context);
        if (!made) {
            return fail(
                made.error().in(EngineText::tr("No backup could be made, so nothing was run")));
        }
        m_report.backup = made->path;
        return {};
    }

    Result<> runBefore(const Delegation& delegation)
    {
        if (delegation.before.isEmpty()) {
            return rowsOf(m_context).map([this](const QStringList& rows) {
                m_report.rowsBefore = rows;
                m_report.rowsAfter = rows;
            });
        }
        const Result<std::unique_ptr<Database>> database = openForWriting(m_context);
        if (!database) {
            return fail(database.error());
        }
        RunRequest request = requestFor(m_context, Direction::Up, m_target);
        request.stopsBefore = delegation.step.revision;
        return keep(run(request, **database, m_observer));
    }

    Result<> delegate(const Delegation& delegation)
    {
        const RevisionStep& step = delegation.step;
        const QString& folder = m_context.project->file.folder;
        const Result<QStringList> rows = rowsOf(m_context);
        const Result<QStringList> command = alembicCommand(m_context.project->file);
        if (!rows || !command) {
            return fail(rows ? command.error() : rows.error());
        }
        const Result<> same =
            runAlembic(*command, {u"current"_s, u"--verbose"_s}, folder, m_observer)
                .and_then([&](const QString& told) { return checkSame(m_context, told, *rows); });
        if (!same) {
            return same;
        }
        m_observer.phaseStarted(
            EngineText::tr("The project's own Alembic runs revision '%1'").arg(step.revision));
        QElapsedTimer timer;
        timer.start();
        m_report.failedRevision = step.revision;
        m_report.hasCommitted = true;  // whatever it does is out of our hands
        const Result<QString> ran =
            runAlembic(*command, {u"upgrade"_s, step.revision}, folder, m_observer);
        const Result<QStringList> after = rowsOf(m_context);
        if (!ran || !after) {
            return fail(ran ? after.error() : ran.error());
        }
        m_report.rowsAfter = *after;
        if (QSet(after->cbegin(), after->cend())
            != QSet(step.rowsAfter.cbegin(), step.rowsAfter.cend())) {
            return fail(ErrorCode::VerificationFailed,
                        EngineText::tr(
                            "The project's Alembic ran revision '%1' and left the version rows %2; "
                            "they should be %3. Look at the database before anything else runs.")
                            .arg(step.revision,
                                 after->isEmpty() ? u"<base>"_s : after->join(u", "_s),
                                 step.rowsAfter.join(u", "_s)));
        }
        m_report.failedRevision.clear();
        m_report.applied << RunReport::Applied{Direction::Up,
                                               step.revision,
                                               EngineText::tr("by the project's own Alembic"),
                                               timer.elapsed()};
        return {};
    }

    Result<> runAfter(const Delegation& delegation)
    {
        return delegation.after.isEmpty() ? Result<>{}
                                          : keep(upgrade(m_context, m_target, m_observer));
    }

    /// Adds what a part of the run has done.
    Result<> keep(const RunReport& part)
    {
        m_report.rowsBefore = m_report.applied.isEmpty() ? part.rowsBefore : m_report.rowsBefore;
        m_report.rowsAfter = part.rowsAfter;
        m_report.applied << part.applied;
        m_report.hasCommitted = m_report.hasCommitted || part.hasCommitted;
        m_report.failedRevision = part.failedRevision;
        m_report.failedStatement = part.failedStatement;
        return part.error ? fail(*part.error) : Result<>{};
    }

    const Context& m_context;
    const QString& m_target;
    RunObserver& m_observer;
    RunReport m_report;
};

}  // namespace

Result<Delegation> previewDelegation(const Context& context,
                                     const QString& target,
                                     const QString& revision)
{
    Delegation delegation;
    const Result<QStringList> command = alembicCommand(context.project->file);
    const Result<QStringList> rows = command ? rowsOf(context) : fail(command.error());
    if (!rows) {
        return fail(rows.error());
    }
    const RevisionGraph& graph = context.project->scripts.forRows(*rows).graph();
    const Result<QList<RevisionStep>> steps = upgradeSteps(graph, *rows, target);
    if (!steps) {
        return fail(steps.error());
    }
    int found = 0;
    for (const RevisionStep& step : *steps) {
        if (step.revision.startsWith(revision) && !revision.isEmpty()) {
            ++found;
            delegation.step = step;
            delegation.after.clear();
        } else if (found > 0) {
            delegation.after << step.revision;
        }
    }
    if (found != 1) {
        return fail(
            found == 0 ? ErrorCode::RevisionNotFound : ErrorCode::RevisionAmbiguous,
            found == 0
                ? EngineText::tr("'%1' cannot be delegated: it is not among what an upgrade to "
                                 "'%2' would run.")
                      .arg(revision, target)
                : EngineText::tr("'%1' cannot be delegated: several revisions begin so.")
                      .arg(revision));
    }
    delegation.command = *command + QStringList{u"upgrade"_s, delegation.step.revision};
    RunRequest request = requestFor(context, Direction::Up, target);
    request.stopsBefore = delegation.step.revision;
    return openForReading(context)
        .and_then(
            [&](const std::unique_ptr<Database>& database) { return preview(request, *database); })
        .map([&](const Plan& plan) {
            delegation.before = plan;
            return delegation;
        });
}

RunReport upgradeDelegating(const Context& context,
                            const QString& target,
                            const QString& revision,
                            RunObserver& observer)
{
    const Result<Delegation> delegation = previewDelegation(context, target, revision);
    if (!delegation) {
        return failedReport(delegation.error());
    }
    if (const Result<> runnable = delegation->before.runnable(); !runnable) {
        return failedReport(runnable.error());
    }
    if (context.database.engine == Engine::Sqlite && context.database.isInMemory()) {
        return failedReport(
            Error{ErrorCode::InvalidArgument,
                  EngineText::tr("A database in memory cannot be delegated to another program."),
                  {},
                  {},
                  {}});
    }
    LogEntry entry(context, u"upgrade"_s);
    return entry.keep(DelegatedRun(context, target, observer).carryOut(*delegation));
}

}  // namespace limbeck::command
