// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetstate.h"

#include "migrations/planner/steps.h"
#include "ui/language/words.h"

#include <QDir>
#include <QLocale>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

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
