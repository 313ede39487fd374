// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/consolidate/consolidator.h"

namespace limbeck::ui {

namespace {

Result<std::shared_ptr<const Project>> ownCopy(const Snapshot& snapshot)
{
    ProjectRequest request;
    request.paths = QStringList{snapshot.project->file.path};
    request.passwords = snapshot.project->passwords;
    return Project::open(request).map([&snapshot](Project project) {
        project.operationLog = snapshot.project->operationLog;
        return std::make_shared<const Project>(std::move(project));
    });
}

Result<PlannedPtr> planned(const Snapshot& snapshot,
                           const command::ConsolidateOptions& options,
                           JobContext& job)
{
    JobObserver observer(job);
    return ownCopy(snapshot).and_then([&](const std::shared_ptr<const Project>& project) {
        return command::planConsolidation(*project, options, &observer)
            .map([&](command::ConsolidationPlan plan) -> PlannedPtr {
                return std::make_shared<const PlannedConsolidation>(
                    PlannedConsolidation{project, std::move(plan)});
            });
    });
}

Result<QList<ConnectionSettings>> placesOf(const Project& project, const QStringList& urls)
{
    QList<ConnectionSettings> places;
    for (const QString& url : urls) {
        const Result<ConnectionSettings> place = project.connection(url);
        if (!place) {
            return fail(place.error());
        }
        places << *place;
    }
    return places;
}

}  // namespace

Consolidator::Consolidator(TaskRunner& changes, QObject* parent)
    : QObject(parent)
    , m_changes(changes)
{
    connect(&m_runner, &TaskRunner::progressed, this, &Consolidator::progressed);
}

Consolidator::~Consolidator() = default;

bool Consolidator::isBusy() const
{
    return m_runner.isBusy();
}

void Consolidator::plan(const SnapshotPtr& snapshot, const command::ConsolidateOptions& options)
{
    m_runner.start<Result<PlannedPtr>>(
        tr("Reading the revisions"),
        [snapshot, options](JobContext& job) { return ui::planned(*snapshot, options, job); },
        this,
        [this](const Result<PlannedPtr>& result) {
            result ? emit planned(*result) : emit failed(result.error());
        });
}

void Consolidator::prove(const PlannedPtr& planned, const QStringList& urls)
{
    m_runner.start<Result<Proof>>(
        tr("Proving it"),
        [this, planned, urls](JobContext& job) -> Result<Proof> {
            const auto places = placesOf(*planned->project, urls);
            if (!places) {
                return fail(places.error());
            }
            JobObserver observer(job);
            // Posted to this object's thread; the runner's end waits for the job.
            const auto tell = [this](const EngineProof& proof) {
                QMetaObject::invokeMethod(
                    this, [this, proof] { emit engineProved(proof); }, Qt::QueuedConnection);
            };
            return command::prove(*planned->project, planned->plan, *places, observer, tell);
        },
        this,
        [this](const Result<Proof>& proof) {
            proof ? emit proved(*proof) : emit failed(proof.error());
        });
}

void Consolidator::carryOut(const PlannedPtr& planned, const Proof& proof)
{
    m_changes.start<Result<Archive>>(
        tr("Writing the consolidated revision"),
        [planned, proof](JobContext&) {
            return command::carryOut(*planned->project, planned->plan, proof);
        },
        this,
        [this](const Result<Archive>& archive) {
            archive ? emit written(*archive) : emit failed(archive.error());
        });
}

void Consolidator::previewTakeBack(const SnapshotPtr& snapshot, const RevisionId& revision)
{
    m_runner.start<Result<command::Unconsolidated>>(
        {},
        [snapshot, revision](JobContext&) {
            return ownCopy(*snapshot).and_then([&](const auto& project) {
                return command::previewUnconsolidate(*project, revision);
            });
        },
        this,
        [this](const Result<command::Unconsolidated>& preview) {
            preview ? emit takeBackPreviewed(*preview) : emit failed(preview.error());
        });
}

void Consolidator::takeBack(const SnapshotPtr& snapshot, const RevisionId& revision)
{
    m_changes.start<Result<command::Unconsolidated>>(
        tr("Putting the old revisions back"),
        [snapshot, revision](JobContext&) {
            return ownCopy(*snapshot).and_then(
                [&](const auto& project) { return command::unconsolidate(*project, revision); });
        },
        this,
        [this](const Result<command::Unconsolidated>& done) {
            done ? emit takenBack(*done) : emit failed(done.error());
        });
}

void Consolidator::cancel()
{
    m_runner.cancelAll();
}

}  // namespace limbeck::ui
