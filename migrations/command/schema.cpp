// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "migrations/command/offline.h"
#include "migrations/metadata/compiledmodels.h"
#include "migrations/planner/archivedtarget.h"
#include "migrations/planner/timeline.h"
#include "models/base/enginetext.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

Result<Schema> schemaAsOf(const Project& project, const QString& revision, const Dialect& dialect)
{
    const ScriptDirectory& scripts = scriptsKnowing(project.scripts, revision);
    return revisionsUpTo(scripts.graph(), revision)
        .and_then([&](const QList<RevisionId>& order) {
            return SchemaTimeline(scripts, dialect).after(order);
        })
        .map([](const Moment& moment) { return moment.schema; });
}

Result<Schema> schemaAt(const Project& project,
                        const QStringList& rows,
                        const Dialect& dialect,
                        const QString& defaultSchema)
{
    const ScriptDirectory& scripts = project.scripts.forRows(rows);
    return SchemaTimeline(scripts, dialect, defaultSchema)
        .after(revisionsAt(scripts.graph(), rows))
        .map([](const Moment& moment) { return moment.schema; });
}

Result<Schema> modelsOf(const Project& project)
{
    static constexpr auto compiledIn = "compiled-in:"_L1;
    const QString models = project.file.models.value;
    if (models.startsWith(compiledIn)) {
        if (const std::optional<Schema> schema = compiledModels(models.sliced(compiledIn.size()))) {
            return *schema;
        }
        return fail(
            ErrorCode::ConfigNotFound,
            EngineText::tr("%1 says 'models = %2', but no models of that name are compiled in.")
                .arg(project.file.models.origin, models));
    }
    return fail(
        ErrorCode::Unsupported,
        EngineText::tr(
            "The models of '%1' are written in Python, which Limbeck does not read yet. Use "
            "`limbeck upgrade` to create the tables from the revisions.")
            .arg(project.file.folder));
}

}  // namespace limbeck::command
