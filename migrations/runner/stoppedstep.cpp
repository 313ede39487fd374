// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/stoppedstep.h"

#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

QList<Statement> StoppedStep::statements() const
{
    QList<Statement> all;
    for (const StepPart& part : parts) {
        all << part.statements;
    }
    return all;
}

QList<Statement> StoppedStep::rest() const
{
    return statements().sliced(done);
}

QList<TableName> StoppedStep::tablesOf(qsizetype statement) const
{
    for (const StepPart& part : parts) {
        if (statement < part.statements.size()) {
            return part.tables;
        }
        statement -= part.statements.size();
    }
    return {};
}

QString StoppedStep::title() const
{
    return (step.direction == Direction::Up ? EngineText::tr("the upgrade of revision '%1'")
                                            : EngineText::tr("the downgrade of revision '%1'"))
        .arg(step.revision);
}

QString StoppedStep::fullTitle() const
{
    return isUndo ? EngineText::tr("taking back %1").arg(title()) : title();
}

Plan planOfRest(const StoppedStep& stopped, const RevisionGraph& graph, Engine engine)
{
    PlannedOperation rest;
    rest.statements = stopped.rest();
    QStringList texts;
    for (const Statement& statement : rest.statements) {
        texts << statement.sql;
    }
    ExecuteSql sql;
    sql.sql = texts.join(u";\n"_s);
    rest.operation = Operation{sql};
    PlanStep planned;
    planned.step = stopped.step;
    planned.operations.push_back(rest);
    if (const Revision* revision = graph.find(stopped.step.revision)) {
        planned.message = revision->message;
    }
    Finding note;
    note.revision = stopped.step.revision;
    note.message =
        EngineText::tr(
            "An earlier run stopped inside this revision; only the rest of it, from statement %1 "
            "of "
            "%2 on, is shown. What follows is planned when that is done.")
            .arg(QString::number(stopped.done + 1), QString::number(stopped.statements().size()));
    Plan plan;
    plan.engine = engine;
    plan.isOneTransaction = false;
    plan.steps << planned;
    plan.findings << note;
    return plan;
}

Result<StoppedStep> settleBegun(Database& database,
                                const StoppedStep& stopped,
                                const RowMarks& marks,
                                int seconds,
                                std::optional<bool> answer)
{
    if (!stopped.begun) {
        return stopped;
    }
    const qsizetype number = stopped.begun->index;
    const Result<Effect> effect =
        findEffect(database, stopped.begun->sign, number, stopped.tablesOf(number), marks, seconds);
    if (!effect) {
        return fail(effect.error());
    }
    if (*effect == Effect::Uncertain && !answer) {
        return fail(
            ErrorCode::VerificationFailed,
            EngineText::tr(
                "An earlier run was stopped while it carried out statement %1 of %2 of %3, and "
                "whether that is done cannot be seen:\n%4\nLook at the database, then say --done "
                "or "
                "--not-done to 'limbeck resume' or 'limbeck undo'.")
                .arg(QString::number(number + 1),
                     QString::number(stopped.statements().size()),
                     stopped.title(),
                     stopped.statements()[number].sql));
    }
    StoppedStep settled = stopped;
    settled.begun.reset();
    const bool isDone = *effect == Effect::Uncertain ? *answer : *effect == Effect::Done;
    settled.done = isDone ? number + 1 : number;
    return settled;
}

Result<StoppedStep> wayBackOf(const StoppedStep& stopped)
{
    if (stopped.isUndo) {
        return stopped;
    }
    StoppedStep undo = stopped;
    undo.isUndo = true;
    undo.parts.clear();
    undo.done = 0;
    undo.failure.clear();
    QStringList reasons;
    qsizetype left = stopped.done;
    for (const StepPart& part : stopped.parts) {
        if (left <= 0) {
            break;
        }
        const bool isWhole = left >= part.statements.size();
        left -= part.statements.size();
        if (!part.noWayBack.isEmpty()) {
            reasons << part.noWayBack;
        } else if (!isWhole && !part.wayBack.isEmpty()) {
            reasons << EngineText::tr("Only a part of “%1” is done, and that has no way back.")
                           .arg(part.description);
        } else if (!part.wayBack.isEmpty()) {
            StepPart back;
            back.description = EngineText::tr("take back “%1”").arg(part.description);
            back.statements = part.wayBack;
            back.tables = part.tables;
            undo.parts.prepend(back);
        }
    }
    if (reasons.isEmpty()) {
        return undo;
    }
    const QString wayOut =
        stopped.backup.isEmpty()
            ? EngineText::tr(
                "Finish it ('limbeck resume'), or mend the database by hand and say so ('limbeck "
                "mark').")
            : EngineText::tr("'limbeck restore %1' brings back the state before the run.")
                  .arg(stopped.backup);
    return fail(
        ErrorCode::Irreversible,
        EngineText::tr("What is done of %1 cannot be taken back:\n%2\nNothing was changed. %3")
            .arg(stopped.title(), reasons.join(u'\n'), wayOut));
}

Error mustBeSettled(const StoppedStep& stopped)
{
    Error error;
    error.code = ErrorCode::VerificationFailed;
    error.message =
        EngineText::tr(
            "An earlier run stopped inside %1, after %2 of %3 statements, and that must be settled "
            "first. 'limbeck status' shows where; 'limbeck resume' finishes it, 'limbeck undo' "
            "takes "
            "back what is done of it, 'limbeck mark' says that you have settled it by hand.")
            .arg(stopped.fullTitle(),
                 QString::number(stopped.done),
                 QString::number(stopped.statements().size()));
    error.subjects = {stopped.step.revision};
    return error;
}

}  // namespace limbeck
