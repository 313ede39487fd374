// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"
#include "app/cli/session.h"
#include "migrations/command/operations.h"
#include "models/base/text.h"

#include <QFileInfo>

#include <algorithm>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString resultText(const QList<OperationRecord>& log, const OperationRecord& record)
{
    QString text = record.isOk() ? u"done"_s : u"failed"_s;
    if (!record.isOk() && record.hasChanged) {
        text = u"failed, changed in part"_s;
    }
    text += u" in %1 ms"_s.arg(record.milliseconds);
    if (!record.undoes.isEmpty()) {
        text += u", undo of %1"_s.arg(record.undoes);
    }
    if (command::isUndone(log, record.id)) {
        text += u", taken back"_s;
    }
    return text;
}

QString textOf(const QList<OperationRecord>& log, const OperationRecord& record)
{
    QString text = u"%1  %2  %3 %4  %5 -> %6  %7\n"_s.arg(
        record.id,
        record.started.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s),
        record.action,
        record.target,
        rowsText(record.from),
        rowsText(record.to),
        resultText(log, record));
    if (!record.isOk()) {
        text += u"    "_s + record.error.section(u'\n', 0, 0) + u'\n';
    }
    if (!record.backup.isEmpty()) {
        text += u"    backup "_s + QFileInfo(record.backup).fileName() + u'\n';
    }
    return text;
}

class LogCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"log"_s,
                u"list what was done to databases and files of this project"_s,
                u"Every operation of this program and of the desktop that changed a database or a "
                u"file of the project,\n"
                "newest first: when, what, where, from and to which revisions, with what result, "
                "how long it took,\n"
                "and the backup that was made. 'limbeck undo ID' takes one back. The log is kept "
                "in your data\n"
                "folder; it holds no password, and what stock Alembic does is not in it."_s,
                u"limbeck log --limit 5"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.option(u"--limit"_s, u"N"_s, u"only the newest N (default: 20)"_s, m_limit);
    }

    Result<int> run(Session& session) override
    {
        bool isNumber = false;
        const qsizetype limit = m_limit.toInt(&isNumber);
        if (!isNumber || limit < 1) {
            return fail(ErrorCode::InvalidArgument,
                        u"--limit takes a number from 1 on, not '%1'."_s.arg(m_limit));
        }
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        return command::operations(**project).map([&](const OperationLog::Content& log) {
            return print(session, log, std::min(limit, log.records.size()));
        });
    }

private:
    static int print(Session& session, const OperationLog::Content& log, qsizetype count)
    {
        QString text;
        QJsonArray operations;
        for (qsizetype i = 1; i <= count; ++i) {
            const OperationRecord& record = log.records.at(log.records.size() - i);
            text += textOf(log.records, record);
            QJsonObject object = operationJson(record);
            object.insert(u"isUndone"_s, command::isUndone(log.records, record.id));
            operations << object;
        }
        if (log.damagedLines > 0) {
            session.warn(
                u"limbeck.log"_s,
                u"%1 of the log cannot be read."_s.arg(countOf(log.damagedLines, u"line"_s)));
        }
        const qsizetype older = log.records.size() - count;
        if (older > 0) {
            text += u"… %1; --limit shows more.\n"_s.arg(countOf(older, u"older operation"_s));
        }
        session.print(text.isEmpty() ? u"Nothing has been done yet.\n"_s : text);
        if (session.options().asJson) {
            session.printJson({{u"operations"_s, operations},
                               {u"older"_s, older},
                               {u"damagedLines"_s, log.damagedLines}});
        }
        return exitOk;
    }

    QString m_limit = u"20"_s;
};

}  // namespace

std::unique_ptr<Command> makeLogCommand()
{
    return std::make_unique<LogCommand>();
}

}  // namespace limbeck::cli
