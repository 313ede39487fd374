// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/arrangements.h"

#include <algorithm>

namespace limbeck::ui {

void Arrangements::load(const QString& projectFile, const QString& ownFile)
{
    m_projectFile = projectFile;
    m_ownFile = ownFile;
    m_problem.clear();
    m_file = {};
    m_isShared = false;
    for (const QString& path : {projectFile, ownFile}) {
        if (path.isEmpty()) {
            continue;
        }
        const auto file = loadDiagramFile(path);
        if (!file) {
            m_problem = file.error().in(path).message;
            return;
        }
        if (!file->arrangements.isEmpty()) {
            m_file = *file;
            m_isShared = path == projectFile;
            return;
        }
    }
}

QString Arrangements::problem() const
{
    return m_problem;
}

const DiagramFile::Arrangement& Arrangements::arrangement(const QString& name) const
{
    static const DiagramFile::Arrangement none;
    const auto found = m_file.arrangements.constFind(name);
    return found == m_file.arrangements.constEnd() ? none : *found;
}

QList<std::optional<KnownPlace>> Arrangements::known(const QString& name,
                                                     const QList<TableName>& tables) const
{
    const DiagramFile::Arrangement& places = arrangement(name);
    QList<std::optional<KnownPlace>> known;
    for (const TableName& table : tables) {
        const auto place = places.constFind(table.toString());
        known << (place == places.constEnd()
                      ? std::nullopt
                      : std::optional(
                          KnownPlace{.corner = place->corner, .isByHand = place->isByHand}));
    }
    return known;
}

bool Arrangements::isEnough(const QString& name, const QList<TableName>& tables) const
{
    const auto found = known(name, tables);
    const auto count = std::count_if(
        found.begin(), found.end(), [](const auto& place) { return place.has_value(); });
    return count > 0 && count * 2 >= tables.size();
}

void Arrangements::put(const QString& name, const DiagramFile::Arrangement& places)
{
    DiagramFile::Arrangement& arrangement = m_file.arrangements[name];
    for (auto place = places.begin(); place != places.end(); ++place) {
        arrangement.insert(place.key(), *place);
    }
    save();
}

void Arrangements::save()
{
    for (const DiagramFile::Arrangement& arrangement : std::as_const(m_file.arrangements)) {
        m_isShared = m_isShared
                     || std::any_of(arrangement.begin(), arrangement.end(), [](const auto& place) {
                            return place.isByHand;
                        });
    }
    if (!m_problem.isEmpty()) {
        return;
    }
    if (m_isShared && !m_projectFile.isEmpty()) {
        const auto saved = saveDiagramFile(m_file, m_projectFile);
        if (saved) {
            return;
        }
        m_problem = saved.error().message;  // and kept in the user's own folder at least
    }
    if (!m_ownFile.isEmpty()) {
        if (const auto saved = saveDiagramFile(m_file, m_ownFile); !saved) {
            m_problem = saved.error().message;
        }
    }
}

}  // namespace limbeck::ui
