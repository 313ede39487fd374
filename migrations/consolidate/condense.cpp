// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/condense.h"

#include "migrations/consolidate/stretch.h"
#include "models/base/enginetext.h"
#include "models/base/englishscope.h"
#include "models/operation/apply.h"
#include "models/operation/describe.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// A table that has just been made has no rows to wait for.
Operation notConcurrently(Operation operation)
{
    if (auto* create = std::get_if<CreateIndex>(&operation.value)) {
        create->index.options.remove(u"postgresql_concurrently"_s);
    }
    return operation;
}

/// Goes through the past once. What lies between two barriers is a Stretch.
class Condenser final
{
public:
    Condenser(const Schema& before, bool isFromBase, const Overrules& overrules)
        : m_overrules(overrules)
        , m_stretch(before)
    {
        if (!isFromBase) {
            for (const Table& table : before.tables) {
                m_mayHaveRows.insert(table.name);
            }
        }
    }

    Result<> add(const PastOperation& past)
    {
        const DataStep data = dataStep(past.operation);
        if (data.kind != DataStep::Kind::None) {
            return addData(past, data);
        }
        if (const auto* block = std::get_if<AutocommitBlock>(&past.operation.value)) {
            return addBlock(past, *block);
        }
        followNames(past.operation);
        return addToStretch(past);
    }

    Result<Condensed> finish()
    {
        if (const Result<> closed = close(); !closed) {
            return fail(closed.error());
        }
        m_result.after = m_stretch.schema();
        return std::move(m_result);
    }

private:
    /// Ends the stretch where `past` cannot join it.
    Result<> addToStretch(const PastOperation& past)
    {
        if (m_stretch.mustEndBefore(past.operation)) {
            if (const Result<> closed = close(); !closed) {
                return closed;
            }
        }
        dropSeedsOf(past.operation);
        return m_stretch.add(past.operation);
    }

    /// An index that is made concurrently on a table without rows needs no block of its own.
    Result<> addBlock(const PastOperation& past, const AutocommitBlock& block)
    {
        const bool isPlain = std::ranges::all_of(block.operations, [this](const Operation& each) {
            return dataStep(each).kind == DataStep::Kind::None && m_stretch.isOnFreshTable(each);
        });
        if (!isPlain) {
            return addBarrier(
                past, QT_TRANSLATE_NOOP("limbeck::EngineText", "it runs outside the transaction"));
        }
        for (const Operation& each : block.operations) {
            const PastOperation plain{past.revision, notConcurrently(each), past.where};
            if (const Result<> added = addToStretch(plain); !added) {
                return added;
            }
        }
        return {};
    }

    Result<> addData(const PastOperation& past, const DataStep& data)
    {
        const auto wanted = m_overrules.of(past.revision, past.where);
        if (wanted == Decision::What::Dropped) {
            decide(Decision::What::Dropped,
                   past,
                   QT_TRANSLATE_NOOP("limbeck::EngineText", "you said so"));
            return {};
        }
        if (wanted == Decision::What::Kept) {
            noteRows(data);
            return addBarrier(past, QT_TRANSLATE_NOOP("limbeck::EngineText", "you said so"));
        }
        if (data.kind == DataStep::Kind::Transform && !m_mayHaveRows.contains(data.table)
            && m_stretch.schema().table(data.table) != nullptr) {
            decide(Decision::What::Dropped,
                   past,
                   QT_TRANSLATE_NOOP("limbeck::EngineText", "table '%1' has no rows at that place"),
                   data.table.toString());
            return {};
        }
        const bool isSeed =
            data.kind == DataStep::Kind::Seed && m_stretch.schema().table(data.table) != nullptr;
        noteRows(data);
        if (isSeed) {
            m_seeds << Seed{past, data};
            m_stretch.fill({data.table, data.columns});
            return {};
        }
        return addBarrier(
            past,
            data.kind == DataStep::Kind::Transform
                ? QT_TRANSLATE_NOOP("limbeck::EngineText", "it changes rows that are there")
                : QT_TRANSLATE_NOOP("limbeck::EngineText",
                                    "what it does is not known from its text"));
    }

