// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/resume.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/jsonvalues.h"
#include "migrations/command/operations.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

/// `undo`: of the newest thing that happened. A step that stopped half way is that, since no run
/// can have ended after it; else it is the newest operation of the log.
class UndoCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"undo"_s,
                u"take the last operation back, or one of 'limbeck log'"_s,
                u"Takes back what was done last: the database is put back from the backup that "
                u"was made before, a\n"
                "stamp says again what it said, a new script that nobody has edited goes away. An "
                "older OPERATION\n"
                "of the same database takes the later ones with it; the undo itself is an "
                "operation that can be\n"
                "taken back. Where there is no way back, nothing is changed and the reason is "
                "said.\n"
                "Where a run stopped inside a revision (MariaDB, MySQL), that is taken back "
                "first, by the reverse\n"
                "of each operation."_s,
                u"limbeck undo --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.optionalArgument(
            u"OPERATION"_s,
            u"the first letters of an id of 'limbeck log' (default: the last)"_s,
            m_operation);
        syntax.flag(u"--dry-run"_s, u"say what would be done, change nothing"_s, m_isDryRun);
        m_answer.declare(syntax);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = contextOf(session);
        if (!context) {
            return fail(context.error());
        }
        if (m_answer.isGiven() || (m_operation.isEmpty() && isStopped(*context))) {
            return settleStep(session, *context, true, m_isDryRun, m_answer);
        }
        return command::operations(*context->project)
            .and_then([&](const OperationLog::Content& log) { return plan(*context, log.records); })
            .and_then(
                [&](const command::UndoPlan& plan) { return carryOut(session, *context, plan); });
    }

private:
    /// Files can be put back without a database.
    static Result<command::Context> contextOf(Session& session)
    {
        const Result<const Project*> project = session.project();
        Result<command::Context> context = session.context();
        if (context || !project || context.error().code != ErrorCode::ConfigNotFound) {
            return context;
        }
        return command::Context{.project = *project, .database = {}};
    }

    static bool isStopped(const command::Context& context)
    {
        if (context.database.engine == Engine::Sqlite
            || context.database.engine == Engine::Postgresql) {
            return false;  // a failed run leaves nothing there
        }
        const Result<command::Status> status =
            command::status(context, {.inspectSchema = false, .countRows = false});
        return status && status->stopped;
    }

    Result<command::UndoPlan> plan(const command::Context& context,
                                   const QList<OperationRecord>& log) const
    {
        if (!m_operation.isEmpty()) {
            return command::planUndo(context, log, m_operation);
        }
        const std::optional<OperationRecord> newest = command::newestToUndo(context, log);
        if (!newest) {
            return fail(ErrorCode::InvalidArgument,
                        u"There is nothing to take back: the operations log of this project "
                        "names no operation that is not taken back already."_s);
        }
        return command::planUndo(context, log, newest->id);
    }

    Result<int> carryOut(Session& session,
                         const command::Context& context,
                         const command::UndoPlan& plan) const
    {
        if (m_isDryRun) {
            session.print(plan.sentence() + u'\n');
            if (session.options().asJson) {
                session.printJson({{u"operation"_s, operationJson(plan.operation)},
                                   {u"plan"_s, plan.sentence()}});
            }
            return exitOk;
        }
        session.info(u"limbeck.undo"_s, plan.sentence());
        if (plan.changesDatabase()) {
            const Result<> wanted = session.confirm(context, u"undo an operation on"_s);
            if (!wanted) {
                return fail(wanted.error());
            }
        }
        return command::carryOut(context, plan).map([&](const command::Undone& done) {
            session.print(done.sentence + u'\n');
            if (!done.backup.isEmpty()) {
                session.info(u"limbeck.backup"_s,
                             u"The state before the undo is kept in "_s + done.backup + u'.');
            }
            if (session.options().asJson) {
                session.printJson({{u"operation"_s, operationJson(plan.operation)},
                                   {u"done"_s, done.sentence},
                                   {u"backup"_s, done.backup}});
            }
            return exitOk;
        });
    }

    QString m_operation;
    bool m_isDryRun = false;
    SettleAnswer m_answer;
};

}  // namespace

std::unique_ptr<Command> makeUndoCommand()
{
    return std::make_unique<UndoCommand>();
}

}  // namespace limbeck::cli
