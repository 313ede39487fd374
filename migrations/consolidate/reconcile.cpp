// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/reconcile.h"

#include "migrations/consolidate/adoption.h"
#include "migrations/differ/batches.h"
#include "migrations/differ/differ.h"
#include "migrations/planner/timeline.h"
#include "models/base/enginetext.h"
#include "models/operation/apply.h"
#include "models/schema/implicitname.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The end of the history on one engine.
struct Side
{
    const Dialect* dialect = nullptr;
    Schema now;
    QList<Difference> found;  ///< from the models, names left aside
};

/// A column that counts by a sequence of PostgreSQL's.
struct Counter
{
    TableName table;
    QString column;
};

QList<Difference> differencesOn(const Dialect& dialect, const Schema& from, const Schema& to)
{
    return withoutNames(differences(dialect.asStored(from), dialect.asStored(to)));
}

/// True for what no operation changes.
bool isOrder(const Difference& difference)
{
    return difference.aspect == "order of columns"_L1;
}

Result<Side> sideOn(Engine engine, const ScriptDirectory& scripts, const Schema& models)
{
    Side side;
    const Result<const Dialect*> dialect = Dialect::of(engine);
    if (!dialect) {
        return fail(dialect.error());
    }
    side.dialect = *dialect;
    const Result<QList<RevisionId>> order = revisionsUpTo(scripts.graph(), u"heads"_s);
    if (!order) {
        return fail(order.error());
    }
    const Result<Moment> end = SchemaTimeline(scripts, **dialect).after(*order);
    if (!end) {
        return fail(end.error());
    }
    if (!end->doubts.isEmpty()) {
        return fail(
            ErrorCode::Opaque,
            EngineText::tr("Where the history ends is not certain, so it cannot be reconciled: %1")
                .arg(end->doubts.first().message),
            end->doubts.first().where);
    }
    side.now = withoutDefaultSchema(end->schema);
    side.found = differencesOn(*side.dialect, side.now, models);
    return side;
}

class Reconciler final
{
public:
    Reconciler(const Schema& models, NameStyle style, const NamingConvention& naming)
        : m_models(models)
        , m_style(style)
        , m_naming(naming)
    {
    }

    Result<ReconcilingBody> reconcile(const QList<Side>& sides)
    {
        m_sides = sides;
        // PostgreSQL's replay knows enum types, which the others have no use for.
        const auto postgresql = std::ranges::find_if(
            m_sides, [](const Side& side) { return side.dialect->engine() == Engine::Postgresql; });
        const bool hasPostgresql = postgresql != m_sides.end();
        m_from = hasPostgresql ? postgresql->now : m_sides.first().now;
        if (hasPostgresql) {
            findCounters(postgresql->found);
        }
        QList<Difference> all;
        for (const Side& side : m_sides) {
            all << side.found;
        }
        m_to = adopted(m_from, m_models, all);
        sayWhatDoesNotCount();
        return write().and_then([this] { return verify(); }).map([this] { return m_body; });
    }

private:
    void findCounters(const QList<Difference>& found)
    {
        for (const Difference& difference : found) {
            const bool counts = difference.element == Difference::Element::Column
                                && difference.aspect == "autoincrement"_L1
                                && difference.after == "yes"_L1;
            if (counts) {
                m_counters << Counter{difference.table, difference.name};
            }
        }
    }

    /// "auto" is nothing that ALTER can say.
    void sayWhatDoesNotCount()
    {
        for (Table& table : m_from.tables) {
            const Table* other = std::as_const(m_to).table(table.name);
            for (Column& column : table.columns) {
                const Column* wanted = other == nullptr ? nullptr : other->column(column.name);
                if (wanted != nullptr && wanted->autoincrement != column.autoincrement) {
                    column.autoincrement = wanted->autoincrement == Autoincrement::Yes
                                               ? Autoincrement::No
                                               : Autoincrement::Yes;
                }
            }
        }
    }

