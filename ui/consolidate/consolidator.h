// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/consolidate.h"
#include "ui/mainwindow/snapshot.h"
#include "ui/task/taskrunner.h"

namespace limbeck::ui {

/// A consolidation as it would be, and the project that it was planned on: a copy of its own, since
/// scripts are read when they are first needed.
struct PlannedConsolidation
{
    std::shared_ptr<const Project> project;
    command::ConsolidationPlan plan;
};

using PlannedPtr = std::shared_ptr<const PlannedConsolidation>;

/// Asks the engine for everything about consolidations, as jobs. Plans and proofs need no database
/// of the user's, so they have a thread of their own; what changes files runs where the window's
/// other changes do, one after another.
class Consolidator final : public QObject
{
    Q_OBJECT

public:
    /// `changes` outlives it.
    explicit Consolidator(TaskRunner& changes, QObject* parent = nullptr);
    ~Consolidator() override;
    Q_DISABLE_COPY_MOVE(Consolidator)

    bool isBusy() const;
    void plan(const SnapshotPtr& snapshot, const command::ConsolidateOptions& options);
    /// `urls` name servers to prove it on beside SQLite.
    void prove(const PlannedPtr& planned, const QStringList& urls);
    void carryOut(const PlannedPtr& planned, const Proof& proof);
    /// What taking `revision` back would do.
    void previewTakeBack(const SnapshotPtr& snapshot, const RevisionId& revision);
    void takeBack(const SnapshotPtr& snapshot, const RevisionId& revision);
    /// Ends a plan or a proof as soon as it can; failed() says so.
    void cancel();

signals:
    void progressed(const QString& sentence, int done, int count);
    void planned(const limbeck::ui::PlannedPtr& planned);
    void engineProved(const limbeck::EngineProof& proof);
    void proved(const limbeck::Proof& proof);
    void written(const limbeck::Archive& archive);
    void takeBackPreviewed(const limbeck::command::Unconsolidated& preview);
    void takenBack(const limbeck::command::Unconsolidated& done);
    /// Nothing was written.
    void failed(const limbeck::Error& error);

private:
    TaskRunner& m_changes;
    TaskRunner m_runner;  ///< its end waits for jobs, which tell this object their news
};

}  // namespace limbeck::ui
