// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/configfiles.h"

#include "migrations/project/alembicconfig.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QDir>
#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView iniName("alembic.ini");
constexpr QLatin1StringView tomlName("pyproject.toml");

bool isProject(const ConfigFiles& files, const QString& section)
{
    const Result<AlembicConfig> config = AlembicConfig::load(files, section);
    return config && config->exists();
}

/// Files with our settings in `folder` itself and one level below, for the message.
QStringList nearbyFiles(const QString& folder, const QString& section)
{
    constexpr qsizetype maxFolders = 200;
    const QDir dir(folder);
    QStringList folders{folder};
    for (const QString& name :
         dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot).mid(0, maxFolders)) {
        folders << dir.filePath(name);
    }
    QStringList found;
    for (const QString& each : std::as_const(folders)) {
        const QStringList names = QDir(each).entryList({u"*.ini"_s, tomlName}, QDir::Files);
        for (const QString& name : names) {
            const QString path = each + u'/' + name;
            const bool isToml = name == tomlName;
            if (isProject({isToml ? QString() : path, isToml ? path : QString()}, section)) {
                found << path;
            }
        }
    }
    return found;
}

Error nothingIn(const QString& folder, const QString& section)
{
    Error error;
    error.code = ErrorCode::ConfigNotFound;
    error.subjects = nearbyFiles(folder, section);
    error.message = noScriptLocation()
                    + EngineText::tr(
                          "There is no 'alembic.ini' in '%1', and no 'pyproject.toml' with a table "
                          "[tool.alembic].")
                          .arg(folder);
    error.message +=
        error.subjects.isEmpty()
            ? u' ' + EngineText::tr("Name the project's ini file, or the folder that it lies in.")
            : u' '
                  + EngineText::tr("There is %1: name the one to use.")
                        .arg(quotedList(error.subjects));
    return error;
}

/// `folder`/`name` if it is there.
QString fileIn(const QString& folder, QLatin1StringView name)
{
    const QString path = QDir::cleanPath(folder + u'/' + name);
    return QFileInfo(path).isFile() ? path : QString();
}

Result<ConfigFiles> filesOfFolder(const QString& folder, const QString& section)
{
    ConfigFiles files{fileIn(folder, iniName), fileIn(folder, tomlName)};
    if (files.ini.isEmpty() && !files.toml.isEmpty()) {
        const Result<AlembicConfig> config = AlembicConfig::load(files, section);
        if (!config) {
            return fail(config.error());
        }
        if (!config->exists()) {
            files.toml.clear();
        }
    }
    if (files == ConfigFiles()) {
        return fail(nothingIn(folder, section));
    }
    return files;
}

Result<> addFile(ConfigFiles& files, const QFileInfo& info)
{
    const bool isToml = info.fileName() == tomlName;
    QString& place = isToml ? files.toml : files.ini;
    if (!place.isEmpty()) {
        return fail(ErrorCode::ConfigNotFound,
                    isToml ? EngineText::tr("pyproject.toml indicated more than once")
                           : EngineText::tr("only one ini file may be indicated"));
    }
    place = QDir::cleanPath(info.absoluteFilePath());
    return {};
}

}  // namespace

QString noScriptLocation()
{
    return EngineText::tr("No 'script_location' key found in configuration.\n");
}

Result<ConfigFiles> ConfigFiles::find(const QStringList& names, const QString& section)
{
    ConfigFiles files;
    for (const QString& name : names.isEmpty() ? QStringList{u"."_s} : names) {
        const QFileInfo info(name.isEmpty() ? u"."_s : name);
        if (!info.exists()) {
            return fail(
                ErrorCode::ConfigNotFound,
                noScriptLocation() + EngineText::tr("There is no file or folder '%1'.").arg(name));
        }
        if (info.isDir() && names.size() <= 1) {
            return filesOfFolder(QDir::cleanPath(info.absoluteFilePath()), section);
        }
        if (info.isDir()) {
            return fail(
                ErrorCode::ConfigNotFound,
                EngineText::tr("'%1' is a folder: name the files themselves where there are two.")
                    .arg(name));
        }
        if (Result<> added = addFile(files, info); !added) {
            return fail(added.error());
        }
    }
    if (files.ini.isEmpty()) {
        files.ini = fileIn(QFileInfo(files.toml).absolutePath(), iniName);
    } else if (files.toml.isEmpty()) {
        files.toml = fileIn(QFileInfo(files.ini).absolutePath(), tomlName);
    }
    return files;
}

}  // namespace limbeck
