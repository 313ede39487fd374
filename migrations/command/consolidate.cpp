// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/consolidate.h"

#include "migrations/command/bridgetext.h"
#include "migrations/command/command.h"
#include "migrations/command/consolidatefiles.h"
#include "migrations/command/logentry.h"
#include "migrations/report/markdown.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QString inProject(const Project& project, const QString& file)
{
    return QDir(project.file.folder).relativeFilePath(file);
}

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

QString reportText(const ConsolidationPlan& plan, const Proof& proof)
{
    QString text = u"# How %1 came about\n\nIt replaces %2 revisions. "_s.arg(markdownText(plan.id))
                       .arg(plan.interval.revisions.size())
                   + proofText(proof);
    if (!plan.body.decisions.isEmpty()) {
        text += u"\n## Decisions\n\n"_s;
    }
    for (const Decision& decision : plan.body.decisions) {
        static const QStringList words{u"kept"_s, u"gathered"_s, u"dropped"_s};
        text += u"- %1: %2 (revision %3, line %4), since %5\n"_s.arg(
            words[static_cast<int>(decision.what)],
            markdownText(decision.englishText),
            markdownText(decision.revision),
            QString::number(decision.where.line),
            markdownText(decision.englishReason));
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
                               EngineText::tr("The folder '%1' cannot be made.").arg(part.folder));
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
        made = fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' cannot be made.").arg(archive.folder));
    }
    if (!made) {
        QDir(part.folder).removeRecursively();
    }
    return made;
}

/// The plan and its proof are about the files as they were.
Result<> requireUnedited(const ConsolidationPlan& plan)
{
    for (auto each = plan.digests.cbegin(); each != plan.digests.cend(); ++each) {
        const Result<QByteArray> now = bytesOf(each.key());
        if (!now || digestOf(*now) != each.value()) {
            return fail(ErrorCode::TargetInvalid,
                        EngineText::tr(
                            "'%1' has changed since the consolidation was planned. Plan it again.")
                            .arg(each.key()));
        }
    }
    return {};
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

Result<Archive> replaceFiles(const Project& project,
                             const ConsolidationPlan& plan,
                             const Proof& proof)
{
    const ProjectLock lock(project.file.folder);
    if (const Result<> same = requireUnedited(plan); !same) {
        return fail(same.error());
    }
    removeLeftovers(project);
    const Archive archive = archiveOf(project, plan);
    if (const Result<> made = makeArchive(project, archive, plan, proof); !made) {
        return fail(made.error());
    }
    if (const Result<> changed = changeProject(project, plan); !changed) {
        removeArchive(archive.folder);
        return fail(changed.error());
    }
    return archive;
}

}  // namespace

QList<ConnectionSettings> proofPlaces(const ConsolidationPlan& plan,
                                      const QList<ConnectionSettings>& servers)
{
    QList<ConnectionSettings> places;
    if (plan.body.engines.contains(engineName(Engine::Sqlite))) {
        places << ConnectionSettings{};
    }
    return places + servers;
}

Result<Proof> prove(const Project& project,
                    const ConsolidationPlan& plan,
                    const QList<ConnectionSettings>& servers,
                    RunObserver& observer,
                    const EngineProved& proved)
{
    ProofRequest request;
    request.oldScripts = &project.scripts;
    request.newScripts = &plan.newScripts;
    request.interval = plan.interval;
    request.id = plan.id;
    request.versionTable = project.file.versionTable;
    // What the models declare is the end of the history, and no place in the middle of it.
    const Result<Schema> models = modelsOf(project);
    if (models && project.graph().isHead(plan.interval.exit)) {
        request.models = *models;
    }
    request.places = proofPlaces(plan, servers);
    return limbeck::prove(request, observer, proved);
}

Result<Archive> carryOut(const Project& project, const ConsolidationPlan& plan, const Proof& proof)
{
    LogEntry entry(project, u"consolidate"_s, QFileInfo(plan.file).fileName());
    return entry.keep(replaceFiles(project, plan, proof).map([&](const Archive& archive) {
        entry.record().from = archive.revisions;
        entry.record().to = QStringList{archive.id};
        entry.addFile(plan.file);
        return archive;
    }));
}

}  // namespace limbeck::command
