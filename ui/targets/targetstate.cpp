// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetstate.h"

#include "migrations/planner/steps.h"
#include "ui/language/words.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString placeOf(const ConnectionSettings& database)
{
    if (database.engine == Engine::Sqlite) {
        return QFileInfo(database.database).dir().dirName();
    }
    const QString host =
        database.host.isEmpty() ? database.options.value(u"host"_s, u"localhost"_s) : database.host;
    return database.port == 0 ? host : host + u':' + QString::number(database.port);
}

}  // namespace

QString seenText(const QDateTime& seen, const QDate& today)
{
    const QDateTime here = seen.toLocalTime();
    const QString format =
        here.date().year() == today.year() ? tr("d MMM HH:mm") : tr("d MMM yyyy HH:mm");
    return tr("as seen %1").arg(QLocale().toString(here, format));
}

QString targetLabel(const TargetState& state)
{
    return state.isFresh || !state.seen.isValid()
               ? state.name
               : u"%1, %2"_s.arg(state.name, seenText(state.seen, QDate::currentDate()));
}

QString standsText(const TargetState& state, const Snapshot& snapshot)
{
    if (!state.seen.isValid()) {
        return state.problem.isEmpty() ? tr("is being read…") : tr("cannot be reached");
    }
    const RevisionGraph& graph = snapshot.graphFor(state.rows);
    QStringList unknown = state.rows;
    unknown.removeIf([&graph](const QString& row) { return graph.find(row) != nullptr; });
    if (!unknown.isEmpty()) {
        return tr("at %1, which no script has").arg(unknown.join(u", "_s));
    }
    if (state.rows.isEmpty()) {
        return tr("at no revision");
    }
    const auto pending = graph.history().size() - appliedRevisions(graph, state.rows).size();
    return pending == 0 ? tr("up to date") : tr("%Ln pending", nullptr, pluralOf(pending));
}

QStringList namesApart(const QList<std::optional<ConnectionSettings>>& databases)
{
    QStringList names;
    QStringList longer;
    for (const auto& database : databases) {
        names << (database ? database->displayName() : QString());
        longer << (database ? placeOf(*database) + u'/' + names.constLast() : QString());
    }
    QStringList apart;
    for (qsizetype i = 0; i < databases.size(); ++i) {
        const bool isOnly = names.count(names.at(i)) == 1 || !databases.at(i);
        const bool isOnlyThere = longer.count(longer.at(i)) == 1;
        apart << (isOnly ? names.at(i) : isOnlyThere ? longer.at(i) : databases.at(i)->toDisplay());
    }
    return apart;
}

std::optional<ConnectionSettings> databaseOf(const Snapshot& snapshot, const QString& url)
{
    if (snapshot.project == nullptr) {
        return {};
    }
    const ProjectFile& file = snapshot.project->file;
    const auto settings = ConnectionSettings::fromUrl(
        url.isEmpty() ? file.url.value : url, url.isEmpty() ? file.urlFolder : QDir::currentPath());
    if (!settings) {
        return {};
    }
    ConnectionSettings bare = *settings;
    bare.password.clear();
    bare.passwordNote.clear();
    return bare;
}

}  // namespace limbeck::ui
