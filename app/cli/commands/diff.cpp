// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/diff.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commands/past.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/plantext.h"
#include "migrations/database/enginenames.h"
#include "migrations/report/sqlcomment.h"
#include "migrations/report/textwidth.h"
#include "models/base/text.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int exitDiffers = 1;

QString titleOf(const command::SchemaDiff& diff)
{
    const QString ends = u"From %1 to %2: "_s.arg(diff.from.label, diff.to.label);
    return ends
           + (diff.differences.isEmpty() ? u"no differences"_s
                                         : countOf(diff.differences.size(), u"difference"_s));
}

QString diffText(const command::SchemaDiff& diff)
{
    QString text = titleOf(diff) + u".\n"_s;
    for (const Difference& difference : diff.differences) {
        text += oneLine(describe(difference)) + u'\n';
    }
    return text;
}

Result<QString> diffSql(const command::SchemaDiff& diff)
{
    return command::scriptFor(diff).map([&diff](const command::DiffScript& script) {
        QString text = sqlComment(titleOf(diff) + u", for "_s + engineName(diff.engine));
        for (const Difference& difference : script.left) {
            text += sqlComment(u"Not done here: "_s + describe(difference));
        }
        text += u'\n' + statementsSql(script.statements);
        return text.trimmed() + u'\n';
    });
}

QJsonObject differenceJson(const Difference& difference)
{
    return {{u"kind"_s, kindWord(difference.kind)},
            {u"element"_s, elementWord(difference.element)},
            {u"table"_s, difference.table.toString()},
            {u"name"_s, difference.name},
            {u"aspect"_s, difference.aspect},
            {u"before"_s, difference.before},
            {u"after"_s, difference.after}};
}

QJsonObject diffJson(const command::SchemaDiff& diff)
{
    QJsonArray list;
    for (const Difference& difference : diff.differences) {
        list << differenceJson(difference);
    }
    return {{u"from"_s, diff.from.label},
            {u"to"_s, diff.to.label},
            {u"engine"_s, engineName(diff.engine)},
            {u"differences"_s, list},
            {u"doubts"_s, findingsJson(diff.from.doubts + diff.to.doubts)}};
}

class DiffCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"diff"_s,
                u"compare two schemas: revisions, databases, models"_s,
                u"Tells what differs between two of: a revision in any form, base, current (the "
                u"history at the\n"
                "database's rows), database, models, the URL of another database, or FILE.json, "
                "which 'limbeck report\n"
                "json -o FILE.json' wrote earlier. 'limbeck diff current database' is the drift of "
                "a database from its\n"
                "history. Changes nothing; --format sql prints the statements that would turn the "
                "first into the\n"
                "second. Renames are not guessed."_s,
                u"limbeck diff current database --exit-code"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"FROM"_s,
                        u"a revision, base, current, database, models, a URL or a JSON report"_s,
                        m_from);
        syntax.argument(u"TO"_s, u"the same"_s, m_to);
        syntax.choice(u"--dialect"_s,
                      {u"sqlite"_s, u"postgresql"_s, u"mysql"_s, u"mariadb"_s},
                      u"compare what this engine stores"_s,
                      m_dialect);
        syntax.choice(u"--format"_s,
                      {u"words"_s, u"sql"_s, u"json"_s},
                      u"default: words, with --json json"_s,
                      m_format);
        syntax.flag(u"--exit-code"_s, u"exit with 1 if there are differences"_s, m_usesExitCode);
    }

    Result<int> run(Session& session) override
    {
        command::DiffRequest request;
        request.from = m_from;
        request.to = m_to;
        request.engine = engineNamed(m_dialect);
        request.url = session.options().url;
        request.wantsStored = m_format == u"sql"_s;
        const Result<command::SchemaDiff> diff = compare(session, request);
        if (!diff) {
            return fail(diff.error());
        }
        warnOfDoubts(session, u"limbeck.diff"_s, diff->from.doubts);
        warnOfDoubts(session, u"limbeck.diff"_s, diff->to.doubts);
        return print(session, *diff).map([&] {
            return m_usesExitCode && !diff->differences.isEmpty() ? exitDiffers : exitOk;
        });
    }

private:
    /// Two reports can be compared anywhere.
    static Result<command::SchemaDiff> compare(Session& session,
                                               const command::DiffRequest& request)
    {
        if (command::isSavedReport(request.from) && command::isSavedReport(request.to)) {
            return command::compareReports(request);
        }
        return session.project().and_then([&request](const Project* project) {
            return command::compareSchemas(*project, request);
        });
    }

    Result<> print(Session& session, const command::SchemaDiff& diff) const
    {
        if (m_format == u"json"_s || session.options().asJson) {
            session.printJson(diffJson(diff));
            return {};
        }
        const Result<QString> text = m_format == u"sql"_s ? diffSql(diff) : diffText(diff);
        if (!text) {
            return fail(text.error());
        }
        session.terminal().print(*text);
        return {};
    }

    QString m_from;
    QString m_to;
    QString m_dialect;
    QString m_format = u"words"_s;
    bool m_usesExitCode = false;
};

}  // namespace

std::unique_ptr<Command> makeDiffCommand()
{
    return std::make_unique<DiffCommand>();
}

}  // namespace limbeck::cli
