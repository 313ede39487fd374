// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historypage.h"

#include "models/base/text.h"
#include "ui/history/filterbar.h"
#include "ui/history/graphdelegate.h"
#include "ui/history/historyfilter.h"
#include "ui/history/revisionview.h"
#include "ui/mainwindow/navigator.h"
#include "ui/widget/emptystate.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QHeaderView>
#include <QMap>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace limbeck::ui {

HistoryPage::HistoryPage(Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_model(new HistoryModel(this))
    , m_proxy(new HistoryFilter(*m_model, this))
    , m_graph(new GraphDelegate(*m_model, this))
    , m_empty(new EmptyState(this))
    , m_details(new RevisionView(this))
    , m_clear(new QAction(tr("Clear the filter"), this))
{
    connect(m_clear, &QAction::triggered, this, [this] { m_filter->clear(); });
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
    m_filter = new FilterBar(list);
    m_view = new QTableView(list);
    m_view->setObjectName(QStringLiteral("history.view"));
    m_view->setAccessibleName(tr("Revisions, newest first"));
    m_view->setModel(m_proxy);
    m_view->setItemDelegateForColumn(HistoryModel::Graph, m_graph);
    m_view->setItemDelegateForColumn(HistoryModel::Message, new MessageDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    // Two can be compared; the last one clicked is the one that is shown.
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
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
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(m_stack, 1);
    connect(m_filter, &FilterBar::queryChanged, this, &HistoryPage::filter);
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
    fitColumns();
    filter();
    if (m_model->rowOf(kept) >= 0) {
        select(kept);
    } else if (m_proxy->rowCount() > 0) {
        m_view->setCurrentIndex(m_proxy->index(0, HistoryModel::Message));
    }
}

/// The message is what people read: what is left for it decides which columns can be shown.
void HistoryPage::fitColumns()
{
    const QFontMetrics metrics = m_view->fontMetrics();
    constexpr int padding = 20;
    const auto widthOf = [&metrics](const QString& text) {
        return metrics.horizontalAdvance(text) + padding;
    };
    const QMap<int, int> widths = {
        {HistoryModel::Graph, m_graph->widthFor(m_model->laneCount())},
        {HistoryModel::Id, widthOf(QStringLiteral("MMMMMMMMMM"))},
        {HistoryModel::Changes, widthOf(QStringLiteral("+10 columns ~10 indexes"))},
        {HistoryModel::Date, widthOf(QStringLiteral("2026-01-09"))},
        {HistoryModel::State, widthOf(stateText(RevisionState::Pending))}};
    int room = m_view->viewport()->width();
    for (auto each = widths.cbegin(); each != widths.cend(); ++each) {
        m_view->setColumnWidth(each.key(), each.value());
        room -= each.value();
    }
    constexpr int readable = 220;
    for (const int column : {HistoryModel::Date, HistoryModel::Changes}) {
        const bool isTight = room < readable;
        m_view->setColumnHidden(column, isTight);
        room += isTight ? widths.value(column) : 0;
    }
}

void HistoryPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Once the list has its new width too.
    QMetaObject::invokeMethod(this, &HistoryPage::fitColumns, Qt::QueuedConnection);
}

void HistoryPage::showDetails(const RevisionDetails& details)
{
    m_details->showDetails(details);
}

void HistoryPage::setFacts(const FactsPtr& facts)
{
    m_model->setFacts(facts);
    m_proxy->invalidate();
    filter();
}

void HistoryPage::focusFilter()
{
    m_filter->focus();
}

void HistoryPage::showPending()
{
    m_filter->setOnly(HistoryChip::Pending);
}

void HistoryPage::showTouching(const TableName& table)
{
    m_filter->clear();
    m_filter->setText(QStringLiteral("touches:") + table.toString());
}

void HistoryPage::showSource(const RevisionId& revision, int line)
{
    select(revision);
    m_details->showSource(line);
}

void HistoryPage::filter()
{
    const HistoryQuery query = m_filter->query();
    m_graph->setLinesVisible(query.isEmpty());
    m_proxy->setQuery(query);
    const int shown = m_proxy->rowCount();
    const int all = m_model->rowCount();
    m_filter->setCount(shown == all ? countOf(all, tr("revision"))
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
                         .arg(m_filter->text()),
                     m_clear);
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
    const RevisionId id = selectedRevision();
    if (!id.isEmpty()) {
        QMenu menu(this);
        fillMenu(menu, id);
        menu.exec(m_view->viewport()->mapToGlobal(position));
    }
}

void HistoryPage::fillMenu(QMenu& menu, const RevisionId& id)
{
    const bool canRun = m_snapshot->hasReadDatabase();
    const bool isApplied = m_snapshot->status.applied.contains(id);
    menu.addAction(tr("Upgrade to here…"), this, [this, id] { emit upgradeWanted(id); })
        ->setEnabled(canRun && !isApplied);
    menu.addAction(tr("Downgrade to here…"), this, [this, id] { emit downgradeWanted(id); })
        ->setEnabled(canRun && isApplied && !m_snapshot->status.rows.contains(id));
    menu.addAction(
            tr("Stamp the database as being here…"), this, [this, id] { emit stampWanted(id); })
        ->setEnabled(canRun);
    menu.addSeparator();
    menu.addAction(tr("View schema as of this"), this, [this, id] { emit asOfWanted(id); });
    menu.addAction(tr("Compare with what is applied"),
                   this,
                   [this, id] { emit compareWanted({.kind = TimePoint::Kind::Applied}, id); })
        ->setEnabled(canRun);
    menu.addAction(tr("Show what it changes"), this, [this, id] {
        emit compareWanted({.kind = TimePoint::Kind::Previous}, id);
    });
    if (const QStringList two = selectedRevisions(); two.size() == 2) {
        menu.addAction(tr("Compare %1 with %2").arg(two.last(), two.first()), this, [this, two] {
            emit compareWanted({.kind = TimePoint::Kind::Revision, .revision = two.last()},
                               two.first());
        });
    }
    menu.addSeparator();
    menu.addAction(tr("Copy revision id"), this, [id] { QApplication::clipboard()->setText(id); });
    menu.addAction(tr("Copy command"), this, [id] {
        QApplication::clipboard()->setText(QStringLiteral("limbeck upgrade ") + id);
    });
    const Revision* revision = m_snapshot->graph.find(id);
    const QString file = revision != nullptr ? revision->file : QString();
    menu.addAction(
            tr("Open file"), this, [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); })
        ->setEnabled(!file.isEmpty());
}

RevisionId HistoryPage::selectedRevision() const
{
    const QModelIndex source = m_proxy->mapToSource(m_view->currentIndex());
    return source.isValid() ? m_model->rows().at(source.row()).revision.id : QString();
}

/// From newest to oldest, as they stand in the list.
QStringList HistoryPage::selectedRevisions() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList ids;
    for (const QModelIndex& row : rows) {
        ids << m_model->rows().at(m_proxy->mapToSource(row).row()).revision.id;
    }
    return ids;
}

}  // namespace limbeck::ui
