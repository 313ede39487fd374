// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/layout/diagramlayout.h"
#include "models/schema/impliedrelations.h"

namespace limbeck {

/// How something of a diagram differs between two schemas.
enum class ChangeMark
{
    None,
    Added,
    Removed,
    Changed,
};

/// The glyph of a mark, '+', '−' or '~'; empty for None. Every colour of a mark goes with it.
QString markGlyph(ChangeMark mark);
/// "added", "removed", "changed"; empty for None.
QString markWord(ChangeMark mark);

/// A column as a row of its table.
struct DiagramColumn
{
    QString name;
    QString type;
    bool isPrimary = false;
    bool isForeign = false;
    bool isNullable = true;
    ChangeMark change = ChangeMark::None;

    bool operator==(const DiagramColumn&) const = default;
};

struct DiagramTable
{
    TableName name;
    QList<DiagramColumn> rows;
    int keysOut = 0;    ///< foreign keys of the table
    int keysIn = 0;     ///< foreign keys that refer to it
    int referrers = 0;  ///< tables that do, without itself
    ChangeMark change = ChangeMark::None;
    QStringList changes;  ///< in words, one line each

    bool operator==(const DiagramTable&) const = default;
};

/// A foreign key as a line between two tables, by their numbers.
struct DiagramKey
{
    int from = 0;
    int to = 0;
    int key = 0;         ///< which of the table's foreign keys
    QString fromColumn;  ///< the first of several
    QString toColumn;
    bool isOptional = false;  ///< a column of it may be NULL: a row need not refer to anything
    bool isSingle = false;    ///< its columns are unique: one row at most refers to each
    ChangeMark change = ChangeMark::None;
    QString text;            ///< "note.page_id → page.id, on delete cascade"
    bool isImplied = false;  ///< no foreign key, only looks like one

    bool operator==(const DiagramKey&) const = default;
};

/// All that a diagram shows, without positions, sizes and colours. Foreign keys to tables that
/// do not exist are left out.
struct DiagramContent
{
    QList<DiagramTable> tables;
    QList<DiagramKey> keys;

    /// Tables that so many others refer to that their lines hide everything else: more than 20
    /// and more than one in twenty.
    bool isHub(int table) const;
    bool hasChanges() const;

    bool operator==(const DiagramContent&) const = default;
};

/// Pure.
DiagramContent diagramContent(const Schema& schema);

/// Adds a line for each guess whose tables are there. Numbers of keys stay: a guess is none. Pure.
void addImplied(DiagramContent& content, const QList<ImpliedRelation>& guesses);

/// Both schemas in one: the tables of `after` in order, then those that only `before` has. A table
/// is marked only if something of its own differs, not if others refer to it now. Pure.
DiagramContent diagramContent(const Schema& before, const Schema& after);

}  // namespace limbeck
