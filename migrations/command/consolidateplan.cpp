// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/consolidate.h"
#include "migrations/command/consolidatefiles.h"
#include "migrations/command/revisionplace.h"
#include "migrations/command/scriptfile.h"
#include "migrations/script/headeredit.h"
#include "migrations/script/scriptname.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QFileInfo>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

const QList<Engine> allEngines{Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql};

/// A naming convention must not work on names that are final.
NameStyle styleFor(const Project& project)
{
    return project.file.context.naming().isStandard() ? NameStyle::Plain : NameStyle::Final;
}

Result<ScriptDraft> draftOf(const Project& project,
                            const ConsolidateOptions& options,
                            const ConsolidationPlan& plan,
                            const WriterSettings& settings)
{
    ScriptDraft draft;
    draft.id = plan.id;
    draft.message = options.message.value_or(
        EngineText::tr("Consolidate %1 revisions").arg(plan.interval.revisions.size()));
    draft.downRevisions = plan.interval.downRevisions;
    draft.dependsOn = plan.interval.dependsOn;
    draft.branchLabels = plan.interval.branchLabels;
    draft.imports = plan.body.upgrade.imports;
    draft.upgrades = indented(plan.body.upgrade.text, 4);
    draft.downgrades = indented(plan.body.downgrade.text, 4);
    const qint64 now = options.now == 0 ? CreateDate::now() : options.now;
    const Result<CreateDate> date = CreateDate::at(now, settings.timezone);
    if (!date) {
        return fail(date.error());
    }
    draft.createDate = *date;
    if (plan.id != plan.interval.exit) {
        if (const Result<> free = checkNewNames(project.scripts.unfolded().graph(), plan.id, {});
            !free) {
            return fail(free.error());
        }
    }
    return draft;
}

/// As `revision` would name it, but for words that the id says already: 001_initial.py, and not
/// 001_initial_initial.py.
Result<QString> pathFor(const QString& folder,
                        const ScriptDraft& draft,
                        const WriterSettings& settings)
{
    const QString slug = messageSlug(draft.message);
    const bool isSaid = !slug.isEmpty() && draft.id.endsWith(slug, Qt::CaseInsensitive);
    const Result<QString> path =
        scriptPath(folder, draft, isSaid ? std::nullopt : std::optional(draft.message), settings);
    if (!path || !isSaid) {
        return path;
    }
    const QString suffix = u".py"_s;
    QString stem = path->chopped(suffix.size());
    while (stem.endsWith(u'_') || stem.endsWith(u'-')) {
        stem.chop(1);
    }
    return stem + suffix;
}

Result<> writeScript(const Project& project,
                     const ConsolidateOptions& options,
                     ConsolidationPlan& plan)
{
    const Result<WriterSettings> settings = WriterSettings::load(project.file);
    if (!settings) {
        return fail(settings.error());
    }
    const Result<ScriptDraft> draft = draftOf(project, options, plan, *settings);
    const Result<ScriptTemplate> scriptTemplate = templateOf(project, options.useStockTemplate);
    if (!draft || !scriptTemplate) {
        return fail(draft ? scriptTemplate.error() : draft.error());
    }
    const Script* exit = project.scripts.script(plan.interval.exit);
    const QString folder = QFileInfo(exit->file()).absolutePath();
    const Result<QString> file = pathFor(folder, *draft, *settings);
    if (!file) {
        return fail(file.error());
    }
    plan.file = *file;
    const Result<QByteArray> content =
        writerFor(*scriptTemplate, *settings).render(*draft, plan.file);
    if (!content) {
        return fail(content.error());
    }
    plan.content = *content;
    return {};
}

/// Scripts outside that name a revision that will be gone.
Result<QList<ScriptEdit>> editsFor(const Project& project, const ConsolidationPlan& plan)
{
    QList<ScriptEdit> edits;
    for (const Reference& reference : plan.interval.references) {
        if (reference.to == plan.id) {
            continue;
        }
        const Script* script = project.scripts.script(reference.revision);
        auto edit = std::ranges::find(edits, reference.revision, &ScriptEdit::revision);
        if (edit == edits.end()) {
            const Result<QString> source = script->source();
            if (!source) {
                return fail(source.error());
            }
            edits << ScriptEdit{reference.revision, script->file(), *source, *source};
            edit = std::prev(edits.end());
        }
        const HeaderLine line = reference.kind == Reference::Kind::Down ? HeaderLine::DownRevision
                                                                        : HeaderLine::DependsOn;
        const Result<QString> after =
            withReference(edit->after, line, reference.to, plan.id, script->file());
        if (!after) {
            return fail(after.error());
        }
        edit->after = *after;
    }
    return edits;
}

