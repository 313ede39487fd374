// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/constraint.h"

#include <QMap>
#include <QSet>

#include <tl/expected.hpp>

namespace limbeck {

/// MetaData(naming_convention={…}) of SQLAlchemy: the names that constraints and indexes get.
struct NamingConvention
{
    /// "uq" → "uq_%(table_name)s_%(column_0_name)s"; "ix", "uq", "ck", "fk", "pk". One that is
    /// not there gives no name, but for "ix" where there is no rule at all.
    QMap<QString, QString> rules;
    /// Keys whose value is a Python function or is computed: rules, and tokens of rules.
    QSet<QString> computed;
    /// Not empty: nothing of it is known, and why: "env.py:12 computes 'naming_convention' (…)".
    QString doubt;

    /// No rule of its own: SQLAlchemy's default, which names indexes only.
    bool isStandard() const;

    bool operator==(const NamingConvention&) const = default;
};

/// What wants a name.
struct Unnamed
{
    QString kind;  ///< key of the rule: "uq"
    TableName table;
    QString given;  ///< what the script says; empty if nothing
    QStringList columns;
    std::optional<TableName> referent;  ///< of a foreign key
    QStringList referentColumns;
};

/// A name, and whether the convention made it.
struct GivenName
{
    QString text;  ///< empty where there is neither a name nor a rule
    bool isConventional = false;

    bool operator==(const GivenName&) const = default;
};

/// The name that SQLAlchemy gives: `given` unless a rule applies, which is so where nothing is
/// given, and where the rule uses %(constraint_name)s. Fails with the reason, in words that can
/// follow a colon, where only Python knows the name, and where SQLAlchemy itself fails.
/// Source: SQLAlchemy 2.0 sql/naming.py.
tl::expected<GivenName, QString> nameFor(const NamingConvention& convention, const Unnamed& what);

}  // namespace limbeck
