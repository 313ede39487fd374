// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/reconcile.h"

#include "migrations/command/command.h"
#include "migrations/consolidate/reconcile.h"

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QString allImports(const ReconcilingBody& body)
{
    QStringList lines = body.upgrade.imports.split(u'\n', Qt::SkipEmptyParts)
                        + body.downgrade.imports.split(u'\n', Qt::SkipEmptyParts);
    lines.removeDuplicates();
    lines.sort();
    return lines.join(u'\n');
}

}  // namespace

Result<Reconciliation> reconcile(const Project& project, const NewRevisionOptions& options)
{
    const Result<Schema> models = modelsOf(project);
    if (!models) {
        return fail(models.error());
    }
    const NameStyle style =
        project.file.context.naming().isStandard() ? NameStyle::Plain : NameStyle::Final;
    const Result<ReconcilingBody> body =
        reconcilingBody(project.scripts,
                        *models,
                        {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql},
                        style);
    if (!body) {
        return fail(body.error());
    }
    NewRevisionOptions filled = options;
    filled.imports = allImports(*body);
    filled.upgrades = indented(body->upgrade.text, 4);
    filled.downgrades = indented(body->downgrade.text, 4);
    return newRevision(project, filled).map([&](const NewRevision& made) {
        return Reconciliation{made, body->left};
    });
}

}  // namespace limbeck::command
