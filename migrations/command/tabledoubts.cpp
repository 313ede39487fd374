// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/tabledoubts.h"

#include "migrations/planner/replay.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

TableDoubts::TableDoubts(const QList<PastStep>& steps, const Schema& start)
    : m_steps(steps)
{
    const bool isCertain =
        std::ranges::all_of(steps, [](const PastStep& step) { return step.doubts.isEmpty(); });
    if (isCertain) {
        return;
    }
    Schema schema = start;
    for (qsizetype number = 0; number < steps.size(); ++number) {
        m_numbers.insert(steps.at(number).revision, number);
        replay(steps.at(number), schema);
        for (const Uncertainty& each : std::as_const(schema.uncertainties)) {
            if (const QString key = keyOf(each); !m_beginnings.contains(key)) {
                m_beginnings.insert(key, number);
            }
        }
    }
}

QList<ReportDoubt> TableDoubts::of(const TableName& table,
                                   const Schema& schema,
                                   const ReportStory& story) const
{
    QList<ReportDoubt> doubts;
    const qsizetype creation = creationOf(table, schema, story);
    for (const Uncertainty& each : schema.uncertaintiesOf(table)) {
        const qsizetype beginning = m_beginnings.value(keyOf(each), -1);
        const bool isNamed = !each.table.isEmpty();
        if (!isNamed && beginning >= 0 && beginning < creation) {
            continue;  // the table was not there yet
        }
        ReportDoubt doubt{beginning < 0 ? RevisionId() : m_steps.at(beginning).revision,
                          isNamed,
                          each.toString(),
                          each.where};
        if (!doubts.contains(doubt)) {
            doubts << doubt;
        }
    }
    return doubts;
}

QString TableDoubts::keyOf(const Uncertainty& uncertainty)
{
    return QStringList{uncertainty.reason, uncertainty.statement, uncertainty.where.toString()}
        .join(QChar(0));
}

/// The last step that made the table for certain; -1 if none did. Only a plain CREATE TABLE says
/// for certain that there was no such table before.
qsizetype TableDoubts::creationOf(const TableName& table,
                                  const Schema& schema,
                                  const ReportStory& story) const
{
    for (auto change = story.changes.crbegin(); change != story.changes.crend(); ++change) {
        if (change->kind != ReportChange::Kind::Created
            && change->kind != ReportChange::Kind::MadeAnew) {
            continue;
        }
        const qsizetype number = m_numbers.value(change->revision, -1);
        const bool isPlain =
            number >= 0
            && std::ranges::any_of(m_steps.at(number).operations, [&](const ScriptStep& step) {
                   const auto* create = std::get_if<CreateTable>(&step.operation.value);
                   return create != nullptr && !create->ifNotExists
                          && schema.isSame(create->table.name, table);
               });
        return isPlain ? number : -1;
    }
    return -1;
}

}  // namespace limbeck::command
