// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/plan.h"

#include "migrations/planner/freshtables.h"
#include "migrations/planner/scriptfindings.h"
#include "models/base/enginetext.h"
#include "models/operation/apply.h"
#include "models/operation/describe.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Makes a plan step by step, carrying the schema along as each operation would leave it.
class PlanMaker final
{
public:
    PlanMaker(const ScriptDirectory& scripts, const Dialect& dialect, const Schema& before)
        : m_scripts(scripts)
        , m_dialect(dialect)
        , m_schema(before)
    {
        if (m_schema.defaultSchema.isEmpty()) {
            m_schema.defaultSchema = dialect.usualSchema();
        }
        m_plan.engine = dialect.engine();
        m_plan.before = m_schema;
        m_plan.isOneTransaction = dialect.hasTransactionalDdl();
    }

    Result<> add(const RevisionStep& step)
    {
        const Script* script = m_scripts.script(step.revision);
        if (script == nullptr) {
            return fail(ErrorCode::HistoryBroken,
                        EngineText::tr(
                            "Revision '%1' has no script that can be read; look at the history's "
                            "problems and mend its file.")
                            .arg(step.revision));
        }
        Result<Lowered> lowered = m_scripts.lower(
            *script, step.direction, m_dialect.engine(), m_dialect.name(), m_schema);
        if (!lowered) {
            return fail(lowered.error());
        }

        if (isUnsafeInSql(step.revision)) {
            note(Finding::Kind::Refused,
                 step.revision,
                 unsafeIdText(step.revision) + u'.',
                 TextLocation{script->file(), 0, 0});
        }

        PlanStep planned;
        planned.step = step;
        planned.message = script->revision().message;
        m_plan.steps << planned;
        const std::optional<QString> whyNot =
            lowered->isByRows() ? reasonNotToFollow(*lowered, m_dialect) : std::nullopt;
        m_plan.findings << scriptFindings(
            *lowered, step.revision, step.direction, script->file(), whyNot);
        if (lowered->isByRows() && !whyNot) {
            m_plan.steps.last().live = std::make_shared<const LiveScript>(
                LiveScript{*script, m_scripts.naming(), lowered->mayChangeSchemaByRows()});
        }
        for (const ScriptStep& each : lowered->steps) {
            PlannedOperation operation = planOperation(each, step.revision);
            m_plan.steps.last().operations.push_back(std::move(operation));
        }
        if (lowered->mayChangeSchemaByRows()) {
            m_schema.uncertainties
                << EngineText::tr("Only the run knows how revision '%1' changes the schema.")
                       .arg(step.revision);
        }
        return {};
    }

    /// The step moves the version rows and does nothing else.
    void skip(const RevisionStep& step)
    {
        const Script* script = m_scripts.script(step.revision);
        PlanStep planned;
        planned.step = step;
        planned.message = script != nullptr ? script->revision().message : QString();
        m_plan.steps << planned;
        const QString sentence =
            (step.direction == Direction::Up
                 ? EngineText::tr("Revision '%1' is marked as applied without running it, as you "
                                  "said.")
                 : EngineText::tr("Revision '%1' is marked as not applied without running it, as "
                                  "you said."))
                .arg(step.revision);
        note(Finding::Kind::Instead, step.revision, sentence, {});
        m_schema.uncertainties << sentence;
    }

    Plan take()
    {
        m_plan.after = std::move(m_schema);
        return std::move(m_plan);
    }

private:
    PlannedOperation planOperation(const ScriptStep& scriptStep, const RevisionId& revision)
    {
        PlannedOperation planned;
        planned.operation = complete(scriptStep.operation, m_schema);
        planned.where = scriptStep.where;
        if (isDestructive(planned.operation) && !m_fresh.isOnly(planned.operation)) {
            note(Finding::Kind::Destructive,
                 revision,
                 describe(planned.operation),
                 scriptStep.where);
        }
        m_fresh.follow(planned.operation, m_schema);
        if (m_isLost) {
            return planned;  // after the first failure the schema is a guess: no further claims
        }
        renderInto(planned, revision);
        return planned;
    }

    /// Statements of `planned`, and the schema after it. An operation that does not fit the schema
    /// stops the plan, unless SQL text has made the schema uncertain: then it may well fit.
    void renderInto(PlannedOperation& planned, const RevisionId& revision)
    {
        const Result<QList<Statement>> statements = m_dialect.render(planned.operation, m_schema);
        const bool wasCertain = m_schema.isCertain();
        const QList<Uncertainty> known = m_schema.uncertainties;
        // Moved: a copy for each operation would cost the square of the number of tables.
        Result<Schema> after = apply(planned.operation, std::move(m_schema));
        m_schema = after && (statements || !wasCertain) ? *std::move(after) : schemaSoFar();
        if (wasCertain && !(statements && after)) {
            const Error& error = after ? statements.error() : after.error();
            note(Finding::Kind::WillFail, revision, error.message, planned.where);
            m_isLost = true;
            return;
        }
        if (statements) {
            planned.statements = *statements;
        } else {
            note(Finding::Kind::OnlyAtRun, revision, doubt(statements.error()), planned.where);
        }
        if (after) {
            noteUncertaintiesBeside(known, revision, planned.where);
        } else if (statements) {
            note(Finding::Kind::Uncertain, revision, doubt(after.error()), planned.where);
        }
    }

