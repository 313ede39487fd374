// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/consolidation.h"

#include "migrations/consolidate/neutral.h"
#include "migrations/differ/differ.h"
#include "migrations/differ/difference.h"
#include "migrations/planner/plan.h"
#include "migrations/planner/timeline.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"
#include "models/operation/apply.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The interval as one engine sees it.
struct Reading
{
    const Dialect* dialect = nullptr;
    Schema before;
    Condensed up;
    std::vector<Operation> down;
};

/// The first thing in a plan that forbids to go on, also where an engine would only shrug.
std::optional<Error> obstacle(const Plan& plan)
{
    if (const Result<> runnable = plan.runnable(); !runnable) {
        return runnable.error();
    }
    // What rows decide is known in a run only: no list of operations says it.
    const auto byRows = std::ranges::find(plan.findings, Finding::Kind::ByRows, &Finding::kind);
    if (byRows == plan.findings.end()) {
        return std::nullopt;
    }
    Error error;
    error.code = ErrorCode::Opaque;
    error.message = byRows->message;
    error.where = byRows->where;
    error.subjects = {byRows->revision};
    return error;
}

Result<Schema> schemaBefore(const Interval& interval,
                            const ScriptDirectory& scripts,
                            const Dialect& dialect)
{
    const QList<RevisionId> below = revisionsAt(scripts.graph(), rowsBefore(interval));
    return SchemaTimeline(scripts, dialect).after(below).map([](const Moment& moment) {
        return moment.schema;
    });
}

QList<PastOperation> operationsOf(const Plan& plan)
{
    QList<PastOperation> all;
    for (const PlanStep& step : plan.steps) {
        for (const PlannedOperation& planned : step.operations) {
            all << PastOperation{step.step.revision, planned.operation, planned.where};
        }
    }
    return all;
}

/// From a base everything that is there goes; else what the old downgrades did, one after another.
Result<std::vector<Operation>> downOperations(const Interval& interval,
                                              const QList<RevisionStep>& steps,
                                              const ScriptDirectory& scripts,
                                              const Reading& reading)
{
    if (interval.isFromBase()) {
        return diff(reading.up.after, Schema());
    }
    QList<RevisionStep> back = steps;
    std::ranges::reverse(back);
    for (RevisionStep& step : back) {
        step.direction = Direction::Down;
    }
    const Result<Plan> plan = makePlan(back, scripts, *reading.dialect, reading.up.after);
    if (!plan) {
        return fail(plan.error());
    }
    if (const std::optional<Error> error = obstacle(*plan)) {
        return fail(*error);
    }
    std::vector<Operation> operations;
    for (const PastOperation& each : operationsOf(*plan)) {
        operations.push_back(each.operation);
    }
    return operations;
}

class BodyMaker final
{
public:
    BodyMaker(const Interval& interval,
              const ScriptDirectory& scripts,
              NameStyle style,
              const Overrules& overrules,
              RunObserver* observer)
        : m_interval(interval)
        , m_scripts(scripts)
        , m_style(style)
        , m_overrules(overrules)
        , m_observer(observer)
    {
    }

    Result<ConsolidatedBody> make(const QList<Engine>& engines)
    {
        const Result<QList<RevisionStep>> steps = stepsOf(m_interval, m_scripts.graph());
        if (!steps) {
            return fail(steps.error());
        }
        std::optional<Error> firstError;
        if (m_observer != nullptr) {
            m_observer->phaseStarted(
                EngineText::tr("Reading %1").arg(countedRevisions(m_interval.revisions.size())));
        }
        for (qsizetype i = 0; i < engines.size(); ++i) {
            const Engine engine = engines[i];
            if (const Result<> wanted = goOn(i, engines.size()); !wanted) {
                return fail(wanted.error());
            }
            const Result<> read = readFor(engine, *steps);
            if (!read) {
                m_body.notes << EngineText::tr("%1 was left out: %2")
                                    .arg(engineName(engine), read.error().message);
                firstError = firstError ? firstError : std::optional(read.error());
            }
        }
        if (m_readings.isEmpty()) {
            return fail(firstError->in(EngineText::tr("Cannot consolidate")));
        }
        m_body.decisions = m_readings.first().up.decisions;
        return write().and_then([this] { return verify(); }).map([this] { return m_body; });
    }

private:
    /// Fails with Cancelled.
    Result<> goOn(qsizetype done, qsizetype count) const
    {
        if (m_observer == nullptr) {
            return {};
        }
        m_observer->phaseProgressed(done, count);
        return m_observer->cancelRequested()
                   ? fail(ErrorCode::Cancelled, EngineText::tr("Cancelled; nothing was written."))
                   : Result<>();
    }

