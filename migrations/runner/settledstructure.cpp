// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/settledstructure.h"

#include "migrations/dialect/dialect.h"
#include "migrations/inspect/inspector.h"
#include "migrations/inspect/serverspelling.h"
#include "migrations/inspect/structure.h"
#include "migrations/planner/archivedtarget.h"
#include "migrations/planner/timeline.h"
#include "migrations/runner/rowmarks.h"

namespace limbeck {

namespace {

/// The tables that the step can touch: those its statements name, and those it makes different.
QSet<TableName> touchedTables(const StoppedStep& stopped, const Schema& before, const Schema& after)
{
    QSet<TableName> touched;
    for (const StepPart& part : stopped.parts) {
        for (const TableName& table : part.tables) {
            touched.insert(table);
        }
    }
    for (const Difference& difference : differences(before, after)) {
        touched.insert(difference.table);
    }
    return touched;
}

}  // namespace

Result<SettledStructure> settledStructure(Database& database,
                                          const ScriptDirectory& scripts,
                                          const VersionTable& versionTable,
                                          const StoppedStep& stopped,
                                          bool isApplied)
{
    const Dialect& dialect = **Dialect::of(database.engine());
    const ScriptDirectory& known =
        scriptsFor(scripts, stopped.step.rowsBefore, stopped.step.revision);
    SchemaTimeline timeline(known, dialect);
    const auto before = timeline.after(revisionsAt(known.graph(), stopped.step.rowsBefore));
    const auto after = timeline.after(revisionsAt(known.graph(), stopped.step.rowsAfter));
    const Result<Schema> live =
        inspect(database, {versionTable.name, RowMarks(versionTable.name).table()});
    if (!before || !after || !live) {
        return fail(!before ? before.error() : !after ? after.error() : live.error());
    }
    const Schema& asSaid = isApplied ? after->schema : before->schema;
    SettledStructure found;
    found.doubts = texts(asSaid.uncertainties);
    const Schema expected =
        spelledByServer(database, dialect.asStored(asSaid), dialect.asStored(*live));
    const QSet<TableName> touched = touchedTables(stopped, before->schema, after->schema);
    for (const Difference& difference :
         structuralDifferences(expected, *live, before->schema, dialect)) {
        if (touched.contains(difference.table)) {
            found.differences << difference;
        } else {
            ++found.elsewhere;
        }
    }
    return found;
}

}  // namespace limbeck
