// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/configfiles.h"
#include "migrations/project/inifile.h"
#include "migrations/project/tomltable.h"

namespace limbeck {

/// Alembic's settings: `[alembic]` (or the section that `-n` names) of the ini file, then
/// `[tool.alembic]` of pyproject.toml. What the ini file says counts, also if it is empty.
/// Source: Alembic 1.19 config.py, get_alembic_option and its neighbours.
class AlembicConfig final
{
public:
    AlembicConfig() = default;
    /// Fails with FileUnreadable or ConfigNotFound if a file cannot be read.
    static Result<AlembicConfig> load(const ConfigFiles& files, const QString& section);

    /// Whether there is the section, or the table.
    bool exists() const;
    /// The file that counts more: the ini file where there is one.
    QString path() const;
    QString folder() const;
    const ConfigFiles& files() const;
    QString section() const;
    const IniFile& ini() const;

    /// A setting, with %(here)s and its like filled in. Fails with ConfigNotFound and the line.
    Result<std::optional<QString>> option(const QString& key) const;
    /// In the ini file exactly "true", in TOML a boolean.
    Result<bool> flag(const QString& key) const;
    /// `version_locations`, not yet as paths; empty if nothing is said.
    Result<QStringList> versionLocations() const;
    /// `prepend_sys_path`.
    Result<QStringList> sysPath() const;
    /// The hooks, each with its `name`: the ini file's section [post_write_hooks], whatever `-n`
    /// says, else TOML's array of tables.
    Result<QList<TomlTable::Row>> hooks() const;

    /// The name of the file that gives a setting, or "default".
    QString originOf(const QString& key) const;
    QString hooksOrigin() const;
    /// The folder from which a relative path in a setting is taken: that of the file it is in.
    QString folderOf(const QString& key) const;

private:
    bool isInIni(const QString& key) const;
    Result<QList<TomlTable::Row>> iniHooks() const;
    Result<QString> filledIn(const QString& key, const QString& text) const;
    Result<std::optional<QString>> separator(const QStringList& keys) const;
    Result<QStringList> paths(const QString& key,
                              const QStringList& separatorKeys,
                              const QString& legacyPattern) const;

    IniFile m_ini;
    TomlTable m_toml;
    ConfigFiles m_files;
    QString m_section;
};

}  // namespace limbeck
