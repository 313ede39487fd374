// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"
#include "migrations/planner/steps.h"
#include "migrations/script/scriptdirectory.h"

namespace limbeck {

/// Something that a plan's reader should know before it runs.
struct Finding
{
    enum class Kind
    {
        Destructive,  ///< rows or values can be lost
        Opaque,       ///< stops the plan
        Instead,      ///< not the script runs, but something else, or nothing
        ByRows,       ///< decided while the step runs, by the rows that are there
        Refused,      ///< the script raises in this direction: stops the plan
        WillFail,     ///< the operation does not fit the schema: stops the plan
        Uncertain,    ///< raw SQL whose effect on the schema is not known
        OnlyAtRun,    ///< its statements can be known only with the database at hand
        Note,
    };

    Kind kind = Kind::Note;
    RevisionId revision;
    QString message;
    TextLocation where;

    bool isBlocking() const;

    bool operator==(const Finding&) const = default;
};

/// One operation with the statements that carry it out; no statements where an earlier failure
/// leaves the schema unknown.
struct PlannedOperation
{
    Operation operation;  ///< completed: a drop knows what it drops
    TextLocation where;
    QList<Statement> statements;

    bool operator==(const PlannedOperation&) const = default;
};

/// A script that is followed while its step runs.
struct LiveScript
{
    Script script;
    NamingConvention naming;
    bool mayChangeSchema = false;  ///< rows decide how
};

struct PlanStep
{
    RevisionStep step;
    QString message;  ///< of the revision
    std::vector<PlannedOperation> operations;
    /// Rows decide what the step does: it is followed when it runs, and `operations` are what it
    /// certainly does. Else null.
    std::shared_ptr<const LiveScript> live = {};

    bool operator==(const PlanStep&) const = default;
};

/// Everything that a run will do, before anything runs.
struct Plan
{
    Engine engine = Engine::Sqlite;
    QList<PlanStep> steps;
    QList<Finding> findings;
    Schema before;
    Schema after;  ///< as far as it could be computed
    /// True if the whole run is one transaction; else one per step.
    bool isOneTransaction = true;

    bool isEmpty() const;
    /// True if a finding says that rows or values can be lost.
    bool isDestructive() const;
    /// The first finding that stops the plan, as the error that running it would return.
    Result<> runnable() const;

    bool operator==(const Plan&) const = default;
};

/// What somebody wants otherwise than the scripts say.
struct PlanOptions
{
    /// Revisions, or the first letters of one, that are marked as applied without running.
    QStringList skipped;

    bool operator==(const PlanOptions&) const = default;
};

/// What a script does whose rows decide is followed at run time where a failure takes all of it
/// back: on engines with transactional DDL, and without autocommit blocks. Elsewhere it is opaque.
///
/// Lowers and renders `steps`, one after another, on a database that is like `before`. Pure but
/// for reading the scripts' files. What stops a plan is a Finding, so that it can be shown;
/// fails only if a script cannot be read at all, or if no step is what `options` name.
Result<Plan> makePlan(const QList<RevisionStep>& steps,
                      const ScriptDirectory& scripts,
                      const Dialect& dialect,
                      const Schema& before,
                      const PlanOptions& options = {});

}  // namespace limbeck
