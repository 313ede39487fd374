// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/alembicconfig.h"

#include "migrations/script/percentformat.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const QString hooksSection = u"post_write_hooks"_s;

/// What `path_separator` can be, and what it stands for.
const QMap<QString, QString>& separators()
{
    static const QMap<QString, QString> map{{u"space"_s, u" "_s},
                                            {u"newline"_s, u"\n"_s},
                                            {u"os"_s, QString(QDir::listSeparator())},
                                            {u":"_s, u":"_s},
                                            {u";"_s, u";"_s}};
    return map;
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

}  // namespace

Result<AlembicConfig> AlembicConfig::load(const ConfigFiles& files, const QString& section)
{
    AlembicConfig config;
    config.m_files = files;
    config.m_section = section;
    if (!files.ini.isEmpty()) {
        Result<IniFile> ini = IniFile::load(files.ini);
        if (!ini) {
            return fail(ini.error());
        }
        config.m_ini = *std::move(ini);
    }
    if (!files.toml.isEmpty()) {
        Result<TomlTable> toml = TomlTable::load(files.toml, u"tool.alembic"_s);
        if (!toml) {
            return fail(toml.error());
        }
        config.m_toml = *std::move(toml);
    }
    return config;
}

bool AlembicConfig::exists() const
{
    return m_ini.hasSection(m_section) || m_toml.exists();
}

QString AlembicConfig::path() const
{
    return m_files.ini.isEmpty() ? m_files.toml : m_files.ini;
}

QString AlembicConfig::folder() const
{
    return QFileInfo(path()).absolutePath();
}

const ConfigFiles& AlembicConfig::files() const
{
    return m_files;
}

QString AlembicConfig::section() const
{
    return m_section;
}

const IniFile& AlembicConfig::ini() const
{
    return m_ini;
}

bool AlembicConfig::isInIni(const QString& key) const
{
    return m_ini.has(m_section, key);
}

QString AlembicConfig::originOf(const QString& key) const
{
    if (isInIni(key)) {
        return QFileInfo(m_files.ini).fileName();
    }
    return m_toml.contains(key) ? QFileInfo(m_files.toml).fileName() : u"default"_s;
}

QString AlembicConfig::hooksOrigin() const
{
    if (m_ini.hasSection(hooksSection)) {
        return QFileInfo(m_files.ini).fileName();
    }
    return m_toml.contains(hooksSection) ? QFileInfo(m_files.toml).fileName() : u"default"_s;
}

QString AlembicConfig::folderOf(const QString& key) const
{
    return !isInIni(key) && m_toml.contains(key) ? QFileInfo(m_files.toml).absolutePath()
                                                 : folder();
}

/// TOML's texts go through Python's %-formatting, whose only name is `here`.
Result<QString> AlembicConfig::filledIn(const QString& key, const QString& text) const
{
    const QHash<QString, QVariant> names{{u"here"_s, QFileInfo(m_files.toml).absolutePath()}};
    Result<QString> filled = percentFormat(text, names);
    if (!filled) {
        Error error = m_toml.problem(key, EngineText::tr("cannot be read"));
        error.message +=
            u' ' + filled.error().message + u' ' + EngineText::tr("A '%' itself is written '%%'.");
        return fail(error);
    }
    return filled;
}

Result<std::optional<QString>> AlembicConfig::option(const QString& key) const
{
    if (isInIni(key)) {
        return m_ini.interpolated(m_section, key);
    }
    const Result<std::optional<QString>> text = m_toml.text(key);
    if (!text || !text->has_value()) {
        return text;
    }
    return filledIn(key, **text).map([](const QString& filled) { return std::optional(filled); });
}

Result<bool> AlembicConfig::flag(const QString& key) const
{
    if (isInIni(key)) {
        return m_ini.interpolated(m_section, key).map([](const std::optional<QString>& text) {
            return text == u"true"_s;
        });
    }
    return m_toml.boolean(key).map(
        [](const std::optional<bool>& isSet) { return isSet.value_or(false); });
}

