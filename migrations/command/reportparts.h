// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/planner/timeline.h"
#include "migrations/project/projectfile.h"
#include "migrations/report/report.h"

/// What report.cpp puts a report together from. Pure, all of it.
namespace limbeck::command {

/// "plan*, user" as its parts.
QStringList patternsOf(const QString& text);

/// The tables whose names match one of `patterns`, and what belongs to them. * and ? stand for
/// anything; upper and lower case are the same; a name counts with and without its schema.
/// Foreign keys to tables that are left out stay.
Schema only(const Schema& schema, const QStringList& patterns);

/// Those of `order` on which none of the others stands, in its order.
QStringList topsOf(const RevisionGraph& graph, const QList<RevisionId>& order);

/// The lanes of these revisions alone.
LaneLayout lanesOf(const RevisionGraph& graph, const QList<RevisionId>& order);

/// `steps` of `graph` in words, each with what is there after it; `start` is the schema before the
/// first. With a dialect also as its SQL.
QList<ReportRevision> historyOf(const Project& project,
                                const RevisionGraph& graph,
                                const QList<PastStep>& steps,
                                const Schema& start,
                                const Dialect* dialect);

/// Who refers to each table of `schema`, which of `steps` made it and its columns, and which of
/// them may have touched it without its being known.
QList<ReportTable> reportTables(const Project& project,
                                const Schema& schema,
                                const QList<PastStep>& steps,
                                const Schema& start);

/// With paths from the project's folder.
QString fromFolder(const Project& project, QString text);
TextLocation fromFolder(const Project& project, TextLocation where);
Finding fromFolder(const Project& project, Finding finding);

}  // namespace limbeck::command
