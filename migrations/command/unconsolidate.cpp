// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/consolidate.h"
#include "migrations/command/consolidatefiles.h"
#include "migrations/command/logentry.h"
#include "migrations/script/headeredit.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

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
                    ? EngineText::tr("No revision of this project was consolidated.")
                    : EngineText::tr("'%1' is no revision that was consolidated from others.")
                          .arg(revision));
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
    return fail(
        ErrorCode::TargetInvalid,
        EngineText::tr(
            "'%1' was edited since the consolidation, which would be lost. Put your changes "
            "aside, take the edit back, then try again.")
            .arg(path));
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
            return fail(
                ErrorCode::TargetInvalid,
                EngineText::tr("'%1' is there again, so the archived one is not put in its place.")
                    .arg(file.path));
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

/// Scripts that were written since and name the consolidated revision by an id of its own: they
/// name the old end again.
Result<QList<ScriptEdit>> editsBack(const Project& project, const Archive& archive)
{
    QList<ScriptEdit> edits;
    if (archive.id == archive.exit) {
        return edits;
    }
    for (const Revision& revision : project.graph().revisions()) {
        const bool isRestored = std::ranges::any_of(
            archive.edited, [&](const ArchivedFile& file) { return file.revision == revision.id; });
        const Script* script = project.scripts.script(revision.id);
        if (isRestored || script == nullptr || revision.id == archive.id) {
            continue;
        }
        const Result<QString> source = script->source();
        if (!source) {
            return fail(source.error());
        }
        ScriptEdit edit{revision.id, script->file(), *source, *source};
        const auto name = [&](HeaderLine line) -> Result<> {
            return withReference(edit.after, line, archive.id, archive.exit, edit.file)
                .map([&edit](const QString& after) { edit.after = after; });
        };
        Result<> done;
        if (revision.downRevisions.contains(archive.id)) {
            done = name(HeaderLine::DownRevision);
        }
        if (done && revision.dependsOn.contains(archive.id)) {
            done = name(HeaderLine::DependsOn);
        }
        if (!done) {
            return fail(done.error());
        }
        if (edit.after != edit.before) {
            edits << edit;
        }
    }
    return edits;
}

/// What has to be done to files, collected in `changes`.
Result<Unconsolidated> prepare(const Project& project,
                               const QString& revision,
                               LocationChanges& changes)
{
    const Result<Archive> archive = archiveNamed(project, revision);
    if (!archive) {
        return fail(archive.error());
    }
    if (const Result<> ready = putBack(project, *archive, changes); !ready) {
        return fail(ready.error());
    }
    const Result<QList<ScriptEdit>> edits = editsBack(project, *archive);
    if (!edits) {
        return fail(edits.error());
    }
    for (const ScriptEdit& edit : *edits) {
        if (const Result<> written = changes.write(edit.file, edit.after.toUtf8()); !written) {
            return fail(written.error());
        }
    }
    return Unconsolidated{*archive, *edits};
}

Result<Unconsolidated> putFilesBack(const Project& project, const QString& revision)
{
    const ProjectLock lock(project.file.folder);
    removeLeftovers(project);
    LocationChanges changes(project);
    const Result<Unconsolidated> prepared = prepare(project, revision, changes);
    if (!prepared) {
        return fail(prepared.error());
    }
    if (const Result<> changed = changeFolders(workFolder(project), changes.all()); !changed) {
        return fail(changed.error());
    }
    removeArchive(prepared->archive.folder);
    QDir().rmdir(archivesFolder(project.file.folder));  // if it is empty now
    QDir().rmdir(workFolder(project));
    return prepared;
}

}  // namespace

Result<Unconsolidated> previewUnconsolidate(const Project& project, const QString& revision)
{
    LocationChanges changes(project);
    return prepare(project, revision, changes);
}

Result<Unconsolidated> unconsolidate(const Project& project,
                                     const QString& revision,
                                     const QString& undoes)
{
    LogEntry entry(project, u"unconsolidate"_s, revision);
    entry.record().undoes = undoes;
    return entry.keep(putFilesBack(project, revision).map([&entry](const Unconsolidated& done) {
        entry.record().target = QFileInfo(done.archive.script).fileName();
        entry.record().from = QStringList{done.archive.id};
        entry.record().to = done.archive.revisions;
        return done;
    }));
}

}  // namespace limbeck::command
