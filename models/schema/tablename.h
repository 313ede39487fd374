// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QString>

namespace limbeck {

/// A table's name with its schema; an empty schema is the connection's default one.
struct TableName
{
    QString schema;
    QString name;

    TableName() = default;
    TableName(QString tableName);  // NOLINT(google-explicit-constructor): a plain name is one
    TableName(QString schemaName, QString tableName);

    bool isEmpty() const;

    /// "schema.name" or "name", for people and messages; not SQL.
    QString toString() const;

    bool operator==(const TableName&) const = default;
    bool operator<(const TableName& other) const;
};

size_t qHash(const TableName& table, size_t seed = 0) noexcept;

}  // namespace limbeck
