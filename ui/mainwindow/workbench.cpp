// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/workbench.h"

#include "models/base/text.h"
#include "ui/mainwindow/projectjobs.h"
#include "ui/task/taskrunner.h"

#include <QFileInfo>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

command::Context contextOf(const Snapshot& snapshot)
{
    return {.project = snapshot.project.get(),
            .database = *snapshot.database,
            .verifies = snapshot.project->file.verify.value};
}

QString seconds(qint64 milliseconds)
{
    return QString::number(static_cast<double>(milliseconds) / 1000.0, 'f', 1);
}

QString keptText(const QString& backup)
{
    return backup.isEmpty() ? QString()
                            : Workbench::tr(" The old database is kept as %1.")
                                  .arg(QFileInfo(backup).fileName());
}

}  // namespace

Workbench::Workbench(QObject* parent)
    : QObject(parent)
    , m_runner(new TaskRunner(this))
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
        [this](const Result<SnapshotPtr>& loaded) { take(loaded); });
}

void Workbench::take(const Result<SnapshotPtr>& loaded)
{
    loaded ? setSnapshot(*loaded) : emit failed(loaded.error());
}

void Workbench::wantDetails(const RevisionId& revision)
{
    m_wanted = revision;
    if (!m_snapshot || m_snapshot->project == nullptr) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<RevisionDetails>(
        {},
        [snapshot, revision](JobContext&) { return loadRevisionDetails(*snapshot, revision); },
        this,
        [this](const RevisionDetails& details) {
            if (details.revision == m_wanted) {
                emit detailsReady(details);
            }
        });
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
    if (!hasDatabase()) {
        return;
    }
    const auto confirmed = command::confirm(contextOf(*m_snapshot), confirmation, tr("upgrade"));
    if (!confirmed) {
        emit failed(confirmed.error());
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
                                 countOf(report.applied.size(), tr("revision")),
                                 keptText(report.backup)));
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
    if (!hasDatabase()) {
        return;
    }
    const auto confirmed = command::confirm(contextOf(*m_snapshot), confirmation, tr("reset"));
    if (!confirmed) {
        emit failed(confirmed.error());
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

void Workbench::restore(const QString& backup, const QString& undoVerb)
{
    if (!hasDatabase()) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Result<Restored>>(
        tr("Restoring %1").arg(QFileInfo(backup).fileName()),
        [snapshot, backup](JobContext&) { return command::restore(contextOf(*snapshot), backup); },
        this,
        [this, backup, undoVerb](const Result<Restored>& restored) {
            if (!restored) {
                emit failed(restored.error());
                return;
            }
            Outcome outcome;
            outcome.text = tr("%1 is again as in %2.%3")
                               .arg(m_snapshot->databaseName(),
                                    QFileInfo(backup).fileName(),
                                    keptText(restored->replaced));
            outcome.backup = restored->replaced;
            outcome.undoVerb = undoVerb;
            emit finished(outcome);
            reload();
        });
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

bool Workbench::hasDatabase() const
{
    return m_snapshot && m_snapshot->project != nullptr && m_snapshot->database;
}

}  // namespace limbeck::ui
