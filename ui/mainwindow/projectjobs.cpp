// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/projectjobs.h"

#include "migrations/database/keychain.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("limbeck::ui::ProjectJobs", text);
}

Engine engineOf(const Snapshot& snapshot)
{
    return snapshot.database ? snapshot.database->engine : Engine::Sqlite;
}

void readDatabase(Snapshot& snapshot, const QString& url)
{
    const auto database = snapshot.project->connection(url);
    if (!database) {
        snapshot.databaseProblem = database.error();
        return;
    }
    snapshot.database = *database;
    const command::Context context{.project = snapshot.project.get(), .database = *database};
    snapshot.targetClass = command::classify(context);
    const auto status = command::status(context);
    if (status) {
        snapshot.status = *status;
    } else {
        snapshot.databaseProblem = status.error();
    }
}

QString whyHistory(const Snapshot& snapshot)
{
    if (!snapshot.database) {
        return tr("No database is chosen: this is the schema that the history leads to.");
    }
    if (snapshot.databaseProblem) {
        return tr("The database cannot be read: this is the schema that the history leads to.");
    }
    return tr("The database is empty: this is the schema that an upgrade would build.");
}

void chooseSchema(Snapshot& snapshot)
{
    if (snapshot.hasReadDatabase() && !snapshot.status.schema.tables.isEmpty()) {
        snapshot.schema = snapshot.status.schema;
        return;
    }
    snapshot.schemaNote = whyHistory(snapshot);
    const auto dialect = Dialect::of(engineOf(snapshot));
    if (!dialect) {
        snapshot.schemaNote = dialect.error().message;
        return;
    }
    const auto schema = command::schemaAsOf(*snapshot.project, u"heads"_s, **dialect);
    if (schema) {
        snapshot.schema = *schema;
    } else {
        snapshot.schemaNote += u' ' + schema.error().message;
    }
}

RevisionSide sideOf(const Result<Plan>& plan, const RevisionId& revision)
{
    RevisionSide side;
    if (!plan) {
        side.error = plan.error().toText();
        return side;
    }
    for (const PlanStep& step : plan->steps) {
        if (step.step.revision == revision) {
            side.operations = step.operations;
        }
    }
    for (const Finding& finding : plan->findings) {
        if (finding.revision == revision) {
            side.findings << finding;
        }
    }
    return side;
}

RevisionStep downStep(const RevisionStep& up)
{
    RevisionStep down;
    down.direction = Direction::Down;
    down.revision = up.revision;
    down.rowsBefore = up.rowsAfter;
    down.rowsAfter = up.rowsBefore;
    return down;
}

void planSides(const Snapshot& snapshot, const Dialect& dialect, RevisionDetails& details)
{
    const ScriptDirectory& scripts = snapshot.project->scripts;
    const auto steps = upgradeSteps(snapshot.graph, {}, details.revision);
    if (!steps || steps->isEmpty()) {
        details.up.error = steps ? QString() : steps.error().toText();
        details.down.error = details.up.error;
        return;
    }
    const auto up = makePlan(*steps, scripts, dialect, {});
    details.up = sideOf(up, details.revision);
    if (up) {
        const QList<RevisionStep> down = {downStep(steps->last())};
        details.down = sideOf(makePlan(down, scripts, dialect, up->after), details.revision);
    }
}

}  // namespace

Result<SnapshotPtr> loadSnapshot(const QString& path, const QString& url)
{
    ProjectRequest request;
    request.paths = QStringList{path};
    request.passwords = std::make_shared<const Keychain>(Keychain::standardAccountsFile());
    auto project = Project::open(request);
    if (!project) {
        return fail(project.error());
    }
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->path = project->file.path;
    snapshot->name = QDir(project->file.folder).dirName();
    snapshot->project = std::make_shared<const Project>(std::move(*project));
    snapshot->graph = snapshot->project->graph();
    readDatabase(*snapshot, url);
    chooseSchema(*snapshot);
    return SnapshotPtr(snapshot);
}

RevisionDetails loadRevisionDetails(const Snapshot& snapshot, const RevisionId& revision)
{
    RevisionDetails details;
    details.revision = revision;
    if (snapshot.project == nullptr) {
        return details;
    }
    if (const Script* script = snapshot.project->scripts.script(revision)) {
        const auto source = script->source();
        details.source = source ? *source : source.error().toText();
    }
    const auto dialect = Dialect::of(engineOf(snapshot));
    if (dialect) {
        planSides(snapshot, **dialect, details);
    } else {
        details.up.error = dialect.error().message;
    }
    return details;
}

}  // namespace limbeck::ui
