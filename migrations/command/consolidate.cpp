// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/consolidate.h"

#include "migrations/command/command.h"
#include "migrations/consolidate/folderchange.h"
#include "migrations/report/markdown.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QString workFolder(const Project& project)
{
    return project.file.folder + u"/.limbeck"_s;
}

QString inProject(const Project& project, const QString& file)
{
    return QDir(project.file.folder).relativeFilePath(file);
}

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileUnreadable,
                    u"'%1' cannot be read: %2."_s.arg(path, file.errorString()));
    }
    return file.readAll();
}

Result<> writeBytes(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size() || !file.commit()) {
        return fail(ErrorCode::FileUnwritable,
                    u"'%1' cannot be written: %2."_s.arg(path, file.errorString()));
    }
    return {};
}

/// Collects changes by the version location that they are in.
class LocationChanges final
{
public:
    explicit LocationChanges(const Project& project)
        : m_locations(project.file.locations.folders)
    {
    }

    Result<> remove(const QString& file)
    {
        return at(file).map([this, &file](qsizetype i) {
            m_changes[i].removed.insert(QDir(m_changes[i].folder).relativeFilePath(file));
        });
    }

    Result<> write(const QString& file, const QByteArray& content)
    {
        return at(file).map([&](qsizetype i) {
            m_changes[i].written.insert(QDir(m_changes[i].folder).relativeFilePath(file), content);
        });
    }

    const QList<FolderChange>& all() const
    {
        return m_changes;
    }

private:
    Result<qsizetype> at(const QString& file)
    {
        for (const QString& location : m_locations) {
            const QString folder = QFileInfo(location).canonicalFilePath();
            if (folder.isEmpty() || QDir(folder).relativeFilePath(file).startsWith(".."_L1)) {
                continue;
            }
            for (qsizetype i = 0; i < m_changes.size(); ++i) {
                if (m_changes[i].folder == folder) {
                    return i;
                }
            }
            m_changes << FolderChange{folder, {}, {}};
            return m_changes.size() - 1;
        }
        return fail(ErrorCode::FileUnwritable,
                    u"'%1' lies outside the project's version locations."_s.arg(file));
    }

    QStringList m_locations;
    QList<FolderChange> m_changes;
};

/// A folder for the archive that is not there yet; ids can hold anything.
QString newArchiveFolder(const Project& project, const RevisionId& exit)
{
    const QString base = archivesFolder(project.file.folder) + u'/'
                         + QString::fromLatin1(QUrl::toPercentEncoding(exit));
    QString folder = base;
    for (int number = 2; QFileInfo::exists(folder); ++number) {
        folder = u"%1-%2"_s.arg(base).arg(number);
    }
    return folder;
}

Result<> copyInto(const Archive& archive, const QString& projectFolder)
{
    for (const ArchivedFile& file : archive.replaced + archive.edited) {
        const Result<QByteArray> bytes = bytesOf(projectFolder + u'/' + file.path);
        if (!bytes) {
            return fail(bytes.error());
        }
        if (const Result<> written = writeBytes(archive.copyOf(file), *bytes); !written) {
            return written;
        }
    }
    return {};
}

/// What users of stock Alembic can do with databases that stand at an old revision.
QString bridgeText(const Archive& archive, const VersionTable& versionTable)
{
    const bool keepsId = archive.id == archive.exit;
    QString text = u"# For databases that stock Alembic works on\n\n"_s;
    text +=
        keepsId
            ? u"The new revision keeps the id `%1`, so a database that stands there needs "
              "nothing.\n"_s.arg(archive.exit)
            : u"A database at `%1` is complete. It only needs the new id:\n\n"_s.arg(archive.exit)
                  + markdownBlock(
                      u"UPDATE %1 SET version_num = '%2' WHERE version_num = '%3';"_s.arg(
                          versionTable.name.toString(), archive.id, archive.exit),
                      u"sql"_s);
    text +=
        u"\nA database at one of the revisions before it first needs the rest of the old history. "
        "`limbeck upgrade %1` does both. With stock Alembic: copy the files of `scripts/` into a "
        "folder of their own, name it as the only one in `version_locations`, and run `alembic "
        "upgrade %2`%3.\n\nRevisions that were replaced, oldest first:\n\n"_s.arg(
            archive.id, archive.exit, keepsId ? QString() : u", then the statement above"_s);
    for (const RevisionId& revision : archive.revisions) {
        text += u"- "_s + markdownText(revision) + u'\n';
    }
    return text;
}

