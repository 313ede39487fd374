// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/workbench.h"

#include "migrations/command/newrevision.h"
#include "ui/language/words.h"
#include "ui/mainwindow/projectjobs.h"
#include "ui/sheet/exportjob.h"
#include "ui/task/taskrunner.h"

#include <QFileInfo>
#include <QLocale>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString seconds(qint64 milliseconds)
{
    return QLocale().toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1);
}

/// "a1, b2", or that there is nothing.
QString rowsText(const QStringList& rows)
{
    return rows.isEmpty() ? Workbench::tr("no revision") : rows.join(u", "_s);
}

}  // namespace

command::Context contextOf(const Snapshot& snapshot)
{
    return {.project = snapshot.project.get(),
            .database = snapshot.database.value_or(ConnectionSettings()),
            .verifies = snapshot.project->file.verify.value};
}

QString keptText(const QString& backup)
{
    return backup.isEmpty() ? QString()
                            : Workbench::tr(" The old database is kept as %1.")
                                  .arg(QFileInfo(backup).fileName());
}

Workbench::Workbench(QObject* parent)
    : QObject(parent)
    , m_runner(new TaskRunner(this))
    , m_counter(new TaskRunner(this))
    , m_checker(new TaskRunner(this))
{
}

Workbench::~Workbench() = default;

SnapshotPtr Workbench::snapshot() const
{
    return m_snapshot;
}

TaskRunner& Workbench::runner() const
{
    return *m_runner;
}

QString Workbench::url() const
{
    return m_url;
}

void Workbench::open(const QString& path, const QString& url)
{
    m_url = url;
    load(path, url);
}

void Workbench::openExample(const QString& folder)
{
    m_url.clear();
    m_runner->start<Result<QString>>(
        tr("Copying the example to %1").arg(folder),
        [folder](JobContext&) { return copyExample(folder); },
        this,
        [this](const Result<QString>& path) {
            path ? load(*path, {}) : emit failed(path.error());
        });
}

void Workbench::reload()
{
    if (m_snapshot) {
        load(m_snapshot->path, m_url);
    }
}

void Workbench::close()
{
    m_url.clear();
    setSnapshot({});
}

void Workbench::useDatabase(const QString& url)
{
    m_url = url;
    reload();
}

void Workbench::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    emit snapshotChanged(snapshot);
}

void Workbench::load(const QString& path, const QString& url)
{
    m_runner->start<Result<SnapshotPtr>>(
        tr("Opening %1").arg(path),
        [path, url](JobContext&) { return loadSnapshot(path, url); },
        this,
        [this, path](const Result<SnapshotPtr>& loaded) {
            take(loaded);
            if (!loaded && loaded.error().code == ErrorCode::ConfigNotFound) {
                lookBelow(path);
            }
        });
}

void Workbench::lookBelow(const QString& path)
{
    if (!QFileInfo(path).isDir()) {
        return;
    }
    m_runner->start<QStringList>(
        {},
        [path](JobContext&) { return findProjects(path); },
        this,
        [this](const QStringList& paths) {
            if (!paths.isEmpty()) {
                emit projectsFound(paths);
            }
        });
}

void Workbench::take(const Result<SnapshotPtr>& loaded)
{
    if (!loaded) {
        emit failed(loaded.error());
        return;
    }
    setSnapshot(*loaded);
    countRows();
}

void Workbench::previewUpgrade(const QString& target)
{
    if (!hasDatabase()) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Result<Plan>>(
        tr("Planning the upgrade"),
        [snapshot, target](JobContext&) {
            return command::previewUpgrade(contextOf(*snapshot), target);
        },
        this,
        [this, target](const Result<Plan>& plan) {
            plan ? emit upgradePreviewed(target, *plan) : emit failed(plan.error());
        });
}

void Workbench::upgrade(const QString& target, const command::Confirmation& confirmation)
{
    if (!isConfirmed(confirmation, tr("upgrade"))) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<RunReport>(
        tr("Upgrading %1").arg(snapshot->databaseName()),
        [snapshot, target](JobContext& job) {
            JobObserver observer(job);
            return command::upgrade(
                contextOf(*snapshot), target, observer, command::BackupPolicy::Always);
        },
        this,
        [this](const RunReport& report) {
            concludeRun(report,
                        tr("%1 upgraded to %2 in %3 s: %4 applied.%5")
                            .arg(m_snapshot->databaseName(),
                                 report.rowsAfter.join(u", "_s),
                                 seconds(report.milliseconds),
                                 countedRevisions(report.applied.size()),
                                 keptText(report.backup)));
        });
}

void Workbench::previewDowngrade(const QString& target)
{
    if (!hasDatabase()) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Result<Plan>>(
        tr("Planning the downgrade"),
        [snapshot, target](JobContext&) {
            return command::previewDowngrade(contextOf(*snapshot), target);
        },
        this,
        [this, target](const Result<Plan>& plan) {
            plan ? emit downgradePreviewed(target, *plan) : emit failed(plan.error());
        });
}

