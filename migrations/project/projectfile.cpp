// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/projectfile.h"

#include "migrations/consolidate/folderchange.h"
#include "migrations/database/optionfile.h"
#include "migrations/project/metadatanaming.h"
#include "migrations/project/scriptlocations.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// `.limbeck/settings.toml` and its like, then env.py, then the ini file.
Result<> readUrl(const AlembicConfig& config,
                 const SettingSources& sources,
                 const EnvFile& env,
                 ProjectFile& project)
{
    const QString key = u"sqlalchemy.url"_s;
    const Result<Choice<QString>> choice = sources.text(u"url"_s, env.url);
    const Result<std::optional<QString>> url = config.option(key);
    if (!choice || !url) {
        return fail(!choice ? choice.error() : url.error());
    }
    project.url = {choice->value, choice->origin};
    // As with --url, what stands on the command line is meant from where it is written.
    project.urlFolder = choice->origin == "option"_L1 ? QDir::currentPath() : project.folder;
    if (choice->origin == "default"_L1) {
        project.url.value = url->value_or(QString()).trimmed();
        project.url.origin = project.url.value.isEmpty() ? choice->origin : config.originOf(key);
    }
    if (choice->doubt) {
        project.urlDoubt = choice->doubt;
        project.urlDoubt->message =
            doubtText(u"url"_s, *env.url.doubt) + u' '
            + EngineText::tr(
                "Say which one to use with --url, for example --url sqlite:///app.db, or write "
                "'url = …' into '.limbeck/settings.toml'.");
    }
    return {};
}

Result<> readVersionTable(const ProjectRequest& request,
                          const SettingSources& sources,
                          const EnvFile& env,
                          ProjectFile& project)
{
    const QString standard = project.versionTable.name.name;
    const Result<Choice<QString>> name = sources.text(
        u"version_table"_s, env.versionTable, standard, request.versionTable, u"--version-table"_s);
    const Result<Choice<QString>> schema = sources.text(u"version_table_schema"_s,
                                                        env.versionTableSchema,
                                                        {},
                                                        request.versionTableSchema,
                                                        u"--version-table-schema"_s);
    const Result<Choice<bool>> key = sources.flag(u"version_table_pk"_s, env.versionTablePk, true);
    if (!name || !schema || !key) {
        return fail(!name ? name.error() : !schema ? schema.error() : key.error());
    }
    project.versionTable.name.name = name->value.isEmpty() ? standard : name->value;
    project.versionTable.name.schema = schema->value;
    project.versionTable.hasPrimaryKey = key->value;
    project.versionTableOrigin = name->origin;
    project.versionTableSchemaOrigin = schema->origin;
    project.versionTablePkOrigin = key->origin;
    for (const std::optional<Error>& doubt : {name->doubt, schema->doubt, key->doubt}) {
        if (doubt && !project.versionTableDoubt) {
            project.versionTableDoubt = doubt;
        }
    }
    project.environment.versionTableSchema =
        schema->doubt ? std::nullopt : std::optional(schema->value);
    return {};
}

/// The convention of env.py's own MetaData, else of the metadata that it imports, or that somebody
/// names instead.
Result<EnvSetting<NamingConvention>> namingOf(const AlembicConfig& config,
                                              const QString& scripts,
                                              const EnvFile& env,
                                              const QString& metadata)
{
    if (env.namingConvention.value || env.namingConvention.doubt) {
        return env.namingConvention;
    }
    return moduleFolders(config).map(
        [&](const QStringList& folders) { return importedConvention(metadata, folders, scripts); });
}

Result<ContextSettings> readContext(const AlembicConfig& config,
                                    const QString& scripts,
                                    const SettingSources& sources,
                                    const EnvFile& env)
{
    ContextSettings context;
    struct Flag
    {
        QString key;
        const EnvSetting<bool>& env;
        bool standard;
        Choice<bool>& into;
    };
    Choice<bool> transactionalDdl;
    for (const Flag& flag :
         {Flag{u"render_as_batch"_s, env.renderAsBatch, false, context.renderAsBatch},
          Flag{u"compare_type"_s, env.compareType, true, context.compareType},
          Flag{u"compare_server_default"_s,
               env.compareServerDefault,
               false,
               context.compareServerDefault},
          Flag{u"include_schemas"_s, env.includeSchemas, false, context.includeSchemas},
          Flag{u"transaction_per_migration"_s,
               env.transactionPerMigration,
               false,
               context.transactionPerMigration},
          Flag{u"transactional_ddl"_s, env.transactionalDdl, false, transactionalDdl}}) {
        const Result<Choice<bool>> choice = sources.flag(flag.key, flag.env, flag.standard);
        if (!choice) {
            return fail(choice.error());
        }
        flag.into = *choice;
    }
    context.transactionalDdl.origin = transactionalDdl.origin;
    context.transactionalDdl.doubt = transactionalDdl.doubt;
    if (!transactionalDdl.doubt && transactionalDdl.origin != "default"_L1) {
        context.transactionalDdl.value = transactionalDdl.value;
    }
    const Result<Choice<QString>> metadata = sources.text(u"target_metadata"_s, env.targetMetadata);
    if (!metadata) {
        return fail(metadata.error());
    }
    context.targetMetadata = *metadata;
    const Result<Choice<NamingConvention>> naming =
        namingOf(config, scripts, env, metadata->value)
            .and_then([&sources](const EnvSetting<NamingConvention>& found) {
                return sources.namingConvention(found);
            });
    if (!naming) {
        return fail(naming.error());
    }
    context.namingConvention = *naming;
    context.spread = env.spread;
    return context;
}

