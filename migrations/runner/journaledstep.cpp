// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/journaledstep.h"

#include "models/base/enginetext.h"
#include "models/operation/apply.h"
#include "models/operation/sqlkind.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

JournaledStep::JournaledStep(Database& database,
                             RunTransaction& transaction,
                             const VersionTable& versionTable)
    : m_database(database)
    , m_transaction(transaction)
    , m_journal(database.settings(), versionTable)
    , m_marks(versionTable.name)
{
}

bool JournaledStep::isActive() const
{
    return m_isActive;
}

bool JournaledStep::hasKept() const
{
    return m_isActive && m_step.done > 0;
}

const StepJournal& JournaledStep::journal() const
{
    return m_journal;
}

Result<> JournaledStep::open(const PlanStep& step, const Schema& before, const QString& backup)
{
    const Dialect& dialect = **Dialect::of(m_database.engine());
    m_step = {};
    m_step.step = step.step;
    m_step.backup = backup;
    m_operations.clear();
    m_made.clear();
    QSet<TableName> made;
    Schema schema = before;
    for (const PlannedOperation& planned : step.operations) {
        m_made << made;
        m_operations << stepParts(planned.operation, planned.statements, schema, made, dialect);
        if (const auto* create = std::get_if<CreateTable>(&planned.operation.value)) {
            made.insert(create->table.name);
        }
        if (Result<Schema> after = apply(planned.operation, schema)) {
            schema = *std::move(after);
        }
    }
    const auto changesSchema = [](const Statement& statement) {
        return sqlKind(statement.sql) == SqlKind::Schema;
    };
    m_isActive = std::ranges::any_of(step.operations, [&](const PlannedOperation& planned) {
        return std::ranges::any_of(planned.statements, changesSchema);
    });
    if (!m_isActive) {
        m_journal.remove();  // an older one no longer matters
        return {};
    }
    return note();
}

Result<> JournaledStep::replace(size_t index,
                                const Operation& operation,
                                const QList<Statement>& statements,
                                const Schema& live)
{
    if (!m_isActive) {
        return {};
    }
    const auto at = static_cast<qsizetype>(index);
    m_operations[at] =
        stepParts(operation, statements, live, m_made[at], **Dialect::of(m_database.engine()));
    return note();
}

/// Writes all of the step down, and makes room for marks where it needs them.
Result<> JournaledStep::note()
{
    if (!m_operations.isEmpty()) {
        m_step.parts.clear();
        for (const QList<StepPart>& parts : m_operations) {
            m_step.parts << parts;
        }
    }
    if (Result<> noted = m_journal.begin(m_step); !noted || !changesRows()) {
        return noted;
    }
    // Marks that are there before the first statement are not of this step.
    return (m_step.done == 0 ? m_marks.remove(m_database) : Result<>{})
        .and_then([this] { return m_marks.ensure(m_database); })
        .and_then([this] { return m_transaction.commitAndGoOn(); });
}

bool JournaledStep::changesRows() const
{
    return std::ranges::any_of(m_step.statements(), [](const Statement& statement) {
        return sqlKind(statement.sql) == SqlKind::Data;
    });
}

Result<> JournaledStep::begin(const Statement& statement)
{
    if (!m_isActive) {
        return {};
    }
    return takeSign(m_database, statement, m_step.tablesOf(m_step.done), m_marks)
        .and_then([this](const EffectSign& sign) {
            m_step.begun = StoppedStep::Begun{m_step.done, sign};
            return m_journal.setBegun(*m_step.begun);
        });
}

Result<> JournaledStep::finish()
{
    if (!m_isActive) {
        return {};
    }
    const bool isMarked = m_step.begun && m_step.begun->sign.kind == EffectSign::Kind::Rows;
    const Result<> committed =
        (isMarked ? m_marks.add(m_database, m_step.done) : Result<>{}).and_then([this] {
            return m_database.isInTransaction() ? m_transaction.commitAndGoOn() : Result<>{};
        });
    if (!committed) {
        return committed;
    }
    m_step.begun.reset();
    return m_journal.setDone(++m_step.done);
}

Result<> JournaledStep::prepareEnd()
{
    if (!m_isActive || !changesRows()) {
        return {};
    }
    return m_marks.remove(m_database).and_then([this] { return m_transaction.commitAndGoOn(); });
}

void JournaledStep::close()
{
    if (m_isActive) {
        m_journal.remove();
        m_isActive = false;
    }
}

Result<> JournaledStep::resume(const StoppedStep& stopped)
{
    m_isActive = true;
    m_step = stopped;
    m_operations.clear();
    m_made.clear();
    return note();
}

Error JournaledStep::afterFailure(Error error)
{
    if (!m_isActive) {
        return error;
    }
    // Only the server itself can say that a statement was not carried out.
    const bool isRefused = m_step.begun && error.code != ErrorCode::DatabaseUnavailable;
    if (isRefused && m_step.begun->sign.kind != EffectSign::Kind::None) {
        m_step.begun.reset();
        if (const Result<> noted = m_journal.setRefused(error.message); !noted) {
            error.message += u'\n' + noted.error().message;
        }
    }
    // An undo that did not begin leaves behind what it was to take back.
    if (!hasKept() && !m_step.begun && !m_step.isUndo) {
        const Result<> removed = changesRows() ? m_marks.remove(m_database) : Result<>{};
        if (!removed) {
            error.message += u'\n' + removed.error().message;
        }
        close();
        return error;
    }
    if (m_step.begun) {
        error.message +=
            u'\n'
            + EngineText::tr(
                "Whether the statement that was at work is done, 'limbeck resume' finds out.");
    }
    error.message += u'\n'
                     + EngineText::tr(
                           "%1 of the %2 statements of %3 are done and stay, since this engine "
                           "cannot take changes "
                           "of the schema back; the version rows have not moved. When the cause is "
                           "mended, 'limbeck "
                           "resume' goes on there, 'limbeck undo' takes back what is done. "
                           "'limbeck status' shows "
                           "where it stopped.")
                           .arg(QString::number(m_step.done),
                                QString::number(m_step.statements().size()),
                                m_step.fullTitle());
    return error;
}

}  // namespace limbeck
