// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/writehooks.h"

#include "models/base/enginetext.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>

#include <utility>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxMilliseconds = 5 * 60 * 1000;  // formatters and linters; nobody waits longer

/// shlex.split(): white space, both kinds of quotes, backslashes.
/// Source: Python 3.11 shlex.py, posix mode.
Result<QStringList> splitCommandLine(const QString& text, const WriteHook& hook)
{
    QStringList words;
    QString word;
    bool isInWord = false;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text[i];
        const bool isEscape = character == u'\\' && quote != u'\'' && i + 1 < text.size();
        if (isEscape && (quote.isNull() || text[i + 1] == u'\\' || text[i + 1] == quote)) {
            word += text[++i];
            isInWord = true;
        } else if (!quote.isNull()) {
            if (character == quote) {
                quote = QChar();
            } else {
                word += character;
            }
        } else if (character == u'\'' || character == u'"') {
            quote = character;
            isInWord = true;
        } else if (!character.isSpace()) {
            word += character;
            isInWord = true;
        } else if (isInWord) {
            words << std::exchange(word, {});
            isInWord = false;
        }
    }
    if (!quote.isNull()) {
        return fail(ErrorCode::ConfigNotFound,
                    EngineText::tr("A quote does not end in the setting '%1.options': %2")
                        .arg(hook.name, text));
    }
    return isInWord ? words + QStringList{word} : words;
}

Result<QStringList> argumentsOf(const WriteHook& hook, const QString& script)
{
    const QString token = u"REVISION_SCRIPT_FILENAME"_s;
    Result<QStringList> words = splitCommandLine(hook.options, hook);
    if (!words) {
        return words;
    }
    words->replaceInStrings(token, script);
    if (!hook.options.contains(token)) {
        words->prepend(script);
    }
    return words;
}

Result<> checkHook(const WriteHook& hook)
{
    if (hook.type.isEmpty()) {
        return fail(
            ErrorCode::ConfigNotFound,
            EngineText::tr("Key '%1.type' (or 'type' in toml) is required for post write hook '%1'")
                .arg(hook.name));
    }
    const bool isKnown =
        hook.type == "exec"_L1 || hook.type == "console_scripts"_L1 || hook.type == "module"_L1;
    if (!isKnown) {
        return fail(
            ErrorCode::ConfigNotFound,
            EngineText::tr(
                "No formatter with name '%1' registered\nThe hook '%2' has this type; there "
                "are 'exec', 'console_scripts' and 'module'.")
                .arg(hook.type, hook.name));
    }
    if (hook.target.isEmpty()) {
        const QString key = hook.type == "exec"_L1     ? u"executable"_s
                            : hook.type == "module"_L1 ? u"module"_s
                                                       : u"entrypoint"_s;
        return fail(
            ErrorCode::ConfigNotFound,
            EngineText::tr("Key %1.%2 is required for post write hook '%1'").arg(hook.name, key));
    }
    return {};
}

Result<QString> programOf(const WriteHook& hook, const QString& folder)
{
    // A path is meant from the folder that the program starts in.
    const QString program =
        hook.target.contains(u'/') ? QDir(folder).absoluteFilePath(hook.target) : hook.target;
    const QString found = QStandardPaths::findExecutable(program);
    if (!found.isEmpty()) {
        return found;
    }
    const QString reason =
        hook.type == "exec"_L1
            ? EngineText::tr("There is no program '%1'.").arg(hook.target)
            : EngineText::tr(
                  "It is a Python %1, which Limbeck runs only if PATH has a program of its name, "
                  "and "
                  "there is no '%2'. Run it yourself, or write a hook of the type 'exec'.")
                  .arg(hook.type == "module"_L1 ? u"module"_s : EngineText::tr("console script"),
                       hook.target);
    return fail(ErrorCode::Unsupported,
                EngineText::tr("The post write hook '%1' was not run. %2").arg(hook.name, reason));
}

Result<HookRun> runHook(const WriteHook& hook, const QString& script, const QString& folder)
{
    if (Result<> checked = checkHook(hook); !checked) {
        return fail(checked.error());
    }
    const QString startFolder =
        hook.folder.isEmpty() ? folder : QDir(folder).absoluteFilePath(hook.folder);
    const Result<QString> program = programOf(hook, startFolder);
    if (!program) {
        return fail(program.error());
    }
    const Result<QStringList> arguments = argumentsOf(hook, script);
    if (!arguments) {
        return fail(arguments.error());
    }
    QProcess process;
    process.setWorkingDirectory(startFolder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(*program, *arguments);
    if (!process.waitForFinished(maxMilliseconds)) {
        const QString reason = process.errorString();
        process.kill();
        process.waitForFinished(1000);
        return fail(ErrorCode::Unsupported,
                    EngineText::tr("The post write hook '%1' did not come to its end: %2.")
                        .arg(hook.name, reason));
    }
    HookRun run;
    run.name = hook.name;
    run.output = QString::fromLocal8Bit(process.readAll());
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return run;
}

}  // namespace

Result<> runWriteHooks(const QList<WriteHook>& hooks,
                       const QString& script,
                       const QString& folder,
                       QList<HookRun>& runs)
{
    for (const WriteHook& hook : hooks) {
        const Result<HookRun> run = runHook(hook, script, folder);
        if (!run) {
            return fail(run.error());
        }
        runs << *run;
    }
    return {};
}

}  // namespace limbeck::command