Result<> readModels(const AlembicConfig& config,
                    const SettingSources& sources,
                    ProjectFile& project)
{
    const Result<Choice<QString>> choice = sources.text(u"models"_s, {});
    if (!choice) {
        return fail(choice.error());
    }
    project.models = {choice->value, choice->origin};
    const QString ini = config.ini().value(u"limbeck"_s, u"models"_s).value_or(QString()).trimmed();
    if (choice->origin == "default"_L1 && !ini.isEmpty()) {
        project.models = {ini, QFileInfo(config.path()).fileName()};
    }
    return {};
}

Result<> readVerify(const SettingSources& sources, ProjectFile& project)
{
    return sources.flag(u"verify"_s, {}, false).map([&project](const Choice<bool>& choice) {
        project.verify = choice;
    });
}

/// What is said about env.py's work: by the user, or by env.py.
Result<> readEnvironment(const AlembicConfig& config,
                         const ProjectRequest& request,
                         ProjectFile& project)
{
    EnvQuestions questions;
    questions.section = request.section;
    questions.xArguments = request.xArguments;
    for (const QString& key : config.ini().keys(request.section)) {
        questions.options.insert(key, config.ini().value(request.section, key).value_or(QString()));
    }
    const Result<EnvFile> env = EnvFile::load(project.scriptLocation + u"/env.py"_s, questions);
    const Result<SettingSources> sources = SettingSources::load(config, request.settings);
    if (!env || !sources) {
        return fail(!env ? env.error() : sources.error());
    }
    const Result<ContextSettings> context =
        readContext(config, project.scriptLocation, *sources, *env);
    if (!context) {
        return fail(context.error());
    }
    project.context = *context;
    project.environment = env->forScripts();
    for (const Result<>& result : {readVersionTable(request, *sources, *env, project),
                                   readUrl(config, *sources, *env, project),
                                   readModels(config, *sources, project),
                                   readVerify(*sources, project)}) {
        if (!result) {
            return result;
        }
    }
    return {};
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
        const QString table =
            files->toml.isEmpty()
                ? QString()
                : u' ' + EngineText::tr("Nor has '%1' a table [tool.alembic].").arg(files->toml);
        return fail(
            ErrorCode::ConfigNotFound,
            noScriptLocation()
                + EngineText::tr("No config file '%1' found, or file has no '[%2]' section.")
                      .arg(files->ini, request.section)
                + table,
            {.file = config->path()});
    }
    return config;
}

}  // namespace

bool ContextSettings::commitsEachStep() const
{
    return transactionPerMigration.value || !transactionalDdl.value.value_or(true);
}

NamingConvention ContextSettings::naming() const
{
    NamingConvention naming = namingConvention.value;
    if (namingConvention.doubt) {
        naming.doubt = namingConvention.doubt->message;
    }
    return naming;
}

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
    if (Result<> result = readEnvironment(*config, request, project); !result) {
        return fail(result.error());
    }
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
    const Result<bool> recovered =
        recoverFolderChanges(file->folder + u"/.limbeck"_s, file->locations.folders);
    if (!recovered) {
        return fail(recovered.error());
    }
    Result<ScriptDirectory> scripts =
        ScriptDirectory::load(file->locations, file->context.naming(), file->environment);
    if (!scripts) {
        return fail(scripts.error());
    }
    scripts->setOverrides(file->folder + u"/.limbeck/overrides"_s);
    Project project{
        .file = *std::move(file), .scripts = *std::move(scripts), .passwords = request.passwords};
    project.archives = activeArchives(project.file.folder, project.scripts);
    if (!project.archives.isEmpty()) {
        Result<ScriptDirectory> past = unfold(project.scripts, project.archives);
        if (!past) {
            return fail(past.error());
        }
        past->setOverrides(project.scripts.overrides());
        project.scripts.setUnfolded(*past);
    }
    return project;
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
        return fail(
            ErrorCode::ConfigNotFound,
            EngineText::tr(
                "'%1' names no database: its 'sqlalchemy.url' is %2. Say which one to use "
                "with --url, for example --url sqlite:///app.db.")
                .arg(file.path,
                     chosen.isEmpty() ? EngineText::tr("missing or empty")
                                      : EngineText::tr("still the placeholder of a new project")));
    }
    const QString base = url.isEmpty() ? file.urlFolder : QDir::currentPath();
    return ConnectionSettings::fromUrl(chosen, base)
        .and_then(withOptionFile)
        .map([this](const ConnectionSettings& settings) {
            return withPassword(settings, passwords.get());
        });
}

}  // namespace limbeck
