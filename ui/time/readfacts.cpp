// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/time/readfacts.h"

#include "migrations/planner/scriptfindings.h"
#include "models/operation/describe.h"
#include "ui/task/taskrunner.h"

namespace limbeck::ui {

namespace {

bool hasSql(const Operation& operation)
{
    const auto inner = [](const std::vector<Operation>& operations) {
        return std::any_of(operations.begin(), operations.end(), hasSql);
    };
    if (const auto* batch = std::get_if<Batch>(&operation.value)) {
        return inner(batch->operations);
    }
    if (const auto* block = std::get_if<AutocommitBlock>(&operation.value)) {
        return inner(block->operations);
    }
    return std::holds_alternative<ExecuteSql>(operation.value);
}

/// Adds what `operation` touches, and follows its renames.
void touch(const Operation& operation,
           const RevisionId& revision,
           RevisionFacts& facts,
           QHash<TableName, RevisionId>& last)
{
    if (const auto* block = std::get_if<AutocommitBlock>(&operation.value)) {
        for (const Operation& each : block->operations) {
            touch(each, revision, facts, last);
        }
        return;
    }
    const std::optional<TableName> table = operationTable(operation);
    if (!table) {
        return;
    }
    TableName name = *table;
    if (const auto* rename = std::get_if<RenameTable>(&operation.value)) {
        last.remove(name);
        name.name = rename->newName;
    }
    last.insert(name, revision);
    for (const TableName& each : {*table, name}) {
        if (!facts.tables.contains(each)) {
            facts.tables << each;
        }
    }
}

/// Reads the facts of one project step by step.
class Reading final
{
public:
    Reading(const ScriptDirectory& scripts, const Dialect& dialect)
        : m_scripts(scripts)
        , m_dialect(dialect)
    {
    }

    void add(const PastStep& step, const Schema& after)
    {
        RevisionFacts facts;
        facts.doubts = step.doubts;
        facts.changes = changesOf(step.operations);
        for (const ScriptStep& each : step.operations) {
            facts.isDestructive = facts.isDestructive || isDestructive(each.operation);
            facts.hasRawSql = facts.hasRawSql || hasSql(each.operation);
            touch(each.operation, step.revision, facts, m_facts.lastTouched);
        }
        readDown(step, after, facts);
        for (const Finding& finding : facts.doubts) {
            facts.isOpaque = facts.isOpaque || finding.kind == Finding::Kind::Opaque;
        }
        m_facts.revisions.insert(step.revision, facts);
    }

    ProjectFacts take()
    {
        return std::move(m_facts);
    }

private:
    void readDown(const PastStep& step, const Schema& after, RevisionFacts& facts) const
    {
        const Script* script = m_scripts.script(step.revision);
        if (script == nullptr) {
            return;
        }
        const Result<Lowered> down =
            m_scripts.lower(*script, Direction::Down, m_dialect.engine(), m_dialect.name(), after);
        if (!down) {
            facts.hasDowngrade = false;
            return;
        }
        const bool isEmpty = down->steps.empty() && down->opaque.isEmpty();
        facts.hasDowngrade = !down->isMissing && !down->refusal.has_value()
                             && !(isEmpty && !step.operations.empty());
        if (facts.hasDowngrade) {
            const std::optional<QString> whyNot =
                down->isByRows() ? reasonNotToFollow(*down, m_dialect) : std::nullopt;
            facts.doubts << scriptFindings(
                *down, step.revision, Direction::Down, script->file(), whyNot);
        }
    }

    const ScriptDirectory& m_scripts;
    const Dialect& m_dialect;
    ProjectFacts m_facts;
};

std::optional<qsizetype> driftOf(TimeMemory& memory,
                                 const Dialect& dialect,
                                 const SnapshotPtr& snapshot)
{
    const Snapshot& now = *snapshot;
    if (!now.hasReadDatabase() || !now.status.hasVersionTable
        || !now.status.unknownRows.isEmpty()) {
        return {};
    }
    const RevisionGraph& graph = now.graphFor(now.status.rows);
    const auto history = &graph == &now.graph ? memory.timeline(snapshot, dialect.engine())
                                              : memory.pastTimeline(snapshot, dialect.engine());
    const auto moment = history.and_then([&](SchemaTimeline* timeline) {
        return timeline->after(revisionsAt(graph, now.status.rows));
    });
    if (!moment) {
        return {};
    }
    command::SchemaDiff::End expected{{}, moment->schema, {}};
    expected.schema.defaultSchema = now.status.schema.defaultSchema;
    const auto diff = command::compareEnds(expected,
                                           {{}, now.status.schema, {}},
                                           dialect.engine(),
                                           true,
                                           {.database = now.database, .isFirst = false});
    return diff ? std::optional(diff->differences.size()) : std::nullopt;
}

/// Reads every revision of `graph`; nothing if the job was cancelled. What comes after a revision
/// that cannot be replayed is left out.
std::optional<ProjectFacts> factsOf(const RevisionGraph& graph,
                                    const ScriptDirectory& scripts,
                                    SchemaTimeline& history,
                                    const Dialect& dialect,
                                    const JobContext& job)
{
    const Result<QList<RevisionId>> order = revisionsUpTo(graph, QStringLiteral("heads"));
    if (!order) {
        return ProjectFacts();
    }
    Reading reading(scripts, dialect);
    // In pieces, so that a window that closes need not wait for the end.
    constexpr qsizetype piece = 64;
    for (qsizetype end = 0; end < order->size();) {
        end = std::min(end + piece, order->size());
        if (job.isCancelled()) {
            return std::nullopt;
        }
        if (!history.after(order->mid(0, end))) {
            return ProjectFacts();
        }
    }
    const Result<QList<PastStep>> steps = history.steps(*order);
    for (qsizetype i = 0; steps && i < steps->size(); ++i) {
        if (job.isCancelled()) {
            return std::nullopt;
        }
        if (const Result<Moment> moment = history.after(order->mid(0, i + 1))) {
            reading.add(steps->at(i), moment->schema);
        }
    }
    return reading.take();
}

}  // namespace

FactsPtr readFacts(TimeMemory& memory, const SnapshotPtr& now, const JobContext& job)
{
    const Engine engine = engineOf(*now);
    const Result<SchemaTimeline*> history = memory.timeline(now, engine);
    if (!history) {
        return std::make_shared<ProjectFacts>();
    }
    const Dialect& dialect = **Dialect::of(engine);
    std::optional<ProjectFacts> facts =
        factsOf(now->graph, memory.scripts(), **history, dialect, job);
    if (facts && !now->consolidated.isEmpty()) {
        if (const Result<SchemaTimeline*> past = memory.pastTimeline(now, engine)) {
            const auto archived =
                factsOf(now->past, memory.scripts().unfolded(), **past, dialect, job);
            facts->archived = archived ? archived->revisions : QHash<RevisionId, RevisionFacts>();
            if (archived && &now->graphFor(now->status.rows) == &now->past) {
                facts->lastTouched = archived->lastTouched;  // of the tables that are shown
            }
        }
    }
    if (!facts || job.isCancelled()) {
        return {};
    }
    facts->drift = driftOf(memory, dialect, now);
    return std::make_shared<const ProjectFacts>(*std::move(facts));
}

}  // namespace limbeck::ui
