// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commandsyntax.h"
#include "migrations/command/divergence.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString parentsText(const QStringList& parents)
{
    return parents.isEmpty() ? u"the base"_s : parents.join(u", "_s);
}

QString rebaseText(const command::Rebase& rebase, bool isDone)
{
    return (isDone ? u"%1 now stands on %2 (before: %3).\n  %4\nTo take it back: limbeck rebase "
                     "--undo\n"_s
                   : u"%1 would stand on %2 (now: %3).\n  %4\n"_s)
        .arg(rebase.revision, rebase.onto, parentsText(rebase.from), rebase.file);
}

QJsonObject rebaseJson(const command::Rebase& rebase)
{
    return {{u"revision"_s, rebase.revision},
            {u"from"_s, QJsonArray::fromStringList(rebase.from)},
            {u"onto"_s, rebase.onto},
            {u"file"_s, rebase.file}};
}

class RebaseCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"rebase"_s,
                u"put one of two branches on top of the other"_s,
                u"Edits one line of one script, the down_revision of the oldest revision that only "
                u"HEAD's side\n"
                "has, so that the side stands on ONTO and there is one head again, without a "
                "merge revision.\n"
                "Refused if a revision of that side is applied in the project's database: where it "
                "is applied,\n"
                "what then comes before it would never run. Only you know about other "
                "databases."_s,
                u"limbeck rebase 27c6a30d7c24 --onto ae1027a6acf --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.optionalArgument(u"HEAD"_s, u"the head whose side is moved"_s, m_head);
        syntax.option(u"--onto"_s, u"REVISION"_s, u"where it goes: the other head"_s, m_onto);
        syntax.flag(u"--dry-run"_s, u"say what would change, change nothing"_s, m_isDryRun);
        syntax.flag(u"--undo"_s, u"take the last rebase back, byte for byte"_s, m_undoes);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        if (m_undoes) {
            return undo(session, **project);
        }
        const Result<command::Rebase> rebase = plan(session, **project);
        if (!rebase) {
            return fail(rebase.error());
        }
        if (!m_isDryRun) {
            if (const Result<> done = command::carryOut(**project, *rebase); !done) {
                return fail(done.error());
            }
        }
        session.print(rebaseText(*rebase, !m_isDryRun));
        if (session.options().asJson) {
            session.printJson(rebaseJson(*rebase));
        }
        return exitOk;
    }

private:
    static Result<int> undo(Session& session, const Project& project)
    {
        const Result<QString> file = command::undoRebase(project);
        if (!file) {
            return fail(file.error());
        }
        session.print(u"%1 is as it was before the rebase.\n"_s.arg(*file));
        if (session.options().asJson) {
            session.printJson({{u"file"_s, *file}});
        }
        return exitOk;
    }

    Result<command::Rebase> plan(Session& session, const Project& project) const
    {
        if (m_head.isEmpty() || m_onto.isEmpty()) {
            return fail(ErrorCode::InvalidArgument,
                        u"Say which head to move and where: limbeck rebase HEAD --onto "
                        "OTHER_HEAD"_s);
        }
        const RevisionGraph& graph = project.graph();
        const Result<RevisionId> head = oneRevision(graph, m_head);
        const Result<RevisionId> onto = oneRevision(graph, m_onto);
        if (!head || !onto) {
            return fail(head ? onto.error() : head.error());
        }
        const Result<QStringList> rows = knownRows(session);
        if (!rows) {
            return fail(rows.error());
        }
        return command::planRebase(project, *head, *onto, appliedRevisions(graph, *rows));
    }

    static Result<RevisionId> oneRevision(const RevisionGraph& graph, const QString& text)
    {
        const Result<std::optional<RevisionId>> found =
            resolveOne(graph, RevisionTarget::parse(text));
        if (!found) {
            return fail(found.error());
        }
        return *found ? Result<RevisionId>(**found)
                      : fail(ErrorCode::InvalidArgument,
                             u"'%1' is the base; name a revision."_s.arg(text));
    }

    /// A project without a database of its own can be rebased; one that cannot be asked cannot.
    static Result<QStringList> knownRows(Session& session)
    {
        const Result<QStringList> rows = rowsOf(session);
        if (!rows && rows.error().code == ErrorCode::ConfigNotFound) {
            session.warn(u"limbeck.rebase"_s,
                         u"No database is known, so nobody can say whether the revisions are "
                         "applied somewhere."_s);
            return QStringList();
        }
        return rows;
    }

    QString m_head;
    QString m_onto;
    bool m_isDryRun = false;
    bool m_undoes = false;
};

}  // namespace

std::unique_ptr<Command> makeRebaseCommand()
{
    return std::make_unique<RebaseCommand>();
}

}  // namespace limbeck::cli