void Workbench::downgrade(const QString& target, const command::Confirmation& confirmation)
{
    if (!isConfirmed(confirmation, tr("downgrade"))) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<RunReport>(
        tr("Downgrading %1").arg(snapshot->databaseName()),
        [snapshot, target](JobContext& job) {
            JobObserver observer(job);
            return command::downgrade(
                contextOf(*snapshot), target, observer, command::BackupPolicy::Always);
        },
        this,
        [this](const RunReport& report) {
            const QString rows = report.rowsAfter.join(u", "_s);
            concludeRun(report,
                        tr("%1 downgraded to %2 in %3 s: %4 taken back.%5")
                            .arg(m_snapshot->databaseName(),
                                 rows.isEmpty() ? tr("base") : rows,
                                 seconds(report.milliseconds),
                                 countedRevisions(report.applied.size()),
                                 keptText(report.backup)));
        });
}

void Workbench::previewStamp(const RevisionId& revision)
{
    if (!hasDatabase()) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Result<command::StampPlan>>(
        {},
        [snapshot, revision](JobContext&) {
            return command::previewStamp(contextOf(*snapshot), {revision}, false);
        },
        this,
        [this, revision](const Result<command::StampPlan>& plan) {
            plan ? emit stampPreviewed(revision, *plan) : emit failed(plan.error());
        });
}

void Workbench::stamp(const RevisionId& revision, const command::Confirmation& confirmation)
{
    if (!isConfirmed(confirmation, tr("stamp"))) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Result<command::StampPlan>>(
        tr("Stamping %1").arg(snapshot->databaseName()),
        [snapshot, revision](JobContext&) {
            return command::stamp(contextOf(*snapshot), {revision}, false);
        },
        this,
        [this](const Result<command::StampPlan>& plan) {
            if (!plan) {
                emit failed(plan.error());
                return;
            }
            Outcome outcome;
            outcome.text = tr("%1 says now that it is at %2. Its tables are as they were; before, "
                              "it said %3.")
                               .arg(m_snapshot->databaseName(),
                                    rowsText(plan->rowsAfter),
                                    rowsText(plan->rowsBefore));
            emit finished(outcome);
            reload();
        });
}

void Workbench::mergeHeads(const QString& message)
{
    if (!m_snapshot || m_snapshot->project == nullptr) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Result<command::NewRevision>>(
        tr("Writing the merge"),
        [snapshot, message](JobContext&) {
            command::NewRevisionOptions options;
            options.message = message;
            return command::mergeRevisions(*snapshot->project, snapshot->graph.heads(), options);
        },
        this,
        [this](const Result<command::NewRevision>& written) {
            if (!written) {
                emit failed(written.error());
                return;
            }
            Outcome outcome;
            outcome.text = tr("Revision %1 joins the heads: %2. Take it back by deleting the file.")
                               .arg(written->id, written->file);
            emit finished(outcome);
            reload();
        });
}

void Workbench::previewReset()
{
    if (!hasDatabase()) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Result<command::ResetPreview>>(
        tr("Counting what a reset takes away"),
        [snapshot](JobContext&) { return command::previewReset(contextOf(*snapshot)); },
        this,
        [this](const Result<command::ResetPreview>& preview) {
            preview ? emit resetPreviewed(*preview) : emit failed(preview.error());
        });
}

void Workbench::reset(const command::Confirmation& confirmation)
{
    if (!isConfirmed(confirmation, tr("reset"))) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<RunReport>(
        tr("Resetting %1").arg(snapshot->databaseName()),
        [snapshot](JobContext& job) {
            JobObserver observer(job);
            return command::reset(contextOf(*snapshot), observer);
        },
        this,
        [this](const RunReport& report) {
            concludeRun(report,
                        tr("%1 reset to %2 in %3 s.%4")
                            .arg(m_snapshot->databaseName(),
                                 report.rowsAfter.join(u", "_s),
                                 seconds(report.milliseconds),
                                 keptText(report.backup)));
        });
}

void Workbench::exportReport(const command::ReportRequest& request, const QString& path)
{
    if (!m_snapshot || m_snapshot->project == nullptr) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Outcome>(
        tr("Writing the report"),
        [snapshot, request, path](JobContext& job) {
            return ui::exportReport(*snapshot->project, request, path, job);
        },
        this,
        [this](const Outcome& outcome) { emit reportWritten(outcome); });
}

void Workbench::cancel()
{
    m_runner->cancelAll();
}

QList<Backup> Workbench::backups() const
{
    return hasDatabase() ? command::backups(contextOf(*m_snapshot)) : QList<Backup>();
}

void Workbench::concludeRun(const RunReport& report, const QString& done)
{
    Outcome outcome;
    outcome.isOk = report.isOk();
    outcome.text = report.isOk() ? done : report.error->toText();
    outcome.backup = report.backup;
    outcome.undoVerb = tr("Undo");
    emit finished(outcome);
    reload();
}

/// False, and told why, unless `confirmation` is enough for the target's class.
bool Workbench::isConfirmed(const command::Confirmation& confirmation, const QString& action)
{
    if (!hasDatabase()) {
        return false;
    }
    const auto confirmed = command::confirm(contextOf(*m_snapshot), confirmation, action);
    if (!confirmed) {
        emit failed(confirmed.error());
    }
    return confirmed.has_value();
}

bool Workbench::hasDatabase() const
{
    return m_snapshot && m_snapshot->project != nullptr && m_snapshot->database;
}

}  // namespace limbeck::ui
