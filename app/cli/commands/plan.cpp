// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commands/migrate.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/plantext.h"
#include "migrations/planner/archivedtarget.h"
#include "migrations/planner/steps.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

/// A step of any direction, as it is shown.
struct PlanLine
{
    QString direction;  ///< "up", "down", "stamp"
    QString revision;   ///< empty for a stamp to the base
    QStringList from;   ///< of a stamp: rows that give way
    QStringList rows;   ///< afterwards, sorted
};

QList<PlanLine> linesOf(const QList<RevisionStep>& steps)
{
    QList<PlanLine> lines;
    lines.reserve(steps.size());
    for (const RevisionStep& step : steps) {
        const bool isUp = step.direction == Direction::Up;
        lines << PlanLine{isUp ? u"up"_s : u"down"_s, step.revision, {}, step.rowsAfter};
    }
    return lines;
}

QList<PlanLine> linesOf(const QList<StampStep>& steps)
{
    QList<PlanLine> lines;
    for (const StampStep& step : steps) {
        lines << PlanLine{u"stamp"_s, step.to.join(u", "_s), step.from, step.rowsAfter};
    }
    return lines;
}

QString planText(const QList<PlanLine>& lines, const RevisionGraph& graph, const QStringList& rows)
{
    QString text = u"from "_s + rowsText(rows) + u'\n';
    if (lines.isEmpty()) {
        return text + u"Nothing to do.\n"_s;
    }
    const qsizetype width = QString::number(lines.size()).size();
    qsizetype number = 0;
    for (const PlanLine& line : lines) {
        const Revision* revision = graph.find(line.revision);
        const QString message =
            revision == nullptr ? QString() : revision->message.section(u'\n', 0, 0);
        text += QString::number(++number).rightJustified(width) + u". "_s
                + line.direction.leftJustified(5) + u' '
                + (line.revision.isEmpty() ? u"<base>"_s : line.revision)
                + (message.isEmpty() ? QString() : u", "_s + message) + u"  -> rows "_s
                + rowsText(line.rows) + u'\n';
    }
    return text;
}

QJsonObject planJson(const QList<PlanLine>& lines, const QStringList& rows)
{
    QJsonArray steps;
    for (const PlanLine& line : lines) {
        QJsonObject step{{u"direction"_s, line.direction},
                         {u"revision"_s, line.revision},
                         {u"rows"_s, QJsonArray::fromStringList(line.rows)}};
        if (line.direction == u"stamp"_s) {
            step.insert(u"from"_s, QJsonArray::fromStringList(line.from));
        }
        steps << step;
    }
    return {{u"from"_s, QJsonArray::fromStringList(rows)}, {u"steps"_s, steps}};
}

class PlanCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"plan"_s,
                u"show the steps of an upgrade, downgrade or stamp"_s,
                u"Lists the revisions in the order in which they would run, and the version rows "
                u"after each, from\n"
                "the database's rows or from those of --from. Changes nothing and does not look "
                "into the scripts,\n"
                "but for --check: 'limbeck upgrade --dry-run' shows the SQL."_s,
                u"limbeck plan heads --from 27c6a30d7c24"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.arguments(u"TARGET"_s,
                         u"as for upgrade, downgrade or stamp; several for stamp only"_s,
                         m_targets);
        syntax.option(u"--from"_s,
                      u"ROWS"_s,
                      u"version rows to start from, separated by commas, or base"_s,
                      m_from);
        syntax.flag(u"--down"_s, u"plan a downgrade"_s, m_isDown);
        syntax.flag(u"--check"_s,
                    u"ask the database whether rows are in the way (NULLs, duplicates, orphans)"_s,
                    m_checks);
        syntax.flag(u"--stamp"_s, u"plan a stamp"_s, m_isStamp);
        syntax.flag(u"--purge"_s, u"with --stamp: forget the rows first"_s, m_purges);
    }

    Result<int> run(Session& session) override
    {
        if (const Result<> sensible = checkOptions(); !sensible) {
            return fail(sensible.error());
        }
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const Result<QStringList> rows =
            startingRows(session, (*project)->scripts.unfolded().graph());
        if (!rows) {
            return fail(rows.error());
        }
        const ScriptDirectory& scripts = (*project)->scripts;
        const RevisionGraph& graph =
            (m_isDown ? scripts.forRows(*rows) : scriptsFor(scripts, *rows, m_targets.value(0)))
                .graph();
        const Result<QList<PlanLine>> lines = plan(session, graph, *rows);
        if (!lines) {
            return fail(lines.error());
        }
        session.print(planText(*lines, graph, *rows));
        const Result<QJsonArray> checks = checkRows(session);
        if (!checks) {
            return fail(checks.error());
        }
        if (session.options().asJson) {
            QJsonObject document = planJson(*lines, *rows);
            if (m_checks) {
                document.insert(u"checks"_s, *checks);
            }
            session.printJson(document);
        }
        reportProblems(session, graph);
        return exitOk;
    }

