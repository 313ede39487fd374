// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/writersettings.h"

#include "migrations/project/alembicconfig.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// The setting that names what a hook runs.
QString targetKey(const QString& type)
{
    if (type == "exec"_L1) {
        return u"executable"_s;
    }
    return type == "module"_L1 ? u"module"_s : u"entrypoint"_s;
}

/// Source: Alembic 1.19 script/write_hooks.py and config.py.
WriteHook hookOf(const TomlTable::Row& row)
{
    WriteHook hook;
    hook.name = row.value(u"name"_s);
    hook.type = row.value(u"type"_s);
    hook.target = row.value(targetKey(hook.type));
    hook.options = row.value(u"options"_s);
    hook.folder = row.value(u"cwd"_s);
    return hook;
}

Result<int> slugLength(const QString& text, const QString& path)
{
    constexpr int standard = 40;
    bool isNumber = false;
    const int length = text.trimmed().toInt(&isNumber);
    if (!text.trimmed().isEmpty() && !isNumber) {
        return fail(ErrorCode::ConfigNotFound,
                    EngineText::tr(
                        "The setting 'truncate_slug_length' in '%1' is '%2', which is no number.")
                        .arg(path, text),
                    {.file = path});
    }
    return length > 0 ? length : standard;
}

/// The texts of `keys`, empty where nothing is said.
Result<QMap<QString, std::optional<QString>>> optionsOf(const AlembicConfig& config,
                                                        const QStringList& keys)
{
    QMap<QString, std::optional<QString>> options;
    for (const QString& key : keys) {
        const Result<std::optional<QString>> option = config.option(key);
        if (!option) {
            return fail(option.error());
        }
        options.insert(key, *option);
    }
    return options;
}

}  // namespace

Result<WriterSettings> WriterSettings::load(const ProjectFile& file)
{
    const Result<AlembicConfig> config = AlembicConfig::load(file.files, file.section);
    if (!config) {
        return fail(config.error());
    }
    const QString fileTemplate = u"file_template"_s;
    const QString slug = u"truncate_slug_length"_s;
    const auto options =
        optionsOf(*config, {fileTemplate, slug, u"timezone"_s, u"output_encoding"_s});
    if (!options) {
        return fail(options.error());
    }
    const Result<int> length = slugLength(options->value(slug).value_or(QString()), file.path);
    const Result<bool> environment = config->flag(u"revision_environment"_s);
    const Result<QList<TomlTable::Row>> hooks = config->hooks();
    if (!length || !environment || !hooks) {
        return fail(!length ? length.error() : !environment ? environment.error() : hooks.error());
    }
    WriterSettings settings;
    settings.fileTemplate = options->value(fileTemplate).value_or(u"%(rev)s_%(slug)s"_s);
    settings.truncateSlugLength = *length;
    settings.timezone = options->value(u"timezone"_s).value_or(QString());
    settings.outputEncoding = options->value(u"output_encoding"_s).value_or(QString());
    settings.revisionEnvironment = *environment;
    for (const TomlTable::Row& row : *hooks) {
        settings.hooks << hookOf(row);
    }
    settings.ini = config->ini();
    settings.section = file.section;
    return settings;
}

}  // namespace limbeck
