// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/blame.h"
#include "migrations/command/diff.h"
#include "migrations/planner/timeline.h"
#include "ui/time/timepoint.h"

#include <QCoreApplication>

#include <map>

namespace limbeck::ui {

/// What the window wants to see.
struct TimeRequest
{
    SnapshotPtr now;  ///< of the present
    TimePoint shown;
    TimePoint with{.kind = TimePoint::Kind::None};
};

/// Who made a table and its columns what they are: entries oldest first.
struct TableStory
{
    TableName table;
    QList<command::BlameEntry> entries;
    QHash<QString, QList<command::BlameEntry>> columns;
};

/// The history of one project, read once and kept, so that a step in time costs milliseconds. It
/// opens the project a second time: scripts are read when they are first needed, and the jobs on
/// the database read theirs meanwhile.
///
/// Thread: one job at a time, those of the TimeMachine's runner.
class TimeMemory final
{
    Q_DECLARE_TR_FUNCTIONS(limbeck::ui::TimeMemory)

public:
    TimeMemory() = default;
    Q_DISABLE_COPY_MOVE(TimeMemory)

    /// The snapshot with the schema of `request.shown` in the place of the present one's, and the
    /// comparison. Fails if the history cannot be replayed, or there is nothing to compare with.
    Result<SnapshotPtr> view(const TimeRequest& request);

    /// Plans one revision alone, in both directions and for each engine, on the schema that the
    /// history has there.
    /// `isArchived`: the script in the archive is meant, also if one of the project has its id.
    RevisionDetails details(const SnapshotPtr& now, const RevisionId& revision, bool isArchived);

    /// Which revisions made `table` and its columns what they are at `request.shown`, as `limbeck
    /// blame` tells it. Empty where the history cannot be followed.
    TableStory story(const TimeRequest& request, const TableName& table);

    /// The project's own copy here, and its history replayed for `engine`. Fails as
    /// Project::open() does; lives as long as the snapshot's project stays the same.
    Result<SchemaTimeline*> timeline(const SnapshotPtr& now, Engine engine);
    /// The same for the history as it was before consolidations.
    Result<SchemaTimeline*> pastTimeline(const SnapshotPtr& now, Engine engine);
    const ScriptDirectory& scripts() const;

private:
    Result<command::SchemaDiff::End> end(const TimeRequest& request, const TimePoint& point);
    Result<command::SchemaDiff::End> before(const TimeRequest& request);
    Result<command::SchemaDiff::End> replayed(const SnapshotPtr& now,
                                              const QString& label,
                                              const QList<RevisionId>& order);
    /// The timeline that knows all of `order`.
    Result<SchemaTimeline*> timelineFor(const SnapshotPtr& now,
                                        Engine engine,
                                        const QList<RevisionId>& order);
    void planSides(const SnapshotPtr& now, Engine engine, RevisionDetails& details);
    Result<> open(const SnapshotPtr& now);

    std::shared_ptr<const Project> m_of;  ///< the snapshot's, which m_project is a copy of
    std::optional<Project> m_project;
    std::map<Engine, SchemaTimeline> m_timelines;
    std::map<Engine, SchemaTimeline> m_pastTimelines;
};

/// The engine whose dialect decides how scripts are read: the database's, else SQLite.
Engine engineOf(const Snapshot& now);

}  // namespace limbeck::ui
