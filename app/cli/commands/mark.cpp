// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/stoppedtext.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/plantext.h"
#include "app/cli/runlog.h"
#include "migrations/command/settle.h"
#include "models/base/text.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString markText(const command::MarkPreview& preview)
{
    QString text = u"Version rows then: "_s + rowsText(preview.rowsAfter) + u'\n';
    for (const QString& doubt : preview.structure.doubts) {
        text += u"Not certain: "_s + doubt + u'\n';
    }
    if (preview.structure.differences.isEmpty()) {
        text += u"What the revision touches is as the history says it should be then.\n"_s;
    } else {
        text +=
            u"Not as the history says it should be then (+ is there and should not be, - is "
            "missing, ~ is different):\n"_s;
        for (const Difference& difference : preview.structure.differences) {
            text += u"  "_s + describe(difference) + u'\n';
        }
    }
    if (preview.structure.elsewhere > 0) {
        text += u"Besides, "_s + countOf(preview.structure.elsewhere, u"difference"_s)
                + u" in what this revision does not touch.\n"_s;
    }
    return text;
}

QJsonObject markJson(const command::MarkPreview& preview)
{
    QJsonArray lines;
    for (const Difference& difference : preview.structure.differences) {
        lines << describe(difference);
    }
    return {{u"stopped"_s, stoppedJson(preview.stopped)},
            {u"rowsAfter"_s, QJsonArray::fromStringList(preview.rowsAfter)},
            {u"differences"_s, lines},
            {u"differencesElsewhere"_s, preview.structure.elsewhere},
            {u"doubts"_s, QJsonArray::fromStringList(preview.structure.doubts)}};
}

class MarkCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"mark"_s,
                u"say that a step that stopped half way was settled by hand"_s,
                u"For a revision inside which a run stopped (MariaDB, MySQL) and that you have "
                u"finished ('applied') or\n"
                "taken back ('unapplied') by hand: compares the database with what the history "
                "says it should be\n"
                "then, shows what differs, and moves the version rows, or leaves them. Runs "
                "nothing else."_s,
                u"limbeck mark applied --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"STATE"_s, u"applied or unapplied"_s, m_state);
        syntax.flag(u"--dry-run"_s, u"show what differs, change nothing"_s, m_isDryRun);
    }

    Result<int> run(Session& session) override
    {
        const bool isApplied = m_state == u"applied"_s;
        if (!isApplied && m_state != u"unapplied"_s) {
            return fail(ErrorCode::InvalidArgument,
                        u"A step can be marked 'applied' or 'unapplied', not '%1'."_s.arg(m_state));
        }
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        const Result<command::MarkPreview> preview = command::previewMark(*context, isApplied);
        if (!preview) {
            return fail(preview.error());
        }
        if (m_isDryRun) {
            session.print(markText(*preview));
            if (session.options().asJson) {
                session.printJson(markJson(*preview));
            }
            return exitOk;
        }
        session.warn(u"limbeck.mark"_s, markText(*preview).chopped(1));
        if (const Result<> wanted = session.confirm(*context, u"mark a step of"_s); !wanted) {
            return fail(wanted.error());
        }
        RunLog log(session, context->project->scripts);
        const RunReport report = command::mark(*context, isApplied, log);
        return finishRun(session,
                         report,
                         context->database.displayName(),
                         u"Marked %1 as %2.\n"_s.arg(preview->stopped.title(), m_state));
    }

private:
    QString m_state;
    bool m_isDryRun = false;
};

}  // namespace

std::unique_ptr<Command> makeMarkCommand()
{
    return std::make_unique<MarkCommand>();
}

}  // namespace limbeck::cli
