// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/proof.h"

#include "migrations/consolidate/consolidation.h"
#include "migrations/consolidate/samplerows.h"
#include "migrations/consolidate/scratch.h"
#include "migrations/inspect/inspector.h"
#include "migrations/runner/runner.h"
#include "models/base/enginetext.h"
#include "models/base/englishscope.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Passes on the wish to stop and how far it is: the steps of a proof are not the user's.
class Quiet final : public RunObserver
{
public:
    explicit Quiet(RunObserver& inner)
        : m_inner(inner)
    {
    }

    void stepStarted(const PlanStep& /*step*/, qsizetype index, qsizetype count) override
    {
        m_inner.phaseProgressed(index, count);
    }

    bool cancelRequested() const override
    {
        return m_inner.cancelRequested();
    }

private:
    RunObserver& m_inner;  // outlives this
};

/// A database on which one of the two ways is gone.
class Way final
{
public:
    Way(const ProofRequest& request, const ScriptDirectory& scripts, Database& database)
        : m_request(request)
        , m_scripts(scripts)
        , m_database(database)
    {
    }

    /// Up to where the interval begins.
    Result<> goToBegin(RunObserver& observer)
    {
        for (const RevisionId& revision : rowsBefore(m_request.interval)) {
            if (const Result<> gone = go(Direction::Up, revision, observer); !gone) {
                return gone;
            }
        }
        return {};
    }

    Result<> go(Direction direction, const QString& target, RunObserver& observer)
    {
        RunRequest request;
        request.direction = direction;
        request.target = target;
        request.scripts = &m_scripts;
        request.versionTable = m_request.versionTable;
        Quiet quiet(observer);
        const RunReport report = run(request, m_database, quiet);
        return report.error ? Result<>(fail(*report.error)) : Result<>();
    }

    Result<Schema> schema()
    {
        return inspect(m_database, {m_request.versionTable.name}, InspectedSchemas::All);
    }

    Database& database()
    {
        return m_database;
    }

private:
    const ProofRequest& m_request;
    const ScriptDirectory& m_scripts;
    Database& m_database;
};

/// What differs, with the order of columns, which differences() does not look at.
QStringList compare(const Schema& from, const Schema& to, const Dialect& dialect)
{
    const Schema a = dialect.asStored(from);
    const Schema b = dialect.asStored(to);
    QStringList found;
    for (const Difference& difference : differences(a, b)) {
        found << describe(difference);
    }
    for (const Table& table : a.tables) {
        const Table* other = b.table(table.name);
        if (other != nullptr && found.isEmpty() && other->columnNames() != table.columnNames()) {
            found << u"~ table %1: order of columns %2 -> %3"_s.arg(
                table.name.toString(),
                table.columnNames().join(u", "_s),
                other->columnNames().join(u", "_s));
        }
    }
    return found;
}

QStringList compareRows(const QMap<TableName, QStringList>& from,
                        const QMap<TableName, QStringList>& to)
{
    QStringList found;
    for (auto each = from.cbegin(); each != from.cend(); ++each) {
        const QStringList other = to.value(each.key());
        if (each.value() == other) {
            continue;
        }
        QStringList missing = each.value();
        missing.removeIf([&other](const QString& line) { return other.contains(line); });
        found << u"~ rows of %1: %2 -> %3%4"_s.arg(each.key().toString())
                     .arg(each.value().size())
                     .arg(other.size())
                     .arg(missing.isEmpty() ? QString() : u", missing: "_s + missing.first());
    }
    return found;
}

QStringList sentence(const Error& error)
{
    return {error.message};
}

/// What tables that are there before get.
enum class TryWith
{
    MadeUpRows,
    EmptyTables,
};

/// The proof on one engine.
class EngineProver final
{
public:
    EngineProver(const ProofRequest& request,
                 const Dialect& dialect,
                 TryWith with,
                 Database& oldDatabase,
                 Database& newDatabase,
                 RunObserver& observer)
        : m_request(request)
        , m_dialect(dialect)
        , m_with(with)
        , m_old(request, *request.oldScripts, oldDatabase)
        , m_new(request, *request.newScripts, newDatabase)
        , m_observer(observer)
    {
    }

