// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sheet/exportjob.h"

#include "ui/language/words.h"
#include "ui/task/taskrunner.h"

#include <QLocale>

namespace limbeck::ui {

namespace {

}  // namespace

Outcome exportReport(const Project& project,
                     const command::ReportRequest& request,
                     const QString& path,
                     JobContext& job)
{
    const command::ReportProgress progress{
        [&job](const QString& sentence) { job.report(sentence); },
        [&job] { return job.isCancelled(); }};
    Outcome outcome;
    const auto made = command::report(project, request, progress);
    const Result<> saved = made ? saveReport(made->files, path) : Result<>(fail(made.error()));
    if (!saved) {
        outcome.isOk = false;
        outcome.text = saved.error().toText();
        return outcome;
    }
    outcome.text =
        tr("%1 written to %2 (%3).")
            .arg(made->report.title, path, QLocale().formattedDataSize(made->files.size()));
    if (!made->report.doubts.isEmpty()) {
        outcome.text += QLatin1Char(' ') + tr("It says from where on the schema is not certain.");
    }
    for (const QString& note : made->report.notes) {
        outcome.text += QLatin1Char(' ') + note;
    }
    return outcome;
}

}  // namespace limbeck::ui
