// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/newrevisionoutput.h"
#include "app/cli/commandsyntax.h"
#include "migrations/command/reconcile.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class RevisionCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"revision"_s,
                u"write a new revision script"_s,
                u"Writes an empty script on top of the head, from the project's script.py.mako. "
                u"Opens no\n"
                "database and runs nothing but the post_write_hooks that the project configures. "
                "With\n"
                "--reconcile it says what makes the history lead to what the models declare."_s,
                u"limbeck revision -m \"add accounts\""_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        declareNewRevision(syntax, m_options, m_message, m_branchLabel);
        syntax.option(u"--head"_s, u"REVISION"_s, u"stand on this one (default: head)"_s, m_head);
        syntax.option(u"--version-path"_s,
                      u"FOLDER"_s,
                      u"put the script into this version location"_s,
                      m_options.versionPath);
        syntax.repeatable(u"--depends-on"_s,
                          u"REVISION"_s,
                          u"must be applied before, without being a parent; may be repeated"_s,
                          m_options.dependsOn);
        syntax.flag(u"--reconcile"_s,
                    u"fill it with what differs between the history and the models"_s,
                    m_isReconciling);
        syntax.flag(
            u"--sql"_s, u"refused, as Alembic does without --autogenerate"_s, m_options.sql);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        finishOptions();
        if (m_isReconciling) {
            return reconcile(session, **project);
        }
        return printNewRevision(session, command::newRevision(**project, m_options));
    }

private:
    Result<int> reconcile(Session& session, const Project& project) const
    {
        const Result<command::Reconciliation> done = command::reconcile(project, m_options);
        if (!done) {
            return fail(done.error());
        }
        if (!session.options().asJson && !done->left.isEmpty()) {
            session.print(u"Left, since no operation changes it or the models do not say it:\n"_s);
            for (const QString& difference : done->left) {
                session.print(u"  %1\n"_s.arg(difference));
            }
        }
        return printNewRevision(session, done->made);
    }

    void finishOptions()
    {
        if (!m_message.isNull()) {
            m_options.message = m_message;
        }
        if (!m_branchLabel.isEmpty()) {
            m_options.branchLabels = QStringList{m_branchLabel};
        }
        if (!m_head.isEmpty()) {
            m_options.heads = QStringList{m_head};
        }
    }

    command::NewRevisionOptions m_options;
    QString m_message;
    QString m_branchLabel;
    QString m_head;
    bool m_isReconciling = false;
};

}  // namespace

std::unique_ptr<Command> makeRevisionCommand()
{
    return std::make_unique<RevisionCommand>();
}

}  // namespace limbeck::cli