    EngineProof prove()
    {
        m_proof.engine = m_old.database().serverVersion();
        if (const Result<> gone = goBothWays(); !gone) {
            m_proof.problem = gone.error().message;
            return m_proof;
        }
        tell(QT_TRANSLATE_NOOP("limbeck::EngineText", "Comparing what they led to on %1"));
        compareResults();
        if (!m_observer.cancelRequested()) {
            tell(QT_TRANSLATE_NOOP("limbeck::EngineText",
                                   "Taking the new revision back and applying it again on %1"));
            goBackAndAgain();
        }
        return m_proof;
    }

    /// True if the old revisions stopped, which may be for the made-up rows alone.
    bool hasOldFailed() const
    {
        return m_oldFailed;
    }

private:
    /// Progress is told in the window's language; what the proof says is kept, in English.
    void tell(const char* sentence) const
    {
        const EnglishScope window(EnglishScope::Language::Window);
        m_observer.phaseStarted(EngineText::tr(sentence).arg(m_proof.engine));
    }

    Result<> goBothWays()
    {
        tell(QT_TRANSLATE_NOOP("limbeck::EngineText", "Running the old revisions on %1"));
        QStringList notes;
        if (const Result<> gone = goToBegin(m_old, notes); !gone) {
            return fail(gone.error().in(u"The old revisions"_s));
        }
        if (const Result<> gone = m_old.go(Direction::Up, m_request.interval.exit, m_observer);
            !gone) {
            m_oldFailed = !m_request.interval.isFromBase() && m_with == TryWith::MadeUpRows;
            return fail(gone.error().in(u"The old revisions"_s));
        }
        tell(QT_TRANSLATE_NOOP("limbeck::EngineText", "Running the new revision on %1"));
        if (const Result<> gone = goToBegin(m_new, notes); !gone) {
            return fail(gone.error().in(u"The new revision"_s));
        }
        const Result<Schema> before = m_new.schema();
        if (!before) {
            return fail(before.error());
        }
        m_before = *before;
        const Result<> gone = m_new.go(Direction::Up, m_request.id, m_observer);
        if (!gone && gone.error().code != ErrorCode::Cancelled) {
            m_proof.parts << ProofPart{u"The new revision runs"_s, sentence(gone.error()), notes};
            return {};
        }
        m_proof.parts << ProofPart{u"The new revision runs"_s, {}, notes};
        return gone;
    }

    /// Above a base there is something that can have rows.
    Result<> goToBegin(Way& way, QStringList& notes)
    {
        if (const Result<> gone = way.goToBegin(m_observer); !gone) {
            return gone;
        }
        if (m_request.interval.isFromBase() || m_with == TryWith::EmptyTables) {
            return {};
        }
        const Result<Schema> schema = way.schema();
        if (!schema) {
            return fail(schema.error());
        }
        notes.clear();
        for (const TableName& table : addSampleRows(way.database(), *schema)) {
            notes << u"Table '%1' got no rows to try with: it takes none of the made-up values."_s
                         .arg(table.toString());
        }
        return {};
    }

    void compareResults()
    {
        const Result<Schema> a = m_old.schema();
        const Result<Schema> b = m_new.schema();
        if (!a || !b) {
            add(u"Schema"_s, sentence(a ? b.error() : a.error()));
            return;
        }
        m_after = *a;
        add(u"Schema"_s, compare(*a, *b, m_dialect));
        if (m_request.models) {
            m_proof.fromModels =
                differences(m_dialect.asStored(*b), m_dialect.asStored(*m_request.models));
        }
        const auto oldRows = rowsOf(m_old.database(), *a);
        const auto newRows = rowsOf(m_new.database(), *b);
        add(u"Rows"_s,
            oldRows && newRows ? compareRows(*oldRows, *newRows)
                               : sentence(oldRows ? newRows.error() : oldRows.error()));
    }