    Result<> write()
    {
        return body(m_from, m_to)
            .and_then([this](const ScriptBody& upgrade) {
                m_body.upgrade = upgrade;
                return body(m_to, m_from);
            })
            .and_then([this](const ScriptBody& downgrade) {
                m_body.downgrade = downgrade;
                return addCounters();
            });
    }

    Result<ScriptBody> body(const Schema& from, const Schema& to) const
    {
        return diff(from, to).and_then([this](std::vector<Operation> operations) {
            for (Operation& operation : operations) {
                leaveUnsaid(operation);
            }
            return writeOperations(inBatches(operations), m_style);
        });
    }

    /// What is not there need not be said; and stock Alembic takes 'auto' for a column that counts.
    static void leaveUnsaid(Operation& operation)
    {
        auto* alter = std::get_if<AlterColumn>(&operation.value);
        if (alter == nullptr) {
            return;
        }
        ColumnChanges& existing = alter->existing;
        if (existing.autoincrement != Autoincrement::Yes) {
            existing.autoincrement.reset();
        }
        if (existing.comment && !existing.comment->has_value()) {
            existing.comment.reset();
        }
        if (existing.serverDefault && !existing.serverDefault->has_value()) {
            existing.serverDefault.reset();
        }
    }

    Result<> addCounters()
    {
        std::vector<Operation> up;
        std::vector<Operation> down;
        for (const Counter& counter : m_counters) {
            const QString sequence = serialSequence(counter.table, counter.column);
            const QString quoted = sides(Engine::Postgresql)->quoteName(sequence);
            const QString table = sides(Engine::Postgresql)->quoteTable(counter.table);
            const QString column = sides(Engine::Postgresql)->quoteName(counter.column);
            up.push_back(Operation{ExecuteSql{
                u"CREATE SEQUENCE %1 AS integer OWNED BY %2.%3"_s.arg(quoted, table, column), {}}});
            up.push_back(Operation{
                ExecuteSql{u"SELECT setval(%1, coalesce(max(%2), 0) + 1, false) FROM %3"_s.arg(
                               sides(Engine::Postgresql)->quoteText(quoted), column, table),
                           {}}});
            const Column known = *m_from.table(counter.table)->column(counter.column);
            ServerDefault next;
            next.kind = ServerDefault::Kind::Expression;
            next.text = u"nextval(%1)"_s.arg(sides(Engine::Postgresql)->quoteText(quoted));
            up.push_back(Operation{defaultOf(counter, known, std::nullopt, next)});
            down.push_back(Operation{defaultOf(counter, known, next, std::nullopt)});
            down.push_back(Operation{ExecuteSql{u"DROP SEQUENCE %1"_s.arg(quoted), {}}});
        }
        const Result<ScriptBody> first = writeOperations(up, m_style);
        const Result<ScriptBody> last = writeOperations(down, m_style);
        if (!first || !last) {
            return fail(first ? last.error() : first.error());
        }
        if (!m_counters.isEmpty()) {
            m_body.upgrade.text += u'\n' + onPostgresql(first->text);
            m_body.downgrade.text = onPostgresql(last->text) + u'\n' + m_body.downgrade.text;
        }
        return {};
    }

    static AlterColumn defaultOf(const Counter& counter,
                                 const Column& known,
                                 const std::optional<ServerDefault>& before,
                                 const std::optional<ServerDefault>& after)
    {
        AlterColumn alter;
        alter.table = counter.table;
        alter.column = counter.column;
        alter.changes.serverDefault = after;
        alter.existing.type = known.type;
        alter.existing.nullable = known.nullable;
        alter.existing.serverDefault = before;
        return alter;
    }

    static QString onPostgresql(const QString& text)
    {
        return u"if op.get_bind().dialect.name == 'postgresql':\n    "_s + indented(text, 4);
    }

    const Dialect* sides(Engine engine) const
    {
        for (const Side& side : m_sides) {
            if (side.dialect->engine() == engine) {
                return side.dialect;
            }
        }
        return m_sides.first().dialect;
    }

