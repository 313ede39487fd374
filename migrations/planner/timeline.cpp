// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/timeline.h"

#include "migrations/planner/replay.h"
#include "migrations/planner/scriptfindings.h"
#include "models/base/enginetext.h"
#include "models/operation/apply.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

// Between two snapshots operations are applied again. They cost microseconds each; a snapshot
// costs some 300 bytes for each table.
constexpr int stepsPerSnapshot = 16;

/// What makes the schema uncertain from the begin of a step on.
QList<Uncertainty> uncertaintiesOf(const QList<Finding>& findings)
{
    QList<Uncertainty> uncertainties;
    for (const Finding& finding : findings) {
        const bool isEarly = finding.isBlocking() || finding.kind == Finding::Kind::Uncertain;
        if (isEarly && finding.kind != Finding::Kind::WillFail) {
            Uncertainty doubt(finding.message);
            doubt.where = finding.where;
            if (!uncertainties.contains(doubt)) {
                uncertainties << doubt;
            }
        }
    }
    return uncertainties;
}

/// Of the findings about a script those that a replay of its operations cannot do without.
QList<Finding> doubtsOf(QList<Finding> findings)
{
    const bool isUncertain = !uncertaintiesOf(findings).isEmpty();
    findings.removeIf([isUncertain](const Finding& each) {
        return each.kind == Finding::Kind::Destructive || each.kind == Finding::Kind::Instead
               || (each.kind == Finding::Kind::ByRows && !isUncertain);
    });
    return findings;
}

}  // namespace

SchemaTimeline::SchemaTimeline(const ScriptDirectory& scripts,
                               const Dialect& dialect,
                               const QString& defaultSchema)
    : m_scripts(scripts)
    , m_dialect(&dialect)
{
    Node start;
    start.snapshot.emplace().defaultSchema =
        defaultSchema.isEmpty() ? dialect.usualSchema() : defaultSchema;
    m_nodes << start;
}

Result<Moment> SchemaTimeline::after(const QList<RevisionId>& order)
{
    return nodesOf(order).map([this](const QList<qsizetype>& nodes) {
        Moment moment;
        for (const qsizetype node : nodes) {
            moment.doubts << m_nodes[node].step.doubts;
        }
        moment.schema = schemaAt(nodes.isEmpty() ? 0 : nodes.last());
        return moment;
    });
}

Result<QList<PastStep>> SchemaTimeline::steps(const QList<RevisionId>& order)
{
    return nodesOf(order).map([this](const QList<qsizetype>& nodes) {
        QList<PastStep> steps;
        for (const qsizetype node : nodes) {
            steps << m_nodes[node].step;
        }
        return steps;
    });
}

/// The nodes that a walk goes through, added where it is new.
Result<QList<qsizetype>> SchemaTimeline::nodesOf(const QList<RevisionId>& order)
{
    QList<qsizetype> nodes;
    qsizetype at = 0;
    std::optional<Schema> schema;  // at `at`, once the walk has left what is known
    for (const RevisionId& revision : order) {
        const auto known = m_nodes[at].next.constFind(revision);
        if (known != m_nodes[at].next.cend()) {
            at = *known;
        } else {
            if (!schema.has_value()) {
                schema = schemaAt(at);
            }
            const Result<qsizetype> added = addNode(at, revision, *schema);
            if (!added) {
                return fail(added.error());
            }
            at = *added;
        }
        nodes << at;
    }
    return nodes;
}

Result<qsizetype> SchemaTimeline::addNode(qsizetype parent,
                                          const RevisionId& revision,
                                          Schema& schema)
{
    const Script* script = m_scripts.script(revision);
    if (script == nullptr) {
        return fail(
            ErrorCode::HistoryBroken,
            EngineText::tr("Revision '%1' has no script that can be read; look at the history's "
                           "problems and mend its file.")
                .arg(revision));
    }
    const Result<Lowered> lowered =
        m_scripts.lower(*script, Direction::Up, m_dialect->engine(), m_dialect->name(), schema);
    if (!lowered) {
        return fail(lowered.error());
    }
    Node node;
    node.parent = parent;
    node.depth = m_nodes[parent].depth + 1;
    node.step = playFirst(parent, *lowered, *script, schema);
    if (node.depth % stepsPerSnapshot == 0) {
        node.snapshot = schema;
    }
    m_nodes << node;
    m_nodes[parent].next.insert(revision, m_nodes.size() - 1);
    return m_nodes.size() - 1;
}

/// Completes the operations of `script`, does them and notes the doubts. What does not fit a
/// certain schema makes it uncertain, and the replay goes on.
PastStep SchemaTimeline::playFirst(qsizetype parent,
                                   const Lowered& lowered,
                                   const Script& script,
                                   Schema& schema) const
{
    PastStep step;
    step.revision = script.revision().id;
    const std::optional<QString> whyNot =
        lowered.isByRows() ? reasonNotToFollow(lowered, *m_dialect) : std::nullopt;
    step.doubts =
        doubtsOf(scriptFindings(lowered, step.revision, Direction::Up, script.file(), whyNot));
    step.uncertainties = uncertaintiesOf(step.doubts);
    schema.uncertainties << step.uncertainties;
    for (const ScriptStep& each : lowered.steps) {
        const ScriptStep done{complete(each.operation, schema), each.where};
        const QList<Uncertainty> known = schema.uncertainties;
        Result<Schema> after = apply(done.operation, std::move(schema));
        if (after) {
            schema = *std::move(after);
            for (const Uncertainty& doubt : std::as_const(schema.uncertainties)) {
                if (!known.contains(doubt)) {
                    step.doubts << Finding{
                        Finding::Kind::Uncertain, step.revision, doubt.toString(), done.where};
                }
            }
        } else {
            const QString& reason = after.error().message;
            schema = schemaAt(parent);
            replay(step, schema);
            step.doubts << Finding{Finding::Kind::WillFail, step.revision, reason, done.where};
            step.misfit = step.operations.size();
            schema.uncertainties << misfitDoubt(step);
        }
        step.operations.push_back(done);
    }
    return step;
}

Schema SchemaTimeline::schemaAt(qsizetype node) const
{
    QList<qsizetype> again;
    while (!m_nodes[node].snapshot.has_value()) {
        again << node;
        node = m_nodes[node].parent;
    }
    Schema schema = *m_nodes[node].snapshot;
    for (auto each = again.crbegin(); each != again.crend(); ++each) {
        replay(m_nodes[*each].step, schema);
    }
    return schema;
}

Result<QList<RevisionId>> revisionsUpTo(const RevisionGraph& graph, const QString& target)
{
    if (target == u"base"_s) {
        return QList<RevisionId>();
    }
    return upgradeSteps(graph, {}, target).map([](const QList<RevisionStep>& steps) {
        QList<RevisionId> order;
        for (const RevisionStep& step : steps) {
            order << step.revision;
        }
        return order;
    });
}

QList<RevisionId> revisionsAt(const RevisionGraph& graph, const QStringList& rows)
{
    QList<RevisionId> order = graph.walkDown(appliedRevisions(graph, rows));
    std::ranges::reverse(order);
    return order;
}

}  // namespace limbeck
