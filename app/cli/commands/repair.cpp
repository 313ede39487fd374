// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/repair.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/session.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject repairJson(const command::RepairPlan& plan)
{
    return {{u"isNeeded"_s, plan.isNeeded()},
            {u"rowsBefore"_s, QJsonArray::fromStringList(plan.rowsBefore)},
            {u"rowsAfter"_s, QJsonArray::fromStringList(plan.rowsAfter)},
            {u"redundant"_s, QJsonArray::fromStringList(plan.redundant)},
            {u"duplicates"_s, QJsonArray::fromStringList(plan.duplicates)}};
}

QString repairText(const command::RepairPlan& plan, const QString& database)
{
    if (!plan.isNeeded()) {
        return u"The version rows of '%1' are as they should be.\n"_s.arg(database);
    }
    QString text;
    for (const QString& row : plan.redundant) {
        text += u"  row %1 goes: another row stands on it\n"_s.arg(row);
    }
    for (const QString& row : plan.duplicates) {
        text += u"  row %1 is there more than once: one stays\n"_s.arg(row);
    }
    return text + u"  rows then: %1\n"_s.arg(plan.rowsAfter.join(u", "_s));
}

class RepairCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"repair"_s,
                u"mend version rows that stand on each other"_s,
                u"Takes rows out of the version table that are there twice or on which another "
                u"row stands. Stock\n"
                "Alembic can leave such rows and then refuses the next upgrade (\"Requested "
                "revision X overlaps\n"
                "with other requested revisions Y\"). What is applied stays applied."_s,
                u"limbeck repair --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.flag(u"--dry-run"_s, u"say what would change, change nothing"_s, m_isDryRun);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        const Result<command::RepairPlan> plan =
            m_isDryRun ? command::previewRepair(*context) : command::repair(*context);
        if (!plan) {
            return fail(plan.error());
        }
        session.print(repairText(*plan, context->database.displayName()));
        if (session.options().asJson) {
            session.printJson(repairJson(*plan));
        }
        return exitOk;
    }

private:
    bool m_isDryRun = false;
};

}  // namespace

std::unique_ptr<Command> makeRepairCommand()
{
    return std::make_unique<RepairCommand>();
}

}  // namespace limbeck::cli
