// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetwatch.h"

#include "ui/mainwindow/settings.h"
#include "ui/mainwindow/targetmenu.h"
#include "ui/task/taskrunner.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// The version rows of a database that nobody waits for: it has less time to answer than usual.
Result<QStringList> readRows(const Project& project, const QString& url)
{
    auto settings = project.connection(url);
    if (!settings) {
        return fail(settings.error());
    }
    const bool isFile = settings->engine == Engine::Sqlite && !settings->isInMemory();
    if (isFile && !QFileInfo::exists(settings->database)) {
        return fail(ErrorCode::DatabaseUnavailable,
                    TargetWatch::tr("There is no file %1.").arg(settings->database));
    }
    if (settings->engine != Engine::Sqlite && !settings->options.contains(u"connect_timeout"_s)) {
        settings->options.insert(u"connect_timeout"_s, u"4"_s);
    }
    return command::currentRows({.project = &project, .database = *settings});
}

}  // namespace

TargetWatch::TargetWatch(WindowSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
}

TargetWatch::~TargetWatch() = default;

void TargetWatch::setSnapshot(const SnapshotPtr& snapshot, const QString& url)
{
    const bool isOther = !snapshot || !m_snapshot || snapshot->path != m_snapshot->path;
    m_snapshot = snapshot;
    m_url = withoutPassword(url);
    m_inUse.reset();
    if (isOther) {
        m_pinned.clear();
        m_typed.clear();
    }
    if (m_url != url) {
        m_typed.insert(m_url, url);
    }
    if (snapshot && snapshot->project != nullptr) {
        noteInUse();
        startPinned();
    }
    tell();
}

/// What the snapshot has read of the database in use is remembered, or else called back.
void TargetWatch::noteInUse()
{
    if (m_snapshot->hasReadDatabase()) {
        m_settings.setSeenTarget(m_snapshot->path,
                                 keyOf(m_url),
                                 {m_snapshot->status.rows, QDateTime::currentDateTimeUtc()});
        return;
    }
    TargetState state = lastSeen(m_url);
    if (m_snapshot->database && m_snapshot->databaseProblem && state.seen.isValid()) {
        state.isInUse = true;
        state.problem = m_snapshot->databaseProblem->message;
        m_inUse = state;
    }
}

void TargetWatch::startPinned()
{
    const QStringList urls = m_settings.pinnedTargets(m_snapshot->path);
    QList<TargetState> pinned;
    for (const QString& url : urls) {
        const auto known = std::ranges::find(m_pinned, url, &TargetState::url);
        pinned << (known != m_pinned.end() ? *known : lastSeen(url));
    }
    m_pinned = pinned;
    for (const TargetState& state : std::as_const(m_pinned)) {
        if (!isInUse(state.url)) {
            read(state);
        }
    }
}

void TargetWatch::setPinned(const QString& url, bool isPinned)
{
    if (!m_snapshot || m_snapshot->project == nullptr) {
        return;
    }
    const QString kept = withoutPassword(url);
    QStringList urls = m_settings.pinnedTargets(m_snapshot->path);
    urls.removeAll(kept);
    if (isPinned) {
        urls << kept;
    }
    if (kept != url) {
        m_typed.insert(kept, url);
    }
    m_settings.setPinnedTargets(m_snapshot->path, urls);
    startPinned();
    tell();
}

bool TargetWatch::isPinned(const QString& url) const
{
    return std::ranges::find(m_pinned, withoutPassword(url), &TargetState::url) != m_pinned.cend();
}

bool TargetWatch::isInUse(const QString& url) const
{
    return m_snapshot && m_snapshot->database && keyOf(url) == keyOf(m_url);
}

bool TargetWatch::isReading() const
{
    return std::ranges::any_of(m_runners, &TaskRunner::isBusy);
}

QList<TargetState> TargetWatch::states() const
{
    QList<TargetState> states;
    if (m_inUse) {
        states << *m_inUse;
    }
    for (const TargetState& state : m_pinned) {
        if (!isInUse(state.url)) {
            states << state;
        }
    }
    return states;
}

QString TargetWatch::lastSeenInUse() const
{
    if (!m_inUse) {
        return {};
    }
    return tr("The history shows it %1: %2.")
        .arg(seenText(m_inUse->seen, QDate::currentDate()), standsText(*m_inUse, *m_snapshot));
}

void TargetWatch::read(const TargetState& state)
{
    TaskRunner*& runner = m_runners[state.url];
    if (runner == nullptr) {
        runner = new TaskRunner(this);
    }
    if (runner->isBusy()) {
        return;  // its answer is on the way
    }
    runner->start<Result<QStringList>>(
        {},
        [project = m_snapshot->project, url = m_typed.value(state.url, state.url)](JobContext&) {
            return readRows(*project, url);
        },
        this,
        [this, url = state.url, path = m_snapshot->path](const Result<QStringList>& rows) {
            take(url, path, rows);
        });
}

void TargetWatch::take(const QString& url, const QString& path, const Result<QStringList>& rows)
{
    const auto state = std::ranges::find(m_pinned, url, &TargetState::url);
    if (!m_snapshot || m_snapshot->path != path || state == m_pinned.end()) {
        return;  // of another project by now, or not wanted any more
    }
    state->isFresh = rows.has_value();
    if (rows) {
        state->rows = *rows;
        state->seen = QDateTime::currentDateTimeUtc();
        state->problem.clear();
        m_settings.setSeenTarget(path, keyOf(url), {state->rows, state->seen});
    } else {
        state->problem = rows.error().message;
    }
    tell();
}

TargetState TargetWatch::lastSeen(const QString& url) const
{
    const WindowSettings::SeenTarget seen = m_settings.seenTarget(m_snapshot->path, keyOf(url));
    const auto database = databaseOf(*m_snapshot, url);
    TargetState state;
    state.url = url;
    state.name = database ? database->displayName() : url;
    state.rows = seen.rows;
    state.seen = seen.when;
    return state;
}

/// The same for every way to write the database's URL.
QString TargetWatch::keyOf(const QString& url) const
{
    const auto database = databaseOf(*m_snapshot, url);
    return database ? database->toDisplay() : url;
}

void TargetWatch::tell()
{
    emit statesChanged(states());
}

}  // namespace limbeck::ui
