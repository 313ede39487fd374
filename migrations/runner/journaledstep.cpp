// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/journaledstep.h"

#include "models/operation/sqlkind.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

JournaledStep::JournaledStep(const ConnectionSettings& settings, const VersionTable& versionTable)
    : m_journal(settings, versionTable)
{
}

bool JournaledStep::isActive() const
{
    return m_isActive;
}

bool JournaledStep::hasKept() const
{
    return m_isActive && m_done > 0;
}

const StepJournal& JournaledStep::journal() const
{
    return m_journal;
}

Result<> JournaledStep::open(const PlanStep& step, const QStringList& rows)
{
    m_step = step.step;
    m_rows = rows;
    m_done = 0;
    m_statements.clear();
    for (const PlannedOperation& operation : step.operations) {
        m_statements << operation.statements;
    }
    m_isActive = std::ranges::any_of(m_statements, [](const Statement& statement) {
        return sqlKind(statement.sql) == SqlKind::Schema;
    });
    if (!m_isActive) {
        m_journal.remove();  // an older one no longer matters
        return {};
    }
    return m_journal.begin(m_step, m_rows, m_statements);
}

Result<> JournaledStep::replace(const QList<Statement>& planned, const QList<Statement>& statements)
{
    if (!m_isActive || statements == planned) {
        return {};
    }
    m_statements =
        m_statements.first(m_done) + statements + m_statements.sliced(m_done + planned.size());
    return m_journal.begin(m_step, m_rows, m_statements).and_then([this] {
        return m_journal.setDone(m_done);
    });
}

Result<> JournaledStep::noteDone()
{
    return m_journal.setDone(++m_done);
}

void JournaledStep::close()
{
    if (m_isActive) {
        m_journal.remove();
        m_isActive = false;
    }
}

void JournaledStep::resume(const RevisionStep& step, const StepJournal::Unfinished& unfinished)
{
    m_isActive = true;
    m_step = step;
    m_rows = unfinished.rowsBefore;
    m_statements = unfinished.statements;
    m_done = unfinished.done;
}

Error JournaledStep::afterFailure(Error error)
{
    if (!m_isActive) {
        return error;
    }
    if (!hasKept()) {
        close();
        return error;
    }
    error.message +=
        u"\n%1 of the %2 statements of revision '%3' are done and stay, since this engine cannot "
        "take changes of the schema back; the version rows have not moved. Running it again goes "
        "on with the statement that failed. The journal is '%4'."_s.arg(
            QString::number(m_done),
            QString::number(m_statements.size()),
            m_step.revision,
            m_journal.path());
    return error;
}

}  // namespace limbeck
