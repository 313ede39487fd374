// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "migrations/report/reportrender.h"

#include <functional>

namespace limbeck::command {

/// A report as it is asked for, on the command line and in the desktop.
struct ReportRequest
{
    ReportFormat format = ReportFormat::Markdown;
    ReportSource source = ReportSource::History;
    QString asOf = QStringLiteral("heads");  ///< of the history
    /// Names of tables, * and ? stand for anything, separated by commas; empty: every table.
    QString tables;
    QString view{};  ///< a saved view, whose tables count like those of `tables`; empty: none
    std::optional<DiagramDetail> detail;  ///< nothing: usualDetail()
    std::optional<Engine> engine;         ///< of SQL and types; nothing: the project's
    QString url;                          ///< of --url; see Project::connection()
    QString stamp;                        ///< a date to print
    ReportStyle style;
    GraphvizOptions graphviz;
};

/// Told what goes on, by a thread of the engine's; may be empty.
struct ReportProgress
{
    std::function<void(const QString& sentence)> say;
    std::function<bool()> isCancelled;
};

/// Reads what the request is about. A history is replayed in memory; only the source "database"
/// opens one. Scripts that cannot be understood are doubts of the report.
/// Fails as revisionsUpTo(), modelsOf(), status() and loadSavedViews() do, with InvalidArgument if
/// no table matches or no view is called so,
/// and with Cancelled.
Result<Report> makeReport(const Project& project,
                          const ReportRequest& request,
                          const ReportProgress& progress = {});

/// A report that was made.
struct MadeReport
{
    Report report;
    ReportFiles files;
};

/// makeReport() and renderReport(). Fails like both.
Result<MadeReport> report(const Project& project,
                          const ReportRequest& request,
                          const ReportProgress& progress = {});

/// The command line that makes the same report: "limbeck report markdown --as-of a1 -o a.md".
/// Quoted for a POSIX shell; a password in the URL is not in it. `config` is the project's file,
/// for a command that is not given in its folder.
QString commandLineFor(const ReportRequest& request,
                       const QString& path,
                       const QString& config = {});

}  // namespace limbeck::command
