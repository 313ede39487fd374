// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/diagrampage.h"

#include "migrations/layout/graphviz.h"
#include "ui/diagram/diagramview.h"
#include "ui/mainwindow/navigator.h"
#include "ui/task/taskrunner.h"
#include "ui/widget/emptystate.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype allColumnsUpTo = 12;
constexpr qsizetype keysUpTo = 300;

int automaticDetail(qsizetype tables)
{
    const DiagramDetail detail = tables <= allColumnsUpTo ? DiagramDetail::All
                                 : tables <= keysUpTo     ? DiagramDetail::Keys
                                                          : DiagramDetail::Names;
    return static_cast<int>(detail);
}

}  // namespace

DiagramPage::DiagramPage(Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_runner(new TaskRunner(this))
    , m_scene(new DiagramScene(this))
    , m_view(new DiagramView(*m_scene, this))
    , m_note(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 0, 12, 8);
    m_note->hide();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);
    connectNavigator();
}

QWidget* DiagramPage::buildBar()
{
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(10, 8, 10, 8);
    m_find = new QLineEdit(bar);
    m_find->setObjectName(u"diagram.find"_s);
    m_find->setPlaceholderText(tr("Find a table in the diagram"));
    m_find->setAccessibleName(tr("Find a table in the diagram"));
    m_find->setClearButtonEnabled(true);
    auto* label = new QLabel(tr("&Show:"), bar);
    m_detail = new QComboBox(bar);
    m_detail->setObjectName(u"diagram.detail"_s);
    m_detail->addItems({tr("Names only"), tr("Key columns"), tr("All columns")});
    m_detail->setAccessibleName(tr("How much of each table is shown"));
    label->setBuddy(m_detail);
    layout->addWidget(m_find, 1);
    layout->addWidget(label);
    layout->addWidget(m_detail);
    const auto addButton = [&](const QString& text, const QString& tip, auto action) {
        auto* button = new QToolButton(bar);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setMinimumWidth(30);
        layout->addWidget(button);
        connect(button, &QToolButton::clicked, this, action);
    };
    constexpr double perClick = 1.25;
    addButton(u"−"_s, tr("Zoom out (-)"), [this] { m_view->zoomBy(1 / perClick); });
    addButton(u"+"_s, tr("Zoom in (+)"), [this] { m_view->zoomBy(perClick); });
    addButton(tr("Fit"), tr("Show the whole diagram (0)"), [this] { m_view->zoomToFit(); });
    addButton(tr("Lay out"), tr("Place all tables anew"), [this] { startLayout(); });
    connect(m_find, &QLineEdit::textChanged, this, &DiagramPage::find);
    connect(m_detail, &QComboBox::activated, this, &DiagramPage::rebuild);
    return bar;
}

void DiagramPage::connectNavigator()
{
    connect(m_view, &DiagramView::tableSelected, &m_navigator, &Navigator::goToTable);
    connect(m_view, &DiagramView::tableActivated, this, [this](const TableName& table) {
        m_navigator.goToTable(table);
        emit inspectorWanted(table);
    });
    connect(&m_navigator, &Navigator::placeChanged, this, [this](const Place& place) {
        if (TableItem* item = m_scene->item(place.table); item != m_scene->selected()) {
            m_scene->select(item);
            m_scene->highlight(item);
            if (item != nullptr && m_view->isVisible()) {
                m_view->ensureVisible(item);
            }
        }
    });
}

void DiagramPage::setSnapshot(const SnapshotPtr& snapshot)
{
    const qsizetype before = m_snapshot ? m_snapshot->schema.tables.size() : -1;
    m_snapshot = snapshot;
    const qsizetype count = snapshot ? snapshot->schema.tables.size() : 0;
    if (before <= 0) {
        m_detail->setCurrentIndex(automaticDetail(count));
    }
    if (count == 0) {
        m_empty->say(tr("Nothing to draw"),
                     tr("Neither the database nor the history of this project has a table yet."));
    }
    m_stack->setCurrentIndex(count == 0 ? 1 : 0);
    rebuild();
}

void DiagramPage::rebuild()
{
    if (m_scene->layoutInput() == m_shown && !m_runner->isBusy()) {
        m_positions.corners = m_scene->corners();  // what the user moved stays
    }
    m_scene->setSchema(m_snapshot ? m_snapshot->schema : Schema(), detail());
    if (m_scene->layoutInput() == m_shown) {
        m_scene->setPositions(m_positions);  // the same tables: nothing moves
    } else {
        startLayout();
    }
    TableItem* selected = m_scene->item(m_navigator.current().table);
    m_scene->select(selected);
    m_scene->highlight(selected);
}

void DiagramPage::startLayout()
{
    const DiagramInput input = m_scene->layoutInput();
    m_scene->setPositions(gridLayout(input));
    m_view->zoomToFit();
    m_runner->cancelAll();
    m_runner->start<DiagramPositions>(
        tr("Laying out the diagram"),
        [input](JobContext& job) {
            GraphvizOptions options;
            options.isCancelled = [&job] { return job.isCancelled(); };
            return layoutDiagram(input, options);
        },
        this,
        [this, input](const DiagramPositions& positions) {
            if (input == m_scene->layoutInput()) {
                m_shown = input;
                m_positions = positions;
                m_scene->setPositions(positions);
                m_note->setText(positions.note);
                m_note->setVisible(!positions.note.isEmpty());
                m_view->zoomToFit();
            }
            emit layoutFinished();
        });
}

void DiagramPage::showTable(const TableName& table)
{
    if (TableItem* item = m_scene->item(table)) {
        m_scene->select(item);
        m_scene->highlight(item);
        m_view->centerOnTable(item);
    }
}

void DiagramPage::focusFilter()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

bool DiagramPage::isLayingOut() const
{
    return m_runner->isBusy();
}

void DiagramPage::find(const QString& text)
{
    if (text.isEmpty()) {
        return m_view->zoomToFit();
    }
    for (TableItem* item : m_scene->items()) {
        if (item->name().toString().contains(text, Qt::CaseInsensitive)) {
            return showTable(item->name());
        }
    }
}

DiagramDetail DiagramPage::detail() const
{
    return static_cast<DiagramDetail>(m_detail->currentIndex());
}

}  // namespace limbeck::ui