    /// The schema after what is planned by now, made anew.
    Schema schemaSoFar() const
    {
        Schema schema = m_plan.before;
        for (const PlanStep& step : m_plan.steps) {
            for (const PlannedOperation& planned : step.operations) {
                if (Result<Schema> next = apply(planned.operation, schema)) {
                    schema = *std::move(next);
                }
            }
        }
        return schema;
    }

    static QString doubt(const Error& error)
    {
        return EngineText::tr(
                   "%1 Earlier SQL text changed the schema in a way that is not known, so only the "
                   "database can tell whether this works.")
            .arg(error.message);
    }

    void noteUncertaintiesBeside(const QList<Uncertainty>& known,
                                 const RevisionId& revision,
                                 const TextLocation& where)
    {
        for (const Uncertainty& uncertainty : std::as_const(m_schema.uncertainties)) {
            if (!known.contains(uncertainty)) {
                note(Finding::Kind::Uncertain, revision, uncertainty.toString(), where);
            }
        }
    }

    void note(Finding::Kind kind,
              const RevisionId& revision,
              const QString& message,
              const TextLocation& where)
    {
        m_plan.findings << Finding{kind, revision, message, where};
    }

    const ScriptDirectory& m_scripts;
    const Dialect& m_dialect;
    Schema m_schema;
    FreshTables m_fresh;
    Plan m_plan;
    bool m_isLost = false;
};

/// The steps that `options` name.
Result<QSet<RevisionId>> skippedOf(const QList<RevisionStep>& steps, const PlanOptions& options)
{
    QSet<RevisionId> skipped;
    for (const QString& name : options.skipped) {
        QList<RevisionId> found;
        for (const RevisionStep& step : steps) {
            if (step.revision == name) {
                found = {name};
                break;
            }
            if (!name.isEmpty() && step.revision.startsWith(name)) {
                found << step.revision;
            }
        }
        if (found.size() != 1) {
            return fail(
                found.isEmpty() ? ErrorCode::RevisionNotFound : ErrorCode::RevisionAmbiguous,
                found.isEmpty()
                    ? EngineText::tr("'%1' cannot be skipped: the plan has no such revision.")
                          .arg(name)
                    : EngineText::tr(
                          "'%1' cannot be skipped: several revisions of the plan begin so.")
                          .arg(name));
        }
        skipped.insert(found.first());
    }
    return skipped;
}

ErrorCode codeOf(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::Opaque:
        return ErrorCode::Opaque;
    case Finding::Kind::Refused:
        return ErrorCode::Irreversible;
    case Finding::Kind::WillFail:
        return ErrorCode::SchemaConflict;
    case Finding::Kind::Destructive:
    case Finding::Kind::Uncertain:
    case Finding::Kind::OnlyAtRun:
    case Finding::Kind::ByRows:
    case Finding::Kind::Instead:
    case Finding::Kind::Note:
        break;
    }
    return ErrorCode::InvalidArgument;
}

}  // namespace

bool Finding::isBlocking() const
{
    return kind == Kind::Opaque || kind == Kind::Refused || kind == Kind::WillFail;
}

bool Plan::isEmpty() const
{
    return steps.isEmpty();
}

bool Plan::isDestructive() const
{
    return std::ranges::any_of(
        findings, [](const Finding& each) { return each.kind == Finding::Kind::Destructive; });
}

Result<> Plan::runnable() const
{
    const auto blocking = std::ranges::find_if(findings, &Finding::isBlocking);
    if (blocking == findings.end()) {
        return {};
    }
    Error error;
    error.code = codeOf(blocking->kind);
    error.message = blocking->message + u'\n' + EngineText::tr("Nothing was run.");
    error.where = blocking->where;
    error.subjects = {blocking->revision};
    return fail(error);
}

Result<Plan> makePlan(const QList<RevisionStep>& steps,
                      const ScriptDirectory& scripts,
                      const Dialect& dialect,
                      const Schema& before,
                      const PlanOptions& options)
{
    const Result<QSet<RevisionId>> skipped = skippedOf(steps, options);
    if (!skipped) {
        return fail(skipped.error());
    }
    PlanMaker maker(scripts, dialect, before);
    for (const RevisionStep& step : steps) {
        if (skipped->contains(step.revision)) {
            maker.skip(step);
            continue;
        }
        if (Result<> added = maker.add(step); !added) {
            return fail(added.error());
        }
    }
    return maker.take();
}

}  // namespace limbeck
