// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/revision/revisiongraph.h"

#include <optional>

namespace limbeck {

/// Where a walk through the history ends, or starts.
struct RevisionPlace
{
    enum class Kind
    {
        Nowhere,  ///< no revision: before the first step, or beyond the last one
        Base,     ///< just below a base
        Revision,
    };

    Kind kind = Kind::Nowhere;
    RevisionId id;

    static RevisionPlace at(const RevisionId& id)
    {
        return {Kind::Revision, id};
    }
    static RevisionPlace at(const std::optional<RevisionId>& id);
    static RevisionPlace base()
    {
        return {Kind::Base, {}};
    }

    bool isRevision() const
    {
        return kind == Kind::Revision;
    }

    bool operator==(const RevisionPlace&) const = default;
};

/// The ids of those places that are revisions.
QStringList revisionsAmong(const QList<RevisionPlace>& places);

/// Looks up what people type: whole and partial ids, branch labels, "head", "heads", "base",
/// "label@…", "-2". Borrows `graph`. Source of the rules: Alembic 1.19 script/revision.py,
/// RevisionMap; errors begin with Alembic's text and add what it hides.
class RevisionLookup final
{
public:
    explicit RevisionLookup(const RevisionGraph& graph);

    /// All that `text` names; nothing for the base. "-N" walks down from every real head.
    /// Fails with RevisionNotFound, RevisionAmbiguous or MultipleHeads.
    Result<QList<RevisionPlace>> revisions(const QString& text) const;
    /// The one that `text` names; none for the base. Fails with MultipleHeads if there are several.
    Result<std::optional<RevisionId>> revision(const QString& text) const;
    /// A whole id, a label, or an unmistakable beginning of one of more than three characters;
    /// on the lineage of `label` if one is given.
    Result<RevisionId> identified(const QString& name, const QString& label = {}) const;
    /// A revision of the branch: the owner of the label, or a (partial) id used like a label.
    Result<RevisionId> branch(const QString& label) const;

    /// Those of `targets` that stand above or below what `against` names; all if it names the base.
    Result<QStringList> inLineage(const QStringList& targets,
                                  const QString& against,
                                  RevisionGraph::Follow follow = RevisionGraph::Follow::Down) const;

    /// `steps` up (down if negative) from `start`; from Nowhere, up to the bases or down to the
    /// heads. `label` chooses among branches on the way up. Beyond the end: Nowhere if
    /// `mustArrive`, else the last place. Fails with TargetInvalid ("Ambiguous walk") at a branch
    /// or merge.
    Result<RevisionPlace> walk(RevisionPlace start,
                               int steps,
                               const QString& label = {},
                               bool mustArrive = true) const;

private:
    struct Numbers;

    Result<Numbers> numbers(const QString& text) const;
    Result<QStringList> singleHead(const QString& label) const;
    Result<QList<RevisionPlace>> downFromHeads(const Numbers& numbers, int steps) const;
    Result<RevisionId> partial(const QString& name, const QString& label) const;
    Result<QStringList> stepUp(const RevisionPlace& from, const QString& label) const;
    QStringList stepDown(const RevisionPlace& from) const;

    const RevisionGraph& m_graph;
};

/// The error for several heads where one is wanted, with `argument` as typed.
Error multipleHeadsError(const QString& argument, const QStringList& heads);

}  // namespace limbeck
