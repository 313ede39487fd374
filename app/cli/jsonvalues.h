// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "migrations/datacheck/datacheck.h"
#include "migrations/operationlog/operationrecord.h"

#include <QJsonArray>
#include <QJsonObject>

/// The members of what `--json` prints. New members may come; these keep their meaning.
namespace limbeck::cli {

QJsonObject errorJson(const Error& error);
QJsonObject problemJson(const GraphProblem& problem);
QJsonArray problemsJson(const RevisionGraph& graph);
/// A revision with its place in `graph`; `applied` says which ones are in the database, if known.
QJsonObject revisionJson(const RevisionGraph& graph,
                         const RevisionId& id,
                         const std::optional<QSet<RevisionId>>& applied = {});
QJsonObject findingJson(const Finding& finding);
QJsonObject planJson(const Plan& plan, const VersionTable& versionTable);
QJsonObject runReportJson(const RunReport& report);
QJsonArray tableRowsJson(const QList<TableRows>& tables);
QJsonObject backupJson(const Backup& backup);
QJsonObject dataCheckJson(const DataCheckResult& result);
/// One line of the operations log, as it stands there.
QJsonObject operationJson(const OperationRecord& record);

/// "upgrade" or "downgrade".
QString directionName(Direction direction);

}  // namespace limbeck::cli
