// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/projectfile.h"

#include "migrations/project/envfile.h"
#include "migrations/project/scriptlocations.h"
#include "models/base/text.h"

#include <QDir>
#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isProjectIni(const QString& path, const QString& section)
{
    const Result<IniFile> ini = IniFile::load(path);
    return ini && ini->hasSection(section);
}

/// Ini files with our section in `folder` itself and one level below, for the message.
QStringList nearbyIniFiles(const QString& folder, const QString& section)
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
        for (const QString& name : QDir(each).entryList({u"*.ini"_s}, QDir::Files)) {
            const QString path = each + u'/' + name;
            if (isProjectIni(path, section)) {
                found << path;
            }
        }
    }
    return found;
}

Error noIniFile(const QString& folder, const QString& section)
{
    Error error;
    error.code = ErrorCode::ConfigNotFound;
    error.subjects = nearbyIniFiles(folder, section);
    error.message = u"There is no 'alembic.ini' in '%1'."_s.arg(folder);
    if (!error.subjects.isEmpty()) {
        error.message += u" There is %1: name the one to use."_s.arg(quotedList(error.subjects));
    } else if (QFileInfo::exists(folder + u"/pyproject.toml"_s)) {
        error.message +=
            u" Settings in 'pyproject.toml' are not read yet: an 'alembic.ini' with "
            u"an [alembic] section and a 'script_location' is needed."_s;
    } else {
        error.message += u" Name the project's ini file, or the folder that it lies in."_s;
    }
    return error;
}

/// The ini file that `path`, a file or a folder, means.
Result<QString> findIniFile(const QString& path, const QString& section)
{
    const QFileInfo info(path.isEmpty() ? u"."_s : path);
    if (!info.exists()) {
        return fail(ErrorCode::ConfigNotFound,
                    u"No config file '%1' found: there is no such file or folder."_s.arg(path));
    }
    if (!info.isDir()) {
        return info.absoluteFilePath();
    }
    const QString file = QDir(info.absoluteFilePath()).filePath(u"alembic.ini"_s);
    if (!QFileInfo::exists(file)) {
        return fail(noIniFile(QDir::cleanPath(info.absoluteFilePath()), section));
    }
    return QDir::cleanPath(file);
}

Result<Setting> readUrl(const IniFile& ini, const QString& section, const QString& path)
{
    const Result<std::optional<QString>> url = ini.interpolated(section, u"sqlalchemy.url"_s);
    if (!url) {
        return fail(url.error());
    }
    Setting setting;
    setting.value = url->value_or(QString()).trimmed();
    setting.origin = setting.value.isEmpty() ? u"default"_s : QFileInfo(path).fileName();
    return setting;
}

QString originOf(const TextLocation& where)
{
    return u"%1:%2"_s.arg(QFileInfo(where.file).fileName()).arg(where.line);
}

Error doubt(const Opaque& opaque, const QString& message)
{
    Error error;
    error.code = ErrorCode::ConfigNotFound;
    error.message = message.arg(originOf(opaque.where), opaque.code);
    error.where = opaque.where;
    return error;
}

void readVersionTable(const IniFile& ini,
                      const QString& section,
                      const EnvFile& env,
                      ProjectFile& project)
{
    project.versionTableOrigin = u"default"_s;
    const std::optional<QString> name = ini.value(section, u"limbeck_version_table"_s);
    if (name && !name->isEmpty()) {
        project.versionTable.name = TableName(
            ini.value(section, u"limbeck_version_table_schema"_s).value_or(QString()), *name);
        project.versionTableOrigin = QFileInfo(project.path).fileName();
        return;
    }
    if (env.versionTable) {
        project.versionTable.name.name = env.versionTable->value;
        project.versionTableOrigin = originOf(env.versionTable->where);
    }
    if (env.versionTableSchema) {
        project.versionTable.name.schema = env.versionTableSchema->value;
        project.versionTableOrigin = originOf(env.versionTableSchema->where);
    }
    project.versionTable.hasPrimaryKey = !env.versionTablePk || env.versionTablePk->value;
    if (env.versionTableDoubt) {
        project.versionTableDoubt =
            doubt(*env.versionTableDoubt,
                  u"%1 computes what its version table is called ('%2'), and Limbeck does not run "
                  u"Python. Write 'limbeck_version_table = NAME' beside 'script_location' into the "
                  u"ini file; Alembic ignores it."_s);
    }
}

