// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/time/timememory.h"

#include "ui/language/words.h"

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = TimePoint::Kind;

bool isDatabase(const TimePoint& point, const Snapshot& now)
{
    return point.kind == Kind::Database
           || (point.kind == Kind::Now && !orderAt(point, now).has_value());
}

/// True for a moment of the history, told by scripts and not by an engine.
bool isHistory(const TimePoint& point, const Snapshot& now)
{
    return point.kind == Kind::Previous || orderAt(point, now).has_value();
}

QString noteOf(const command::SchemaDiff::End& end, const TimePoint& shown)
{
    QString note = shown.kind == Kind::Now ? QString() : tr("The schema at %1.").arg(end.label);
    if (!end.doubts.isEmpty()) {
        note +=
            u' ' + tr("It is not certain: %1").arg(end.doubts.first().message.section(u'\n', 0, 0));
    }
    return note.trimmed();
}

RevisionSide sideOf(const Result<Plan>& plan, const RevisionId& revision)
{
    RevisionSide side;
    if (!plan) {
        side.error = plan.error().toText();
        return side;
    }
    for (const PlanStep& step : plan->steps) {
        if (step.step.revision == revision) {
            side.operations = step.operations;
        }
    }
    for (const Finding& finding : plan->findings) {
        if (finding.revision == revision) {
            side.findings << finding;
        }
    }
    return side;
}

}  // namespace

Engine engineOf(const Snapshot& now)
{
    return now.database ? now.database->engine : Engine::Sqlite;
}

Result<> TimeMemory::open(const SnapshotPtr& now)
{
    if (now->project == nullptr) {
        return fail(ErrorCode::Unsupported, tr("No project is open, so there is no history."));
    }
    if (m_of == now->project) {
        return {};
    }
    auto project = Project::open(now->project->file.path);
    if (!project) {
        return fail(project.error());
    }
    m_timelines.clear();
    m_pastTimelines.clear();
    m_project.emplace(*std::move(project));
    m_of = now->project;
    return {};
}

Result<SchemaTimeline*> TimeMemory::timeline(const SnapshotPtr& now, Engine engine)
{
    const Result<> opened = open(now);
    if (!opened) {
        return fail(opened.error());
    }
    if (const auto found = m_timelines.find(engine); found != m_timelines.end()) {
        return &found->second;
    }
    return Dialect::of(engine).map([this, engine](const Dialect* dialect) {
        return &m_timelines.try_emplace(engine, m_project->scripts, *dialect).first->second;
    });
}

Result<SchemaTimeline*> TimeMemory::pastTimeline(const SnapshotPtr& now, Engine engine)
{
    const Result<> opened = open(now);
    if (!opened) {
        return fail(opened.error());
    }
    if (const auto found = m_pastTimelines.find(engine); found != m_pastTimelines.end()) {
        return &found->second;
    }
    return Dialect::of(engine).map([this, engine](const Dialect* dialect) {
        return &m_pastTimelines.try_emplace(engine, m_project->scripts.unfolded(), *dialect)
                    .first->second;
    });
}

Result<SchemaTimeline*> TimeMemory::timelineFor(const SnapshotPtr& now,
                                                Engine engine,
                                                const QList<RevisionId>& order)
{
    return &now->graphFor(order) == &now->graph ? timeline(now, engine) : pastTimeline(now, engine);
}

const ScriptDirectory& TimeMemory::scripts() const
{
    static const ScriptDirectory none;
    return m_project ? m_project->scripts : none;
}

Result<command::SchemaDiff::End> TimeMemory::replayed(const SnapshotPtr& now,
                                                      const QString& label,
                                                      const QList<RevisionId>& order)
{
    return timelineFor(now, engineOf(*now), order).and_then([&](SchemaTimeline* history) {
        return history->after(order).map([&label](const Moment& moment) {
            return command::SchemaDiff::End{label, moment.schema, moment.doubts};
        });
    });
}

/// What the shown moment stands on: everything but its own revision.
Result<command::SchemaDiff::End> TimeMemory::before(const TimeRequest& request)
{
    const RevisionId revision = revisionAt(request.shown, *request.now);
    const RevisionGraph& graph = request.now->graphFor({revision});
    const QStringList below = graph.parentsAndDependencies(revision);
    return replayed(request.now,
                    below.isEmpty() ? tr("the base") : below.join(u", "_s),
                    revisionsAt(graph, below));
}

