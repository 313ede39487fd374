// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/consolidate.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/interrupt.h"
#include "app/cli/runlog.h"
#include "models/base/text.h"

#include <QJsonArray>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString decisionWord(Decision::What what)
{
    switch (what) {
    case Decision::What::Kept:
        return u"kept"_s;
    case Decision::What::Gathered:
        return u"gathered"_s;
    case Decision::What::Dropped:
        return u"dropped"_s;
    }
    Q_UNREACHABLE();
}

QString planText(const command::ConsolidationPlan& plan)
{
    QString text = u"%1 become one, '%2':\n  %3\n"_s.arg(
        countOf(plan.interval.revisions.size(), u"revision"_s), plan.id, plan.file);
    text += u"  written for %1\n"_s.arg(plan.body.engines.join(u", "_s));
    for (const command::ScriptEdit& edit : plan.edits) {
        text += u"  %1 will name '%2' instead: %3\n"_s.arg(edit.revision, plan.id, edit.file);
    }
    for (const Decision& decision : plan.body.decisions) {
        text += u"  %1: %2 (%3, line %4), since %5\n"_s.arg(decisionWord(decision.what),
                                                            decision.text,
                                                            decision.revision,
                                                            QString::number(decision.where.line),
                                                            decision.reason);
    }
    for (const QString& note : plan.body.notes) {
        text += u"  Note: %1\n"_s.arg(note);
    }
    return text;
}

QString proofSummary(const Proof& proof)
{
    QString text;
    for (const EngineProof& engine : proof.engines) {
        if (engine.holds()) {
            text +=
                u"Proved on %1: same schema, same rows, back and up again.\n"_s.arg(engine.engine);
        }
        if (proof.hasModels && engine.problem.isEmpty()) {
            text += engine.fromModels.isEmpty()
                        ? u"  The models declare the same.\n"_s
                        : u"  The models declare something else, as before: %1.\n"_s.arg(
                            countOf(engine.fromModels.size(), u"difference"_s));
        }
    }
    for (const QString& difference : proof.differences()) {
        text += u"Differs: %1\n"_s.arg(difference);
    }
    return text;
}

QJsonObject toJson(const command::ConsolidationPlan& plan, const Proof& proof)
{
    QJsonArray decisions;
    for (const Decision& decision : plan.body.decisions) {
        decisions << QJsonObject{{u"what"_s, decisionWord(decision.what)},
                                 {u"revision"_s, decision.revision},
                                 {u"line"_s, decision.where.line},
                                 {u"operation"_s, decision.text},
                                 {u"reason"_s, decision.reason}};
    }
    QJsonArray models;
    for (const EngineProof& engine : proof.engines) {
        for (const Difference& difference : engine.fromModels) {
            models << u"%1: %2"_s.arg(engine.engine, describe(difference));
        }
    }
    return {{u"revision"_s, plan.id},
            {u"file"_s, plan.file},
            {u"consolidates"_s, QJsonArray::fromStringList(plan.interval.revisions)},
            {u"engines"_s, QJsonArray::fromStringList(plan.body.engines)},
            {u"decisions"_s, decisions},
            {u"notes"_s, QJsonArray::fromStringList(plan.body.notes)},
            {u"proved"_s, proof.holds()},
            {u"differences"_s, QJsonArray::fromStringList(proof.differences())},
            {u"fromModels"_s, models}};
}

class ConsolidateCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {
            u"consolidate"_s,
            u"make one revision out of many, with a proof"_s,
            u"Writes one revision that does what the revisions from FROM to TO did: tables in "
            "their final form,\n"
            "seeds kept, updates of rows that cannot be there dropped; every such decision is "
            "listed. It keeps\n"
            "the id of the last one, so that databases at it need nothing. First the old way and "
            "the new one run\n"
            "on empty databases of their own (SQLite in memory, servers by --proof-url) and are "
            "compared; it is\n"
            "written only if they lead to the same. The old files go to .limbeck/archive; "
            "databases that stand at\n"
            "an old revision are carried over by the next upgrade. 'limbeck unconsolidate' takes "
            "it back."_s,
            u"limbeck consolidate --dry-run"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.optionalArgument(
            u"RANGE"_s, u"FROM:TO, either may be left out (default: everything)"_s, m_range);
        syntax.option(u"-m,--message"_s, u"TEXT"_s, u"message of the new revision"_s, m_message);
        syntax.option(
            u"--rev-id"_s, u"ID"_s, u"an id of its own instead of the last one's"_s, m_id);
        syntax.flag(u"--dry-run"_s, u"plan and prove, write nothing"_s, m_isDryRun);
        syntax.repeatable(u"--proof-url"_s,
                          u"URL"_s,
                          u"a server to prove it on too, in databases of its own"_s,
                          m_proofUrls);
        syntax.repeatable(u"--keep"_s,
                          u"REVISION[:LINE]"_s,
                          u"keep all that this revision does to rows, or does there, where it is"_s,
                          m_keep);
        syntax.repeatable(u"--drop"_s,
                          u"REVISION[:LINE]"_s,
                          u"leave out what this revision does to rows, or does there"_s,
                          m_drop);
        syntax.flag(u"--stock-template"_s,
                    u"use Alembic's usual script text, not the project's script.py.mako"_s,
                    m_usesStockTemplate);
        syntax.flag(u"--accept-differences"_s, u"write it although the proof differs"_s, m_accepts);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const Result<QList<ConnectionSettings>> servers = places(**project);
        if (!servers) {
            return fail(servers.error());
        }
        const InterruptGuard guard;
        RunLog log(session, (*project)->scripts);
        const Result<command::ConsolidationPlan> plan =
            command::planConsolidation(**project, options(), &log);
        if (!plan) {
            return fail(plan.error());
        }
        session.print(planText(*plan));
        const Result<Proof> proof = command::prove(**project, *plan, *servers, log);
        if (!proof) {
            return fail(proof.error());
        }
        session.print(proofSummary(*proof));
        if (session.options().asJson) {
            session.printJson(toJson(*plan, *proof));
        }
        if (!proof->holds() && !m_accepts) {
            return fail(ErrorCode::VerificationFailed,
                        u"There is no proof that the new revision does the same, so nothing was "
                        "written. Look at the differences above; --accept-differences writes it "
                        "nevertheless."_s);
        }
        return m_isDryRun ? Result<int>(exitOk) : write(session, **project, *plan, *proof);
    }

