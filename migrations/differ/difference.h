// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

namespace limbeck {

/// One thing in which two schemas differ.
struct Difference
{
    enum class Kind
    {
        Added,    ///< the second schema has it alone
        Removed,  ///< the first one has it alone
        Changed,
    };

    enum class Element
    {
        Table,
        Column,
        PrimaryKey,
        UniqueConstraint,
        ForeignKey,
        CheckConstraint,
        ExcludeConstraint,
        Index,
        Enum,
        View,
        Trigger,
        Sequence,
    };

    Kind kind = Kind::Changed;
    Element element = Element::Table;
    TableName table;  ///< empty for enum types; the view itself for views
    QString name;     ///< of the element in its table; empty for a table, and if it has none
    /// What of a table or column has changed: "type", "default"; else empty. English; see
    /// aspectWord().
    QString aspect;
    QString before;  ///< in words; empty if added
    QString after;   ///< in words; empty if removed

    bool operator==(const Difference&) const = default;
};

/// Everything in which `from` and `to` differ, but for the order of tables, constraints and
/// indexes, for uncertainties, and for default schemas that one of them writes out. Tables that are
/// added or removed count once, whatever is in them. Elements of one name are the same element;
/// without a name, those of the same columns. Empty exactly if withoutOrder() of both is equal
/// (without uncertainties). Pure.
QList<Difference> differences(const Schema& from, const Schema& to);

/// "column", "foreign key", …
QString elementWord(Difference::Element element);
/// The aspect in EngineText's language.
QString aspectWord(const QString& aspect);
/// "added", "removed", "changed".
QString kindWord(Difference::Kind kind);
/// What differs: "column customer.email", "index ix_a of customer", "foreign key of order".
QString objectText(const Difference& difference);
/// One line: "+ column customer.email: string(96)", "~ column customer.name: type string(80) ->
/// string(120)", "- table note: 3 columns".
QString describe(const Difference& difference);

}  // namespace limbeck
