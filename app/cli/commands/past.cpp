// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/past.h"

#include "app/cli/jsonvalues.h"

#include <QDir>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

void warnOfDoubts(Session& session, const QString& logger, const QList<Finding>& doubts)
{
    for (const Finding& doubt : doubts) {
        const QString where = doubt.where.toString();
        session.warn(logger, doubt.message + (where.isEmpty() ? QString() : u"\n  at "_s + where));
    }
}

QJsonArray findingsJson(const QList<Finding>& findings)
{
    QJsonArray list;
    for (const Finding& finding : findings) {
        list << findingJson(finding);
    }
    return list;
}

const Dialect& dialectFor(Session& session, const Project& project)
{
    const Result<ConnectionSettings> settings = project.connection(session.options().url);
    const Result<const Dialect*> dialect =
        Dialect::of(settings ? settings->engine : Engine::Sqlite);
    return dialect ? **dialect : **Dialect::of(Engine::Sqlite);
}

QString placeText(const Project& project, const TextLocation& where)
{
    TextLocation shown = where;
    shown.column = 0;
    const QString relative = QDir(project.file.folder).relativeFilePath(where.file);
    if (!where.file.isEmpty() && !relative.startsWith(".."_L1)) {
        shown.file = relative;
    }
    return shown.toString();
}

}  // namespace limbeck::cli
