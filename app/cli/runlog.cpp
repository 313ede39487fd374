// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/runlog.h"

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"
#include "migrations/planner/archivedtarget.h"
#include "migrations/report/steptext.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

/// What a failed run left behind.
QString remainsText(const RunReport& report, const QString& database)
{
    QString text;
    if (!report.failedRevision.isEmpty()) {
        text += u"While running "_s + report.failedRevision
                + (report.failedStatement.isEmpty() ? QString() : u":\n"_s + report.failedStatement)
                + u'\n';
    }
    if (report.applied.isEmpty()) {
        return text
               + (report.hasCommitted
                      ? u"What it had done before stays in '%1', and no version row has moved.\n"_s
                      : u"Nothing was changed in '%1'.\n"_s)
                     .arg(database);
    }
    QStringList kept;
    for (const RunReport::Applied& step : report.applied) {
        kept << step.revision;
    }
    return text + u"Committed before: "_s + kept.join(u", "_s) + u". '"_s + database + u"' is at "_s
           + rowsText(report.rowsAfter) + u" now.\n"_s;
}

}  // namespace

RunLog::RunLog(Session& session, const ScriptDirectory& scripts)
    : m_session(session)
    , m_scripts(scripts)
{
}

void RunLog::stepStarted(const PlanStep& step, qsizetype index, qsizetype count)
{
    const RevisionGraph& graph =
        scriptsFor(m_scripts, step.step.rowsBefore, step.step.revision).graph();
    const QString text = runningTextWithMessage(graph, step);
    if (!showsProgress()) {
        m_session.info(u"alembic.runtime.migration"_s, text);
        return;
    }
    m_line = u'[' + QString::number(index + 1) + u'/' + QString::number(count) + u"] "_s + text;
    m_session.terminal().redraw(m_line + u" …"_s);
}

void RunLog::stepFinished(const PlanStep& /*step*/, qint64 milliseconds)
{
    if (showsProgress()) {
        m_session.terminal().log(m_line + u"  "_s + QString::number(milliseconds) + u" ms"_s);
    }
}

void RunLog::phaseStarted(const QString& sentence)
{
    m_phase = sentence;
    m_session.info(u"limbeck.run"_s, sentence);
}

void RunLog::phaseProgressed(qsizetype done, qsizetype count)
{
    if (showsProgress()) {
        m_session.terminal().redraw(u"  %1: %2 of %3 …"_s.arg(m_phase).arg(done).arg(count));
    }
}

bool RunLog::cancelRequested() const
{
    return InterruptGuard::isRequested();
}

bool RunLog::showsProgress() const
{
    return m_session.terminal().showsProgress() && !m_session.options().isQuiet
           && !m_session.options().asJson;
}

int finishRun(Session& session,
              const RunReport& report,
              const QString& database,
              const QString& done)
{
    if (!report.isOk()) {
        return session.report(*report.error, runReportJson(report), remainsText(report, database));
    }
    if (session.options().asJson) {
        session.printJson(runReportJson(report));
        return exitOk;
    }
    session.print(done);
    if (!report.backup.isEmpty()) {
        session.info(u"limbeck.backup"_s,
                     u"The state before is kept in "_s + report.backup
                         + u"; 'limbeck restore' brings it back."_s);
    }
    return exitOk;
}

}  // namespace limbeck::cli