Result<std::optional<QString>> AlembicConfig::separator(const QStringList& keys) const
{
    for (const QString& key : keys) {
        const Result<std::optional<QString>> name = m_ini.interpolated(m_section, key);
        if (!name) {
            return fail(name.error());
        }
        if (!name->has_value()) {
            continue;
        }
        const auto found = separators().constFind((*name)->trimmed());
        if (found == separators().cend()) {
            return fail(ErrorCode::ConfigNotFound,
                        EngineText::tr(
                            "'%1' is not a valid value for %2; expected 'space', 'newline', 'os', "
                            "':', ';'. It stands in '%3'.")
                            .arg(**name, key, m_files.ini));
        }
        return *found;
    }
    return std::nullopt;
}

/// A list of paths: in the ini file split as its separator says, in TOML a list.
Result<QStringList> AlembicConfig::paths(const QString& key,
                                         const QStringList& separatorKeys,
                                         const QString& legacyPattern) const
{
    const Result<std::optional<QString>> text = m_ini.interpolated(m_section, key);
    if (!text) {
        return fail(text.error());
    }
    if (text->has_value() && !(*text)->trimmed().isEmpty()) {
        return separator(separatorKeys)
            .map([&text, &legacyPattern](const std::optional<QString>& character) {
                return trimmedParts(character ? (*text)->split(*character)
                                              : (*text)->split(QRegularExpression(legacyPattern)));
            });
    }
    const Result<std::optional<QStringList>> texts = m_toml.texts(key);
    if (!texts) {
        return fail(texts.error());
    }
    QStringList filled;
    for (const QString& each : texts->value_or(QStringList())) {
        const Result<QString> path = filledIn(key, each);
        if (!path) {
            return fail(path.error());
        }
        filled << *path;
    }
    return trimmedParts(filled);
}

Result<QStringList> AlembicConfig::versionLocations() const
{
    return paths(
        u"version_locations"_s, {u"path_separator"_s, u"version_path_separator"_s}, u", *| +"_s);
}

Result<QStringList> AlembicConfig::sysPath() const
{
    return paths(u"prepend_sys_path"_s, {u"path_separator"_s}, u", *| +|:"_s);
}

Result<QList<TomlTable::Row>> AlembicConfig::hooks() const
{
    if (m_ini.hasSection(hooksSection)) {
        return iniHooks();
    }
    Result<QList<TomlTable::Row>> rows = m_toml.rows(hooksSection);
    if (!rows) {
        return rows;
    }
    for (TomlTable::Row& row : *rows) {
        if (row.value(u"name"_s).isEmpty()) {
            return fail(
                m_toml.problem(hooksSection, EngineText::tr("has a hook without a 'name'")));
        }
        for (QString& value : row) {
            const Result<QString> filled = filledIn(hooksSection, value);
            if (!filled) {
                return fail(filled.error());
            }
            value = *filled;
        }
    }
    return rows;
}

Result<QList<TomlTable::Row>> AlembicConfig::iniHooks() const
{
    static const QRegularExpression separator(u",\\s*|\\s+"_s);
    const Result<std::optional<QString>> names = m_ini.interpolated(hooksSection, u"hooks"_s);
    if (!names) {
        return fail(names.error());
    }
    QList<TomlTable::Row> hooks;
    for (const QString& name : names->value_or(QString()).split(separator, Qt::SkipEmptyParts)) {
        TomlTable::Row hook;
        for (const QString& key : m_ini.keys(hooksSection)) {
            const QString prefix = name.toLower() + u'.';
            if (!key.startsWith(prefix)) {
                continue;
            }
            const Result<std::optional<QString>> value = m_ini.interpolated(hooksSection, key);
            if (!value) {
                return fail(value.error());
            }
            hook.insert(key.sliced(prefix.size()), value->value_or(QString()).trimmed());
        }
        hook.insert(u"name"_s, name);
        hooks << hook;
    }
    return hooks;
}

}  // namespace limbeck
