// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of DiagramPage that decides what is shown where.

#include "migrations/layout/graphviz.h"
#include "ui/diagram/diagrampage.h"
#include "ui/diagram/diagramview.h"
#include "ui/mainwindow/navigator.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/emptystate.h"

#include <QAction>
#include <QLocale>
#include <QStackedWidget>
#include <QTimer>
#include <QUndoCommand>
#include <QUndoStack>

#include <functional>
#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// Above this nobody reads the whole picture, and the page says what helps.
constexpr qsizetype readableTables = 300;
/// Above this, working out what to draw and drawing it are two turns of the event loop: in one, the
/// window would stand still for longer than people overlook.
constexpr qsizetype oneTurnUpTo = 500;

/// Tables that moved from one state to another and back.
class PlacesCommand final : public QUndoCommand
{
public:
    using Apply = std::function<void(const DiagramFile::Arrangement&)>;

    PlacesCommand(const QString& text,
                  Apply apply,
                  DiagramFile::Arrangement before,
                  DiagramFile::Arrangement after)
        : QUndoCommand(text)
        , m_apply(std::move(apply))
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }

    void undo() override
    {
        m_apply(m_before);
    }

    void redo() override
    {
        m_apply(m_after);
    }

private:
    Apply m_apply;
    DiagramFile::Arrangement m_before;
    DiagramFile::Arrangement m_after;
};

QString detailWord(DiagramDetail detail)
{
    switch (detail) {
    case DiagramDetail::Names:
        return u"names"_s;
    case DiagramDetail::Keys:
        return u"keys"_s;
    case DiagramDetail::All:
        return u"all"_s;
    }
    return {};
}

/// Only these are kept: the others come out the same every time.
bool isKept(const QString& arrangement)
{
    return arrangement.startsWith("overview"_L1) || arrangement.startsWith("layered"_L1);
}

/// Changed tables and those next to them.
QList<int> changedAndNear(const DiagramContent& content)
{
    QSet<int> wanted;
    const auto isChanged = [&](int table) {
        return content.tables.at(table).change != ChangeMark::None;
    };
    for (int i = 0; i < content.tables.size(); ++i) {
        if (isChanged(i)) {
            wanted.insert(i);
        }
    }
    for (const DiagramKey& key : content.keys) {
        if (isChanged(key.from) || isChanged(key.to)) {
            wanted.insert(key.from);
            wanted.insert(key.to);
        }
    }
    QList<int> tables(wanted.begin(), wanted.end());
    std::sort(tables.begin(), tables.end());
    return tables;
}

}  // namespace

/// Names in the file: they are read by people and by later versions, so they are not translated.
QString DiagramPage::arrangementName() const
{
    const DiagramChoice chosen = m_bar->choice();
    switch (chosen.mode) {
    case DiagramMode::Overview:
        return u"overview, "_s + detailWord(chosen.detail);
    case DiagramMode::Layered:
        return u"layered, "_s + detailWord(chosen.detail);
    case DiagramMode::Grid:
        return u"grid, "_s + detailWord(chosen.detail);
    case DiagramMode::Focus:
        return u"focus %1, %2, %3, %4"_s.arg(m_focus.toString())
            .arg(chosen.hops)
            .arg(static_cast<int>(chosen.direction))
            .arg(detailWord(chosen.detail));
    }
    return {};
}

std::optional<int> DiagramPage::focusNumber() const
{
    std::optional<int> busiest;
    int most = -1;
    for (int i = 0; i < m_content.tables.size(); ++i) {
        const DiagramTable& table = m_content.tables.at(i);
        if (table.name == m_focus) {
            return i;
        }
        if (table.keysIn + table.keysOut > most) {
            most = table.keysIn + table.keysOut;
            busiest = i;
        }
    }
    return busiest;  // nobody chose one: where there is most to see
}

void DiagramPage::setContent(DiagramContent content)
{
    m_nextTurn->stop();  // what waits is older
    if (content.tables.size() > oneTurnUpTo) {
        m_waiting = std::move(content);
        m_nextTurn->start(0);
    } else {
        showContent(std::move(content));
    }
}

void DiagramPage::showWaiting()
{
    m_nextTurn->stop();
    showContent(std::exchange(m_waiting, {}));
}

