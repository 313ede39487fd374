// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/projectjobs.h"

#include "migrations/consolidate/consolidatedrevisions.h"
#include "migrations/database/keychain.h"
#include "ui/language/words.h"
#include "ui/mainwindow/projectlook.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

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
    // Rows are counted later: that can take long.
    const auto status = command::status(context, {.inspectSchema = true, .countRows = false});
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
    project->operationLog = OperationLog::standardPath(project->file.path);
    snapshot->project = std::make_shared<const Project>(std::move(*project));
    snapshot->graph = snapshot->project->graph();
    if (!snapshot->project->archives.isEmpty()) {
        snapshot->past = snapshot->project->scripts.unfolded().graph();
        snapshot->consolidated =
            consolidatedRevisions(snapshot->graph, snapshot->project->archives);
    }
    readDatabase(*snapshot, url);
    chooseSchema(*snapshot);
    const command::Context context{.project = snapshot->project.get(),
                                   .database = snapshot->database.value_or(ConnectionSettings())};
    // A log that cannot be read keeps nobody from working.
    snapshot->operations =
        command::newestOperations(context).value_or(QList<command::LoggedOperation>());
    snapshot->look = lookAt(pathsToWatch(snapshot->project->file, snapshot->database));
    return SnapshotPtr(snapshot);
}

QStringList findProjects(const QString& folder)
{
    constexpr qsizetype most = 10;
    constexpr int deepest = 3;
    static const QSet<QString> passedOver = {
        u"node_modules"_s, u"site-packages"_s, u"__pycache__"_s, u"venv"_s};
    QStringList found;
    QStringList level = {folder};
    for (int depth = 0; depth <= deepest && found.size() < most; ++depth) {
        QStringList next;
        for (const QString& path : std::as_const(level)) {
            const QDir dir(path);
            if (dir.exists(u"alembic.ini"_s)) {
                found << dir.filePath(u"alembic.ini"_s);
            }
            for (const QString& name :
                 dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
                if (!passedOver.contains(name)) {
                    next << dir.filePath(name);
                }
            }
        }
        level = next;
    }
    return found.mid(0, most);
}

}  // namespace limbeck::ui
