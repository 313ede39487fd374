// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace limbeck {

/// One table of a TOML file, such as `[tool.alembic]` of pyproject.toml: its settings as they
/// are written, each with its line. Asking for a setting as what it is not fails with
/// ConfigNotFound, naming file and line.
class TomlTable final
{
public:
    /// A table of an array of tables, all its values being texts.
    using Row = QMap<QString, QString>;

    /// `name` is "tool.alembic"; empty is the file's top level. A table that is not there has no
    /// settings. Fails with FileUnreadable, or as fromText() does.
    static Result<TomlTable> load(const QString& path, const QString& name);
    /// The file's text. Fails with FileUnreadable.
    static Result<QByteArray> readFile(const QString& path);
    /// Fails with ConfigNotFound and the line if the text is no TOML, or `name` no table.
    static Result<TomlTable> fromText(const QByteArray& text,
                                      const QString& path,
                                      const QString& name);

    bool exists() const;
    QString path() const;
    /// In alphabetical order.
    QStringList keys() const;
    bool contains(const QString& key) const;
    /// Whether it is a table of its own and no setting.
    bool isTable(const QString& key) const;
    TextLocation where(const QString& key) const;

    /// A text, or a whole number as a text.
    Result<std::optional<QString>> text(const QString& key) const;
    Result<std::optional<bool>> boolean(const QString& key) const;
    Result<std::optional<QStringList>> texts(const QString& key) const;
    Result<QList<Row>> rows(const QString& key) const;

    /// What is wrong with a setting, with its place. `what` completes "The setting … ".
    Error problem(const QString& key, const QString& what) const;

private:
    friend class TomlReader;

    /// Something that no setting is: a date, a list of different things.
    struct Other
    {
    };
    struct Inner
    {
    };
    struct Entry
    {
        std::variant<Other, Inner, QString, bool, qint64, QStringList, QList<Row>> value;
        int line = 0;
    };

    QString m_path;
    QString m_name;
    bool m_exists = false;
    QMap<QString, Entry> m_entries;
};

}  // namespace limbeck
