// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/viewkeeper.h"

#include "migrations/command/diff.h"
#include "migrations/command/reportparts.h"
#include "ui/mainwindow/settings.h"

namespace limbeck::ui {

ViewKeeper::ViewKeeper(WindowSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
}

void ViewKeeper::setSnapshot(const SnapshotPtr& snapshot)
{
    const bool isOpen = snapshot && snapshot->project != nullptr;
    const QString project = isOpen ? snapshot->path : QString();
    if (project != m_project) {
        m_project = project;
        m_removed = {};
        m_current = isOpen ? m_settings.viewName(project) : QString();
    }
    m_file = isOpen ? savedViewsPath(snapshot->project->file.folder) : QString();
    const auto views = isOpen ? loadSavedViews(m_file) : Result<SavedViews>();
    m_isReadable = isOpen && views;
    m_views = views.value_or(SavedViews());
    if (!m_views.contains(m_current)) {
        m_current.clear();
    }
    emit changed();
    if (!views) {
        emit failed(views.error());
    }
}

const SavedViews& ViewKeeper::views() const
{
    return m_views;
}

QString ViewKeeper::current() const
{
    return m_current;
}

bool ViewKeeper::canSave() const
{
    return m_isReadable;
}

void ViewKeeper::choose(const QString& name)
{
    const QString known = m_views.contains(name) ? name : QString();
    if (known != m_current) {
        setCurrent(known);
        tellAll();
    }
}

void ViewKeeper::save(const QString& name, const QStringList& tables)
{
    SavedViews views = m_views;
    views.insert(name, tables);
    if (write(views)) {
        setCurrent(name);
        tellAll();
    }
}

void ViewKeeper::rename(const QString& from, const QString& to)
{
    if (to.isEmpty() || m_views.contains(to) || !m_views.contains(from)) {
        return;
    }
    SavedViews views = m_views;
    views.insert(to, views.take(from));
    const bool wasCurrent = m_current == from;
    if (write(views)) {
        if (wasCurrent) {
            setCurrent(to);
        }
        tellAll();
    }
}

void ViewKeeper::remove(const QString& name)
{
    if (!m_views.contains(name)) {
        return;
    }
    SavedViews views = m_views;
    const QStringList tables = views.take(name);
    if (write(views)) {
        m_removed = {name, tables};
        if (m_current == name) {
            setCurrent({});
        }
        tellAll();
        emit removed(name);
    }
}

bool ViewKeeper::canUndoRemove() const
{
    return !m_removed.first.isEmpty();
}

void ViewKeeper::undoRemove()
{
    const auto [name, tables] = std::exchange(m_removed, {});
    SavedViews views = m_views;
    if (name.isEmpty() || views.contains(name)) {
        return;
    }
    views.insert(name, tables);
    if (write(views)) {
        tellAll();
    }
}

SnapshotPtr ViewKeeper::narrowed(const SnapshotPtr& view) const
{
    if (!view || m_current.isEmpty()) {
        return view;
    }
    const QStringList tables = m_views.value(m_current);
    auto narrow = std::make_shared<Snapshot>(*view);
    narrow->schema = command::only(view->schema, tables);
    if (view->comparison != nullptr) {
        auto comparison = std::make_shared<command::SchemaDiff>(*view->comparison);
        comparison->from.schema = command::only(comparison->from.schema, tables);
        comparison->to.schema = command::only(comparison->to.schema, tables);
        narrow->comparison = comparison;
    }
    return narrow;
}

void ViewKeeper::tellAll()
{
    emit changed();
    emit narrowingChanged();
}

bool ViewKeeper::write(const SavedViews& views)
{
    if (!m_isReadable) {
        return false;
    }
    const Result<> written = saveSavedViews(views, m_file);
    if (!written) {
        emit failed(written.error());
        return false;
    }
    m_views = views;
    return true;
}

void ViewKeeper::setCurrent(const QString& name)
{
    m_current = name;
    m_settings.setViewName(m_project, name);
}

}  // namespace limbeck::ui
