// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historypage.h"

#include "ui/history/filterbar.h"
#include "ui/history/graphdelegate.h"
#include "ui/history/historyfilter.h"
#include "ui/history/revisionview.h"
#include "ui/language/words.h"
#include "ui/mainwindow/navigator.h"
#include "ui/targets/targetbar.h"
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

namespace {

constexpr int columnPadding = 20;

}  // namespace

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
    m_targets = new TargetBar(list);
    m_view = new QTableView(list);
    m_view->setObjectName(QStringLiteral("history.view"));
    m_view->setAccessibleName(tr("Revisions, newest first"));
    m_view->setModel(m_proxy);
    m_view->setItemDelegateForColumn(HistoryModel::Graph, m_graph);
    auto* messages = new MessageDelegate(m_view);
    m_view->setItemDelegateForColumn(HistoryModel::Message, messages);
    connect(messages, &MessageDelegate::foldClicked, this, [this](const QModelIndex& index) {
        m_view->setCurrentIndex(index);
        toggleFold();
    });
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
    layout->addWidget(m_targets);
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
    if (!snapshot || !m_snapshot || snapshot->path != m_snapshot->path) {
        m_folds.clear();
        m_states.clear();
    }
    m_snapshot = snapshot;
    fillModel();
}

void HistoryPage::setTargets(const QList<TargetState>& targets)
{
    if (targets != m_states) {
        m_states = targets;
        m_model->setTargets(m_states);
        m_targets->setStates(m_snapshot, m_states);
        fitColumns();
        filter();
    }
}

const TargetBar& HistoryPage::targets() const
{
    return *m_targets;
}

/// What is selected stays so, as far as it is still there.
void HistoryPage::fillModel()
{
    const HistoryRow kept = selectedRow() != nullptr ? *selectedRow() : HistoryRow();
    // Where the database stands must be seen, unless the user has folded it away.
    Unfolded unfolded = m_snapshot ? pastsOfDatabase(*m_snapshot) : Unfolded();
    for (auto each = m_folds.cbegin(); each != m_folds.cend(); ++each) {
        *each ? (void)unfolded.insert(each.key()) : (void)unfolded.remove(each.key());
    }
    m_model->setSnapshot(m_snapshot, unfolded, m_states);
    m_targets->setStates(m_snapshot, m_states);
    m_details->showNothing();
    fitColumns();
    filter();
    if (m_model->rowOf(kept.revision.id, kept.archivedIn) >= 0) {
        select(kept.revision.id, kept.archivedIn);
    } else if (m_model->rowOf(kept.archivedIn) >= 0) {
        select(kept.archivedIn);
    } else if (m_proxy->rowCount() > 0) {
        m_view->setCurrentIndex(m_proxy->index(0, HistoryModel::Message));
    }
    emit foldChanged();
}

const HistoryRow* HistoryPage::selectedRow() const
{
    const QModelIndex source = m_proxy->mapToSource(m_view->currentIndex());
    return source.isValid() ? &m_model->rows().at(source.row()) : nullptr;
}

bool HistoryPage::canFold() const
{
    const HistoryRow* row = selectedRow();
    return row != nullptr && (row->standsFor > 0 || row->isArchived());
}

void HistoryPage::toggleFold()
{
    if (!canFold()) {
        return;
    }
    const HistoryRow row = *selectedRow();
    row.isArchived() ? setUnfolded(row.archivedIn, false)
                     : setUnfolded(row.revision.id, !row.isUnfolded);
}

void HistoryPage::setUnfolded(const RevisionId& consolidated, bool isUnfolded)
{
    m_folds.insert(consolidated, isUnfolded);
    fillModel();
}

/// Of the states that are there: "no database" is longer than any other, and then the only one.
int HistoryPage::widestState() const
{
    QSet<RevisionState> states{RevisionState::Pending};
    for (const HistoryRow& row : m_model->rows()) {
        states.insert(row.state);
    }
    const QFontMetrics metrics = m_view->fontMetrics();
    int widest =
        m_model->hasOthers()
            ? metrics.horizontalAdvance(tr("◐ applied in %1").arg(QStringLiteral("mmmmmmm")))
            : 0;
    for (const RevisionState state : std::as_const(states)) {
        widest = std::max(widest, metrics.horizontalAdvance(stateText(state)));
    }
    return widest + columnPadding;
}

