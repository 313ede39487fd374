// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/startpage.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int contentWidth = 560;

QPushButton* buttonFor(QAction* action, QWidget* parent)
{
    auto* button = new QPushButton(action->text(), parent);
    button->setIcon(action->icon());
    button->setToolTip(action->toolTip());
    button->setMinimumHeight(38);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(
        action, &QAction::changed, button, [button, action] { button->setIcon(action->icon()); });
    return button;
}

}  // namespace

StartPage::StartPage(QAction* openFolder, QAction* openExample, QWidget* parent)
    : QWidget(parent)
    , m_recentTitle(new QLabel(tr("Recent projects"), this))
    , m_recent(new QListWidget(this))
{
    setAcceptDrops(true);
    auto* title = new QLabel(u"Limbeck"_s, this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 2.4);
    font.setBold(true);
    title->setFont(font);
    auto* text = new QLabel(tr("See and run the migrations of an Alembic project: its history, its "
                               "tables and how they relate. No Python needed."),
                            this);
    text->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(buttonFor(openFolder, this), 1);
    buttons->addWidget(buttonFor(openExample, this), 1);
    auto* drop = new QLabel(tr("Or drop a folder with an alembic.ini here."), this);
    drop->setEnabled(false);
    QFont bold = m_recentTitle->font();
    bold.setBold(true);
    m_recentTitle->setFont(bold);
    m_recent->setObjectName(u"start.recent"_s);
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setAlternatingRowColors(true);
    m_recent->setFixedHeight(280);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        emit projectWanted(item->data(Qt::UserRole).toString());
    });

    auto* content = new QWidget(this);
    content->setFixedWidth(contentWidth);
    auto* column = new QVBoxLayout(content);
    column->setSpacing(10);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(10);
    column->addLayout(buttons);
    column->addWidget(drop);
    column->addSpacing(18);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recent);
    column->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(content, 3, Qt::AlignHCenter);
    setRecent({});
}

void StartPage::setRecent(const QStringList& paths)
{
    m_recent->clear();
    for (const QString& path : paths) {
        const QString folder = QFileInfo(path).absolutePath();
        auto* item = new QListWidgetItem(m_recent);
        item->setText(QDir(folder).dirName() + u'\n' + QDir::toNativeSeparators(folder));
        item->setData(Qt::UserRole, path);
        item->setToolTip(path);
    }
    m_recentTitle->setVisible(!paths.isEmpty());
    m_recent->setVisible(!paths.isEmpty());
}

void StartPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().value(0).isLocalFile()) {
        event->acceptProposedAction();
    }
}

void StartPage::dropEvent(QDropEvent* event)
{
    emit projectWanted(event->mimeData()->urls().value(0).toLocalFile());
}

}  // namespace limbeck::ui