    Result<> readFor(Engine engine, const QList<RevisionStep>& steps)
    {
        const Result<const Dialect*> dialect = Dialect::of(engine);
        if (!dialect) {
            return fail(dialect.error());
        }
        Reading reading;
        reading.dialect = *dialect;
        const Result<Schema> before = schemaBefore(m_interval, m_scripts, **dialect);
        if (!before) {
            return fail(before.error());
        }
        reading.before = *before;
        const Result<Plan> plan = makePlan(steps, m_scripts, **dialect, *before);
        if (!plan) {
            return fail(plan.error());
        }
        if (const std::optional<Error> error = obstacle(*plan)) {
            return fail(*error);
        }
        Result<Condensed> up =
            condense(operationsOf(*plan), *before, m_interval.isFromBase(), m_overrules);
        if (!up) {
            return fail(up.error());
        }
        reading.up = *std::move(up);
        const Result<std::vector<Operation>> down =
            downOperations(m_interval, steps, m_scripts, reading);
        if (down) {
            reading.down = *down;
        } else {
            m_noWayBack = down.error();
        }
        m_body.engines << (*dialect)->name();
        m_readings << std::move(reading);
        return {};
    }

    Result<> write()
    {
        OperationsByDialect up;
        OperationsByDialect down;
        for (const Reading& reading : std::as_const(m_readings)) {
            up.insert(reading.dialect->name(), reading.up.operations);
            down.insert(reading.dialect->name(), reading.down);
        }
        const Result<ScriptBody> upgrade = bodyOf(up);
        if (!upgrade) {
            return fail(upgrade.error());
        }
        m_body.upgrade = *upgrade;
        if (m_noWayBack) {
            m_body.notes << EngineText::tr("It has no downgrade: %1").arg(m_noWayBack->message);
            m_body.downgrade.text =
                u"raise NotImplementedError('This revision cannot be taken back.')"_s;
            return {};
        }
        const Result<ScriptBody> downgrade = bodyOf(down);
        if (!downgrade) {
            return fail(downgrade.error());
        }
        m_body.downgrade = *downgrade;
        return {};
    }

    QList<EnumType> typesBefore() const
    {
        for (const Reading& reading : m_readings) {
            if (reading.dialect->engine() == Engine::Postgresql) {
                return reading.before.enums;
            }
        }
        return {};
    }

    /// One text for all engines, or one for each below its name.
    Result<ScriptBody> bodyOf(const OperationsByDialect& lists)
    {
        if (const auto neutral = neutralOperations(lists)) {
            return writeOperations(withTypesMadeOnce(*neutral, typesBefore()), m_style);
        }
        ScriptBody body;
        QStringList blocks{u"dialect = op.get_bind().dialect.name"_s};
        QStringList imports;
        for (auto each = lists.cbegin(); each != lists.cend(); ++each) {
            const Result<ScriptBody> own =
                writeOperations(withTypesMadeOnce(each.value(), typesBefore()), m_style);
            if (!own) {
                return own;
            }
            const QString text = own->text.isEmpty() ? u"pass"_s : own->text;
            blocks << u"%1if dialect == '%2':\n    %3"_s.arg(
                blocks.size() > 1 ? u"el"_s : QString(), each.key(), indented(text, 4));
            imports << own->imports.split(u'\n', Qt::SkipEmptyParts);
        }
        blocks << u"else:\n    raise NotImplementedError('This revision was made for %1.')"_s.arg(
            lists.keys().join(u", "_s));
        imports.removeDuplicates();
        imports.sort();
        body.text = blocks.join(u'\n');
        body.imports = imports.join(u'\n');
        const QString note = EngineText::tr(
            "Engines need different steps, so the script asks for the dialect's name.");
        if (!m_body.notes.contains(note)) {
            m_body.notes << note;
        }
        return body;
    }