/// The message is what people read: what is left for it decides which columns can be shown.
void HistoryPage::fitColumns()
{
    const QFontMetrics metrics = m_view->fontMetrics();
    const auto widthOf = [&metrics](const QString& text) {
        return metrics.horizontalAdvance(text) + columnPadding;
    };
    const QMap<int, int> widths = {
        {HistoryModel::Graph, m_graph->widthFor(m_model->laneCount())},
        {HistoryModel::Id, widthOf(QStringLiteral("MMMMMMMMMM"))},
        {HistoryModel::Changes, widthOf(QStringLiteral("+10 columns ~10 indexes"))},
        {HistoryModel::Date, widthOf(QStringLiteral("2026-01-09"))},
        {HistoryModel::State, widestState()}};
    int room = m_view->viewport()->width();
    for (auto each = widths.cbegin(); each != widths.cend(); ++each) {
        m_view->setColumnWidth(each.key(), each.value());
        room -= each.value();
    }
    constexpr int readable = 200;
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
    const auto archived = std::ranges::count_if(
        m_model->rows(), [](const HistoryRow& row) { return row.isArchived(); });
    const QString count = countedRevisions(all - archived)
                          + (archived > 0 ? tr(", %1 archived").arg(archived) : QString());
    m_filter->setCount(shown == all ? count : tr("%1 of %2").arg(shown).arg(count));
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

void HistoryPage::select(const RevisionId& revision, const RevisionId& archivedIn)
{
    if (archivedIn.isEmpty() && selectedRevision() == revision) {
        return;
    }
    int row = m_model->rowOf(revision, archivedIn);
    const RevisionId into = row < 0 && m_snapshot && archivedIn.isEmpty()
                                ? m_snapshot->consolidatedInto(revision)
                                : RevisionId();
    if (!into.isEmpty()) {
        if (m_model->rowOf(revision, into) < 0) {
            setUnfolded(into, true);
        }
        row = m_model->rowOf(revision, into);
    }
    if (row < 0) {
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
    const HistoryRow row = m_model->rows().at(source.row());
    m_details->showRevision(*m_snapshot, row.revision.id, row.archivedIn);
    emit detailsWanted(row.revision.id, row.isArchived());
    m_navigator.goToRevision(row.revision.id);
    emit foldChanged();
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
    const HistoryRow row = *selectedRow();
    if (canFold()) {
        menu.addAction(row.isArchived() ? tr("Fold the past of %1").arg(row.archivedIn)
                       : row.isUnfolded ? tr("Fold its past")
                                        : tr("Unfold its past: %1 archived").arg(row.standsFor),
                       this,
                       &HistoryPage::toggleFold);
    }
    const RevisionId consolidated = row.isArchived() ? row.archivedIn : id;
    if (canFold() && m_snapshot->graph.find(consolidated) != nullptr) {
        menu.addAction(tr("Take the consolidation back…"), this, [this, consolidated] {
            emit takeBackWanted(consolidated);
        });
    }
    const auto [from, to] = selectedInterval();
    menu.addAction(from.isEmpty() ? tr("Consolidate up to here…")
                                  : tr("Consolidate from %1 to %2…").arg(from, to),
                   this,
                   [this, from = from, to = from.isEmpty() ? id : to] {
                       emit consolidateWanted(from, to);
                   })
        ->setEnabled(m_snapshot->project != nullptr && !row.isArchived());
    menu.addSeparator();
    menu.addAction(tr("Copy revision id"), this, [id] { QApplication::clipboard()->setText(id); });
    menu.addAction(tr("Copy command"), this, [id] {
        QApplication::clipboard()->setText(QStringLiteral("limbeck upgrade ") + id);
    });
    const QString file = row.revision.file;
    menu.addAction(
            tr("Open file"), this, [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); })
        ->setEnabled(!file.isEmpty());
}

RevisionId HistoryPage::selectedRevision() const
{
    const HistoryRow* row = selectedRow();
    return row != nullptr ? row->revision.id : RevisionId();
}

std::pair<RevisionId, RevisionId> HistoryPage::selectedInterval() const
{
    QStringList selected = selectedRevisions();
    // What is archived is one revision already.
    selected.removeIf([this](const RevisionId& id) {
        return m_snapshot == nullptr || m_snapshot->graph.find(id) == nullptr;
    });
    if (selected.size() > 1) {
        return {selected.last(), selected.first()};
    }
    const RevisionId only = selected.value(0);
    const bool isEnd = only.isEmpty() || m_snapshot->graph.isHead(only);
    return {RevisionId(), isEnd ? RevisionId() : only};
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