    void goBackAndAgain()
    {
        const QString target =
            m_request.interval.isFromBase() ? u"base"_s : rowsBefore(m_request.interval).first();
        const Result<> back = m_new.go(Direction::Down, target, m_observer);
        if (!back && back.error().code == ErrorCode::Irreversible) {
            m_proof.parts << ProofPart{u"Back and up again"_s,
                                       {},
                                       {u"It has no downgrade, so there is no way back to try."_s}};
            return;
        }
        add(u"Taken back"_s, back ? against(m_before) : sentence(back.error()));
        if (!back) {
            return;
        }
        const Result<> again = m_new.go(Direction::Up, m_request.id, m_observer);
        add(u"Applied again"_s, again ? against(m_after) : sentence(again.error()));
    }

    QStringList against(const Schema& expected)
    {
        const Result<Schema> now = m_new.schema();
        return now ? compare(expected, *now, m_dialect) : sentence(now.error());
    }

    void add(const QString& title, const QStringList& differences)
    {
        m_proof.parts << ProofPart{title, differences, {}};
    }

    const ProofRequest& m_request;
    const Dialect& m_dialect;
    TryWith m_with;
    bool m_oldFailed = false;
    Way m_old;
    Way m_new;
    RunObserver& m_observer;
    Schema m_before;
    Schema m_after;
    EngineProof m_proof;
};

struct Attempt
{
    EngineProof proof;
    bool hasOldFailed = false;
};

Attempt tryOn(const ProofRequest& request,
              const ConnectionSettings& place,
              TryWith with,
              RunObserver& observer)
{
    Attempt attempt;
    attempt.proof.engine = engineName(place.engine);
    const Result<const Dialect*> dialect = Dialect::of(place.engine);
    const auto oldPlace = ScratchDatabase::create(place);
    const auto newPlace = ScratchDatabase::create(place);
    if (!dialect || !oldPlace || !newPlace) {
        attempt.proof.problem = !dialect   ? dialect.error().message
                                : oldPlace ? newPlace.error().message
                                           : oldPlace.error().message;
        return attempt;
    }
    EngineProver prover(
        request, **dialect, with, (*oldPlace)->database(), (*newPlace)->database(), observer);
    attempt.proof = prover.prove();
    attempt.hasOldFailed = prover.hasOldFailed();
    return attempt;
}

/// Rows that nobody would have can stop the old revisions themselves: empty tables tell the rest.
EngineProof proveOn(const ProofRequest& request,
                    const ConnectionSettings& place,
                    RunObserver& observer)
{
    const Attempt first = tryOn(request, place, TryWith::MadeUpRows, observer);
    if (!first.hasOldFailed || observer.cancelRequested()) {
        return first.proof;
    }
    Attempt second = tryOn(request, place, TryWith::EmptyTables, observer);
    if (!second.proof.parts.isEmpty()) {
        second.proof.parts.first().notes
            << u"It was tried on empty tables only. With made-up rows the old revisions stop: %1"_s
                   .arg(first.proof.problem);
    }
    return second.proof;
}

}  // namespace

bool EngineProof::holds() const
{
    return problem.isEmpty() && std::ranges::all_of(parts, [](const ProofPart& part) {
               return part.differences.isEmpty();
           });
}

bool Proof::holds() const
{
    return !engines.isEmpty() && std::ranges::all_of(engines, &EngineProof::holds);
}

QStringList Proof::differences() const
{
    QStringList all;
    if (engines.isEmpty()) {
        all << u"no engine was asked, so nothing is known"_s;
    }
    for (const EngineProof& engine : engines) {
        if (!engine.problem.isEmpty()) {
            all << u"%1: %2"_s.arg(engine.engine, engine.problem);
        }
        for (const ProofPart& part : engine.parts) {
            for (const QString& difference : part.differences) {
                all << u"%1, %2: %3"_s.arg(engine.engine, part.title.toLower(), difference);
            }
        }
    }
    return all;
}

Result<Proof> prove(const ProofRequest& request, RunObserver& observer, const EngineProved& proved)
{
    const QString cancelled = EngineText::tr("The proof was cancelled; nothing was written.");
    const EnglishScope english;
    Proof proof;
    proof.hasModels = request.models.has_value();
    for (const ConnectionSettings& place : request.places) {
        proof.engines << proveOn(request, place, observer);
        if (observer.cancelRequested()) {
            return fail(ErrorCode::Cancelled, cancelled);
        }
        if (proved) {
            proved(proof.engines.last());
        }
    }
    return proof;
}

}  // namespace limbeck
