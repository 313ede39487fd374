// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"
#include "models/revision/revision.h"

namespace limbeck {

/// What an operation of a plan asks of rows that are there already: one question that the database
/// can answer before anything is changed. Names are those of the database before the plan.
struct DataCheck
{
    enum class Kind
    {
        NoNulls,       ///< SET NOT NULL, or a column of a new primary key
        NoDuplicates,  ///< a unique constraint or index, or a primary key, over `columns`
        Fits,          ///< each value of the one column is one of `type`
        NoOrphans,     ///< each row has its parent in `referent`
        NoRows,        ///< a new column that must have a value and has no default
        Meets,         ///< `condition`, of a CHECK, is false for no row
        Unasked,       ///< what no question is known for; `whyNot` says so
    };

    Kind kind = Kind::NoNulls;
    RevisionId revision;
    QString operation;  ///< in words, as describe() says it
    TableName table;
    QStringList columns;
    QStringList key{};  ///< columns of the table's primary key, for examples; may be empty
    ColumnType type{};
    TableName referent{};
    QStringList referentColumns{};
    QString condition{};  ///< SQL, safe to be asked: see checkCondition()
    /// Something that the plan runs before can change these rows: what is found now may be gone
    /// by then.
    bool mayBeMended = false;
    /// The engine takes such rows, though the schema then says otherwise (lengths on SQLite).
    bool isTolerated = false;
    /// Why it cannot be known beforehand, as a sentence; empty if it can.
    QString whyNot{};

    bool operator==(const DataCheck&) const = default;
};

/// What the database answered.
struct DataCheckResult
{
    enum class Outcome
    {
        Holds,
        Violated,
        NotFinished,   ///< took too long, or somebody cancelled
        NotCheckable,  ///< see DataCheck::whyNot, or `problem`
    };

    DataCheck check;
    Outcome outcome = Outcome::Holds;
    qint64 count = 0;        ///< rows in the way; of NoDuplicates: values that several rows have
    QStringList examples{};  ///< keys of some of them, or the values themselves: "id 7"
    QString problem{};       ///< why it was not finished or could not be asked

    /// True if the plan cannot get past this.
    bool willFail() const;
    /// One sentence for people: what was found, and what it means for the plan.
    QString sentence() const;

    bool operator==(const DataCheckResult&) const = default;
};

}  // namespace limbeck