void DiagramPage::showContent(DiagramContent content)
{
    m_content = std::move(content);
    if (m_content.tables.isEmpty()) {
        m_empty->say(tr("Nothing to draw"),
                     tr("Neither the database nor the history of this project has a table yet."));
    }
    m_stack->setCurrentIndex(m_content.tables.isEmpty() ? 1 : 0);
    m_changesOnly->setEnabled(m_content.hasChanges());
    rebuild();
}

void DiagramPage::rebuild()
{
    const DiagramChoice chosen = m_bar->choice();
    std::optional<QList<int>> tables;
    int centre = -1;
    if (chosen.mode == DiagramMode::Focus && !m_content.tables.isEmpty()) {
        if (m_focus.isEmpty()) {
            m_focus = m_navigator.current().table;
        }
        centre = focusNumber().value_or(0);
        m_focus = m_content.tables.at(centre).name;
        QList<DiagramInput::Edge> edges;
        FocusRequest request{.centre = centre, .hops = chosen.hops, .direction = chosen.direction};
        for (const DiagramKey& key : std::as_const(m_content.keys)) {
            edges << DiagramInput::Edge{.from = key.from, .to = key.to};
        }
        for (int i = 0; m_hubs->isChecked() && i < m_content.tables.size(); ++i) {
            if (m_content.isHub(i)) {
                request.stops.insert(i);
            }
        }
        tables = focusPart(m_content.tables.size(), edges, request).boxes;
    } else if (m_changesOnly->isChecked() && m_content.hasChanges()) {
        tables = changedAndNear(m_content);
    }
    m_scene->setHubsFolded(m_hubs->isChecked(), centre);
    m_scene->setContent(m_content, chosen.detail, tables);
    m_bar->setFocusText(centre < 0 ? QString()
                                   : tr("Around %1: %2 of %3 tables")
                                         .arg(m_focus.toString())
                                         .arg(m_scene->items().size())
                                         .arg(m_content.tables.size()));
    arrange();
    TableItem* selected = m_scene->item(m_navigator.current().table);
    m_scene->select(selected);
    m_scene->highlight(m_scene->pinned());
    if (!m_findText.isEmpty()) {
        find(m_findText);
    }
    updateLegend();
}

void DiagramPage::arrange()
{
    m_runner->cancelAll();
    ++m_layout;
    say(m_arrangements.problem());
    switch (m_bar->choice().mode) {
    case DiagramMode::Focus:
        arrangeFocus();
        m_view->zoomToFit();
        return;
    case DiagramMode::Grid:
        m_scene->setPositions(gridLayout(m_scene->layoutInput()));
        m_view->zoomToFit();
        return;
    case DiagramMode::Overview:
    case DiagramMode::Layered:
        if (!arrangeFromKnown()) {
            startLayout(false);
        }
        return;
    }
}

void DiagramPage::arrangeFocus()
{
    const DiagramChoice chosen = m_bar->choice();
    const DiagramInput input = m_scene->layoutInput();
    QHash<int, int> boxes;
    FocusRequest request{.centre = 0, .hops = chosen.hops, .direction = chosen.direction};
    for (int i = 0; i < m_scene->items().size(); ++i) {
        const TableItem* item = m_scene->items().at(i);
        boxes.insert(item->number(), i);
        if (item->name() == m_focus) {
            request.centre = i;
        }
        if (m_hubs->isChecked() && m_content.isHub(item->number())) {
            request.stops.insert(i);
        }
    }
    // All keys between what is shown: folded ones too have told what stands on which side.
    QList<DiagramInput::Edge> edges;
    for (const DiagramKey& key : std::as_const(m_content.keys)) {
        if (boxes.contains(key.from) && boxes.contains(key.to)) {
            edges << DiagramInput::Edge{.from = boxes.value(key.from), .to = boxes.value(key.to)};
        }
    }
    const FocusPart part = focusPart(input.boxes.size(), edges, request);
    m_scene->setPositions(focusLayout(input, part.columns));
}

QList<TableName> DiagramPage::shownTables() const
{
    QList<TableName> tables;
    for (const TableItem* item : m_scene->items()) {
        tables << item->name();
    }
    return tables;
}

DiagramFile::Arrangement DiagramPage::shownPlaces() const
{
    DiagramFile::Arrangement places;
    for (const TableItem* item : m_scene->items()) {
        places.insert(item->name().toString(), {.corner = item->pos().toPoint()});
    }
    return places;
}

