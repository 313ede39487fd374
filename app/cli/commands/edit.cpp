// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/editor.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commandsyntax.h"
#include "migrations/command/edittarget.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class EditCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"edit"_s,
                u"open a revision's script in your editor"_s,
                u"Opens the script of REVISION in $EDITOR or $VISUAL. 'current' asks the database; "
                u"nothing else\nopens it."_s,
                u"limbeck edit head"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"REVISION"_s,
                        u"head, heads, current, a revision or its first letters, a label"_s,
                        m_revision);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const Result<QStringList> rows = rowsFor(session, m_revision);
        if (!rows) {
            return fail(rows.error());
        }
        const Result<QStringList> files = command::editTargets(**project, m_revision, *rows);
        return files ? open(session, *files) : fail(files.error());
    }

private:
    static Result<int> open(Session& session, const QStringList& files)
    {
        if (session.options().asJson) {
            session.printJson({{u"files"_s, QJsonArray::fromStringList(files)}});
            return exitOk;
        }
        const Result<> opened = openInEditor(files);
        return opened ? Result<int>(exitOk) : fail(opened.error());
    }

    QString m_revision;
};

}  // namespace

std::unique_ptr<Command> makeEditCommand()
{
    return std::make_unique<EditCommand>();
}

}  // namespace limbeck::cli
