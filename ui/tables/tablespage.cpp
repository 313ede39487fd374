// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tables/tablespage.h"

#include "ui/language/words.h"
#include "ui/mainwindow/navigator.h"
#include "ui/widget/emptystate.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

/// What is to be said about the schema as a whole.
QString noteOf(const Snapshot& snapshot)
{
    QStringList lines;
    if (!snapshot.schemaNote.isEmpty()) {
        lines << snapshot.schemaNote;
    }
    for (const Uncertainty& each : snapshot.schema.uncertainties) {
        const QString where = each.where.toString();
        lines << TablesPage::tr("Not certain: %1").arg(each.toString())
                     + (where.isEmpty() ? QString() : u"  (%1)"_s.arg(where));
    }
    return lines.join(u'\n');
}

}  // namespace

TablesPage::TablesPage(Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_model(new TablesModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_note(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(sortRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(TablesModel::Name);
    m_filter->setObjectName(u"tables.filter"_s);
    m_filter->setPlaceholderText(tr("Filter tables by name"));
    m_filter->setAccessibleName(tr("Filter of the tables"));
    m_filter->setClearButtonEnabled(true);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 0, 12, 8);
    buildView();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 8, 10, 8);
    bar->setSpacing(10);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &TablesPage::filter);
    connect(&m_navigator, &Navigator::placeChanged, this, [this](const Place& place) {
        if (!place.table.isEmpty()) {
            select(place.table);
        }
    });
}

void TablesPage::buildView()
{
    m_view = new QTableView(this);
    m_view->setObjectName(u"tables.view"_s);
    m_view->setAccessibleName(tr("Tables"));
    m_view->setModel(m_proxy);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(TablesModel::Name, Qt::AscendingOrder);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    // Several can be saved as a view; the last one clicked is the one that is shown.
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 10);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(TablesModel::Name, QHeaderView::Stretch);
    const QFontMetrics metrics = m_view->fontMetrics();
    for (int column = TablesModel::Columns; column < TablesModel::ColumnCount; ++column) {
        const QString title =
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_view->setColumnWidth(column, std::max(64, metrics.horizontalAdvance(title) + 30));
    }
    m_view->setColumnWidth(TablesModel::LastRevision, metrics.horizontalAdvance(u"MMMMMMMMMMM"_s));
    // Text beside text, numbers beside numbers.
    m_view->horizontalHeader()->moveSection(TablesModel::LastRevision, TablesModel::Columns);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex& current) { m_navigator.goToTable(tableAt(current)); });
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        emit diagramWanted(tableAt(index));
    });
}

void TablesPage::setSnapshot(const SnapshotPtr& snapshot, const SnapshotPtr& shown)
{
    m_snapshot = snapshot;
    m_shown = shown;
    fill();
    m_note->setText(snapshot ? noteOf(*snapshot) : QString());
    m_note->setVisible(!m_note->text().isEmpty());
}

void TablesPage::setFacts(const FactsPtr& facts)
{
    m_facts = facts;
    fill();
}

void TablesPage::fill()
{
    const TableName kept = tableAt(m_view->currentIndex());
    QList<TableRow> rows = m_snapshot ? tableRows(*m_snapshot, m_facts.get()) : QList<TableRow>();
    if (m_shown != m_snapshot) {
        rows.removeIf(
            [this](const TableRow& row) { return m_shown->schema.table(row.name) == nullptr; });
    }
    m_model->setRows(rows);
    filter(m_filter->text());
    select(kept);
}

void TablesPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QList<TableName> TablesPage::chosenTables() const
{
    QList<TableName> chosen;
    for (const QModelIndex& row : m_view->selectionModel()->selectedRows()) {
        chosen << tableAt(row);
    }
    if (chosen.size() < 2) {
        chosen.clear();
        for (int row = 0; row < m_proxy->rowCount(); ++row) {
            chosen << tableAt(m_proxy->index(row, 0));
        }
    }
    return chosen;
}

void TablesPage::filter(const QString& text)
{
    m_proxy->setFilterFixedString(text);
    const int shown = m_proxy->rowCount();
    const int all = m_model->rowCount();
    m_count->setText(shown == all ? countedTables(all)
                                  : tr("%1 of %2").arg(shown).arg(countedTables(all)));
    m_stack->setCurrentIndex(shown == 0 ? 1 : 0);
    if (all == 0) {
        m_empty->say(tr("No tables"),
                     tr("Neither the database nor the history of this project has a table yet."));
    } else if (shown == 0) {
        m_empty->say(tr("No table matches"),
                     tr("No table's name contains “%1”. Clear the filter to see all tables again.")
                         .arg(text));
    }
}

void TablesPage::select(const TableName& table)
{
    for (int i = 0; i < m_model->rows().size(); ++i) {
        if (m_model->rows().at(i).name == table) {
            const QModelIndex index = m_proxy->mapFromSource(m_model->index(i, 0));
            if (index.isValid() && index.row() != m_view->currentIndex().row()) {
                m_view->setCurrentIndex(index);
            }
            return;
        }
    }
}

TableName TablesPage::tableAt(const QModelIndex& index) const
{
    const QModelIndex source = m_proxy->mapToSource(index);
    return source.isValid() ? m_model->rows().at(source.row()).name : TableName();
}

}  // namespace limbeck::ui
