// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/scriptlocations.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString absolutePath(const QString& path, const QString& folder)
{
    return QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

QStringList trimmedParts(const QStringList& parts)
{
    QStringList result;
    for (const QString& part : parts) {
        if (!part.trimmed().isEmpty()) {
            result << part.trimmed();
        }
    }
    return result;
}

/// Where Python would look for modules: `prepend_sys_path`, then the ini file's folder.
QStringList moduleFolders(const IniFile& ini, const QString& section, const QString& folder)
{
    static const QRegularExpression separators(u"[,;: \\n]+"_s);
    QStringList folders;
    const QStringList parts = trimmedParts(
        ini.value(section, u"prepend_sys_path"_s).value_or(QString()).split(separators));
    for (const QString& part : parts) {
        folders << absolutePath(part, folder);
    }
    folders << folder << folder + u"/src"_s;
    return folders;
}

/// The folder that "package.sub:path" means; empty if it is not found.
QString packageFolder(const QString& location, const QStringList& folders)
{
    const QString package = location.section(u':', 0, 0);
    const QString path = location.section(u':', 1);
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

Result<QStringList> splitLocations(const QString& text,
                                   const std::optional<QString>& separator,
                                   const QString& folder)
{
    if (!separator) {
        static const QRegularExpression legacy(u", *| +"_s);
        return trimmedParts(text.split(legacy));
    }
    static const QMap<QString, QString> separators{{u"space"_s, u" "_s},
                                                   {u"newline"_s, u"\n"_s},
                                                   {u"os"_s, QString(QDir::listSeparator())},
                                                   {u":"_s, u":"_s},
                                                   {u";"_s, u";"_s}};
    const auto found = separators.constFind(separator->trimmed());
    if (found == separators.cend()) {
        return fail(
            ErrorCode::ConfigNotFound,
            u"'%1' is not a valid value for path_separator; expected 'space', 'newline', "
            u"'os', ':', ';'. It stands in the settings of '%2'."_s.arg(*separator, folder));
    }
    return trimmedParts(text.split(*found));
}

}  // namespace

Result<QString> scriptLocation(const IniFile& ini, const QString& section, const QString& folder)
{
    const Result<std::optional<QString>> location = ini.interpolated(section, u"script_location"_s);
    if (!location) {
        return fail(location.error());
    }
    if (!location->has_value() || (*location)->trimmed().isEmpty()) {
        return fail(ErrorCode::ConfigNotFound,
                    u"No 'script_location' key found in configuration. Write where env.py and "
                    u"the folder 'versions' lie into [%1] of the ini file in '%2', for example "
                    u"'script_location = %(here)s/alembic'."_s.arg(section, folder));
    }
    const QString text = (*location)->trimmed();
    const QString path = isPackageForm(text)
                             ? packageFolder(text, moduleFolders(ini, section, folder))
                             : absolutePath(text, folder);
    if (path.isEmpty() || !QFileInfo(path).isDir()) {
        return fail(ErrorCode::ConfigNotFound,
                    u"Path doesn't exist: %1.  Please use the 'init' command to create a new "
                    u"scripts folder, or correct 'script_location' in '%2'."_s.arg(
                        path.isEmpty() ? text : path, folder));
    }
    return path;
}

Result<ScriptLocations> versionLocations(const IniFile& ini,
                                         const QString& section,
                                         const QString& folder,
                                         const QString& scriptLocation)
{
    ScriptLocations locations;
    locations.recursive = ini.value(section, u"recursive_version_locations"_s) == u"true"_s;
    const Result<std::optional<QString>> text = ini.interpolated(section, u"version_locations"_s);
    if (!text) {
        return fail(text.error());
    }
    if (!text->has_value() || (*text)->trimmed().isEmpty()) {
        locations.folders << scriptLocation + u"/versions"_s;
        return locations;
    }
    std::optional<QString> separator = ini.value(section, u"path_separator"_s);
    if (!separator) {
        separator = ini.value(section, u"version_path_separator"_s);
    }
    const Result<QStringList> parts = splitLocations(**text, separator, folder);
    if (!parts) {
        return fail(parts.error());
    }
    const QStringList folders = moduleFolders(ini, section, folder);
    for (const QString& part : *parts) {
        const QString package = isPackageForm(part) ? packageFolder(part, folders) : QString();
        locations.folders << (package.isEmpty() ? absolutePath(part, folder) : package);
    }
    return locations;
}

}  // namespace limbeck
