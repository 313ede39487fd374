// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/task/taskrunner.h"

#include <utility>

namespace limbeck::ui {

JobContext::JobContext(Report report)
    : m_report(std::move(report))
{
}

void JobContext::cancel()
{
    m_isCancelled = true;
}

bool JobContext::isCancelled() const
{
    return m_isCancelled;
}

void JobContext::report(const QString& sentence, int done, int count)
{
    m_report(sentence, done, count);
}

JobObserver::JobObserver(JobContext& context)
    : m_context(context)
{
}

void JobObserver::stepStarted(const PlanStep& step, qsizetype index, qsizetype count)
{
    const QString verb = step.step.direction == Direction::Up ? TaskRunner::tr("Applying %1: %2")
                                                              : TaskRunner::tr("Undoing %1: %2");
    m_context.report(verb.arg(step.step.revision, step.message.section(u'\n', 0, 0)),
                     static_cast<int>(index),
                     static_cast<int>(count));
}

void JobObserver::phaseStarted(const QString& sentence)
{
    m_phase = sentence;
    m_context.report(sentence);
}

void JobObserver::phaseProgressed(qsizetype done, qsizetype count)
{
    m_context.report(m_phase, static_cast<int>(done), static_cast<int>(count));
}

bool JobObserver::cancelRequested() const
{
    return m_context.isCancelled();
}

TaskRunner::TaskRunner(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

TaskRunner::~TaskRunner()
{
    cancelAll();
    m_pool.waitForDone();
}

bool TaskRunner::isBusy() const
{
    return !m_jobs.isEmpty();
}

void TaskRunner::cancelAll()
{
    for (const auto& job : std::as_const(m_jobs)) {
        job->cancel();
    }
}

std::shared_ptr<JobContext> TaskRunner::begin(const QString& title)
{
    // The job's thread posts its news to ours; the runner outlives its jobs.
    auto job = std::make_shared<JobContext>([this](const QString& sentence, int done, int count) {
        QMetaObject::invokeMethod(
            this, [=, this] { emit progressed(sentence, done, count); }, Qt::QueuedConnection);
    });
    m_jobs << job;
    if (m_jobs.size() == 1) {
        emit busyChanged(true);
    }
    emit progressed(title, 0, 0);
    return job;
}

void TaskRunner::finish(const std::shared_ptr<JobContext>& job)
{
    m_jobs.removeOne(job);
    if (m_jobs.isEmpty()) {
        emit busyChanged(false);
    }
}

}  // namespace limbeck::ui