    Result<> addBarrier(const PastOperation& past, const char* reason)
    {
        if (const Result<> closed = close(); !closed) {
            return closed;
        }
        decide(Decision::What::Kept, past, reason);
        m_result.operations.push_back(past.operation);
        return m_stretch.pass(past.operation);
    }

    /// Emits the stretch, then its seeds, and begins another.
    Result<> close()
    {
        Result<std::vector<Operation>> operations = m_stretch.end();
        if (!operations) {
            return fail(operations.error());
        }
        std::ranges::move(*operations, std::back_inserter(m_result.operations));
        for (const Seed& seed : std::as_const(m_seeds)) {
            decide(Decision::What::Gathered,
                   seed.past,
                   QT_TRANSLATE_NOOP("limbeck::EngineText",
                                     "its rows are written out, and stand after their table"));
            m_result.operations.push_back(seed.past.operation);
        }
        m_seeds.clear();
        return {};
    }

    void dropSeedsOf(const Operation& operation)
    {
        const auto* drop = std::get_if<DropTable>(&operation.value);
        if (drop == nullptr) {
            return;
        }
        m_seeds.removeIf([&](const Seed& seed) {
            if (seed.data.table != drop->table) {
                return false;
            }
            decide(Decision::What::Dropped,
                   seed.past,
                   QT_TRANSLATE_NOOP("limbeck::EngineText", "table '%1' is dropped later on"),
                   drop->table.toString());
            return true;
        });
    }

    void noteRows(const DataStep& data)
    {
        if (data.kind == DataStep::Kind::Seed || data.kind == DataStep::Kind::Transform) {
            m_mayHaveRows.insert(data.table);
            return;
        }
        for (const Table& table : m_stretch.schema().tables) {
            if (data.mayTouch(table.name)) {
                m_mayHaveRows.insert(table.name);
            }
        }
    }

    /// Whether a table may have rows goes with its name.
    void followNames(const Operation& operation)
    {
        if (const auto* rename = std::get_if<RenameTable>(&operation.value)) {
            if (m_mayHaveRows.remove(rename->table)) {
                m_mayHaveRows.insert(TableName(rename->table.schema, rename->newName));
            }
        } else if (const auto* drop = std::get_if<DropTable>(&operation.value)) {
            m_mayHaveRows.remove(drop->table);
        }
    }

    /// `table`: what %1 in the reason stands for.
    void decide(Decision::What what,
                const PastOperation& past,
                const char* reason,
                const QString& table = {})
    {
        const auto sentence = [&] {
            const QString text = EngineText::tr(reason);
            return table.isEmpty() ? text : text.arg(table);
        };
        Decision decision{what, past.revision, past.where, describe(past.operation), sentence()};
        const EnglishScope english;
        decision.englishText = describe(past.operation);
        decision.englishReason = sentence();
        m_result.decisions << decision;
    }

    struct Seed
    {
        PastOperation past;
        DataStep data;
    };

    const Overrules& m_overrules;
    Stretch m_stretch;
    QList<Seed> m_seeds;
    QSet<TableName> m_mayHaveRows;
    Condensed m_result;
};

}  // namespace

QString stepName(const RevisionId& revision, const TextLocation& where)
{
    return u"%1:%2"_s.arg(revision).arg(where.line);
}

std::optional<Decision::What> Overrules::of(const RevisionId& revision,
                                            const TextLocation& where) const
{
    for (const QString& name : {stepName(revision, where), revision}) {
        if (drop.contains(name)) {
            return Decision::What::Dropped;
        }
        if (keep.contains(name)) {
            return Decision::What::Kept;
        }
    }
    return std::nullopt;
}

Result<Condensed> condense(const QList<PastOperation>& past,
                           const Schema& before,
                           bool isFromBase,
                           const Overrules& overrules)
{
    Condenser condenser(before, isFromBase, overrules);
    for (const PastOperation& each : past) {
        if (const Result<> added = condenser.add(each); !added) {
            return fail(added.error().in(u"Revision '%1'"_s.arg(each.revision)));
        }
    }
    return condenser.finish();
}

}  // namespace limbeck
