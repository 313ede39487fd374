// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

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

/// Why `id` can be no revision's: a sentence with Alembic's text where it has one.
/// Source: Alembic 1.19 script/revision.py, verify_rev_id.
std::optional<QString> idProblem(const RevisionId& id);

/// True if `id` could end the literal in which the version table's statements put it. Alembic
/// loads and plans with such ids, and fails when it writes one.
bool isUnsafeInSql(const RevisionId& id);
QString unsafeIdText(const RevisionId& id);

}  // namespace limbeck