    /// Reads the text back: on every engine it must lead where the interval led.
    Result<> verify() const
    {
        const QString text = scriptText();
        const Result<Script> script = Script::fromText(text, u"consolidated.py"_s);
        if (!script) {
            return fail(script.error());
        }
        for (const Reading& reading : m_readings) {
            const QString& dialect = reading.dialect->name();
            const Result<Lowered> lowered =
                script->lower(Direction::Up, dialect, reading.before, m_scripts.naming());
            if (!lowered || !lowered->isFull()) {
                return fail(
                    ErrorCode::VerificationFailed,
                    EngineText::tr(
                        "What was written for %1 would not be understood again, so nothing is "
                        "written.")
                        .arg(dialect));
            }
            Schema schema = reading.before;
            for (const ScriptStep& step : lowered->steps) {
                Result<Schema> next = limbeck::apply(step.operation, std::move(schema));
                if (!next) {
                    return fail(next.error().in(
                        EngineText::tr("The consolidated script on %1").arg(dialect)));
                }
                schema = *std::move(next);
            }
            const QList<Difference> found = differences(reading.dialect->asStored(reading.up.after),
                                                        reading.dialect->asStored(schema));
            if (!found.isEmpty()) {
                return fail(ErrorCode::VerificationFailed,
                            EngineText::tr(
                                "On %1 the consolidated script would lead to another schema: %2.")
                                .arg(dialect, describe(found.first())));
            }
        }
        return {};
    }

    QString scriptText() const
    {
        const QString body = m_body.upgrade.text.isEmpty() ? u"pass"_s : m_body.upgrade.text;
        return u"from alembic import op\nimport sqlalchemy as sa\n%1\nrevision = 'a'\n"
               "down_revision = None\n\n\ndef upgrade():\n    %2\n"_s.arg(m_body.upgrade.imports,
                                                                          indented(body, 4));
    }

    const Interval& m_interval;
    const ScriptDirectory& m_scripts;
    NameStyle m_style;
    const Overrules& m_overrules;
    RunObserver* m_observer;  // outlives this; may be null
    QList<Reading> m_readings;
    std::optional<Error> m_noWayBack;
    ConsolidatedBody m_body;
};

}  // namespace

QStringList rowsBefore(const Interval& interval)
{
    return interval.downRevisions + interval.dependsOn;
}

Result<QList<RevisionStep>> stepsOf(const Interval& interval, const RevisionGraph& graph)
{
    return upgradeSteps(graph, rowsBefore(interval), interval.exit)
        .and_then([&](const QList<RevisionStep>& steps) -> Result<QList<RevisionStep>> {
            QList<RevisionId> order;
            for (const RevisionStep& step : steps) {
                order << step.revision;
            }
            if (QSet(order.cbegin(), order.cend())
                != QSet(interval.revisions.cbegin(), interval.revisions.cend())) {
                return fail(
                    ErrorCode::TargetInvalid,
                    EngineText::tr(
                        "The revisions up to '%1' cannot be applied in one go from where they "
                        "begin.")
                        .arg(interval.exit));
            }
            return steps;
        });
}

Result<ConsolidatedBody> consolidatedBody(const Interval& interval,
                                          const ScriptDirectory& scripts,
                                          const QList<Engine>& engines,
                                          NameStyle style,
                                          const Overrules& overrules,
                                          RunObserver* observer)
{
    return BodyMaker(interval, scripts, style, overrules, observer).make(engines);
}

}  // namespace limbeck
