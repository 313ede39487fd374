// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/scriptlocations.h"

#include "models/base/enginetext.h"

#include <QDir>
#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString absolutePath(const QString& path, const QString& folder)
{
    return QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

/// The folder that "package.sub:path:more" means; empty if it is not found.
/// Source: Alembic 1.19 util/pyfiles.py, coerce_resource_to_filename.
QString packageFolder(const QString& location, const QStringList& folders)
{
    const QString package = location.section(u':', 0, 0);
    const QString path = location.section(u':', 1).replace(u':', u'/');
    for (const QString& folder : folders) {
        const QString candidate =
            absolutePath(QString(package).replace(u'.', u'/') + u'/' + path, folder);
        if (QFileInfo(candidate).isDir()) {
            return candidate;
        }
    }
    return {};
}

bool isPackageForm(const QString& location)
{
    return location.contains(u':') && !QDir::isAbsolutePath(location);
}

Error noSuchFolder(const QString& path, const QString& file)
{
    Error error;
    error.code = ErrorCode::ConfigNotFound;
    error.message = EngineText::tr(
                        "Path doesn't exist: %1.  Please use the 'init' command to create a new "
                        "scripts folder.\nOr correct 'script_location' in '%2'.")
                        .arg(path, file);
    return error;
}

}  // namespace

Result<QStringList> moduleFolders(const AlembicConfig& config)
{
    return config.sysPath().map([&config](const QStringList& parts) {
        QStringList folders;
        for (const QString& part : parts) {
            folders << absolutePath(part, config.folderOf(u"prepend_sys_path"_s));
        }
        return folders << config.folder() << config.folder() + u"/src"_s;
    });
}

Result<QString> scriptLocation(const AlembicConfig& config)
{
    const Result<std::optional<QString>> location = config.option(u"script_location"_s);
    if (!location) {
        return fail(location.error());
    }
    const QString text = location->value_or(QString()).trimmed();
    if (text.isEmpty()) {
        return fail(
            ErrorCode::ConfigNotFound,
            noScriptLocation()
                + EngineText::tr("Write where env.py and the folder 'versions' lie into '%1', for "
                                 "example 'script_location = %(here)s/alembic' below [%2].")
                      .arg(config.path(), config.section()));
    }
    const Result<QStringList> folders = moduleFolders(config);
    if (!folders) {
        return fail(folders.error());
    }
    const QString path = isPackageForm(text)
                             ? packageFolder(text, *folders)
                             : absolutePath(text, config.folderOf(u"script_location"_s));
    if (path.isEmpty() || !QFileInfo(path).isDir()) {
        return fail(noSuchFolder(path.isEmpty() ? text : path, config.path()));
    }
    return path;
}

Result<ScriptLocations> versionLocations(const AlembicConfig& config, const QString& scriptLocation)
{
    const Result<bool> isRecursive = config.flag(u"recursive_version_locations"_s);
    const Result<bool> isSourceless = config.flag(u"sourceless"_s);
    const Result<QStringList> parts = config.versionLocations();
    const Result<QStringList> folders = moduleFolders(config);
    for (const Result<bool>& flag : {isRecursive, isSourceless}) {
        if (!flag) {
            return fail(flag.error());
        }
    }
    for (const Result<QStringList>& list : {parts, folders}) {
        if (!list) {
            return fail(list.error());
        }
    }
    ScriptLocations locations;
    locations.recursive = *isRecursive;
    locations.sourceless = *isSourceless;
    locations.sysPath = *folders;
    if (parts->isEmpty()) {
        locations.folders << scriptLocation + u"/versions"_s;
    }
    for (const QString& part : *parts) {
        const QString package = isPackageForm(part) ? packageFolder(part, *folders) : QString();
        locations.folders << (package.isEmpty()
                                  ? absolutePath(part, config.folderOf(u"version_locations"_s))
                                  : package);
    }
    return locations;
}

}  // namespace limbeck
