// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/runobserver.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <functional>
#include <memory>

namespace limbeck::ui {

/// What a job may say while it works. Given to every job; thread-safe.
class JobContext final
{
public:
    using Report = std::function<void(const QString& sentence, int done, int count)>;

    explicit JobContext(Report report);
    Q_DISABLE_COPY_MOVE(JobContext)

    void cancel();
    bool isCancelled() const;
    void report(const QString& sentence, int done = 0, int count = 0);

private:
    std::atomic<bool> m_isCancelled = false;
    Report m_report;
};

/// Tells a job's listener what a run does, and the run whether the user gave up.
/// Thread: the job's.
class JobObserver final : public RunObserver
{
public:
    explicit JobObserver(JobContext& context);

    void stepStarted(const PlanStep& step, qsizetype index, qsizetype count) override;
    void phaseStarted(const QString& sentence) override;
    void phaseProgressed(qsizetype done, qsizetype count) override;
    bool cancelRequested() const override;

private:
    JobContext& m_context;  // outlives the observer: both live inside one job
    QString m_phase;
};

/// Runs jobs one after another on a thread of its own, so that two jobs on one database never
/// meet, and brings results back to the window's thread as values.
///
/// Jobs must not touch widgets or this object; they get a JobContext. When the runner goes, it
/// cancels and waits.
class TaskRunner final : public QObject
{
    Q_OBJECT

public:
    explicit TaskRunner(QObject* parent = nullptr);
    ~TaskRunner() override;
    Q_DISABLE_COPY_MOVE(TaskRunner)

    /// Queues `work`; `done` gets its result on the thread of `context`, unless that is gone by
    /// then. `title` says what goes on, for people.
    template <typename Value>
    void start(const QString& title,
               std::function<Value(JobContext&)> work,
               QObject* context,
               std::function<void(Value)> done)
    {
        auto job = begin(title);
        // Qt 6.4 asserts that a continuation's context is alive: ours is, `context` may not be.
        const QPointer<QObject> receiver(context);
        QtConcurrent::run(&m_pool, [job, work = std::move(work)] {
            return work(*job);
        }).then(this, [this, job, receiver, done = std::move(done)](Value value) {
            finish(job);
            if (receiver) {
                done(std::move(value));
            }
        });
    }

    bool isBusy() const;
    /// Asks all queued and running jobs to stop at the next point where they can.
    void cancelAll();

signals:
    void busyChanged(bool isBusy);
    void progressed(const QString& sentence, int done, int count);

private:
    std::shared_ptr<JobContext> begin(const QString& title);
    void finish(const std::shared_ptr<JobContext>& job);

    QThreadPool m_pool;
    QList<std::shared_ptr<JobContext>> m_jobs;
};

}  // namespace limbeck::ui
