// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/projectfile.h"

#include "migrations/project/envfile.h"
#include "migrations/project/scriptlocations.h"

#include <QDir>
#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Result<Setting> readUrl(const AlembicConfig& config)
{
    const QString key = u"sqlalchemy.url"_s;
    return config.option(key).map([&config, &key](const std::optional<QString>& url) {
        Setting setting;
        setting.value = url.value_or(QString()).trimmed();
        setting.origin = setting.value.isEmpty() ? u"default"_s : config.originOf(key);
        return setting;
    });
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

/// The settings, or the reason why there are none.
Result<AlembicConfig> loadConfig(const ProjectRequest& request)
{
    const Result<ConfigFiles> files = ConfigFiles::find(request.paths, request.section);
    if (!files) {
        return fail(files.error());
    }
    Result<AlembicConfig> config = AlembicConfig::load(*files, request.section);
    if (config && !config->exists()) {
        const QString table = files->toml.isEmpty()
                                  ? QString()
                                  : u" Nor has '%1' a table [tool.alembic]."_s.arg(files->toml);
        return fail(ErrorCode::ConfigNotFound,
                    noScriptLocation()
                        + u"No config file '%1' found, or file has no '[%2]' section."_s.arg(
                            files->ini, request.section)
                        + table,
                    {.file = config->path()});
    }
    return config;
}

Setting readModels(const IniFile& ini, const QString& path)
{
    Setting setting;
    setting.value = ini.value(u"limbeck"_s, u"models"_s).value_or(QString()).trimmed();
    setting.origin = setting.value.isEmpty() ? u"default"_s : QFileInfo(path).fileName();
    return setting;
}

}  // namespace

Result<ProjectFile> ProjectFile::load(const QString& path)
{
    return load(ProjectRequest{.paths = {path}});
}

Result<ProjectFile> ProjectFile::load(const ProjectRequest& request)
{
    const Result<AlembicConfig> config = loadConfig(request);
    if (!config) {
        return fail(config.error());
    }
    ProjectFile project;
    project.path = config->path();
    project.folder = config->folder();
    project.files = config->files();
    project.section = request.section;
    const Result<QString> location = limbeck::scriptLocation(*config);
    if (!location) {
        return fail(location.error());
    }
    project.scriptLocation = *location;
    Result<ScriptLocations> folders = versionLocations(*config, project.scriptLocation);
    if (!folders) {
        return fail(folders.error());
    }
    project.locations = *folders;
    Result<Setting> setting = readUrl(*config);
    if (!setting) {
        return fail(setting.error());
    }
    project.url = *setting;
    const Result<EnvFile> env = EnvFile::load(project.scriptLocation + u"/env.py"_s);
    if (!env) {
        return fail(env.error());
    }
    readVersionTable(config->ini(), request.section, *env, project);
    readUrlOfEnv(*env, project);
    project.models = readModels(config->ini(), project.path);
    return project;
}

Result<Project> Project::open(const QString& path)
{
    return open(ProjectRequest{.paths = {path}});
}

Result<Project> Project::open(const ProjectRequest& request)
{
    Result<ProjectFile> file = ProjectFile::load(request);
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
