// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/offlinesql.h"

#include "migrations/dialect/insert.h"
#include "migrations/report/sqlcomment.h"
#include "migrations/report/steptext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString statementText(QString sql)
{
    return sql.replace(u'\t', u"    "_s).trimmed() + u";\n\n"_s;
}

/// A script that grows statement by statement, with its transactions.
class OfflineText final
{
public:
    explicit OfflineText(const OfflineStyle& style)
        : m_style(style)
    {
    }

    void start()
    {
        if (m_style.isTransactional && !m_style.isPerMigration) {
            begin();
        }
    }

    QString finish()
    {
        if (m_style.isTransactional && !m_style.isPerMigration) {
            commit();
        }
        return m_text;
    }

    /// `write` adds what one step does, between its heading and the end of its transaction.
    template <typename Write>
    void step(const QString& heading, const Write& write)
    {
        const bool isOwnTransaction = m_style.isTransactional && m_style.isPerMigration;
        if (isOwnTransaction) {
            begin();
        }
        createVersionTableOnce();
        m_text += sqlComment(heading) + u'\n';
        write();
        if (isOwnTransaction) {
            commit();
        }
    }

    void add(const PlannedOperation& planned)
    {
        const bool leavesTransaction =
            m_style.isTransactional
            && std::holds_alternative<AutocommitBlock>(planned.operation.value);
        if (leavesTransaction) {
            commit();
        }
        for (const Statement& statement : planned.statements) {
            add(statement);
        }
        if (leavesTransaction) {
            begin();
        }
    }

    void add(const RowChange& change)
    {
        for (const QString& sql : m_style.versionTable.statements(change, m_style.engine)) {
            m_text += statementText(sql);
        }
    }

    void createVersionTableOnce()
    {
        if (m_style.createsVersionTable && !m_isVersionTableCreated) {
            m_text += statementText(m_style.versionTable.createStatement(m_style.engine));
            m_isVersionTableCreated = true;
        }
    }

private:
    void begin()
    {
        m_text += u"BEGIN;\n\n"_s;
    }

    void commit()
    {
        m_text += u"COMMIT;\n\n"_s;
    }

    void add(const Statement& statement)
    {
        if (statement.kind == Statement::Kind::ExpectNoRows) {
            // A check that only a run can make. Who runs the script is told what it would be.
            m_text += sqlComment(u"This must find no row: "_s + statement.sql) + u'\n';
            return;
        }
        m_text += statementText(withLiterals(statement, m_style.engine));
    }

    const OfflineStyle& m_style;
    QString m_text;
    bool m_isVersionTableCreated = false;
};

void writeStep(OfflineText& text, const PlanStep& step)
{
    for (const PlannedOperation& planned : step.operations) {
        text.add(planned);
    }
    text.add(step.step.change);
}

Result<> requireRendered(const Plan& plan)
{
    for (const Finding& finding : plan.findings) {
        if (finding.kind == Finding::Kind::OnlyAtRun || finding.kind == Finding::Kind::ByRows) {
            Error error;
            error.code = ErrorCode::Unsupported;
            error.message =
                u"The SQL of revision '%1' cannot be written without a database: %2"_s.arg(
                    finding.revision, finding.message);
            error.where = finding.where;
            error.subjects = QStringList{finding.revision};
            return fail(error);
        }
    }
    return {};
}

}  // namespace

Result<QString> offlineSql(const Plan& plan, const RevisionGraph& graph, const OfflineStyle& style)
{
    if (const Result<> ready = plan.runnable().and_then([&] { return requireRendered(plan); });
        !ready) {
        return fail(ready.error());
    }
    OfflineText text(style);
    text.start();
    for (const PlanStep& step : plan.steps) {
        const QString heading = runningText(graph, step.step.direction, step.step.revision);
        text.step(heading, [&] { writeStep(text, step); });
    }
    return text.finish();
}

QString offlineSql(const QList<StampStep>& steps, const OfflineStyle& style)
{
    OfflineText text(style);
    text.start();
    text.createVersionTableOnce();
    for (const StampStep& step : steps) {
        text.step(runningText(step), [&] { text.add(step.change); });
    }
    return text.finish();
}

}  // namespace limbeck
