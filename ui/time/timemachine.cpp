// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/time/timemachine.h"

#include "ui/task/taskrunner.h"
#include "ui/time/readfacts.h"
#include "ui/time/timememory.h"

namespace limbeck::ui {

using Kind = TimePoint::Kind;

TimeMachine::TimeMachine(QObject* parent)
    : QObject(parent)
    , m_runner(new TaskRunner(this))
    , m_memory(std::make_shared<TimeMemory>())
    , m_factsRunner(new TaskRunner(this))
    , m_factsMemory(std::make_shared<TimeMemory>())
{
}

TimeMachine::~TimeMachine() = default;

TaskRunner& TimeMachine::runner() const
{
    return *m_runner;
}

bool TimeMachine::isBusy() const
{
    return m_runner->isBusy() || m_factsRunner->isBusy();
}

TimePoint TimeMachine::shown() const
{
    return m_shown;
}

TimePoint TimeMachine::comparedWith() const
{
    return m_with;
}

SnapshotPtr TimeMachine::now() const
{
    return m_now;
}

SnapshotPtr TimeMachine::view() const
{
    return m_view;
}

void TimeMachine::setNow(const SnapshotPtr& now)
{
    const bool isSame = m_now && now && m_now->path == now->path;
    m_now = now;
    if (!isSame) {
        m_runner->cancelAll();
    }
    if (!isSame || !isThere(m_shown, *now)) {
        m_shown = {};
    }
    if (!isSame || !isThere(m_with, *now)) {
        m_with = {.kind = Kind::None};
    }
    emit positionChanged();
    emit factsReady({});
    look();
    wantFacts();
}

void TimeMachine::setCounted(const SnapshotPtr& now)
{
    if (!m_view || !m_now) {
        return;
    }
    if (m_view == m_now) {
        m_view = now;
    } else {
        auto view = std::make_shared<Snapshot>(*m_view);
        view->status.tableRows = now->status.tableRows;
        m_view = view;
    }
    m_now = now;
    emit rowsCounted(m_view);
}

void TimeMachine::show(const TimePoint& point)
{
    show(point, m_with);
}

void TimeMachine::compareWith(const TimePoint& point)
{
    show(m_shown, point);
}

void TimeMachine::show(const TimePoint& point, const TimePoint& with)
{
    if (!m_now || (point == m_shown && with == m_with)) {
        return;
    }
    m_shown = point;
    m_with = with;
    emit positionChanged();
    look();
}

void TimeMachine::goOlder()
{
    if (m_now) {
        show(olderThan(m_shown, *m_now));
    }
}

void TimeMachine::goNewer()
{
    if (m_now) {
        show(newerThan(m_shown, *m_now));
    }
}

void TimeMachine::goToNow()
{
    show({});
}

void TimeMachine::look()
{
    ++m_turn;
    if (!m_now || (m_shown.kind == Kind::Now && m_with.kind == Kind::None)) {
        take(m_now);
        return;
    }
    const TimeRequest request{.now = m_now, .shown = m_shown, .with = m_with};
    m_runner->start<Result<SnapshotPtr>>(
        {},
        [memory = m_memory, request](JobContext&) { return memory->view(request); },
        this,
        [this, turn = m_turn](const Result<SnapshotPtr>& view) {
            if (turn != m_turn) {
                return;  // the user has gone on meanwhile
            }
            if (view) {
                take(*view);
                if (m_now && (*view)->status.tableRows != m_now->status.tableRows) {
                    setCounted(m_now);  // meanwhile
                }
                return;
            }
            emit failed(view.error());
            // What cannot be shown is not pretended: back to the present.
            m_shown = {};
            m_with = {.kind = Kind::None};
            emit positionChanged();
            take(m_now);
        });
}

void TimeMachine::wantFacts()
{
    if (!m_now || m_now->project == nullptr) {
        return;
    }
    m_factsRunner->cancelAll();
    m_factsRunner->start<FactsPtr>(
        {},
        [memory = m_factsMemory, now = m_now](JobContext& job) {
            return readFacts(*memory, now, job);
        },
        this,
        [this, now = m_now](const FactsPtr& facts) {
            // Rows that were counted meanwhile make another snapshot of the same project.
            if (facts && m_now && now->project == m_now->project) {
                emit factsReady(facts);
            }
        });
}

void TimeMachine::take(const SnapshotPtr& view)
{
    m_view = view;
    emit viewChanged(view);
}

void TimeMachine::wantDetails(const RevisionId& revision, bool isArchived)
{
    m_wanted = {revision, isArchived};
    if (!m_now || m_now->project == nullptr) {
        return;
    }
    m_runner->start<RevisionDetails>(
        {},
        [memory = m_memory, now = m_now, revision, isArchived](JobContext&) {
            return memory->details(now, revision, isArchived);
        },
        this,
        [this](const RevisionDetails& details) {
            if (std::pair(details.revision, details.isArchived) == m_wanted) {
                emit detailsReady(details);
            }
        });
}

void TimeMachine::wantStory(const TableName& table)
{
    m_wantedTable = table;
    if (!m_now || m_now->project == nullptr || table.isEmpty()) {
        return;
    }
    const TimeRequest request{.now = m_now, .shown = m_shown};
    m_runner->start<TableStory>(
        {},
        [memory = m_memory, request, table](JobContext&) { return memory->story(request, table); },
        this,
        [this](const TableStory& story) {
            if (story.table == m_wantedTable) {
                emit storyReady(story);
            }
        });
}

}  // namespace limbeck::ui
