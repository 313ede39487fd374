// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/blame.h"

#include "migrations/command/blamequestion.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"
#include "models/operation/describe.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

using Kind = BlameEntry::Kind;

bool has(const Schema& schema, const ObjectName& object)
{
    const Table* table = schema.table(object.table);
    return table != nullptr && (object.column.isEmpty() || table->hasColumn(object.column));
}

/// Goes back through the steps of a history.
class Search final
{
public:
    Search(SchemaTimeline& timeline, const QList<RevisionId>& order, const ObjectName& object)
        : m_timeline(timeline)
        , m_order(order)
        , m_object(object)
    {
        m_blame.object = object;
    }

    Result<Blame> run(const QList<PastStep>& steps)
    {
        for (qsizetype i = steps.size() - 1; i >= 0 && !m_blame.isWhole; --i) {
            if (const Result<> done = visit(steps[i], i); !done) {
                return fail(done.error());
            }
        }
        std::ranges::reverse(m_blame.entries);
        std::ranges::reverse(m_blame.doubts);
        return m_blame;
    }

private:
    Result<> visit(const PastStep& step, qsizetype index)
    {
        for (auto doubt = step.doubts.crbegin(); doubt != step.doubts.crend(); ++doubt) {
            m_blame.doubts << *doubt;
        }
        const ObjectName called = m_object;  // after the revision
        for (auto each = step.operations.crbegin(); each != step.operations.crend(); ++each) {
            const QList<Operation> operations = flattened(each->operation);
            for (auto operation = operations.crbegin(); operation != operations.crend();
                 ++operation) {
                if (!note(*operation, step.revision, each->where)) {
                    return finish(called, index);
                }
            }
        }
        return {};
    }

    /// False if this operation created the object.
    bool note(const Operation& operation, const RevisionId& revision, const TextLocation& where)
    {
        const std::optional<Concern> concern = concernOf(operation, m_object);
        if (!concern) {
            return true;
        }
        m_blame.entries << BlameEntry{
            concern->kind, revision, where, wordsFor(operation, m_object)};
        if (concern->kind == Kind::Renamed) {
            m_object = concern->before;
        }
        return concern->kind != Kind::Created;
    }

    /// A revision that creates what was there before it has made it anew: the search goes on with
    /// the older one.
    Result<> finish(const ObjectName& called, qsizetype index)
    {
        const Result<Moment> before = m_timeline.after(m_order.first(index));
        if (!before) {
            return fail(before.error());
        }
        if (has(before->schema, called)) {
            m_blame.entries.last().kind = Kind::MadeAnew;
            m_object = called;
        } else {
            m_blame.isWhole = true;
        }
        return {};
    }

    SchemaTimeline& m_timeline;
    const QList<RevisionId>& m_order;
    ObjectName m_object;  ///< as it is called where the search has come to
    Blame m_blame;
};

/// What is not there under its name after `operation`; empty if nothing.
QString goneAfter(const Operation& operation)
{
    return std::visit(Overloaded{
                          [](const DropTable& drop) { return drop.table.toString(); },
                          [](const RenameTable& rename) { return rename.table.toString(); },
                          [](const DropColumn& drop) {
                              return ObjectName{drop.table, drop.column}.toString();
                          },
                          [](const AlterColumn& alter) {
                              return alter.changes.name.has_value()
                                         ? ObjectName{alter.table, alter.column}.toString()
                                         : QString();
                          },
                          [](const auto&) { return QString(); },
                      },
                      operation.value);
}

/// What became of something that is not there any more, as a sentence; nothing if it never was.
QString fateOf(const QString& typed, const QList<PastStep>& steps)
{
    QString fate;
    const auto look = [&](const PastStep& step, const ScriptStep& each) {
        for (const Operation& operation : flattened(each.operation)) {
            const QString gone = goneAfter(operation);
            if (gone == typed || (!gone.isEmpty() && typed.startsWith(gone + u'.'))) {
                fate =
                    EngineText::tr(
                        "Revision '%1' took it away: %2 (%3). Ask for an earlier one with --as-of.")
                        .arg(step.revision, describe(operation), each.where.toString());
            }
        }
    };
    for (const PastStep& step : steps) {
        for (const ScriptStep& each : step.operations) {
            look(step, each);
        }
    }
    return fate;
}

}  // namespace

Result<Blame> blame(SchemaTimeline& timeline, const QList<RevisionId>& order, const QString& typed)
{
    const Result<Moment> now = timeline.after(order);
    if (!now) {
        return fail(now.error());
    }
    const Result<QList<PastStep>> steps = timeline.steps(order);
    if (!steps) {
        return fail(steps.error());
    }
    const Result<ObjectName> object = findObject(now->schema, typed);
    if (!object) {
        Error error = object.error();
        if (const QString fate = fateOf(typed, *steps); !fate.isEmpty()) {
            error.message += u'\n' + fate;
        }
        return fail(error);
    }
    return Search(timeline, order, *object).run(*steps);
}

}  // namespace limbeck::command
