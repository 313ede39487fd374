// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/interval.h"
#include "migrations/database/connectionsettings.h"
#include "migrations/differ/difference.h"
#include "migrations/runner/runobserver.h"
#include "migrations/runner/versiontable.h"
#include "migrations/script/scriptdirectory.h"

#include <functional>

namespace limbeck {

/// One thing that was compared: what differs, in words.
struct ProofPart
{
    QString title;
    QStringList differences;
    QStringList notes;

    bool operator==(const ProofPart&) const = default;
};

/// What was seen on one engine.
struct EngineProof
{
    QString engine;  ///< "SQLite 3.40.1"
    QList<ProofPart> parts;
    QString problem;               ///< why nothing could be compared; empty if it could
    QList<Difference> fromModels;  ///< what the new schema lacks to be the models'

    bool holds() const;
};

/// Evidence that the old way and the new one lead to the same schema and rows.
struct Proof
{
    QList<EngineProof> engines;
    bool hasModels = false;  ///< the schema was compared with the models too

    /// True if at least one engine could be asked, and nothing differed on any.
    bool holds() const;
    QStringList differences() const;  ///< of all engines, each with its name
};

struct ProofRequest
{
    const ScriptDirectory* oldScripts = nullptr;  ///< all of these outlive the call
    const ScriptDirectory* newScripts = nullptr;
    Interval interval;
    RevisionId id;  ///< of the new revision
    VersionTable versionTable;
    std::optional<Schema> models;
    /// Where to try it: SQLite (in memory, whatever it names), or a server, on which databases of
    /// their own are made and dropped again.
    QList<ConnectionSettings> places;
};

/// Hears of each engine as it is over.
using EngineProved = std::function<void(const EngineProof&)>;

/// Runs both ways on empty databases of every place and compares: the schema object by object with
/// the order of columns, and all rows. Where the interval begins above a base, rows are put into
/// the tables that are there before, unless the old revisions stop for them. Then the new revision
/// is taken back and applied again. A part that cannot be carried out is a difference, never left
/// out silently. `observer` hears what runs where, and how far it is. Fails with Cancelled;
/// databases that were made for it are gone then too.
Result<Proof> prove(const ProofRequest& request,
                    RunObserver& observer,
                    const EngineProved& proved = {});

/// The proof for people, as Markdown.
QString proofText(const Proof& proof);

}  // namespace limbeck
