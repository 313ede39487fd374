// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/override.h"

#include "migrations/command/logentry.h"
#include "migrations/dialect/sqlsplitter.h"
#include "models/base/enginetext.h"
#include "models/revision/revisiontarget.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

Result<QString> save(const QString& path, const QString& text)
{
    QSaveFile file(path);
    const bool isWritten = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
                           && file.write(text.toUtf8()) >= 0 && file.commit();
    return isWritten
               ? Result<QString>(path)
               : fail(ErrorCode::FileUnwritable,
                      EngineText::tr("'%1' cannot be written: %2").arg(path, file.errorString()));
}

}  // namespace

Result<QString> overridePath(const Project& project, const OverridePlace& place)
{
    const RevisionTarget target = RevisionTarget::parse(place.revision);
    const Result<QStringList> ids = resolve(project.graph(), target, {});
    if (!ids) {
        return fail(ids.error());
    }
    if (ids->size() != 1) {
        return fail(ErrorCode::RevisionNotFound,
                    EngineText::tr("'%1' does not name one revision.").arg(place.revision));
    }
    return overrideFile(
        project.scripts.overrides(), ids->constFirst(), place.engine, place.direction);
}

Result<QString> writeOverride(const Project& project,
                              const OverridePlace& place,
                              const QString& sql)
{
    if (splitStatements(sql, place.engine).isEmpty()) {
        return fail(ErrorCode::InvalidArgument, EngineText::tr("There is no SQL statement in it."));
    }
    LogEntry entry(project, u"override"_s, place.revision);
    return entry.keep(overridePath(project, place)
                          .and_then([&sql](const QString& path) {
                              return save(path, sql.endsWith(u'\n') ? sql : sql + u'\n');
                          })
                          .map([&entry](const QString& path) {
                              entry.addFile(path);
                              return path;
                          }));
}

Result<QString> startOverride(const Project& project, const OverridePlace& place)
{
    return overridePath(project, place).and_then([&place](const QString& path) -> Result<QString> {
        if (QFileInfo::exists(path)) {
            return path;
        }
        return save(path,
                    u"-- Runs on %1 instead of the %2 of revision '%3'. Limbeck sends each "
                    "statement as it stands\n-- and moves the version rows itself. Stock Alembic "
                    "does not read this file.\n"_s.arg(
                        engineName(place.engine),
                        place.direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s,
                        QFileInfo(path).fileName().section(u'.', 0, -4)));
    });
}

Result<QString> removeOverride(const Project& project, const OverridePlace& place)
{
    const Result<QString> path = overridePath(project, place);
    if (!path) {
        return path;
    }
    if (!QFileInfo::exists(*path)) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("There is no override '%1'.").arg(*path));
    }
    return QFile::remove(*path) ? path
                                : fail(ErrorCode::FileUnwritable,
                                       EngineText::tr("'%1' cannot be removed.").arg(*path));
}

}  // namespace limbeck::command
