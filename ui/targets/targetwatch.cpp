// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetwatch.h"

#include "migrations/command/rowswithin.h"
#include "migrations/database/connectionurl.h"
#include "ui/mainwindow/settings.h"
#include "ui/task/taskrunner.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// How long each step of a read may take, in seconds.
constexpr int patience = 4;

/// The version rows of a database that nobody waits for: it has less time to answer than usual.
Result<QStringList> readRows(const Project& project, const QString& url, const JobContext& job)
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
    return command::currentRowsWithin({.project = &project, .database = *settings},
                                      patience,
                                      [&job] { return job.isCancelled(); });
}

/// Nobody wants the answer any more. It goes when the answer comes; until then it must stay, since
/// to end it would be to wait for a server that may never say a word.
void leaveBehind(TaskRunner* runner)
{
    runner->setParent(nullptr);
    if (!runner->isBusy()) {
        delete runner;
        return;
    }
    runner->cancelAll();
    QObject::connect(runner, &TaskRunner::busyChanged, runner, &QObject::deleteLater);
}

}  // namespace

TargetWatch::TargetWatch(WindowSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
}

TargetWatch::~TargetWatch()
{
    for (const Reading& reading : std::as_const(m_readings)) {
        leaveBehind(reading.runner);
    }
}

void TargetWatch::setSnapshot(const SnapshotPtr& snapshot, const QString& url)
{
    const bool isOther = !snapshot || !m_snapshot || snapshot->path != m_snapshot->path;
    m_snapshot = snapshot;
    m_url = urlToKeep(url).value_or(url);
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
            read(state.url);
        }
    }
}

Result<> TargetWatch::setPinned(const QString& url, bool isPinned)
{
    if (!m_snapshot || m_snapshot->project == nullptr) {
        return {};
    }
    // The project's own has no URL of its own.
    const Result<QString> kept = url.isEmpty() ? url : urlToKeep(url);
    if (!kept) {
        return fail(kept.error());
    }
    QStringList urls = m_settings.pinnedTargets(m_snapshot->path);
    urls.removeAll(*kept);
    if (isPinned) {
        urls << *kept;
    }
    if (*kept != url) {
        m_typed.insert(*kept, url);
    }
    m_settings.setPinnedTargets(m_snapshot->path, urls);
    startPinned();
    tell();
    return {};
}

bool TargetWatch::isPinned(const QString& url) const
{
    return std::ranges::find(m_pinned, urlToKeep(url).value_or(url), &TargetState::url)
           != m_pinned.cend();
}

QString TargetWatch::typedUrl(const QString& url) const
{
    return m_typed.value(url, url);
}

bool TargetWatch::isInUse(const QString& url) const
{
    return m_snapshot && m_snapshot->database && keyOf(url) == keyOf(m_url);
}

bool TargetWatch::isReading() const
{
    return std::ranges::any_of(m_readings,
                               [](const Reading& reading) { return reading.runner->isBusy(); });
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
    nameApart(&states);
    return states;
}

/// Also apart from the one in use, which need not be among them.
void TargetWatch::nameApart(QList<TargetState>* states) const
{
    QList<std::optional<ConnectionSettings>> databases;
    for (const TargetState& state : std::as_const(*states)) {
        databases << databaseOf(*m_snapshot, state.url);
    }
    if (!m_inUse && m_snapshot) {
        databases << m_snapshot->database;
    }
    const QStringList names = namesApart(databases);
    for (qsizetype i = 0; i < states->size(); ++i) {
        // One whose URL means nothing any more is called by that.
        (*states)[i].name = databases.at(i) ? names.at(i) : states->at(i).url;
    }
}

QString TargetWatch::lastSeenInUse() const
{
    if (!m_inUse) {
        return {};
    }
    return tr("The history shows it %1: %2.")
        .arg(seenText(m_inUse->seen, QDate::currentDate()), standsText(*m_inUse, *m_snapshot));
}

TargetWatch::Question TargetWatch::questionOf(const QString& url) const
{
    const QString written = url.isEmpty() ? m_snapshot->project->file.url.value : typedUrl(url);
    return {m_snapshot->path, written, keyOf(url)};
}

void TargetWatch::read(const QString& url)
{
    Reading& reading = m_readings[url];
    const Question question = questionOf(url);
    if (reading.runner != nullptr && reading.runner->isBusy()) {
        if (reading.question == question) {
            return;  // its answer is on the way
        }
        leaveBehind(std::exchange(reading.runner, nullptr));
    }
    if (reading.runner == nullptr) {
        reading.runner = new TaskRunner(this);
    }
    reading.question = question;
    reading.runner->start<Result<QStringList>>(
        {},
        [project = m_snapshot->project, typed = typedUrl(url)](JobContext& job) {
            return readRows(*project, typed, job);
        },
        this,
        [this, url, question](const Result<QStringList>& rows) { take(url, question, rows); });
}

void TargetWatch::take(const QString& url,
                       const Question& question,
                       const Result<QStringList>& rows)
{
    const auto state = std::ranges::find(m_pinned, url, &TargetState::url);
    const bool isOpen = m_snapshot && m_snapshot->project != nullptr;
    if (!isOpen || state == m_pinned.end() || question != questionOf(url)) {
        return;  // not wanted any more, or of another database by now
    }
    state->isFresh = rows.has_value();
    if (rows) {
        state->rows = *rows;
        state->seen = QDateTime::currentDateTimeUtc();
        state->problem.clear();
        m_settings.setSeenTarget(question.path, question.database, {state->rows, state->seen});
    } else {
        state->problem = rows.error().message;
    }
    tell();
}

TargetState TargetWatch::lastSeen(const QString& url) const
{
    const WindowSettings::SeenTarget seen = m_settings.seenTarget(m_snapshot->path, keyOf(url));
    TargetState state;
    state.url = url;
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
