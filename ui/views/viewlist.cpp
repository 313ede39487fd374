// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/viewlist.h"

#include "ui/views/viewmodel.h"

#include <QAction>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

ViewList::ViewList(QWidget* parent)
    : QWidget(parent)
    , m_model(new ViewModel(this))
    , m_view(new QListView(this))
    , m_rename(new QAction(tr("&Rename"), this))
    , m_remove(new QAction(tr("&Delete"), this))
{
    m_view->setObjectName(u"views.view"_s);
    m_view->setAccessibleName(tr("Saved views"));
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // the tip has the whole name
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_rename, m_remove});
    m_rename->setObjectName(u"views.rename"_s);
    m_remove->setObjectName(u"views.remove"_s);
    m_remove->setShortcut(QKeySequence(QKeySequence::Delete));
    m_remove->setShortcutContext(Qt::WidgetShortcut);
    auto* title = new QLabel(tr("Saved views"), this);
    title->setObjectName(u"views.title"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_view);
    const auto choose = [this](const QModelIndex& index) { emit viewWanted(nameAt(index)); };
    connect(m_view, &QListView::clicked, this, choose);
    connect(m_view, &QListView::activated, this, choose);
    connect(m_model, &ViewModel::renameWanted, this, &ViewList::renameWanted);
    connect(m_rename, &QAction::triggered, this, [this] {
        if (!nameAt(m_view->currentIndex()).isEmpty()) {
            m_view->edit(m_view->currentIndex());
        }
    });
    connect(m_remove, &QAction::triggered, this, [this] {
        if (const QString name = nameAt(m_view->currentIndex()); !name.isEmpty()) {
            emit removeWanted(name);
        }
    });
    setViews({}, {});
}

void ViewList::setSaveAction(QAction& save)
{
    auto* button = new QToolButton(this);
    button->setObjectName(u"views.save"_s);
    button->setDefaultAction(&save);
    button->setText(u"+"_s);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(save.text().remove(u'&'));
    // The action's own text comes back whenever the action changes.
    connect(&save, &QAction::changed, button, [button] { button->setText(u"+"_s); });
    qobject_cast<QHBoxLayout*>(layout()->itemAt(0)->layout())->addWidget(button);
}

void ViewList::setViews(const SavedViews& views, const QString& current)
{
    m_model->setViews(views, current);
    const auto shown = std::ranges::find_if(m_model->rows(), &ViewRow::isCurrent);
    m_view->setCurrentIndex(m_model->index(static_cast<int>(shown - m_model->rows().cbegin()), 0));
    fit();
}

QString ViewList::nameAt(const QModelIndex& index) const
{
    return index.isValid() ? m_model->rows().at(index.row()).name : QString();
}

/// As high as its rows, up to a few: the objects need the room.
void ViewList::fit()
{
    constexpr int most = 6;
    const int rows = std::min(m_model->rowCount(), most);
    m_view->setFixedHeight(rows * std::max(m_view->sizeHintForRow(0), 16) + 4);
}

}  // namespace limbeck::ui