Result<command::SchemaDiff::End> TimeMemory::end(const TimeRequest& request, const TimePoint& point)
{
    const SnapshotPtr& now = request.now;
    if (!isThere(point, *now)) {
        return fail(ErrorCode::RevisionNotFound,
                    tr("There is nothing at '%1' to show.").arg(pointText(point, *now)));
    }
    if (point.kind == Kind::Previous) {
        return before(request);
    }
    if (point.kind == Kind::Models) {
        return command::modelsOf(*now->project).map([](const Schema& schema) {
            return command::SchemaDiff::End{tr("the models"), schema, {}};
        });
    }
    if (const auto order = orderAt(point, *now)) {
        return replayed(now, pointText(point, *now), *order);
    }
    const bool isDatabase = point.kind == Kind::Database || point.kind == Kind::Now;
    if (!isDatabase || !now->hasReadDatabase()) {
        return fail(ErrorCode::HistoryBroken,
                    tr("The history is broken, so its schema is not known. The Problems page says "
                       "where."));
    }
    return command::SchemaDiff::End{
        tr("the database %1").arg(now->databaseName()), now->status.schema, {}};
}

Result<SnapshotPtr> TimeMemory::view(const TimeRequest& request)
{
    Result<command::SchemaDiff::End> shown = end(request, request.shown);
    if (!shown) {
        return fail(shown.error());
    }
    auto view = std::make_shared<Snapshot>(*request.now);
    if (request.shown.kind != Kind::Now) {
        view->schema = shown->schema;
        view->schemaNote = noteOf(*shown, request.shown);
    }
    if (request.with.kind == Kind::None) {
        return SnapshotPtr(view);
    }
    Result<command::SchemaDiff::End> with = end(request, request.with);
    if (!with) {
        return fail(with.error());
    }
    const bool isStored =
        !isHistory(request.shown, *request.now) || !isHistory(request.with, *request.now);
    command::LiveEnd live;
    if (isDatabase(request.shown, *request.now) != isDatabase(request.with, *request.now)) {
        live = {.database = request.now->database,
                .isFirst = isDatabase(request.with, *request.now)};
    }
    return command::compareEnds(
               *std::move(with), *std::move(shown), engineOf(*request.now), isStored, live)
        .map([&view](command::SchemaDiff diff) {
            view->comparison = std::make_shared<const command::SchemaDiff>(std::move(diff));
            return SnapshotPtr(view);
        });
}

TableStory TimeMemory::story(const TimeRequest& request, const TableName& table)
{
    TableStory story{.table = table, .entries = {}, .columns = {}};
    const SnapshotPtr& now = request.now;
    // What the database has is told by the revisions that are applied in it.
    const auto order =
        orderAt(request.shown, *now)
            .value_or(revisionsAt(now->graphFor(now->status.rows), now->status.rows));
    const Result<SchemaTimeline*> history = timelineFor(now, engineOf(*now), order);
    if (!history) {
        return story;
    }
    if (const auto blamed = command::blame(**history, order, table.toString())) {
        story.entries = blamed->entries;
    }
    const auto moment = (*history)->after(order);
    const Table* found = moment ? moment->schema.table(table) : nullptr;
    for (const Column& column : found != nullptr ? found->columns : QList<Column>()) {
        const QString name = table.toString() + u'.' + column.name;
        if (const auto blamed = command::blame(**history, order, name)) {
            story.columns.insert(column.name, blamed->entries);
        }
    }
    return story;
}

void TimeMemory::planSides(const SnapshotPtr& now, Engine engine, RevisionDetails& details)
{
    EngineSides sides;
    sides.engine = engine;
    RevisionStep step;
    step.revision = details.revision;
    const RevisionGraph& graph = details.isArchived ? now->past : now->graph;
    const ScriptDirectory& from = details.isArchived ? scripts().unfolded() : scripts();
    const QStringList below = graph.parentsAndDependencies(details.revision);
    const auto history = details.isArchived ? pastTimeline(now, engine) : timeline(now, engine);
    const auto plan = history.and_then([&](SchemaTimeline* timeline) {
        return timeline->after(revisionsAt(graph, below)).and_then([&](const Moment& moment) {
            return makePlan({step}, from, **Dialect::of(engine), moment.schema);
        });
    });
    sides.up = sideOf(plan, details.revision);
    if (plan) {
        step.direction = Direction::Down;
        sides.down =
            sideOf(makePlan({step}, from, **Dialect::of(engine), plan->after), details.revision);
    }
    details.engines << sides;
}

RevisionDetails TimeMemory::details(const SnapshotPtr& now,
                                    const RevisionId& revision,
                                    bool isArchived)
{
    RevisionDetails details;
    details.revision = revision;
    details.isArchived = isArchived;
    const Result<> opened = open(now);
    if (!opened) {
        details.up.error = opened.error().toText();
        return details;
    }
    const ScriptDirectory& from = isArchived ? scripts().unfolded() : scripts();
    if (const Script* script = from.script(revision)) {
        const auto source = script->source();
        details.source = source ? *source : source.error().toText();
        for (const Engine engine : {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb}) {
            planSides(now, engine, details);
        }
    }
    for (const EngineSides& sides : details.engines) {
        const bool isMysql = engineOf(*now) == Engine::Mysql && sides.engine == Engine::Mariadb;
        if (sides.engine == engineOf(*now) || isMysql) {
            details.up = sides.up;
            details.down = sides.down;
        }
    }
    return details;
}

}  // namespace limbeck::ui
