// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/blame.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commands/past.h"
#include "app/cli/commandsyntax.h"
#include "migrations/planner/archivedtarget.h"

#include <algorithm>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString kindName(command::BlameEntry::Kind kind)
{
    switch (kind) {
    case command::BlameEntry::Kind::Created:
        return u"created"_s;
    case command::BlameEntry::Kind::Changed:
        return u"changed"_s;
    case command::BlameEntry::Kind::Renamed:
        return u"renamed"_s;
    case command::BlameEntry::Kind::MadeAnew:
        return u"made anew"_s;
    }
    Q_UNREACHABLE();
}

/// One line per entry: revision, what happened, and where, in columns.
QString blameText(const Project& project, const command::Blame& blame)
{
    qsizetype idWidth = 0;
    for (const command::BlameEntry& entry : blame.entries) {
        idWidth = std::max(idWidth, entry.revision.size());
    }
    QString text = blame.object.toString() + u'\n';
    if (!blame.isWhole) {
        text += u"  No revision that can be read creates it.\n"_s;
    }
    for (const command::BlameEntry& entry : blame.entries) {
        text += u"  "_s + entry.revision.leftJustified(idWidth) + u"  "_s
                + kindName(entry.kind).leftJustified(9) + u"  "_s + entry.what + u"  ("_s
                + placeText(project, entry.where) + u")\n"_s;
    }
    return text;
}

QJsonObject blameJson(const Project& project, const command::Blame& blame)
{
    QJsonArray entries;
    for (const command::BlameEntry& entry : blame.entries) {
        const Revision* revision = project.graph().find(entry.revision);
        entries << QJsonObject{{u"kind"_s, kindName(entry.kind)},
                               {u"revision"_s, entry.revision},
                               {u"message"_s, revision == nullptr ? QString() : revision->message},
                               {u"what"_s, entry.what},
                               {u"file"_s, entry.where.file},
                               {u"line"_s, entry.where.line}};
    }
    return {{u"table"_s, blame.object.table.toString()},
            {u"column"_s, blame.object.column},
            {u"isWhole"_s, blame.isWhole},
            {u"entries"_s, entries},
            {u"doubts"_s, findingsJson(blame.doubts)}};
}

class BlameCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"blame"_s,
                u"tell which revisions made a table or column what it is"_s,
                u"Lists the revision that created it and those that changed it since, newest last, "
                u"each with the\n"
                "line of its script. Renames are followed, of the table too. What cannot be read "
                "without running\n"
                "Python is told, since it may have changed it as well. Opens no database."_s,
                u"limbeck blame customer.email"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"OBJECT"_s, u"TABLE or TABLE.COLUMN"_s, m_object);
        syntax.option(u"--as-of"_s,
                      u"REVISION"_s,
                      u"as it is at this revision (default: heads)"_s,
                      m_revision);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const ScriptDirectory& scripts = scriptsKnowing((*project)->scripts, m_revision);
        const auto order = revisionsUpTo(scripts.graph(), m_revision);
        if (!order) {
            return fail(order.error());
        }
        SchemaTimeline timeline(scripts, dialectFor(session, **project));
        const Result<command::Blame> blame = command::blame(timeline, *order, m_object);
        if (!blame) {
            return fail(blame.error());
        }
        warnOfDoubts(session, u"limbeck.blame"_s, blame->doubts);
        session.print(blameText(**project, *blame));
        if (session.options().asJson) {
            session.printJson(blameJson(**project, *blame));
        }
        return exitOk;
    }

private:
    QString m_object;
    QString m_revision = u"heads"_s;
};

}  // namespace

std::unique_ptr<Command> makeBlameCommand()
{
    return std::make_unique<BlameCommand>();
}

}  // namespace limbeck::cli