private:
    command::ConsolidateOptions options() const
    {
        command::ConsolidateOptions options;
        const qsizetype colon = m_range.indexOf(u':');
        options.from = colon < 0 ? QString() : m_range.first(colon);
        options.to = colon < 0 ? m_range : m_range.sliced(colon + 1);
        if (!m_message.isEmpty()) {
            options.message = m_message;
        }
        options.id = m_id;
        options.useStockTemplate = m_usesStockTemplate;
        options.overrules.keep = QSet(m_keep.cbegin(), m_keep.cend());
        options.overrules.drop = QSet(m_drop.cbegin(), m_drop.cend());
        return options;
    }

    Result<QList<ConnectionSettings>> places(const Project& project) const
    {
        QList<ConnectionSettings> servers;
        for (const QString& url : m_proofUrls) {
            const Result<ConnectionSettings> place = project.connection(url);
            if (!place) {
                return fail(place.error());
            }
            servers << *place;
        }
        return servers;
    }

    static Result<int> write(Session& session,
                             const Project& project,
                             const command::ConsolidationPlan& plan,
                             const Proof& proof)
    {
        const Result<Archive> archive = command::carryOut(project, plan, proof);
        if (!archive) {
            return fail(archive.error());
        }
        session.print(
            u"Written. The old files are in\n  %1\nwith the proof. To take it back: "
            "limbeck unconsolidate\n"_s.arg(archive->folder));
        return exitOk;
    }

    QString m_range;
    QString m_message;
    QString m_id;
    bool m_isDryRun = false;
    bool m_accepts = false;
    bool m_usesStockTemplate = false;
    QStringList m_proofUrls;
    QStringList m_keep;
    QStringList m_drop;
};

class UnconsolidateCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {
            u"unconsolidate"_s,
            u"take a consolidation back, byte for byte"_s,
            u"Puts the files that REVISION replaced back as they were and removes its script and "
            "its archive.\n"
            "Refused if one of the files has been edited since. A database is not touched."_s,
            u"limbeck unconsolidate"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.optionalArgument(
            u"REVISION"_s, u"the consolidated revision (default: the newest)"_s, m_revision);
        syntax.flag(u"--dry-run"_s, u"say what would come back, change nothing"_s, m_isDryRun);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const Result<command::Unconsolidated> done =
            m_isDryRun ? command::previewUnconsolidate(**project, m_revision)
                       : command::unconsolidate(**project, m_revision);
        if (!done) {
            return fail(done.error());
        }
        const Archive* archive = &done->archive;
        session.print((m_isDryRun ? u"%1 would be back.\n"_s : u"%1 are back.\n"_s)
                          .arg(countOf(archive->revisions.size(), u"revision"_s)));
        for (const command::ScriptEdit& edit : done->edits) {
            session.print(
                u"%1 stands on '%2' again: %3\n"_s.arg(edit.revision, archive->exit, edit.file));
        }
        if (archive->id != archive->exit) {
            session.print(
                u"A database that stands at '%1' belongs at '%2' %3: limbeck stamp "
                "--purge %2\n"_s.arg(
                    archive->id, archive->exit, m_isDryRun ? u"then"_s : u"now"_s));
        }
        if (session.options().asJson) {
            session.printJson({{u"revision"_s, archive->id},
                               {u"restored"_s, QJsonArray::fromStringList(archive->revisions)}});
        }
        return exitOk;
    }

private:
    QString m_revision;
    bool m_isDryRun = false;
};

}  // namespace

std::unique_ptr<Command> makeConsolidateCommand()
{
    return std::make_unique<ConsolidateCommand>();
}

std::unique_ptr<Command> makeUnconsolidateCommand()
{
    return std::make_unique<UnconsolidateCommand>();
}

}  // namespace limbeck::cli
