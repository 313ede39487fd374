// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/insert.h"
#include "tests/bench/reader/measure.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

QJsonArray statementsOf(const Plan& plan)
{
    QJsonArray statements;
    for (const PlanStep& step : plan.steps) {
        for (const PlannedOperation& operation : step.operations) {
            for (const Statement& statement : operation.statements) {
                if (statement.kind == Statement::Kind::Run) {
                    statements << withLiterals(statement, plan.engine);
                }
            }
        }
    }
    return statements;
}

/// What stops the plan, and what can be written only with a database at hand.
QJsonArray doubtsOf(const Plan& plan)
{
    QJsonArray doubts;
    for (const Finding& finding : plan.findings) {
        if (finding.isBlocking() || finding.kind == Finding::Kind::OnlyAtRun
            || finding.kind == Finding::Kind::ByRows) {
            doubts << finding.message;
        }
    }
    return doubts;
}

/// One line of JSON for a revision's way `direction` on a database that is like `before`.
QByteArray lineOf(const Script& script,
                  Direction direction,
                  const ScriptDirectory& scripts,
                  const Dialect& dialect,
                  const Schema& before)
{
    RevisionStep step;
    step.revision = script.revision().id;
    step.direction = direction;
    QJsonObject line{{u"file"_s, script.file()},
                     {u"revision"_s, step.revision},
                     {u"engine"_s, dialect.name()},
                     {u"direction"_s, direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s}};
    if (const Result<Plan> plan = makePlan({step}, scripts, dialect, before)) {
        line[u"doubts"_s] = doubtsOf(*plan);
        line[u"statements"_s] = statementsOf(*plan);
    } else {
        line[u"doubts"_s] = QJsonArray{plan.error().message};
    }
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

void writeHistory(const bench::History& history, const Dialect& dialect, QTextStream& out)
{
    const Result<ScriptDirectory> scripts =
        ScriptDirectory::load(history.locations, {}, history.environment);
    if (!scripts) {
        return;
    }
    Schema schema;
    QStringList order = scripts->graph().history();
    std::ranges::reverse(order);
    for (const RevisionId& id : std::as_const(order)) {
        const Script* script = scripts->script(id);
        if (script == nullptr) {
            continue;
        }
        out << lineOf(*script, Direction::Up, *scripts, dialect, schema);
        (void)command::inspectRevision(id, *scripts, dialect, schema);
        out << lineOf(*script, Direction::Down, *scripts, dialect, schema);
    }
}

}  // namespace

/// bench_statements FOLDER:ENGINE,… prints the SQL of every script of a history, as JSON lines.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    for (const QString& argument : application.arguments().mid(1)) {
        const Result<QList<bench::History>> histories =
            bench::findHistories(argument, {Engine::Sqlite, Engine::Postgresql, Engine::Mysql});
        if (!histories) {
            QTextStream(stderr) << histories.error().message << Qt::endl;
            return 1;
        }
        for (const bench::History& history : *histories) {
            for (const Engine engine : history.engines) {
                writeHistory(history, **Dialect::of(engine), out);
            }
        }
    }
    return 0;
}
