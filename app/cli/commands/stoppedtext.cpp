// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/stoppedtext.h"

#include "app/cli/command.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"
#include "migrations/report/sqlcomment.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString place(const StoppedStep& stopped)
{
    return u"%1%2, after %3 of %4 statements"_s.arg(stopped.isUndo ? u"taking back "_s : QString(),
                                                    stopped.title(),
                                                    QString::number(stopped.done),
                                                    QString::number(stopped.statements().size()));
}

}  // namespace

QString stoppedText(const StoppedStep& stopped)
{
    QStringList lines{u"An earlier run stopped inside %1."_s.arg(place(stopped))};
    if (const QList<Statement> rest = stopped.rest(); !rest.isEmpty()) {
        lines << (stopped.begun ? u"It was at work on this one, and may have done it:"_s
                  : stopped.failure.isEmpty() ? u"The next one is:"_s
                                              : u"This one was refused:"_s)
              << u"  "_s + rest.first().sql.trimmed().replace(u'\n', u"\n  "_s);
    }
    if (!stopped.failure.isEmpty()) {
        lines << stopped.failure;
    }
    lines << u"'limbeck resume' finishes it, 'limbeck undo' takes back what is done of it; if you "
             "settle it by hand, say so with 'limbeck mark'."_s;
    if (!stopped.backup.isEmpty()) {
        lines << u"The state before the run is kept in "_s + stopped.backup + u'.';
    }
    return lines.join(u'\n') + u'\n';
}

QJsonObject stoppedJson(const StoppedStep& stopped)
{
    const QList<Statement> rest = stopped.rest();
    return {{u"revision"_s, stopped.step.revision},
            {u"direction"_s, directionName(stopped.step.direction)},
            {u"isUndo"_s, stopped.isUndo},
            {u"done"_s, stopped.done},
            {u"statements"_s, stopped.statements().size()},
            {u"isNextBegun"_s, stopped.begun.has_value()},
            {u"next"_s, rest.isEmpty() ? QString() : rest.first().sql},
            {u"failure"_s, stopped.failure},
            {u"backup"_s, stopped.backup}};
}

Result<int> printRest(Session& session, const StoppedStep& stopped)
{
    session.print(sqlComment(u"The rest of "_s + place(stopped)) + u'\n'
                  + statementsSql(stopped.rest()));
    if (session.options().asJson) {
        QJsonArray statements;
        for (const Statement& statement : stopped.rest()) {
            statements << statement.sql;
        }
        QJsonObject document = stoppedJson(stopped);
        document.insert(u"rest"_s, statements);
        session.printJson(document);
    }
    return exitOk;
}

}  // namespace limbeck::cli
