// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/planner/timeline.h"

#include "migrations/command/blame.h"
#include "migrations/differ/difference.h"
#include "migrations/project/projectfile.h"
#include "tests/bench/histories.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int revisions = 500;
constexpr int tables = 300;

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

template <typename Work>
double milliseconds(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void printRow(const QString& what, double time)
{
    out() << u"  "_s << what.leftJustified(44) << QString::number(time, 'f', 2).rightJustified(10)
          << u" ms\n"_s;
}

/// Moves to every moment of the history, newest first, as a slider would.
void measureSteps(SchemaTimeline& timeline, const QList<RevisionId>& order)
{
    QList<double> times;
    for (qsizetype length = order.size(); length > 0; --length) {
        times << milliseconds([&] { (void)timeline.after(order.first(length)); });
    }
    std::ranges::sort(times);
    printRow(u"one step in time, median"_s, times[times.size() / 2]);
    printRow(u"one step in time, slowest"_s, times.last());
}

}  // namespace

/// Prints what moments of a history of 500 revisions and 300 tables cost.
int main()
{
    TemporaryProject files;
    writeWideHistory(files, revisions, tables);
    const Result<Project> project = Project::open(files.folder());
    const auto order = project ? revisionsUpTo(project->graph(), u"head"_s)
                               : Result<QList<RevisionId>>(fail(project.error()));
    if (!order || order->size() != revisions) {
        out() << u"The history could not be read.\n"_s;
        return 1;
    }
    out() << u"%1 revisions, %2 tables:\n"_s.arg(QString::number(revisions),
                                                 QString::number(tables));
    SchemaTimeline timeline(project->scripts, **Dialect::of(Engine::Sqlite));
    printRow(u"first replay, reading every script"_s,
             milliseconds([&] { (void)timeline.after(*order); }));
    measureSteps(timeline, *order);
    const Schema half = timeline.after(order->first(revisions / 2))->schema;
    const Schema whole = timeline.after(*order)->schema;
    printRow(u"differences between the half and the whole"_s,
             milliseconds([&] { (void)differences(half, whole); }));
    printRow(u"blame of one column"_s,
             milliseconds([&] { (void)command::blame(timeline, *order, u"table_7.name"_s); }));
    return whole.tables.size() == tables ? 0 : 1;
}
