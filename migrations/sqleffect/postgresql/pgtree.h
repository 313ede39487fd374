// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/tablename.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <tl/expected.hpp>

/// The parse tree of PostgreSQL, as libpg_query hands it over. Values that are zero, false or empty
/// are left out of it.
namespace limbeck::postgresql {

/// A node: its kind ("AlterTableStmt"), and its members.
struct Node
{
    QString kind;
    QJsonObject members;

    QString text(QLatin1StringView member) const;
    bool flag(QLatin1StringView member) const;
    int number(QLatin1StringView member) const;
    bool has(QLatin1StringView member) const;
    /// A member that is a node of some kind.
    Node node(QLatin1StringView member) const;
    /// A member whose kind is always the same, which the tree then does not say.
    Node plain(QLatin1StringView member) const;
    QList<Node> list(QLatin1StringView member) const;
    /// A list of names: "a", "b".
    QStringList names(QLatin1StringView member) const;
    /// A RangeVar.
    TableName relation(QLatin1StringView member) const;
};

/// The node that `value` wraps: {"Kind": {…}}.
Node nodeOf(const QJsonValue& value);
/// The names in a List, TypeName or String.
QStringList namesOf(const Node& node);
/// "a" or "s.a"; longer ones name the database first.
TableName tableOf(const QStringList& names);
/// The first place of anything in `value`; -1 if none is told.
int firstLocation(const QJsonValue& value);

struct ParsedStatement
{
    Node node;
    int location = 0;
    int length = 0;  ///< 0: to the end
};

/// Fails with the parser's message.
tl::expected<QList<ParsedStatement>, QString> parse(const QString& sql);

}  // namespace limbeck::postgresql
