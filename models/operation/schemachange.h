// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/operation/operation.h"

/// What SQL text does to a schema: operations, and the changes that no `op.*` can say.
namespace limbeck {

/// CREATE VIEW; takes the place of one with that name.
struct PutView
{
    View view;
    bool ifNotExists = false;
};

struct DropView
{
    TableName view;
};

/// CREATE TRIGGER; takes the place of one with that name on that table.
struct PutTrigger
{
    Trigger trigger;
    bool ifNotExists = false;
};

struct DropTrigger
{
    QString name;
    TableName table;  ///< empty: of any table
};

/// CREATE SEQUENCE; takes the place of one with that name.
struct PutSequence
{
    Sequence sequence;
    bool ifNotExists = false;
};

struct DropSequence
{
    TableName sequence;
};

/// A table, view or sequence gets another name, or another schema.
struct RenameRelation
{
    TableName from;
    TableName to;
};

/// Also that of a constraint, which is called like it.
struct RenameIndex
{
    TableName table;  ///< without a name: of any table of that schema
    QString name;
    QString newName;
};

struct RenameConstraint
{
    TableName table;
    QString name;
    QString newName;
};

/// ALTER TABLE … VALIDATE CONSTRAINT.
struct ValidateConstraint
{
    TableName table;
    QString name;
};

struct AddEnumValue
{
    TableName type;
    QString value;
    QString before;  ///< both empty: at the end
    QString after;
    bool ifNotExists = false;
};

struct RenameEnumValue
{
    TableName type;
    QString value;
    QString newValue;
};

struct RenameEnum
{
    TableName type;
    TableName to;
};

/// DROP TYPE, of any kind of type.
struct DropType
{
    TableName type;
    bool cascades = false;  ///< columns of that type go as well
};

/// What goes elsewhere with a table, or one column of it, that a CASCADE drops.
struct Cascade
{
    TableName table;
    QString column;  ///< empty: the table
};

/// MySQL's FIRST.
struct MoveToFront
{
    TableName table;
    QString column;
};

/// DROP SCHEMA … CASCADE.
struct DropSchema
{
    QString schema;
};

/// A temporary table: it is no part of the schema, but hides what has its name.
struct HideTable
{
    TableName table;
};

/// What is not understood.
struct MarkUncertain
{
    QString reason;   ///< words that may stand in parentheses
    TableName table;  ///< the table that it is about; empty: nobody knows
};

/// One change, and the statement that makes it.
struct SchemaChange
{
    using Value = std::variant<Operation,
                               PutView,
                               DropView,
                               PutTrigger,
                               DropTrigger,
                               PutSequence,
                               DropSequence,
                               RenameRelation,
                               RenameIndex,
                               RenameConstraint,
                               ValidateConstraint,
                               AddEnumValue,
                               RenameEnumValue,
                               RenameEnum,
                               DropType,
                               Cascade,
                               MoveToFront,
                               DropSchema,
                               HideTable,
                               MarkUncertain>;

    Value value;
    TableName ifTable;  ///< not empty: only if there is such a table, view or sequence
    QString statement;
};

/// How an engine understands the names and drops of a text.
enum class SqlRules
{
    Postgresql,
    Mysql,   ///< also MariaDB: columns in any case; an index keeps the columns that are not dropped
    Sqlite,  ///< names in any case
};

/// What SQL text does to a schema, in order, as far as the text alone tells. What depends on the
/// schema (IF EXISTS, the values of an enum type, the case of names) is decided when it is applied.
struct SqlEffect
{
    std::vector<SchemaChange> changes;
    SqlRules rules = SqlRules::Postgresql;
    TextLocation where;  ///< of the text

    /// True if nothing of it is MarkUncertain.
    bool isUnderstood() const;
};

/// Applies `effect` to `schema`. What is not understood, and what does not fit the schema (it may
/// fit the database, which others change as well), is one more of its uncertainties: about the
/// table that the change names, if it names one. What drops something that is not there changes
/// nothing.
void applyEffect(const SqlEffect& effect, Schema& schema);

/// The operations among the changes of `effect`, in order.
std::vector<Operation> operationsOf(const SqlEffect& effect);

}  // namespace limbeck
