// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/writersettings.h"

#include <QRegularExpression>

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

QString hookValue(const IniFile& ini, const QString& name, const QString& key)
{
    return ini.value(u"post_write_hooks"_s, name + u'.' + key).value_or(QString()).trimmed();
}

/// Source: Alembic 1.19 script/write_hooks.py and config.py.
QList<WriteHook> readHooks(const IniFile& ini)
{
    static const QRegularExpression separator(u",\\s*|\\s+"_s);
    QList<WriteHook> hooks;
    const QString names = ini.value(u"post_write_hooks"_s, u"hooks"_s).value_or(QString());
    for (const QString& name : names.split(separator, Qt::SkipEmptyParts)) {
        WriteHook hook;
        hook.name = name;
        hook.type = hookValue(ini, name, u"type"_s);
        hook.target = hookValue(ini, name, targetKey(hook.type));
        hook.options = hookValue(ini, name, u"options"_s);
        hook.folder = hookValue(ini, name, u"cwd"_s);
        hooks << hook;
    }
    return hooks;
}

Result<int> slugLength(const QString& text, const QString& path)
{
    constexpr int standard = 40;
    bool isNumber = false;
    const int length = text.trimmed().toInt(&isNumber);
    if (!text.trimmed().isEmpty() && !isNumber) {
        return fail(
            ErrorCode::ConfigNotFound,
            u"The setting 'truncate_slug_length' in '%1' is '%2', which is no number."_s.arg(path,
                                                                                             text),
            {.file = path});
    }
    return length > 0 ? length : standard;
}

}  // namespace

Result<WriterSettings> WriterSettings::load(const ProjectFile& file, const QString& section)
{
    const Result<IniFile> ini = IniFile::load(file.path);
    if (!ini) {
        return fail(ini.error());
    }
    const Result<std::optional<QString>> fileTemplate =
        ini->interpolated(section, u"file_template"_s);
    if (!fileTemplate) {
        return fail(fileTemplate.error());
    }
    const auto value = [&ini, &section](const QString& key) {
        return ini->value(section, key).value_or(QString());
    };
    const Result<int> length = slugLength(value(u"truncate_slug_length"_s), file.path);
    if (!length) {
        return fail(length.error());
    }
    WriterSettings settings;
    settings.fileTemplate = fileTemplate->value_or(u"%(rev)s_%(slug)s"_s);
    settings.truncateSlugLength = *length;
    settings.timezone = value(u"timezone"_s);
    settings.outputEncoding = value(u"output_encoding"_s);
    settings.revisionEnvironment = value(u"revision_environment"_s) == u"true"_s;
    settings.hooks = readHooks(*ini);
    settings.ini = *ini;
    settings.section = section;
    return settings;
}

}  // namespace limbeck
