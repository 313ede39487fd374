// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/editor.h"

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

}  // namespace

Result<> openInEditor(const QStringList& files)
{
    const QStringList editor = editorCommand();
    if (editor.isEmpty()) {
        return fail(ErrorCode::ConfigNotFound,
                    u"No suitable editor found. Please set the 'EDITOR' or 'VISUAL' "
                    "environment variable"_s);
    }
    for (const QString& file : files) {
        if (const Result<> opened = openInEditor(editor, file); !opened) {
            return opened;
        }
    }
    return {};
}

}  // namespace limbeck::cli