void readUrlOfEnv(const EnvFile& env, ProjectFile& project)
{
    if (env.url) {
        project.url = Setting{env.url->value, originOf(env.url->where)};
    }
    if (env.urlDoubt) {
        project.url = Setting{QString(), originOf(env.urlDoubt->where)};
        project.urlDoubt =
            doubt(*env.urlDoubt,
                  u"%1 computes which database to use ('%2'), and Limbeck does not run Python. "
                  u"Say which one with --url, for example --url sqlite:///app.db."_s);
    }
}

Setting readModels(const IniFile& ini, const QString& path)
{
    Setting setting;
    setting.value = ini.value(u"limbeck"_s, u"models"_s).value_or(QString()).trimmed();
    setting.origin = setting.value.isEmpty() ? u"default"_s : QFileInfo(path).fileName();
    return setting;
}

}  // namespace

Result<ProjectFile> ProjectFile::load(const QString& path, const QString& section)
{
    const Result<QString> file = findIniFile(path, section);
    if (!file) {
        return fail(file.error());
    }
    const Result<IniFile> ini = IniFile::load(*file);
    if (!ini) {
        return fail(ini.error());
    }
    if (!ini->hasSection(section)) {
        return fail(ErrorCode::ConfigNotFound,
                    u"No config file '%1' found, or file has no '[%2]' section. The file is "
                    u"there; the section is not."_s.arg(*file, section),
                    {.file = *file});
    }
    ProjectFile project;
    project.path = *file;
    project.folder = QFileInfo(*file).absolutePath();
    const Result<QString> location = limbeck::scriptLocation(*ini, section, project.folder);
    if (!location) {
        return fail(location.error());
    }
    project.scriptLocation = *location;
    Result<ScriptLocations> folders =
        versionLocations(*ini, section, project.folder, project.scriptLocation);
    if (!folders) {
        return fail(folders.error());
    }
    project.locations = *folders;
    Result<Setting> setting = readUrl(*ini, section, project.path);
    if (!setting) {
        return fail(setting.error());
    }
    project.url = *setting;
    const Result<EnvFile> env = EnvFile::load(project.scriptLocation + u"/env.py"_s);
    if (!env) {
        return fail(env.error());
    }
    readVersionTable(*ini, section, *env, project);
    readUrlOfEnv(*env, project);
    project.models = readModels(*ini, project.path);
    return project;
}

Result<Project> Project::open(const QString& path)
{
    Result<ProjectFile> file = ProjectFile::load(path);
    if (!file) {
        return fail(file.error());
    }
    Result<ScriptDirectory> scripts = ScriptDirectory::load(file->locations);
    if (!scripts) {
        return fail(scripts.error());
    }
    return Project{.file = *std::move(file), .scripts = *std::move(scripts)};
}

Result<ConnectionSettings> Project::connection(const QString& url) const
{
    if (file.versionTableDoubt) {
        return fail(*file.versionTableDoubt);
    }
    if (url.isEmpty() && file.urlDoubt) {
        return fail(*file.urlDoubt);
    }
    const QString chosen = url.isEmpty() ? file.url.value : url;
    if (chosen.isEmpty() || (url.isEmpty() && chosen.startsWith("driver://"_L1))) {
        return fail(ErrorCode::ConfigNotFound,
                    u"'%1' names no database: its 'sqlalchemy.url' is %2. Say which one to use "
                    u"with --url, for example --url sqlite:///app.db."_s.arg(
                        file.path,
                        chosen.isEmpty() ? u"missing or empty"_s
                                         : u"still the placeholder of a new project"_s));
    }
    const QString base = url.isEmpty() ? file.folder : QDir::currentPath();
    return ConnectionSettings::fromUrl(chosen, base);
}

}  // namespace limbeck
