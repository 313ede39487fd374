// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/consolidation.h"
#include "migrations/consolidate/proof.h"
#include "migrations/project/projectfile.h"

namespace limbeck::command {

struct ConsolidateOptions
{
    QString from{};                    ///< first revision; empty: from the bases
    QString to{};                      ///< last revision; empty: the only head
    std::optional<QString> message{};  ///< none: "Consolidate 19 revisions"
    RevisionId id{};                   ///< empty: the id of the last revision
    Overrules overrules{};
    QList<Engine> engines{};  ///< to write for; empty: all that can be
    bool useStockTemplate = false;
    qint64 now = 0;  ///< microseconds since 1970; 0 means the clock
};

/// A script of another revision that must name the new one.
struct ScriptEdit
{
    RevisionId revision;
    QString file;
    QString before;
    QString after;

    bool operator==(const ScriptEdit&) const = default;
};

/// Everything that a consolidation would do, before it does anything.
struct ConsolidationPlan
{
    Interval interval;
    RevisionId id;
    QString file;  ///< of the new script
    QByteArray content;
    ConsolidatedBody body;
    QList<ScriptEdit> edits;
    QMap<QString, QString> digests;  ///< of the files that it was made from, by path
    ScriptDirectory newScripts;      ///< the history as it would be
};

/// `observer`, if there is one, hears what is read, and can end it.
/// Fails as findInterval(), consolidatedBody() and the writing of scripts do; with InvalidArgument
/// for an id that is taken, with ScriptInvalid where another script cannot be edited, with
/// Cancelled.
Result<ConsolidationPlan> planConsolidation(const Project& project,
                                            const ConsolidateOptions& options,
                                            RunObserver* observer = nullptr);

/// Where `plan` is tried, in this order: SQLite if it was written for it, then `servers`.
QList<ConnectionSettings> proofPlaces(const ConsolidationPlan& plan,
                                      const QList<ConnectionSettings>& servers);

/// Tries `plan` at its proofPlaces(), and compares the end of the history with the project's models
/// where they are known. `proved` hears of each engine. Fails with Cancelled.
Result<Proof> prove(const Project& project,
                    const ConsolidationPlan& plan,
                    const QList<ConnectionSettings>& servers,
                    RunObserver& observer,
                    const EngineProved& proved = {});

/// Writes `plan` into the project: the old files go into an archive below `.limbeck/archive`, with
/// the proof and a page for users of stock Alembic. In one step for everybody who looks; killed at
/// any moment, the project is as before or as after.
/// Fails with TargetInvalid if a script was edited since it was planned, with FileUnwritable or
/// Unsupported; nothing has changed then.
Result<Archive> carryOut(const Project& project, const ConsolidationPlan& plan, const Proof& proof);

/// What is taken back.
struct Unconsolidated
{
    Archive archive;          ///< goes from the disk
    QList<ScriptEdit> edits;  ///< scripts that were written since, and name the old end now
};

/// What unconsolidate() would do, or the reason why it cannot. Changes nothing.
Result<Unconsolidated> previewUnconsolidate(const Project& project, const QString& revision);

/// Puts the files that `revision` replaced back, byte for byte, and removes its script and archive.
/// Scripts that stand on it by an id of its own stand on the old end again.
/// Fails with TargetInvalid if it is no consolidated revision, and if a script that would be
/// overwritten has been edited since; with ScriptInvalid where a script cannot be edited; with
/// FileUnwritable.
/// `undoes`: the operation of the log that this takes back, if it is meant as that.
Result<Unconsolidated> unconsolidate(const Project& project,
                                     const QString& revision,
                                     const QString& undoes = {});

}  // namespace limbeck::command
