// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/scriptdirectory.h"

namespace limbeck {

/// A file as it was before a consolidation. Its bytes lie in the archive under the same path.
struct ArchivedFile
{
    QString path;  ///< relative to the project's folder
    RevisionId revision;
    /// SHA-256 of what stands there instead since then, in hexadecimal; empty if nothing does.
    QString successor{};

    bool operator==(const ArchivedFile&) const = default;
};

/// What a consolidation replaced: a folder below `.limbeck/archive/`, where stock Alembic does not
/// look, with the old files byte for byte and `archive.json`. Meant to be committed with the
/// project: with it every database that stands at an archived revision finds its way.
struct Archive
{
    QString folder;               ///< absolute
    RevisionId id;                ///< the revision that replaced them
    RevisionId exit;              ///< the last one of them; often the same id
    QString script;               ///< of the new revision, relative to the project's folder
    QString scriptDigest;         ///< of its bytes when it was written
    QList<RevisionId> revisions;  ///< in the order in which an upgrade applied them
    QList<ArchivedFile> replaced;
    QList<ArchivedFile> edited;  ///< scripts of other revisions, before they named the new one

    /// Reads `folder`. Fails with FileUnreadable or ConfigNotFound.
    static Result<Archive> load(const QString& folder);
    /// Writes archive.json.  Fails with FileUnwritable.
    Result<> save() const;

    QString copyOf(const ArchivedFile& file) const;
};

/// How digests of files are written down.
QString digestOf(const QByteArray& content);

/// `.limbeck/archive` of a project.
QString archivesFolder(const QString& projectFolder);

/// The archives that belong to `scripts` as they are: their new revision is there, and of the old
/// ones none. What was left by a consolidation that was killed, or taken back, does not count.
/// Those that cannot be read are left out. Newest consolidation first.
QList<Archive> activeArchives(const QString& projectFolder, const ScriptDirectory& scripts);

/// `scripts` with each consolidated revision unfolded into the ones that it replaced. Where the
/// new revision has an id of its own, it stays, without operations, on top of them: a database
/// gets its row and nothing else.
/// Fails with FileUnreadable if an archived script is gone, HistoryBroken if it has changed its id.
Result<ScriptDirectory> unfold(const ScriptDirectory& scripts, const QList<Archive>& archives);

}  // namespace limbeck