Result<> noteDigests(const Project& project, ConsolidationPlan& plan)
{
    QStringList files;
    for (const RevisionId& revision : plan.interval.revisions) {
        files << project.scripts.script(revision)->file();
    }
    for (const ScriptEdit& edit : plan.edits) {
        files << edit.file;
    }
    for (const QString& file : std::as_const(files)) {
        const Result<QByteArray> bytes = bytesOf(file);
        if (!bytes) {
            return fail(bytes.error());
        }
        plan.digests.insert(file, digestOf(*bytes));
    }
    return {};
}

Result<ScriptDirectory> newHistory(const Project& project, const ConsolidationPlan& plan)
{
    QList<Script> scripts;
    for (const Revision& revision : project.graph().revisions()) {
        if (plan.interval.revisions.contains(revision.id)) {
            continue;
        }
        const auto edit = std::ranges::find(plan.edits, revision.id, &ScriptEdit::revision);
        if (edit == plan.edits.end()) {
            scripts << *project.scripts.script(revision.id);
            continue;
        }
        const Result<Script> edited = Script::fromText(edit->after, edit->file);
        if (!edited) {
            return fail(edited.error());
        }
        scripts << *edited;
    }
    const Result<Script> fresh = Script::fromText(QString::fromUtf8(plan.content), plan.file);
    if (!fresh) {
        return fail(fresh.error());
    }
    scripts << *fresh;
    return ScriptDirectory::of(scripts, project.scripts.naming());
}

/// A name that means nothing here would be passed over in silence.
Result<> requireMeant(const Overrules& overrules, const ConsolidationPlan& plan)
{
    for (const QString& name : overrules.keep | overrules.drop) {
        QStringList steps;
        const RevisionId revision = name.section(u':', 0, 0);
        for (const Decision& decision : plan.body.decisions) {
            if (decision.revision == revision) {
                steps << stepName(revision, decision.where);
            }
        }
        const bool isMeant =
            name == revision ? plan.interval.revisions.contains(revision) : steps.contains(name);
        if (!isMeant) {
            return fail(ErrorCode::TargetInvalid,
                        steps.isEmpty()
                            ? EngineText::tr("There is nothing to overrule at '%1': no decision is "
                                             "about a revision of that id.")
                                  .arg(name)
                            : EngineText::tr("There is nothing to overrule at '%1': the decisions "
                                             "about that revision are %2.")
                                  .arg(name, quotedList(steps)));
        }
    }
    return {};
}

}  // namespace

Result<ConsolidationPlan> planConsolidation(const Project& project,
                                            const ConsolidateOptions& options,
                                            RunObserver* observer)
{
    ConsolidationPlan plan;
    const Result<Interval> interval = findInterval(project.graph(), options.from, options.to);
    if (!interval) {
        return fail(interval.error());
    }
    plan.interval = *interval;
    plan.id = options.id.isEmpty() ? interval->exit : options.id;
    const Result<ConsolidatedBody> body =
        consolidatedBody(plan.interval,
                         project.scripts,
                         options.engines.isEmpty() ? allEngines : options.engines,
                         styleFor(project),
                         options.overrules,
                         observer);
    if (!body) {
        return fail(body.error());
    }
    plan.body = *body;
    if (const Result<> meant = requireMeant(options.overrules, plan); !meant) {
        return fail(meant.error());
    }
    if (const Result<> written = writeScript(project, options, plan); !written) {
        return fail(written.error());
    }
    const Result<QList<ScriptEdit>> edits = editsFor(project, plan);
    if (!edits) {
        return fail(edits.error());
    }
    plan.edits = *edits;
    const Result<ScriptDirectory> history = newHistory(project, plan);
    if (!history) {
        return fail(history.error());
    }
    plan.newScripts = *history;
    if (const Result<> noted = noteDigests(project, plan); !noted) {
        return fail(noted.error());
    }
    return plan;
}

}  // namespace limbeck::command
