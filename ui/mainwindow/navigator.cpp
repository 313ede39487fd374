// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/navigator.h"

namespace limbeck::ui {

bool Place::isEmpty() const
{
    return revision.isEmpty() && table.isEmpty();
}

Place Navigator::current() const
{
    return m_index < 0 ? Place() : m_places.at(m_index);
}

void Navigator::goTo(const Place& place)
{
    if (place.isEmpty() || place == current()) {
        return;
    }
    m_places.resize(m_index + 1);
    m_places << place;
    m_index = m_places.size() - 1;
    announce();
}

/// Tells everybody where we are now.
void Navigator::announce()
{
    const Place place = current();
    if (!place.table.isEmpty()) {
        m_lastTable = place.table;
    }
    emit placeChanged(place);
}

TableName Navigator::lastTable() const
{
    return m_lastTable;
}

void Navigator::goToTable(const TableName& table)
{
    goTo({.revision = {}, .table = table});
}

void Navigator::goToRevision(const RevisionId& revision)
{
    goTo({.revision = revision, .table = {}});
}

void Navigator::goBack()
{
    if (canGoBack()) {
        --m_index;
        announce();
    }
}

void Navigator::goForward()
{
    if (canGoForward()) {
        ++m_index;
        announce();
    }
}

bool Navigator::canGoBack() const
{
    return m_index > 0;
}

bool Navigator::canGoForward() const
{
    return m_index + 1 < m_places.size();
}

void Navigator::clear()
{
    m_places.clear();
    m_index = -1;
    m_lastTable = {};
    announce();
}

}  // namespace limbeck::ui
