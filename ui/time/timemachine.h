// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/facts.h"
#include "ui/time/timepoint.h"

#include <QObject>

namespace limbeck::ui {

class TaskRunner;
class TimeMemory;
struct TableStory;

/// Where in time the window looks, and what it compares that with. Keeps the present snapshot and
/// makes views of it, which differ from it in their schema. Replays run on a thread of their own,
/// so that neither a step in time nor a revision's details wait for a database.
class TimeMachine final : public QObject
{
    Q_OBJECT

public:
    explicit TimeMachine(QObject* parent = nullptr);
    ~TimeMachine() override;
    Q_DISABLE_COPY_MOVE(TimeMachine)

    TaskRunner& runner() const;
    bool isBusy() const;

    TimePoint shown() const;
    TimePoint comparedWith() const;
    SnapshotPtr now() const;   ///< null without a project
    SnapshotPtr view() const;  ///< what pages show; null without a project

    /// The present. What is looked at stays, as far as it is still there; another project starts
    /// at its present.
    /// The same moment, with the numbers of rows, which were counted meanwhile.
    void setCounted(const SnapshotPtr& now);
    void setNow(const SnapshotPtr& now);
    void show(const TimePoint& point);
    void compareWith(const TimePoint& point);
    /// Both at once: one change of the view.
    void show(const TimePoint& point, const TimePoint& with);
    void goOlder();
    void goNewer();
    void goToNow();

    /// `isArchived`: of a revision that a consolidated one stands for.
    void wantDetails(const RevisionId& revision, bool isArchived = false);
    /// Who made a table what it is at the moment that is shown.
    void wantStory(const TableName& table);

signals:
    /// The view is the same, but for the numbers of rows.
    void rowsCounted(const limbeck::ui::SnapshotPtr& view);
    /// Position, comparison or both have changed; the view follows.
    void positionChanged();
    void viewChanged(const limbeck::ui::SnapshotPtr& view);
    /// All scripts were read; null while they are.
    void factsReady(const limbeck::ui::FactsPtr& facts);
    void detailsReady(const limbeck::ui::RevisionDetails& details);
    void storyReady(const limbeck::ui::TableStory& story);
    void failed(const limbeck::Error& error);

private:
    void look();
    void wantFacts();
    void take(const SnapshotPtr& view);

    TaskRunner* m_runner = nullptr;
    std::shared_ptr<TimeMemory> m_memory;
    /// Reading everything takes its time, and nobody who looks at one revision waits for it.
    TaskRunner* m_factsRunner = nullptr;
    std::shared_ptr<TimeMemory> m_factsMemory;
    SnapshotPtr m_now;
    SnapshotPtr m_view;
    TimePoint m_shown;
    TimePoint m_with{.kind = TimePoint::Kind::None};
    std::pair<RevisionId, bool> m_wanted;  ///< and whether it is archived
    TableName m_wantedTable;
    int m_turn = 0;  ///< counts looks: a view that comes late is not taken
};

}  // namespace limbeck::ui
