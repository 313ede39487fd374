// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/objects/objectspane.h"

#include "ui/mainwindow/navigator.h"
#include "ui/objects/objectsmodel.h"
#include "ui/views/viewlist.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

ObjectsPane::ObjectsPane(Navigator& navigator, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_model(new ObjectsModel(this))
    , m_filter(new QLineEdit(this))
    , m_view(new QTreeView(this))
    , m_empty(new QLabel(this))
    , m_views(new ViewList(this))
{
    m_filter->setObjectName(u"objects.filter"_s);
    m_filter->setPlaceholderText(tr("Filter by name"));
    m_filter->setAccessibleName(tr("Filter of the objects"));
    m_filter->setClearButtonEnabled(true);
    m_view->setObjectName(u"objects.view"_s);
    m_view->setAccessibleName(tr("Tables, views and types"));
    m_view->setModel(m_model);
    m_view->setHeaderHidden(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setExpandsOnDoubleClick(true);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_empty->setContentsMargins(12, 12, 12, 12);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->addWidget(m_filter);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_views);
    setFocusProxy(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, &ObjectsPane::filter);
    connect(
        m_view->selectionModel(),
        &QItemSelectionModel::currentChanged,
        this,
        [this](const QModelIndex& current) { m_navigator.goToTable(m_model->tableAt(current)); });
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const TableName table = m_model->tableAt(index); !table.isEmpty()) {
            emit tableActivated(table);
        }
    });
    connect(&m_navigator, &Navigator::placeChanged, this, [this](const Place& place) {
        if (!place.table.isEmpty()) {
            select(place.table);
        }
    });
    filter({});
}

void ObjectsPane::setSnapshot(const SnapshotPtr& snapshot)
{
    const TableName kept = m_navigator.current().table;
    m_model->setSnapshot(snapshot.get());
    filter(m_filter->text());
    select(kept);
}

void ObjectsPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QList<TableName> ObjectsPane::chosenTables() const
{
    QList<TableName> chosen;
    for (const QModelIndex& index : m_view->selectionModel()->selectedIndexes()) {
        chosen << m_model->tableAt(index);
    }
    chosen.removeAll(TableName());
    return chosen.size() > 1 ? chosen : m_model->shownTables();
}

ViewList& ObjectsPane::views()
{
    return *m_views;
}

void ObjectsPane::filter(const QString& text)
{
    m_model->setFilter(text);
    m_view->expandAll();
    const bool hasNothing = m_model->shownCount() == 0;
    m_view->setVisible(!hasNothing);
    m_empty->setVisible(hasNothing);
    m_empty->setText(m_model->allCount() == 0 ? tr("Nothing here yet.")
                                              : tr("No name contains “%1”.").arg(text));
}

void ObjectsPane::select(const TableName& table)
{
    const QModelIndex index = m_model->indexOf(table);
    if (index.isValid() && m_model->tableAt(m_view->currentIndex()) != table) {
        m_view->setCurrentIndex(index);
    }
}

}  // namespace limbeck::ui
