// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/offlineoutput.h"

#include "app/cli/command.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

Result<int> printOffline(Session& session,
                         const command::Context& context,
                         const Result<command::OfflineScript>& script)
{
    const Engine engine = context.database.engine;
    if (script || script.error().code != ErrorCode::InvalidArgument) {
        session.logOffline(engine, command::isOfflineTransactional(*context.project, engine));
    }
    if (!script) {
        return fail(script.error());
    }
    for (const QString& line : script->log) {
        session.info(u"alembic.runtime.migration"_s, line);
    }
    session.print(script->sql);
    if (session.options().asJson) {
        session.printJson(
            {{u"sql"_s, script->sql}, {u"log"_s, QJsonArray::fromStringList(script->log)}});
    }
    return exitOk;
}

}  // namespace limbeck::cli
