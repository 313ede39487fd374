// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/backuplist.h"

#include "app/cli/command.h"
#include "app/cli/jsonvalues.h"

#include <QFileInfo>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

int listBackups(Session& session, const command::Context& context)
{
    QJsonArray list;
    QString text;
    for (const Backup& backup : command::backups(context)) {
        list << backupJson(backup);
        text += QFileInfo(backup.path).fileName() + u"  at "_s + backup.revision + u", "_s
                + QString::number(backup.bytes) + u" bytes\n"_s;
    }
    if (session.options().asJson) {
        session.printJson({{u"backups"_s, list}});
    } else {
        session.print(text.isEmpty()
                          ? u"No backups of '"_s + context.database.displayName() + u"' yet.\n"_s
                          : text);
    }
    return exitOk;
}

}  // namespace limbeck::cli