QString reportText(const ConsolidationPlan& plan, const Proof& proof)
{
    QString text = u"# How `%1` came about\n\nIt replaces %2 revisions. "_s.arg(plan.id).arg(
                       plan.interval.revisions.size())
                   + proofText(proof);
    if (!plan.body.decisions.isEmpty()) {
        text += u"\n## Decisions\n\n"_s;
    }
    for (const Decision& decision : plan.body.decisions) {
        static const QStringList words{u"kept"_s, u"gathered"_s, u"dropped"_s};
        text += u"- %1: %2 (revision %3, line %4), since %5\n"_s
                    .arg(words[static_cast<int>(decision.what)],
                         markdownText(decision.text),
                         markdownText(decision.revision))
                    .arg(decision.where.line)
                    .arg(markdownText(decision.reason));
    }
    return text;
}

Archive archiveOf(const Project& project, const ConsolidationPlan& plan)
{
    Archive archive;
    archive.folder = newArchiveFolder(project, plan.interval.exit);
    archive.id = plan.id;
    archive.exit = plan.interval.exit;
    archive.script = inProject(project, plan.file);
    archive.scriptDigest = digestOf(plan.content);
    archive.revisions = plan.interval.revisions;
    for (const RevisionId& revision : plan.interval.revisions) {
        archive.replaced << ArchivedFile{
            inProject(project, project.scripts.script(revision)->file()), revision};
    }
    for (const ScriptEdit& edit : plan.edits) {
        archive.edited << ArchivedFile{
            inProject(project, edit.file), edit.revision, digestOf(edit.after.toUtf8())};
    }
    return archive;
}

/// The archive appears under its name when it is whole.
Result<> makeArchive(const Project& project,
                     const Archive& archive,
                     const ConsolidationPlan& plan,
                     const Proof& proof)
{
    Archive part = archive;
    part.folder += u".part"_s;
    QDir(part.folder).removeRecursively();
    const QString project_ = project.file.folder;
    Result<> made = QDir().mkpath(part.folder)
                        ? Result<>()
                        : fail(ErrorCode::FileUnwritable,
                               u"The folder '%1' cannot be made."_s.arg(part.folder));
    made =
        made.and_then([&] { return copyInto(part, project_); })
            .and_then([&] { return part.save(); })
            .and_then([&] {
                return writeBytes(part.folder + u"/proof.md"_s, reportText(plan, proof).toUtf8());
            })
            .and_then([&] {
                return writeBytes(part.folder + u"/stock-alembic.md"_s,
                                  bridgeText(archive, project.file.versionTable).toUtf8());
            });
    if (made && !QDir().rename(part.folder, archive.folder)) {
        made = fail(ErrorCode::FileUnwritable, u"'%1' cannot be made."_s.arg(archive.folder));
    }
    if (!made) {
        QDir(part.folder).removeRecursively();
    }
    return made;
}

Result<> changeProject(const Project& project, const ConsolidationPlan& plan)
{
    LocationChanges changes(project);
    for (const RevisionId& revision : plan.interval.revisions) {
        const Result<> removed = changes.remove(project.scripts.script(revision)->file());
        if (!removed) {
            return removed;
        }
    }
    for (const ScriptEdit& edit : plan.edits) {
        if (const Result<> written = changes.write(edit.file, edit.after.toUtf8()); !written) {
            return written;
        }
    }
    if (const Result<> written = changes.write(plan.file, plan.content); !written) {
        return written;
    }
    return changeFolders(workFolder(project), changes.all());
}

