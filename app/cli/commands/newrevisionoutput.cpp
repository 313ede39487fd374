// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/newrevisionoutput.h"

#include "app/cli/command.h"
#include "app/cli/commandsyntax.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString doneLine(const QString& doing)
{
    return doing + u" ...  done\n"_s;
}

QString hookText(const command::HookRun& run)
{
    return u"Running post write hook '%1' ...\n"_s.arg(run.name) + run.output + u"  done\n"_s;
}

QString writtenText(const command::NewRevision& made)
{
    QString text;
    if (!made.createdFolder.isEmpty()) {
        text += doneLine(u"Creating directory "_s + made.createdFolder);
    }
    text += doneLine(u"Generating "_s + made.file);
    for (const command::HookRun& run : made.hooks) {
        text += hookText(run);
    }
    return text;
}

QJsonObject newRevisionJson(const command::NewRevision& made)
{
    QJsonArray hooks;
    for (const command::HookRun& run : made.hooks) {
        hooks << QJsonObject{
            {u"name"_s, run.name}, {u"exitCode"_s, run.exitCode}, {u"output"_s, run.output}};
    }
    return {{u"revision"_s, made.id},
            {u"file"_s, made.file},
            {u"notes"_s, QJsonArray::fromStringList(made.notes)},
            {u"hooks"_s, hooks}};
}

}  // namespace

void declareNewRevision(CommandSyntax& syntax,
                        command::NewRevisionOptions& options,
                        QString& message,
                        QString& branchLabel)
{
    syntax.option(u"-m,--message"_s, u"TEXT"_s, u"what the revision does, in a line"_s, message);
    syntax.option(
        u"--branch-label"_s, u"LABEL"_s, u"a name for the branch that starts here"_s, branchLabel);
    syntax.option(u"--rev-id"_s, u"ID"_s, u"this identifier instead of a random one"_s, options.id);
    syntax.flag(u"--splice"_s, u"allow a parent that is no head"_s, options.splice);
    syntax.flag(u"--stock-template"_s,
                u"use Alembic's usual script text, not the project's script.py.mako"_s,
                options.useStockTemplate);
    syntax.flag(u"--no-hooks"_s, u"do not run the project's post_write_hooks"_s, options.skipHooks);
}

Result<int> printNewRevision(Session& session, const Result<command::NewRevision>& made)
{
    if (!made) {
        return fail(made.error());
    }
    session.print(writtenText(*made));
    for (const QString& note : made->notes) {
        session.warn(u"limbeck.script"_s, note);
    }
    if (made->hookError) {
        return session.report(*made->hookError, newRevisionJson(*made));
    }
    if (session.options().asJson) {
        session.printJson(newRevisionJson(*made));
    }
    return exitOk;
}

}  // namespace limbeck::cli