bool DiagramPage::arrangeFromKnown()
{
    const QString name = arrangementName();
    const QList<TableName> tables = shownTables();
    const DiagramInput input = m_scene->layoutInput();
    if (m_arrangements.isEnough(name, tables)) {
        const auto known = m_arrangements.known(name, tables);
        m_scene->setPositions(placeMissing(input, known));
        m_view->fitOnce(name);
        if (known.contains(std::nullopt)) {
            DiagramFile::Arrangement places = shownPlaces();
            for (auto place = places.begin(); place != places.end(); ++place) {
                place->isByHand = m_arrangements.arrangement(name).value(place.key()).isByHand;
            }
            m_arrangements.put(name, places);
        }
        return true;
    }
    return false;
}

void DiagramPage::startLayout(bool isReset)
{
    const DiagramInput input = m_scene->layoutInput();
    const DiagramStyle style = m_bar->choice().mode == DiagramMode::Layered
                                   ? DiagramStyle::Layered
                                   : DiagramStyle::Overview;
    if (!isReset) {
        m_scene->setPositions(gridLayout(input));
        m_view->zoomToFit();
    }
    m_runner->cancelAll();
    m_cancelDelay->start();
    m_runner->start<DiagramPositions>(
        tr("Laying out the diagram"),
        [input, style](JobContext& job) {
            GraphvizOptions options;
            options.isCancelled = [&job] { return job.isCancelled(); };
            return layoutDiagram(input, style, options);
        },
        this,
        [this, input, isReset, layout = ++m_layout](const DiagramPositions& positions) {
            if (layout == m_layout) {
                takeLayout(input, positions, isReset);
            }
            emit layoutFinished();
        });
}

void DiagramPage::takeLayout(const DiagramInput& input,
                             const DiagramPositions& positions,
                             bool isReset)
{
    const bool isReal = positions.note.isEmpty();
    QString note = positions.note.isEmpty() ? m_arrangements.problem() : positions.note;
    if (note.isEmpty() && input.boxes.size() > readableTables) {
        note = tr("%1 tables. Find one above, or choose the layout Focus to see one table with its "
                  "neighbours.")
                   .arg(QLocale().toString(input.boxes.size()));
    }
    say(note);
    if (isReset && !isReal) {
        return;  // what there was is better than a grid
    }
    const QString name = arrangementName();
    const DiagramFile::Arrangement before = m_arrangements.arrangement(name);
    m_scene->setPositions(positions);
    m_view->zoomToFit();
    m_view->fitOnce(name);
    if (isReset) {
        m_undo->push(new PlacesCommand(
            tr("Reset layout"),
            [this, name](const DiagramFile::Arrangement& places) { applyPlaces(name, places); },
            before,
            shownPlaces()));
    } else if (isReal) {
        m_arrangements.put(name, shownPlaces());
    }
}

void DiagramPage::resetLayout()
{
    if (isKept(arrangementName()) && !m_content.tables.isEmpty()) {
        startLayout(true);
    } else {
        arrange();
    }
}

void DiagramPage::recordMove(int number, const QPointF& from, const QPointF& to)
{
    const QString name = arrangementName();
    const QString table = m_content.tables.at(number).name.toString();
    const bool wasByHand = m_arrangements.arrangement(name).value(table).isByHand;
    if (isKept(name) && m_arrangements.arrangement(name).isEmpty()) {
        m_arrangements.put(name, shownPlaces());
    }
    m_undo->push(new PlacesCommand(
        tr("Move %1").arg(table),
        [this, name](const DiagramFile::Arrangement& places) { applyPlaces(name, places); },
        {{table, {.corner = from.toPoint(), .isByHand = wasByHand}}},
        {{table, {.corner = to.toPoint(), .isByHand = true}}}));
}

/// Tables that are not shown keep their places: every saved view shows a part of one arrangement.
void DiagramPage::applyPlaces(const QString& name, const DiagramFile::Arrangement& places)
{
    if (isKept(name)) {
        m_arrangements.put(name, places);
    }
    if (name != arrangementName()) {
        return;  // of a layout that is not shown
    }
    DiagramPositions positions{.corners = m_scene->corners(), .note = {}};
    for (qsizetype i = 0; i < positions.corners.size(); ++i) {
        const auto place = places.constFind(m_scene->items().at(i)->name().toString());
        if (place != places.constEnd()) {
            positions.corners[i] = place->corner;
        }
    }
    m_scene->setPositions(positions);
    if (const QString problem = m_arrangements.problem(); !problem.isEmpty()) {
        say(problem);
    }
}

}  // namespace limbeck::ui
