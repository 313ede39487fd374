// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/blame.h"

#include "models/base/overloaded.h"
#include "models/operation/describe.h"
#include "models/operation/schemalookup.h"
#include "models/schema/sqlnames.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

using Kind = BlameEntry::Kind;

/// `operations` without the batches and blocks around them.
QList<Operation> flattened(const Operation& operation)
{
    const auto all = [](const std::vector<Operation>& operations) {
        QList<Operation> flat;
        for (const Operation& each : operations) {
            flat << flattened(each);
        }
        return flat;
    };
    if (const auto* batch = std::get_if<Batch>(&operation.value)) {
        return all(batch->operations);
    }
    if (const auto* block = std::get_if<AutocommitBlock>(&operation.value)) {
        return all(block->operations);
    }
    return {operation};
}

bool concerns(const Constraint& constraint, const QString& column)
{
    const auto* check = std::get_if<CheckConstraint>(&constraint);
    return check == nullptr ? constraintColumns(constraint).contains(column)
                            : mentionsName(check->condition, column);
}

bool concerns(const Index& index, const QString& column)
{
    return mentionsName(index.where, column)
           || std::ranges::any_of(index.parts, [&column](const IndexPart& part) {
                  return part.isExpression ? mentionsName(part.text, column) : part.text == column;
              });
}

/// What an operation is for an object, which is called so after it.
struct Concern
{
    Kind kind = Kind::Changed;
    ObjectName before;  ///< what the object was called before, if it was renamed
};

/// Asks one operation whether it concerns `m_object`, as that is called after the operation.
class Question final
{
public:
    explicit Question(const ObjectName& object)
        : m_object(object)
    {
    }

    using Answer = std::optional<Concern>;

    Answer operator()(const CreateTable& create) const
    {
        const bool isOurs = create.table.name == m_object.table
                            && (isTable() || create.table.hasColumn(m_object.column));
        return isOurs ? Answer(Concern{Kind::Created, {}}) : Answer();
    }

    Answer operator()(const RenameTable& rename) const
    {
        if (TableName(rename.table.schema, rename.newName) != m_object.table) {
            return {};
        }
        return Concern{Kind::Renamed, {rename.table, m_object.column}};
    }

    Answer operator()(const AddColumn& add) const
    {
        if (add.table != m_object.table || isTable()) {
            return changedIf(add.table == m_object.table);
        }
        return add.column.name == m_object.column ? Answer(Concern{Kind::Created, {}}) : Answer();
    }

    Answer operator()(const AlterColumn& alter) const
    {
        if (alter.table != m_object.table || isTable()) {
            return changedIf(alter.table == m_object.table);
        }
        if (alter.changes.name.value_or(alter.column) != m_object.column) {
            return {};
        }
        return alter.column == m_object.column
                   ? Concern{Kind::Changed, {}}
                   : Concern{Kind::Renamed, {m_object.table, alter.column}};
    }

    Answer operator()(const DropColumn& drop) const
    {
        return changedIf(drop.table == m_object.table && isTable());
    }

    Answer operator()(const CreateIndex& create) const
    {
        return changedIf(create.table == m_object.table
                         && (isTable() || concerns(create.index, m_object.column)));
    }

    Answer operator()(const DropIndex& drop) const
    {
        return changedIf(
            drop.table == m_object.table
            && (isTable() || (drop.dropped && concerns(*drop.dropped, m_object.column))));
    }

    Answer operator()(const AddConstraint& add) const
    {
        return changedIf(add.table == m_object.table
                         && (isTable() || concerns(add.constraint, m_object.column)));
    }

    Answer operator()(const DropConstraint& drop) const
    {
        return changedIf(
            drop.table == m_object.table
            && (isTable() || (drop.dropped && concerns(*drop.dropped, m_object.column))));
    }

    Answer operator()(const SetTableComment& comment) const
    {
        return changedIf(comment.table == m_object.table && isTable());
    }

    /// Data, enum types, SQL text, and tables that go: an object that is there was not dropped.
    template <typename Other>
    Answer operator()(const Other&) const
    {
        return {};
    }

private:
    bool isTable() const
    {
        return m_object.column.isEmpty();
    }

    static Answer changedIf(bool isConcerned)
    {
        return isConcerned ? Answer(Concern{}) : Answer();
    }

    const ObjectName& m_object;  // outlives the question
};

bool has(const Schema& schema, const ObjectName& object)
{
    const Table* table = schema.table(object.table);
    return table != nullptr && (object.column.isEmpty() || table->hasColumn(object.column));
}

/// The operation in words, with what it says about the column.
QString wordsFor(const Operation& operation, const ObjectName& object)
{
    const auto* create = std::get_if<CreateTable>(&operation.value);
    if (create == nullptr || object.column.isEmpty()) {
        return describe(operation);
    }
    const Column& column = *create->table.column(object.column);
    return u"create table %1 with column %2 %3%4"_s.arg(
        object.table.toString(),
        column.name,
        describe(column.type),
        column.nullable ? QString() : u" not null"_s);
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
        const auto concern = std::visit(Question(m_object), operation.value);
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
                    u"Revision '%1' took it away: %2 (%3). Ask for an earlier one with --as-of."_s
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
