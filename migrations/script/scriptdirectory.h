// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "migrations/script/script.h"
#include "models/revision/revisiongraph.h"

#include <QHash>

#include <memory>

namespace limbeck {

/// Where the scripts of a project lie.
struct ScriptLocations
{
    QStringList folders;  ///< absolute, in configured order
    bool recursive = false;
    /// Alembic would also run compiled scripts whose source is gone. Limbeck cannot read them:
    /// each is a problem then, since the history misses it.
    bool sourceless = false;
    /// Folders of `prepend_sys_path`, absolute: where scripts import modules from.
    QStringList sysPath = {};

    bool operator==(const ScriptLocations&) const = default;
};

/// All scripts of a project: read once, a snapshot afterwards.
///
/// A file that cannot be read becomes a GraphProblem, not a failure: the rest must be shown.
/// File set and order: Alembic 1.19 script/base.py, _load_revisions.
class ScriptDirectory final
{
public:
    ScriptDirectory() = default;

    /// A folder that does not exist holds no scripts: a new revision makes it. `naming` is how the
    /// project's constraints without a name are called, `environment` what its env.py gives.
    /// Fails with ConfigNotFound only if `locations` names no folder.
    static Result<ScriptDirectory> load(const ScriptLocations& locations,
                                        const NamingConvention& naming = {},
                                        const ScriptEnvironment& environment = {});
    /// Those scripts, in file order.
    static ScriptDirectory of(const QList<Script>& scripts, const NamingConvention& naming = {});

    /// Says how the history looked before parts of it were consolidated: with every consolidated
    /// revision unfolded into the ones that it replaces.
    void setUnfolded(ScriptDirectory past);
    /// Where the overrides lie (see scriptoverride.h); files are read when a script is lowered.
    void setOverrides(const QString& folder);
    const QString& overrides() const;
    /// What a run does for `script` on `engine`: what its override says, or its function. `dialect`
    /// and the rest are as for Script::lower(), which this fails like.
    Result<Lowered> lower(const Script& script,
                          Direction direction,
                          Engine engine,
                          const QString& dialect,
                          const Schema& before) const;
    /// What a database with these version rows needs: the unfolded history where a row is a
    /// revision that only that one has, else this one.
    const ScriptDirectory& forRows(const QStringList& rows) const;
    /// The unfolded history; this one if nothing is consolidated.
    const ScriptDirectory& unfolded() const;

    const RevisionGraph& graph() const;
    /// nullptr if there is none.
    const Script* script(const RevisionId& id) const;

    const NamingConvention& naming() const
    {
        return m_naming;
    }

private:
    RevisionGraph m_graph;
    NamingConvention m_naming;
    QHash<RevisionId, Script> m_scripts;
    QString m_overrides;
    std::shared_ptr<const ScriptDirectory> m_unfolded;
};

}  // namespace limbeck
