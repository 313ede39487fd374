// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/report.h"
#include "migrations/command/rowchecks.h"
#include "ui/mainwindow/snapshot.h"

#include <QObject>

#include <functional>

namespace limbeck::ui {

class TaskRunner;

/// What a change of the database came to, for the banner.
struct Outcome
{
    QString text;
    bool isOk = true;
    QString backup;    ///< the state before, which undo puts back; empty if there is none
    QString undoVerb;  ///< "Undo", or "Redo" after an undo
};

/// What commands work with. Requires: the snapshot has a project, and outlives the call.
command::Context contextOf(const Snapshot& snapshot);

/// " The old database is kept as x.sqlite.", or nothing if it is not.
QString keptText(const QString& backup);

/// Holds the snapshot of the opened project, and asks the engine for everything that the
/// window does: each as a job, one after another. Views never change a snapshot; they ask here
/// and get a new one.
class Workbench final : public QObject
{
    Q_OBJECT

public:
    explicit Workbench(QObject* parent = nullptr);
    ~Workbench() override;
    Q_DISABLE_COPY_MOVE(Workbench)

    SnapshotPtr snapshot() const;
    TaskRunner& runner() const;
    /// Of the database that the user chose; empty: the project's own.
    QString url() const;

    /// Reads a project; an empty `url` leaves the database to the project's own files.
    void open(const QString& path, const QString& url = {});
    void openExample(const QString& folder);
    void reload();
    void close();
    void useDatabase(const QString& url);
    /// For tests and pictures: values instead of a project.
    void setSnapshot(const SnapshotPtr& snapshot);

    void previewUpgrade(const QString& target);
    void upgrade(const QString& target, const command::Confirmation& confirmation);
    void previewDowngrade(const QString& target);
    void downgrade(const QString& target, const command::Confirmation& confirmation);
    void previewStamp(const RevisionId& revision);
    void stamp(const RevisionId& revision, const command::Confirmation& confirmation);
    /// Writes a revision that stands on all heads, and reads the project again.
    void mergeHeads(const QString& message);
    void previewReset();
    void reset(const command::Confirmation& confirmation);
    /// `undoes`: the operation of the log that this takes back, if it is meant as that.
    void restore(const QString& backup,
                 const QString& undoVerb,
                 const command::Confirmation& confirmation,
                 const QString& undoes = {});
    /// Takes a logged operation back. On files no confirmation is needed.
    void undo(const command::UndoPlan& plan, const command::Confirmation& confirmation);
    /// Writes a report of the project to a file or folder; reportWritten() tells.
    void exportReport(const command::ReportRequest& request, const QString& path);
    void cancel();

    /// Asks the database what `plan` wants of its rows, beside everything else; `done` gets the
    /// answers on the window's thread, unless `receiver` is gone by then.
    void checkRows(const Plan& plan,
                   QObject* receiver,
                   std::function<void(const Result<QList<DataCheckResult>>&)> done);
    void cancelChecks();
    /// True while rows are counted.
    bool isCounting() const;

    /// The backups of the database, newest first. Reads a folder: quick, no connection.
    QList<Backup> backups() const;

signals:
    void snapshotChanged(const limbeck::ui::SnapshotPtr& snapshot);
    /// The snapshot is the same, but for the numbers of rows, which are known now.
    void rowsCounted(const limbeck::ui::SnapshotPtr& snapshot);
    void upgradePreviewed(const QString& target, const limbeck::Plan& plan);
    void downgradePreviewed(const QString& target, const limbeck::Plan& plan);
    void stampPreviewed(const limbeck::RevisionId& revision,
                        const limbeck::command::StampPlan& plan);
    void resetPreviewed(const limbeck::command::ResetPreview& preview);
    void finished(const limbeck::ui::Outcome& outcome);
    /// A report is there, or is not, and why. Nothing of the project has changed.
    void reportWritten(const limbeck::ui::Outcome& outcome);
    /// Something was asked for and cannot be done; a project that cannot be opened, say.
    void failed(const limbeck::Error& error);
    /// The folder that was opened is no project, but these below it are.
    void projectsFound(const QStringList& paths);

private:
    void load(const QString& path, const QString& url);
    void take(const Result<SnapshotPtr>& loaded);
    void lookBelow(const QString& path);
    void concludeRun(const RunReport& report, const QString& done);
    bool hasDatabase() const;
    bool isConfirmed(const command::Confirmation& confirmation, const QString& action);

    void countRows();

    TaskRunner* m_runner = nullptr;
    TaskRunner* m_counter = nullptr;  ///< what takes long and changes nothing: counting
    TaskRunner* m_checker = nullptr;  ///< and questions about rows
    SnapshotPtr m_snapshot;
    QString m_url;
};

}  // namespace limbeck::ui
