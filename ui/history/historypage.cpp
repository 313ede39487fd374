// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historypage.h"

#include "models/base/text.h"
#include "ui/history/graphdelegate.h"
#include "ui/history/revisionview.h"
#include "ui/mainwindow/navigator.h"
#include "ui/widget/emptystate.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace limbeck::ui {

HistoryPage::HistoryPage(Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_model(new HistoryModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_graph(new GraphDelegate(*m_model, this))
    , m_empty(new EmptyState(this))
    , m_details(new RevisionView(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(buildList());
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connect(m_details, &RevisionView::revisionActivated, &m_navigator, &Navigator::goToRevision);
    connect(m_details, &RevisionView::tableActivated, &m_navigator, &Navigator::goToTable);
    connect(&m_navigator, &Navigator::placeChanged, this, [this](const Place& place) {
        if (!place.revision.isEmpty()) {
            select(place.revision);
        }
    });
}

QWidget* HistoryPage::buildList()
{
    auto* list = new QWidget(this);
    m_filter = new QLineEdit(list);
    m_filter->setObjectName(QStringLiteral("history.filter"));
    m_filter->setPlaceholderText(tr("Filter revisions: id, message, date, state"));
    m_filter->setAccessibleName(tr("Filter of the revisions"));
    m_filter->setClearButtonEnabled(true);
    m_count = new QLabel(list);
    m_view = new QTableView(list);
    m_view->setObjectName(QStringLiteral("history.view"));
    m_view->setAccessibleName(tr("Revisions, newest first"));
    m_view->setModel(m_proxy);
    m_view->setItemDelegateForColumn(HistoryModel::Graph, m_graph);
    m_view->setItemDelegateForColumn(HistoryModel::Message, new MessageDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 10);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setSectionResizeMode(HistoryModel::Message, QHeaderView::Stretch);

    m_stack = new QStackedWidget(list);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 8, 10, 8);
    bar->setSpacing(10);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &HistoryPage::filter);
    connect(m_view, &QWidget::customContextMenuRequested, this, &HistoryPage::showMenu);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &HistoryPage::currentChanged);
    return list;
}

void HistoryPage::setSnapshot(const SnapshotPtr& snapshot)
{
    const RevisionId kept = selectedRevision();
    m_snapshot = snapshot;
    m_model->setSnapshot(snapshot);
    m_details->showNothing();
    m_view->setColumnWidth(HistoryModel::Graph, m_graph->widthFor(m_model->laneCount()));
    const QFontMetrics metrics = m_view->fontMetrics();
    constexpr int padding = 28;
    m_view->setColumnWidth(HistoryModel::Id,
                           metrics.horizontalAdvance(QStringLiteral("MMMMMMMMMMMM")) + padding);
    m_view->setColumnWidth(HistoryModel::Date,
                           metrics.horizontalAdvance(QStringLiteral("2026-01-09 12:00")) + padding);
    m_view->setColumnWidth(HistoryModel::State,
                           metrics.horizontalAdvance(tr("⚠ not in the project")) + padding);
    filter(m_filter->text());
    if (m_model->rowOf(kept) >= 0) {
        select(kept);
    } else if (m_proxy->rowCount() > 0) {
        m_view->setCurrentIndex(m_proxy->index(0, HistoryModel::Message));
    }
}

void HistoryPage::showDetails(const RevisionDetails& details)
{
    m_details->showDetails(details);
}

void HistoryPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void HistoryPage::filter(const QString& text)
{
    m_graph->setLinesVisible(text.isEmpty());
    m_proxy->setFilterFixedString(text);
    const int shown = m_proxy->rowCount();
    const int all = m_model->rowCount();
    m_count->setText(shown == all ? countOf(all, tr("revision"))
                                  : tr("%1 of %2").arg(shown).arg(countOf(all, tr("revision"))));
    m_stack->setCurrentIndex(shown == 0 ? 1 : 0);
    if (all == 0) {
        m_empty->say(tr("No revisions yet"),
                     tr("This project has no revision scripts. Once there is one, its history is "
                        "drawn here."));
    } else if (shown == 0) {
        m_empty->say(tr("No revision matches"),
                     tr("Nothing in this history matches “%1”. Clear the filter to see all "
                        "revisions again.")
                         .arg(text));
    }
}

void HistoryPage::select(const RevisionId& revision)
{
    const int row = m_model->rowOf(revision);
    if (row < 0 || selectedRevision() == revision) {
        return;
    }
    QModelIndex index = m_proxy->mapFromSource(m_model->index(row, HistoryModel::Message));
    if (!index.isValid()) {
        m_filter->clear();  // it is hidden by the filter: show it
        index = m_proxy->mapFromSource(m_model->index(row, HistoryModel::Message));
    }
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void HistoryPage::currentChanged(const QModelIndex& current)
{
    const QModelIndex source = m_proxy->mapToSource(current);
    if (!source.isValid() || m_snapshot == nullptr) {
        return;
    }
    const RevisionId id = m_model->rows().at(source.row()).revision.id;
    m_details->showRevision(*m_snapshot, id);
    emit detailsWanted(id);
    m_navigator.goToRevision(id);
}

void HistoryPage::showMenu(const QPoint& position)
{
    const QString id = selectedRevision();
    if (id.isEmpty()) {
        return;
    }
    QMenu menu(this);
    menu.addAction(tr("Upgrade to here…"), this, [this, id] { emit upgradeWanted(id); });
    menu.addAction(tr("Copy revision id"), this, [id] { QApplication::clipboard()->setText(id); });
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

QString HistoryPage::selectedRevision() const
{
    const QModelIndex source = m_proxy->mapToSource(m_view->currentIndex());
    return source.isValid() ? m_model->rows().at(source.row()).revision.id : QString();
}

}  // namespace limbeck::ui
