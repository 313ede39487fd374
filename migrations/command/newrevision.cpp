// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/newrevision.h"

#include "migrations/command/logentry.h"
#include "migrations/command/revisionplace.h"
#include "migrations/command/scriptfile.h"
#include "models/base/enginetext.h"

#include <QFileInfo>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype versionTableWidth = 32;

Result<> checkOptions(const Project& project,
                      const NewRevisionOptions& options,
                      const WriterSettings& settings)
{
    if (options.sql) {
        return fail(ErrorCode::InvalidArgument,
                    settings.revisionEnvironment
                        ? u"--sql would run env.py, and Limbeck never runs a project's Python."_s
                        : EngineText::tr(
                            "Using --sql with the revision command when revision_environment is "
                            "not configured does not make any sense"));
    }
    if (project.graph().hasFatalProblem()) {
        for (const GraphProblem& problem : project.graph().problems()) {
            if (problem.isFatal()) {
                return fail(ErrorCode::HistoryBroken,
                            problem.message + u' '
                                + EngineText::tr("A new revision needs a whole history."),
                            problem.where);
            }
        }
    }
    return {};
}

Result<ScriptDraft> draftOf(const Project& project,
                            const NewRevisionOptions& options,
                            const WriterSettings& settings)
{
    const RevisionGraph& graph = project.graph();
    ScriptDraft draft;
    draft.id = options.id.isEmpty() ? newRevisionId() : options.id;
    draft.message = options.message.value_or(u"empty message"_s);
    draft.branchLabels = options.branchLabels;
    draft.branchLabels.removeAll(QString());
    draft.imports = options.imports;
    draft.upgrades = options.upgrades;
    draft.downgrades = options.downgrades;
    // The ids of revisions that were consolidated stay theirs: databases may stand at them.
    const RevisionGraph& all = project.scripts.unfolded().graph();
    if (Result<> checked = checkNewNames(all, draft.id, draft.branchLabels); !checked) {
        return fail(checked.error());
    }
    const Result<QStringList> heads = parentsFor(graph, options.heads);
    if (!heads) {
        return fail(heads.error());
    }
    draft.downRevisions = *heads;
    const qint64 now = options.now == 0 ? CreateDate::now() : options.now;
    const Result<CreateDate> date = CreateDate::at(now, settings.timezone);
    if (!date) {
        return fail(date.error());
    }
    draft.createDate = *date;
    const Result<QStringList> dependsOn = dependenciesFor(graph, options.dependsOn);
    if (!dependsOn) {
        return fail(dependsOn.error());
    }
    draft.dependsOn = *dependsOn;
    return draft;
}

QStringList notesOn(const Project& project,
                    const ScriptDraft& draft,
                    const QString& file,
                    const WriterSettings& settings)
{
    const RevisionGraph& graph = project.graph();
    const ScriptLocations& locations = project.file.locations;
    QStringList notes;
    if (!locations.recursive && !locations.folders.contains(QFileInfo(file).absolutePath())) {
        notes << EngineText::tr(
                     "Alembic will not see '%1', since it lies in a folder below: set "
                     "'recursive_version_locations = true' in '%2'.")
                     .arg(file, project.file.path);
    }
    if (draft.id.size() > versionTableWidth) {
        notes << EngineText::tr(
                     "The id '%1' is longer than the %2 characters of Alembic's version table: "
                     "PostgreSQL and MariaDB will refuse it, though SQLite will not.")
                     .arg(draft.id)
                     .arg(versionTableWidth);
    }
    if (settings.revisionEnvironment) {
        notes << EngineText::tr(
            "'revision_environment' is set: Alembic would have run env.py, which may change "
            "what new scripts look like. Limbeck never runs a project's Python.");
    }
    if (isUnsafeInSql(draft.id)) {
        notes << unsafeIdText(draft.id) + u'.';
    }
    const QSet<RevisionId> below =
        graph.ancestors(draft.downRevisions, RevisionGraph::Follow::Down);
    for (const QString& dependency : draft.dependsOn) {
        if (below.contains(dependency)) {
            notes << EngineText::tr(
                         "The dependency on '%1' is redundant, since the new revision stands on it "
                         "anyway; stock Alembic can fail on such a dependency.")
                         .arg(dependency);
        }
    }
    return notes;
}

Result<NewRevision> write(const Project& project,
                          const NewRevisionOptions& options,
                          const WriterSettings& settings,
                          const ScriptDraft& draft,
                          const QString& file)
{
    const Result<ScriptTemplate> scriptTemplate = templateOf(project, options.useStockTemplate);
    if (!scriptTemplate) {
        return fail(scriptTemplate.error());
    }
    const QString folder = QFileInfo(file).absolutePath();
    NewRevision made;
    made.id = draft.id;
    made.file = file;
    made.createdFolder = QFileInfo::exists(folder) ? QString() : folder;
    made.notes = notesOn(project, draft, file, settings);
    if (Result<> written = writerFor(*scriptTemplate, settings).write(draft, file); !written) {
        return fail(written.error());
    }
    if (!options.skipHooks) {
        if (Result<> run = runWriteHooks(settings.hooks, file, project.file.folder, made.hooks);
            !run) {
            made.hookError = run.error();
        }
    }
    return made;
}

}  // namespace

Result<NewRevision> newRevision(const Project& project, const NewRevisionOptions& options)
{
    const Result<WriterSettings> settings = WriterSettings::load(project.file);
    if (!settings) {
        return fail(settings.error());
    }
    if (Result<> checked = checkOptions(project, options, *settings); !checked) {
        return fail(checked.error());
    }
    const Result<ScriptDraft> draft = draftOf(project, options, *settings);
    if (!draft) {
        return fail(draft.error());
    }
    const Result<QString> folder = folderFor(project, draft->downRevisions, options.versionPath);
    if (!folder) {
        return fail(folder.error());
    }
    if (!options.splice) {
        if (Result<> checked = checkHeads(project.graph(), draft->downRevisions); !checked) {
            return fail(checked.error());
        }
    }
    const Result<QString> file = scriptPath(*folder, *draft, options.message, *settings);
    if (!file) {
        return fail(file.error());
    }
    LogEntry entry(project,
                   draft->downRevisions.size() > 1 ? u"merge"_s : u"revision"_s,
                   QFileInfo(*file).fileName());
    entry.record().from = draft->downRevisions;
    entry.record().to = QStringList{draft->id};
    return entry.keep(
        write(project, options, *settings, *draft, *file).map([&](const NewRevision& made) {
            entry.addFile(made.file);
            return made;
        }));
}

Result<NewRevision> mergeRevisions(const Project& project,
                                   const QStringList& revisions,
                                   const NewRevisionOptions& options)
{
    if (revisions.isEmpty()) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr("Say which revisions to merge: two or more ids or labels, or 'heads'."));
    }
    NewRevisionOptions merge = options;
    merge.heads = revisions;
    merge.dependsOn.clear();
    return newRevision(project, merge);
}

}  // namespace limbeck::command
