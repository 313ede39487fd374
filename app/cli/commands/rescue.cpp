// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rescue.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commands/listing.h"
#include "app/cli/commandsyntax.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

/// What is known about one lost revision.
struct Search
{
    RevisionId revision;
    QList<command::RescuedScript> inGit;  ///< newest first
    QString gitTrouble;                   ///< why git could not be asked
};

QString parentsText(const command::RescuedScript& script, const RevisionGraph& graph)
{
    QStringList parents;
    for (const QString& id : script.downRevisions) {
        parents << (graph.find(id) == nullptr ? id + u" (lost too)"_s : id);
    }
    return parents.isEmpty() ? u"the base"_s : parents.join(u", "_s);
}

QString foundText(const command::RescuedScript& script, const RevisionGraph& graph)
{
    const QString refs = script.refs.isEmpty() ? u"only in the reflog"_s : script.refs;
    return u"  %1  %2  %3\n      %4, stands on %5\n"_s.arg(
        script.date, script.commit.left(12), refs, script.path, parentsText(script, graph));
}

QString searchText(const Search& search, const RevisionGraph& graph)
{
    if (!search.gitTrouble.isEmpty()) {
        return search.revision + u": no script has it, and git cannot be asked: "_s
               + search.gitTrouble + u'\n';
    }
    if (search.inGit.isEmpty()) {
        return search.revision + u": no script has it, and git knows none in any branch, stash or "
                                 "reflog.\n"_s;
    }
    QString text = search.revision + u": no script has it. git knows, newest first:\n"_s;
    for (const command::RescuedScript& script : search.inGit) {
        text += foundText(script, graph);
    }
    return text + u"  To use the newest: limbeck rescue %1 --take\n"_s.arg(search.revision);
}

QString nearestText(const QList<command::NearestRevision>& places)
{
    QString text = u"Places in the history whose tables are nearest to the database's:\n"_s;
    for (const command::NearestRevision& place : places) {
        const QString rows = place.rows.isEmpty() ? u"base"_s : place.rows.join(u' ');
        text += u"  %1: %2\n"_s.arg(rows,
                                    place.differences == 0 ? u"no difference"_s
                                                           : u"%1 differences (%2)"_s.arg(
                                                               QString::number(place.differences),
                                                               place.examples.join(u"; "_s)));
    }
    const QStringList best = places.isEmpty() ? QStringList() : places.first().rows;
    return best.isEmpty()
               ? text
               : text + u"If the first is right: limbeck stamp --purge %1\n"_s.arg(best.join(u' '));
}

QJsonObject searchJson(const Search& search)
{
    QJsonArray found;
    for (const command::RescuedScript& script : search.inGit) {
        found << QJsonObject{
            {u"commit"_s, script.commit},
            {u"refs"_s, script.refs},
            {u"date"_s, script.date},
            {u"path"_s, script.path},
            {u"downRevisions"_s, QJsonArray::fromStringList(script.downRevisions)}};
    }
    return {{u"revision"_s, search.revision},
            {u"inGit"_s, found},
            {u"gitTrouble"_s, search.gitTrouble}};
}

QJsonArray nearestJson(const QList<command::NearestRevision>& places)
{
    QJsonArray list;
    for (const command::NearestRevision& place : places) {
        list << QJsonObject{{u"rows"_s, QJsonArray::fromStringList(place.rows)},
                            {u"differences"_s, place.differences},
                            {u"examples"_s, QJsonArray::fromStringList(place.examples)}};
    }
    return list;
}

Search searchFor(const Project& project, const RevisionId& revision)
{
    Search search;
    search.revision = revision;
    const Result<QList<command::RescuedScript>> found = command::findInGit(project, revision);
    if (found) {
        search.inGit = *found;
    } else {
        search.gitTrouble = found.error().message;
    }
    return search;
}

class RescueCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"rescue"_s,
                u"find the script of a revision that the project has lost"_s,
                u"For \"Can't locate revision identified by ...\": looks for the script in all "
                u"branches, stashes\n"
                "and the reflog of the project's git repository, and for the place in the "
                "history whose tables\n"
                "are nearest to the database's. Without REVISION it looks for every row of the "
                "version table\n"
                "that no script has. Writes nothing unless --take is given."_s,
                u"limbeck rescue 27c6a30d7c24 --take"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.optionalArgument(u"REVISION"_s, u"the whole identifier that is lost"_s, m_revision);
        syntax.flag(u"--take"_s, u"put the newest script that git has into the project"_s, m_takes);
        syntax.flag(u"--nearest"_s,
                    u"compare the database with every place in the history, also if git has the "
                    "script"_s,
                    m_comparesSchemas);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const Result<QStringList> lost =
            lostRevisions(session, (*project)->scripts.unfolded().graph());
        if (!lost) {
            return fail(lost.error());
        }
        if (lost->isEmpty()) {
            session.print(u"Every row of the version table has its script. Nothing is lost.\n"_s);
            if (session.options().asJson) {
                session.printJson({{u"lost"_s, QJsonArray()}});
            }
            return exitOk;
        }
        QList<Search> searches;
        for (const QString& id : *lost) {
            searches << searchFor(**project, id);
        }
        return m_takes ? take(session, **project, searches) : tell(session, **project, searches);
    }

private:
    Result<QStringList> lostRevisions(Session& session, const RevisionGraph& graph) const
    {
        if (!m_revision.isEmpty()) {
            return graph.find(m_revision) == nullptr
                       ? Result<QStringList>(QStringList{m_revision})
                       : fail(ErrorCode::InvalidArgument,
                              u"Revision '%1' is not lost: its script is %2."_s.arg(
                                  m_revision, graph.find(m_revision)->file));
        }
        return rowsOf(session).map([&graph](QStringList rows) {
            rows.removeIf([&graph](const QString& row) { return graph.find(row) != nullptr; });
            return rows;
        });
    }

    Result<int> tell(Session& session, const Project& project, const QList<Search>& searches) const
    {
        QJsonArray lost;
        bool isFound = true;
        for (const Search& search : searches) {
            session.print(searchText(search, project.graph()));
            lost << searchJson(search);
            isFound = isFound && !search.inGit.isEmpty();
        }
        QJsonObject document{{u"lost"_s, lost}};
        if (m_comparesSchemas || !isFound) {
            const Result<QList<command::NearestRevision>> places = session.context().and_then(
                [](const command::Context& context) { return command::nearestRevisions(context); });
            if (!places) {
                return fail(places.error());
            }
            session.print(nearestText(*places));
            document.insert(u"nearest"_s, nearestJson(*places));
        }
        if (session.options().asJson) {
            session.printJson(document);
        }
        return exitOk;
    }

    static Result<int> take(Session& session, const Project& project, const QList<Search>& searches)
    {
        QStringList taken;
        for (const Search& search : searches) {
            if (search.inGit.isEmpty()) {
                return fail(ErrorCode::RevisionNotFound, searchText(search, project.graph()));
            }
            const Result<QString> path = command::takeScript(project, search.inGit.first());
            if (!path) {
                return fail(path.error());
            }
            session.print(u"Took %1\n"_s.arg(*path));
            taken << *path;
        }
        if (session.options().asJson) {
            session.printJson({{u"taken"_s, QJsonArray::fromStringList(taken)}});
        }
        return exitOk;
    }

    QString m_revision;
    bool m_takes = false;
    bool m_comparesSchemas = false;
};

}  // namespace

std::unique_ptr<Command> makeRescueCommand()
{
    return std::make_unique<RescueCommand>();
}

}  // namespace limbeck::cli