    /// Reads the text back and follows it, up and down again.
    Result<> verify()
    {
        const QString text =
            u"from alembic import op\nimport sqlalchemy as sa\n%1\nrevision = 'a'\n"
            "down_revision = None\n\n\ndef upgrade():\n    %2\n\n\ndef downgrade():\n    %3\n"_s
                .arg(m_body.upgrade.imports + u'\n' + m_body.downgrade.imports,
                     indented(m_body.upgrade.text, 4),
                     indented(m_body.downgrade.text, 4));
        const Result<Script> script = Script::fromText(text, u"reconciled.py"_s);
        if (!script) {
            return fail(script.error());
        }
        for (const Side& side : m_sides) {
            const Result<Schema> after = followed(*script, Direction::Up, side, side.now);
            const Result<Schema> before =
                after ? followed(*script, Direction::Down, side, *after) : after;
            if (!before) {
                return fail(before.error());
            }
            if (const Result<> same = compare(side, *before, *after); !same) {
                return same;
            }
        }
        return {};
    }

    Result<Schema> followed(const Script& script,
                            Direction direction,
                            const Side& side,
                            const Schema& from) const
    {
        const Result<Lowered> lowered =
            script.lower(direction, side.dialect->name(), from, m_naming);
        if (!lowered || !lowered->isFull()) {
            return fail(ErrorCode::VerificationFailed,
                        EngineText::tr(
                            "What was written for %1 would not be understood again, so nothing is "
                            "written.")
                            .arg(side.dialect->name()));
        }
        Schema schema = from;
        for (const ScriptStep& step : lowered->steps) {
            Result<Schema> next = limbeck::apply(step.operation, std::move(schema));
            if (!next) {
                return next;
            }
            schema = *std::move(next);
        }
        return schema;
    }

    Result<> compare(const Side& side, const Schema& before, const Schema& after)
    {
        QList<Difference> wrong = differencesOn(*side.dialect, before, side.now);
        wrong << differencesOn(*side.dialect, after, m_models);
        wrong.removeIf(isOrder);
        if (!wrong.isEmpty() || !after.isCertain()) {
            return fail(ErrorCode::VerificationFailed,
                        EngineText::tr("On %1 the history and the models would still differ: %2.")
                            .arg(side.dialect->name(),
                                 wrong.isEmpty() ? after.uncertainties.first().toString()
                                                 : describe(wrong.first())));
        }
        for (const Difference& difference :
             differences(side.dialect->asStored(after), side.dialect->asStored(m_models))) {
            const QString table = difference.table.toString();
            m_body.left << (isOrder(difference)
                                ? EngineText::tr("the order of the columns of %1").arg(table)
                                : EngineText::tr("names in %1: %2")
                                      .arg(table, elementWord(difference.element)));
        }
        m_body.left.removeDuplicates();
        m_body.left.sort();
        return {};
    }

    const Schema& m_models;
    NameStyle m_style;
    const NamingConvention& m_naming;
    QList<Side> m_sides;
    Schema m_from;
    Schema m_to;
    QList<Counter> m_counters;
    ReconcilingBody m_body;
};

}  // namespace

Result<ReconcilingBody> reconcilingBody(const ScriptDirectory& scripts,
                                        const Schema& models,
                                        const QList<Engine>& engines,
                                        NameStyle style)
{
    QList<Side> sides;
    for (const Engine engine : engines) {
        const Result<Side> side = sideOn(engine, scripts, models);
        if (!side) {
            return fail(side.error());
        }
        sides << *side;
    }
    const bool differs = std::ranges::any_of(
        sides, [](const Side& side) { return !std::ranges::all_of(side.found, isOrder); });
    if (!differs) {
        return fail(ErrorCode::TargetInvalid,
                    EngineText::tr(
                        "The history ends where the models are: there is nothing to reconcile."));
    }
    return Reconciler(models, style, scripts.naming()).reconcile(sides);
}

}  // namespace limbeck
