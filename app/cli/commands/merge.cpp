// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/newrevisionoutput.h"
#include "app/cli/commandsyntax.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class MergeCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"merge"_s,
                u"join heads by a new revision"_s,
                u"Writes an empty script that stands on all the REVISIONs, so that the history has "
                u"one head\n"
                "again. Look first at what both sides touch: 'limbeck heads --explain'."_s,
                u"limbeck merge heads -m \"join both features\""_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.arguments(u"REVISION"_s, u"heads, or the revisions to join"_s, m_revisions);
        declareNewRevision(syntax, m_options, m_message, m_branchLabel);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        if (!m_message.isNull()) {
            m_options.message = m_message;
        }
        if (!m_branchLabel.isEmpty()) {
            m_options.branchLabels = QStringList{m_branchLabel};
        }
        return printNewRevision(session,
                                command::mergeRevisions(**project, m_revisions, m_options));
    }

private:
    QStringList m_revisions;
    command::NewRevisionOptions m_options;
    QString m_message;
    QString m_branchLabel;
};

}  // namespace

std::unique_ptr<Command> makeMergeCommand()
{
    return std::make_unique<MergeCommand>();
}

}  // namespace limbeck::cli
