// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commandsyntax.h"
#include "migrations/command/edittarget.h"

#include <QProcess>
#include <QStandardPaths>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

/// The command line of the user's editor, in the order in which Alembic asks: $EDITOR, $VISUAL,
/// then what Debian calls an editor. Empty if there is none.
QStringList editorCommand()
{
    for (const char* variable : {"EDITOR", "VISUAL"}) {
        const QStringList words = QProcess::splitCommand(qEnvironmentVariable(variable));
        if (!words.isEmpty()) {
            return words;
        }
    }
    for (const QString& name : {u"sensible-editor"_s, u"nano"_s, u"vi"_s}) {
        const QString found = QStandardPaths::findExecutable(name);
        if (!found.isEmpty()) {
            return {found};
        }
    }
    return {};
}

/// Runs the editor on this terminal until it ends.
Result<> openInEditor(const QStringList& editor, const QString& file)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.start(editor.first(), editor.sliced(1) + QStringList{file});
    if (!process.waitForStarted()) {
        return fail(ErrorCode::ConfigNotFound,
                    u"The editor '%1' cannot be started: %2\nSay which one to use in $EDITOR or "
                    "$VISUAL."_s.arg(editor.first(), process.errorString()));
    }
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return fail(ErrorCode::InvalidArgument,
                    u"The editor '%1' ended with an error on '%2'."_s.arg(editor.first(), file));
    }
    return {};
}

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
        const QStringList editor = editorCommand();
        if (editor.isEmpty()) {
            return fail(ErrorCode::ConfigNotFound,
                        u"No suitable editor found. Please set the 'EDITOR' or 'VISUAL' "
                        "environment variable"_s);
        }
        for (const QString& file : files) {
            if (const Result<> opened = openInEditor(editor, file); !opened) {
                return fail(opened.error());
            }
        }
        return exitOk;
    }

    QString m_revision;
};

}  // namespace

std::unique_ptr<Command> makeEditCommand()
{
    return std::make_unique<EditCommand>();
}

}  // namespace limbeck::cli
