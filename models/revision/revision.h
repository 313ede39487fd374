// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace limbeck {

using RevisionId = QString;

/// One revision as its script declares it. Nothing here is resolved against other revisions.
struct Revision
{
    RevisionId id;
    QStringList downRevisions;  ///< as written; empty for a base
    QStringList branchLabels;   ///< those declared here, not those inherited
    QStringList dependsOn;      ///< ids, partial ids or labels, as written
    /// First paragraph of the docstring; Alembic's `doc`. May contain newlines.
    QString message;
    QString longMessage;  ///< the whole stripped docstring
    QString createDate;   ///< text after "Create Date:" in the docstring; empty if absent
    QString file;         ///< absolute path of the script; empty in tests

    bool operator==(const Revision&) const = default;
};

}  // namespace limbeck
