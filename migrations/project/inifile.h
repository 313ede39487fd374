// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace limbeck {

/// alembic.ini, with Python's configparser rules: %-interpolation, %(here)s, continuation
/// lines, [DEFAULT]. Pure reading; nothing of the project runs.
/// Source of the rules: Python 3.11 configparser.py, RawConfigParser._read, BasicInterpolation.
class IniFile final
{
public:
    /// Fails with FileUnreadable if the file cannot be read, or as fromText() does.
    static Result<IniFile> load(const QString& path);
    /// Fails with ConfigNotFound, with the line, on a text before the first section, a line
    /// that is no setting, and on a section or a key that stands there twice.
    static Result<IniFile> fromText(const QString& text, const QString& path);

    bool hasSection(const QString& section) const;
    QStringList sections() const;
    /// Whether there is such a setting, in the section or in [DEFAULT] beside it.
    bool has(const QString& section, const QString& key) const;
    /// The section's own settings, in lower case and alphabetical order.
    QStringList keys(const QString& section) const;

    /// Interpolated value; nothing if there is no such key or its interpolation fails. Keys are
    /// case-insensitive.
    std::optional<QString> value(const QString& section, const QString& key) const;

    /// The same, telling the two apart: fails with ConfigNotFound, with the line of the
    /// setting, if its interpolation fails.
    Result<std::optional<QString>> interpolated(const QString& section, const QString& key) const;

private:
    friend class IniReader;

    struct Entry
    {
        QString raw;
        int line = 0;
    };
    using Entries = QHash<QString, Entry>;

    const Entry* find(const QString& section, const QString& key) const;
    Result<> interpolate(const QString& section,
                         const QString& raw,
                         QString& text,
                         int depth) const;

    QString m_path;
    QString m_here;
    Entries m_defaults;
    QMap<QString, Entries> m_sections;
};

}  // namespace limbeck
