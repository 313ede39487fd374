// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/scriptfile.h"

#include "migrations/command/stocktemplate.h"
#include "migrations/script/scriptname.h"

#include <QDir>

namespace limbeck::command {

using namespace Qt::StringLiterals;

Result<ScriptTemplate> templateOf(const Project& project, bool useStockTemplate)
{
    if (useStockTemplate) {
        return stockScriptTemplate();
    }
    return ScriptTemplate::load(project.file.scriptLocation + u"/script.py.mako"_s);
}

Result<QString> scriptPath(const QString& folder,
                           const ScriptDraft& draft,
                           const std::optional<QString>& message,
                           const WriterSettings& settings)
{
    ScriptNameParts parts;
    parts.id = draft.id;
    parts.message = message.value_or(QString());
    parts.createDate = draft.createDate;
    parts.truncateSlugLength = settings.truncateSlugLength;
    return scriptFileName(settings.fileTemplate, parts).map([&folder](const QString& name) {
        return QDir(folder).filePath(name);
    });
}

ScriptWriter writerFor(const ScriptTemplate& scriptTemplate, const WriterSettings& settings)
{
    return ScriptWriter(
        scriptTemplate,
        [&settings](const QString& key) { return settings.ini.value(settings.section, key); },
        settings.outputEncoding);
}

}  // namespace limbeck::command