Result<Archive> archiveNamed(const Project& project, const QString& revision)
{
    for (const Archive& archive : project.archives) {
        if (revision.isEmpty() || archive.id == revision
            || (revision.size() > 3 && archive.id.startsWith(revision))) {
            return archive;
        }
    }
    return fail(ErrorCode::TargetInvalid,
                revision.isEmpty()
                    ? u"No revision of this project was consolidated."_s
                    : u"'%1' is no revision that was consolidated from others."_s.arg(revision));
}

/// Fails with TargetInvalid if `path` is not what Limbeck wrote there.
Result<> requireUntouched(const QString& path, const QString& digest)
{
    const Result<QByteArray> now = bytesOf(path);
    if (!now) {
        return fail(now.error());
    }
    if (digestOf(*now) == digest) {
        return {};
    }
    return fail(ErrorCode::TargetInvalid,
                u"'%1' was edited since the consolidation, which would be lost. Put your changes "
                "aside, take the edit back, then try again."_s.arg(path));
}

/// Nothing that somebody wrote since is overwritten.
Result<> putBack(const Project& project, const Archive& archive, LocationChanges& changes)
{
    const QString folder = project.file.folder + u'/';
    Result<> done = requireUntouched(folder + archive.script, archive.scriptDigest).and_then([&] {
        return changes.remove(folder + archive.script);
    });
    for (const ArchivedFile& file : archive.edited) {
        done = done.and_then([&] { return requireUntouched(folder + file.path, file.successor); });
    }
    for (const ArchivedFile& file : archive.replaced) {
        if (done && QFileInfo::exists(folder + file.path) && file.path != archive.script) {
            return fail(ErrorCode::TargetInvalid,
                        u"'%1' is there again, so the archived one is not put in its place."_s.arg(
                            file.path));
        }
    }
    for (const ArchivedFile& file : archive.replaced + archive.edited) {
        const Result<QByteArray> bytes = bytesOf(archive.copyOf(file));
        done = done.and_then([&] {
            return bytes ? changes.write(folder + file.path, *bytes)
                         : Result<>(fail(bytes.error()));
        });
    }
    return done;
}

}  // namespace

Result<Proof> prove(const Project& project,
                    const ConsolidationPlan& plan,
                    const QList<ConnectionSettings>& servers,
                    RunObserver& observer)
{
    ProofRequest request;
    request.oldScripts = &project.scripts;
    request.newScripts = &plan.newScripts;
    request.interval = plan.interval;
    request.id = plan.id;
    request.versionTable = project.file.versionTable;
    if (const Result<Schema> models = modelsOf(project)) {
        request.models = *models;
    }
    if (plan.body.engines.contains(engineName(Engine::Sqlite))) {
        request.places << ConnectionSettings{};
    }
    request.places << servers;
    return limbeck::prove(request, observer);
}

Result<Archive> carryOut(const Project& project, const ConsolidationPlan& plan, const Proof& proof)
{
    const Archive archive = archiveOf(project, plan);
    if (const Result<> made = makeArchive(project, archive, plan, proof); !made) {
        return fail(made.error());
    }
    if (const Result<> changed = changeProject(project, plan); !changed) {
        QDir(archive.folder).removeRecursively();
        return fail(changed.error());
    }
    return archive;
}

Result<Archive> unconsolidate(const Project& project, const QString& revision)
{
    const Result<Archive> archive = archiveNamed(project, revision);
    if (!archive) {
        return archive;
    }
    LocationChanges changes(project);
    if (const Result<> ready = putBack(project, *archive, changes); !ready) {
        return fail(ready.error());
    }
    if (const Result<> changed = changeFolders(workFolder(project), changes.all()); !changed) {
        return fail(changed.error());
    }
    QDir(archive->folder).removeRecursively();
    return archive;
}

}  // namespace limbeck::command
