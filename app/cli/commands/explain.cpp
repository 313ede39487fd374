// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/explain.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commands/past.h"
#include "app/cli/commandsyntax.h"

#include <algorithm>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype listedMissing = 8;

QString line(const QString& name, const QString& value)
{
    return value.isEmpty() ? QString() : name.leftJustified(11) + value + u'\n';
}

QString missingText(const QStringList& missing)
{
    return missing.mid(0, listedMissing).join(u", "_s)
           + (missing.size() > listedMissing ? u", … (%1)"_s.arg(missing.size()) : QString());
}

QString wayText(const command::Explanation& explanation)
{
    using State = command::Explanation::State;
    if (explanation.state == State::Applied || explanation.upgradeTarget.isEmpty()) {
        return {};
    }
    return u"'limbeck upgrade %1' %2"_s.arg(explanation.upgradeTarget,
                                            explanation.state == State::Pending
                                                ? u"runs it"_s
                                                : u"would run it, and stops before it begins"_s);
}

QString stepsText(const Project& project, const command::Explanation& explanation)
{
    QString text;
    for (const command::Explanation::Step& step : explanation.steps) {
        text += (step.isDestructive ? u"  ! "_s : u"  - "_s) + step.what + u"  ("_s
                + placeText(project, step.where)
                + (step.isDestructive ? u"; rows or values can be lost)\n"_s : u")\n"_s);
    }
    return text.isEmpty() ? text : u"does\n"_s + text;
}

QString withPlace(const Project& project, const Finding& doubt)
{
    const QString where = placeText(project, doubt.where);
    return doubt.message + (where.isEmpty() ? QString() : u"  ("_s + where + u')');
}

/// The reasons, with the place of those that a script gives.
QString reasonsText(const Project& project, const command::Explanation& explanation)
{
    QString text;
    for (const QString& reason : explanation.reasons) {
        const auto doubt = std::ranges::find(explanation.doubts, reason, &Finding::message);
        text += line(u"because"_s,
                     doubt == explanation.doubts.end() ? reason : withPlace(project, *doubt));
    }
    return text;
}

QString explanationText(const Project& project, const command::Explanation& explanation)
{
    const ScriptDirectory& scripts =
        explanation.archivedIn.isEmpty() ? project.scripts : project.scripts.unfolded();
    const Revision* revision = scripts.graph().find(explanation.revision);
    const QString message =
        revision == nullptr ? QString() : revision->message.section(u'\n', 0, 0);
    QString text = line(u"revision"_s,
                        explanation.revision + (message.isEmpty() ? QString() : u", "_s + message));
    if (revision != nullptr) {
        text += line(u"file"_s, placeText(project, {revision->file, 0, 0}));
    }
    text += line(u"archived"_s,
                 explanation.archivedIn.isEmpty()
                     ? QString()
                     : u"'%1' stands for it"_s.arg(explanation.archivedIn));
    text += line(u"is"_s, command::stateName(explanation.state));
    text += reasonsText(project, explanation);
    text += line(u"stands on"_s,
                 explanation.parents.isEmpty() ? u"nothing: it is a base"_s
                                               : explanation.parents.join(u", "_s))
            + line(u"depends on"_s, explanation.depends.join(u", "_s))
            + line(u"missing"_s, missingText(explanation.missing))
            + line(u"way"_s, wayText(explanation))
            + line(u"needed by"_s, explanation.neededBy.join(u", "_s))
            + stepsText(project, explanation);
    for (const Finding& doubt : explanation.doubts) {
        if (!explanation.reasons.contains(doubt.message)) {
            text += u"  ? "_s + withPlace(project, doubt) + u'\n';
        }
    }
    return text;
}

QJsonObject explanationJson(const command::Explanation& explanation)
{
    QJsonArray steps;
    for (const command::Explanation::Step& step : explanation.steps) {
        steps << QJsonObject{{u"what"_s, step.what},
                             {u"file"_s, step.where.file},
                             {u"line"_s, step.where.line},
                             {u"isDestructive"_s, step.isDestructive}};
    }
    return {{u"revision"_s, explanation.revision},
            {u"archivedIn"_s, explanation.archivedIn},
            {u"state"_s, command::stateName(explanation.state)},
            {u"reasons"_s, QJsonArray::fromStringList(explanation.reasons)},
            {u"parents"_s, QJsonArray::fromStringList(explanation.parents)},
            {u"dependencies"_s, QJsonArray::fromStringList(explanation.depends)},
            {u"missing"_s, QJsonArray::fromStringList(explanation.missing)},
            {u"neededBy"_s, QJsonArray::fromStringList(explanation.neededBy)},
            {u"rows"_s, QJsonArray::fromStringList(explanation.rows)},
            {u"upgradeTarget"_s, explanation.upgradeTarget},
            {u"operations"_s, steps},
            {u"doubts"_s, findingsJson(explanation.doubts)}};
}

class ExplainCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"explain"_s,
                u"tell why a revision is applied, pending or blocked"_s,
                u"Tells what a revision stands on and what of that the database lacks, which "
                u"upgrade reaches it, what\n"
                "it does in words, with what can lose rows marked, what of it cannot be read, and "
                "what needs it.\n"
                "Changes nothing."_s,
                u"limbeck explain head"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"REVISION"_s,
                        u"head, current, a revision or its first letters, a label"_s,
                        m_revision);
    }

    Result<int> run(Session& session) override
    {
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        const auto explanation = command::explain(*context, m_revision);
        if (!explanation) {
            return fail(explanation.error());
        }
        session.print(explanationText(*context->project, *explanation));
        if (session.options().asJson) {
            session.printJson(explanationJson(*explanation));
        }
        reportProblems(session, context->project->graph());
        return exitOk;
    }

private:
    QString m_revision;
};

}  // namespace

std::unique_ptr<Command> makeExplainCommand()
{
    return std::make_unique<ExplainCommand>();
}

}  // namespace limbeck::cli
