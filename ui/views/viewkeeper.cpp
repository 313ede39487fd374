// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/viewkeeper.h"

#include "migrations/command/diff.h"
#include "migrations/command/reportparts.h"
#include "ui/language/words.h"
#include "ui/mainwindow/settings.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QTimer>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

QString firstOf(const QStringList& names)
{
    constexpr qsizetype most = 4;
    if (names.size() <= most + 1) {  // "and 1 more" is no shorter than the name
        return names.join(u", "_s);
    }
    return tr("%1 and %Ln more", nullptr, pluralOf(names.size() - most))
        .arg(names.mid(0, most).join(u", "_s));
}

ViewKeeper::ViewKeeper(WindowSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_watcher(new QFileSystemWatcher(this))
    , m_rest(new QTimer(this))
{
    constexpr int rest = 300;
    m_rest->setSingleShot(true);
    m_rest->setInterval(rest);
    connect(m_rest, &QTimer::timeout, this, &ViewKeeper::check);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, m_rest, qOverload<>(&QTimer::start));
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, m_rest, qOverload<>(&QTimer::start));
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
    const Result<> understood = read();
    watch();
    emit changed();
    if (!understood) {
        emit failed(understood.error());
    }
}

Result<> ViewKeeper::read()
{
    const auto views = m_file.isEmpty() ? Result<SavedViews>() : loadSavedViews(m_file);
    m_isReadable = !m_file.isEmpty() && views;
    m_views = views.value_or(SavedViews());
    if (!m_views.contains(m_current)) {
        m_current.clear();
    }
    return views ? Result<>() : fail(views.error());
}

bool ViewKeeper::readAgain()
{
    const auto before = std::pair(m_views, m_isReadable);
    const Result<> understood = read();
    if (before != std::pair(m_views, m_isReadable)) {
        tellAll();
    }
    if (!understood) {
        emit failed(understood.error());
    }
    return m_isReadable;
}

/// The file and its folder, since programs put a new file in the place of the old one; while there
/// is no such folder, the one that it comes into.
void ViewKeeper::watch()
{
    if (const QStringList old = m_watcher->files() + m_watcher->directories(); !old.isEmpty()) {
        m_watcher->removePaths(old);
    }
    if (m_file.isEmpty()) {
        m_rest->stop();
        return;
    }
    const QString folder = QFileInfo(m_file).path();
    const bool hasFolder = QFileInfo::exists(folder);
    m_watcher->addPath(hasFolder ? folder : QFileInfo(folder).path());
    if (QFileInfo::exists(m_file)) {
        m_watcher->addPath(m_file);
    }
}

/// Something was written there. Of a file that was not understood before nothing is said twice.
void ViewKeeper::check()
{
    watch();
    if (m_isReadable || loadSavedViews(m_file)) {
        readAgain();
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
    if (!readAgain()) {
        return;
    }
    SavedViews views = m_views;
    views.insert(name, tables);
    if (write(views)) {
        setCurrent(name);
        tellAll();
    }
}

void ViewKeeper::rename(const QString& from, const QString& to)
{
    if (to.isEmpty() || to == from || !readAgain() || !m_views.contains(from)) {
        return;
    }
    if (m_views.contains(to)) {
        return failTaken(to);
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
    if (!readAgain() || !m_views.contains(name)) {
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
    if (!canUndoRemove() || !readAgain()) {
        return;
    }
    const auto [name, tables] = m_removed;
    if (m_views.contains(name)) {
        return failTaken(name);
    }
    SavedViews views = m_views;
    views.insert(name, tables);
    if (write(views)) {
        m_removed = {};
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

void ViewKeeper::failTaken(const QString& name)
{
    Error error;
    error.message = tr("There is a view “%1” already. Rename that one first.").arg(name);
    emit failed(error);
}

bool ViewKeeper::write(const SavedViews& views)
{
    const Result<> written = saveSavedViews(views, m_file);
    if (!written) {
        emit failed(written.error());
        return false;
    }
    m_views = views;
    watch();  // the folder may be new
    return true;
}

void ViewKeeper::setCurrent(const QString& name)
{
    m_current = name;
    m_settings.setViewName(m_project, name);
}

}  // namespace limbeck::ui