private:
    /// Nothing without --check.
    Result<QJsonArray> checkRows(Session& session) const
    {
        if (!m_checks) {
            return QJsonArray();
        }
        return session.context().and_then([&](const command::Context& context) {
            return (m_isDown ? command::previewDowngrade(context, m_targets.first())
                             : command::previewUpgrade(context, m_targets.first()))
                .and_then([&](const Plan& plan) { return tellRowChecks(session, context, plan); });
        });
    }

    Result<> checkOptions() const
    {
        if (m_isDown && m_isStamp) {
            return fail(ErrorCode::InvalidArgument,
                        u"--down and --stamp exclude each other: one plan at a time."_s);
        }
        if (!m_isStamp && (m_targets.size() > 1 || m_purges)) {
            return fail(ErrorCode::InvalidArgument,
                        u"Several targets and --purge are for --stamp only. For an upgrade to all "
                        "heads say 'heads'."_s);
        }
        if (m_checks && (m_isStamp || !m_from.isNull())) {
            return fail(ErrorCode::InvalidArgument,
                        u"--check asks the database about the rows that are there now, so it "
                        "goes with neither --from nor --stamp."_s);
        }
        return {};
    }

    Result<QStringList> startingRows(Session& session, const RevisionGraph& graph) const
    {
        if (m_from.isNull()) {
            return rowsOf(session);
        }
        if (m_from.trimmed().isEmpty() || m_from == u"base"_s) {
            return QStringList();
        }
        QStringList rows;
        for (const QString& row : m_from.split(u',')) {
            rows << row.trimmed();
            if (graph.find(rows.last()) == nullptr) {
                return fail(ErrorCode::RevisionNotFound,
                            u"Can't locate revision identified by '%1'\n--from takes whole "
                            "identifiers, as they stand in a version table."_s.arg(rows.last()));
            }
        }
        return rows;
    }

    Result<QList<PlanLine>> plan(Session& session,
                                 const RevisionGraph& graph,
                                 const QStringList& rows) const
    {
        const auto lines = [](const auto& steps) { return linesOf(steps); };
        if (m_isStamp) {
            return stampSteps(graph, rows, m_targets, m_purges).map(lines);
        }
        if (!m_isDown) {
            return upgradeSteps(graph, rows, m_targets.first()).map(lines);
        }
        if (const auto warning = downgradeWarning(rows, m_targets.first())) {
            session.warn(u"alembic.runtime.migration"_s, *warning);
        }
        return downgradeSteps(graph, rows, m_targets.first()).map(lines);
    }

    QStringList m_targets;
    QString m_from;
    bool m_isDown = false;
    bool m_isStamp = false;
    bool m_purges = false;
    bool m_checks = false;
};

}  // namespace

std::unique_ptr<Command> makePlanCommand()
{
    return std::make_unique<PlanCommand>();
}

}  // namespace limbeck::cli
