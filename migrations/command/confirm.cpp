// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/command.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

bool hintsAtProduction(const ConnectionSettings& database)
{
    // The file's own name and folder, not the whole path: somebody's home may be /home/primary.
    const QFileInfo file(database.database);
    const QString names =
        QStringList{database.host, file.fileName(), file.dir().dirName()}.join(QLatin1Char(' '));
    static const QRegularExpression hint(
        u"(^|[^a-z])(prod|production|live|primary|master)([^a-z]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return hint.match(names).hasMatch();
}

bool isBelow(const QString& file, const QString& folder)
{
    const QString inside = QDir(folder).relativeFilePath(file);
    return !inside.startsWith(".."_L1) && !QDir::isAbsolutePath(inside);
}

bool isOwn(const Context& context)
{
    const ConnectionSettings& database = context.database;
    if (database.engine == Engine::Sqlite) {
        return database.isInMemory() || isBelow(database.database, QDir::homePath())
               || (context.project != nullptr
                   && isBelow(database.database, context.project->file.folder));
    }
    static const QStringList loopback{
        QString(), u"localhost"_s, u"127.0.0.1"_s, u"::1"_s, u"[::1]"_s};
    return loopback.contains(database.host) || database.host.startsWith('/'_L1);
}

}  // namespace

QString targetClassName(TargetClass targetClass)
{
    switch (targetClass) {
    case TargetClass::Dev:
        return u"DEV"_s;
    case TargetClass::Shared:
        return u"SHARED"_s;
    case TargetClass::Prod:
        return u"PROD"_s;
    }
    Q_UNREACHABLE();
}

TargetClass classify(const Context& context)
{
    if (hintsAtProduction(context.database)) {
        return TargetClass::Prod;
    }
    return isOwn(context) ? TargetClass::Dev : TargetClass::Shared;
}

Result<> confirm(const Context& context, const Confirmation& confirmation, const QString& action)
{
    const QString name = context.database.displayName();
    switch (classify(context)) {
    case TargetClass::Dev:
        if (confirmation.yes) {
            return {};
        }
        return fail(
            ErrorCode::ConfirmationNeeded,
            EngineText::tr(
                "Cannot %1 '%2' without a confirmation. Look at the preview (--dry-run), then "
                "say --yes.")
                .arg(action, name));
    case TargetClass::Shared:
        if (confirmation.yes && confirmation.targetName == name) {
            return {};
        }
        return fail(
            ErrorCode::ConfirmationNeeded,
            EngineText::tr(
                "Cannot %1 '%2' just so: it lies outside the project and your home, so others "
                "may use it. Say --yes --target %2 if it is the one you mean.")
                .arg(action, name));
    case TargetClass::Prod:
        break;
    }
    return fail(
        ErrorCode::ConfirmationNeeded,
        EngineText::tr(
            "Cannot %1 '%2': its name or place says that it is a production database. Rename "
            "it if that is wrong; there is no option that overrides this.")
            .arg(action, name));
}

}  // namespace limbeck::command
