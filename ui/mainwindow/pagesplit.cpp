// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/pagesplit.h"

#include "ui/widget/emptystate.h"

#include <QApplication>
#include <QComboBox>
#include <QDataStream>
#include <QHBoxLayout>
#include <QIODevice>
#include <QLabel>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

PageSplit::PageSplit(QTabWidget* pages, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_pages(pages)
    , m_side(new QWidget(this))
    , m_sideLayout(new QVBoxLayout(m_side))
    , m_choice(new QComboBox(m_side))
    , m_place(new EmptyState(this))
{
    m_side->setObjectName(u"beside"_s);
    m_choice->setObjectName(u"beside.choice"_s);
    m_choice->setAccessibleName(tr("Page beside"));
    m_choice->setToolTip(tr("Which page is shown beside"));
    auto* close = new QToolButton(m_side);
    close->setObjectName(u"beside.close"_s);
    close->setText(u"✕"_s);
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setToolTip(tr("Show one page only"));
    close->setAccessibleName(close->toolTip());
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 4, 4, 4);
    head->addWidget(m_choice);
    head->addStretch();
    head->addWidget(close);
    m_sideLayout->setContentsMargins(0, 0, 0, 0);
    m_sideLayout->setSpacing(0);
    m_sideLayout->addLayout(head);
    addWidget(m_pages);
    addWidget(m_side);
    setChildrenCollapsible(false);
    // Two pages as large as each would like to be would make the window grow.
    constexpr QSize smallest(320, 200);
    m_pages->setMinimumSize(smallest);
    m_side->setMinimumSize(smallest);
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    m_side->hide();
    m_place->hide();
    m_place->say(tr("Shown beside"), tr("This page is shown on the other side."));
    connect(close, &QToolButton::clicked, this, [this] { setBeside({}); });
    connect(m_choice, &QComboBox::activated, this, [this](int entry) {
        setBeside(m_choice->itemData(entry).toInt());
    });
    connect(m_pages, &QTabWidget::currentChanged, this, &PageSplit::tabChanged);
}

std::optional<int> PageSplit::beside() const
{
    return m_beside;
}

void PageSplit::setBeside(std::optional<int> page)
{
    if (page && (*page < 0 || *page >= m_pages->count())) {
        page.reset();
    }
    if (page == m_beside) {
        return;
    }
    {
        const QSignalBlocker blocker(m_pages);
        const int other =
            m_beside.value_or(m_last == m_shown ? (m_shown + 1) % m_pages->count() : m_last);
        putBack();
        if (page) {
            if (*page == m_shown) {
                m_last = std::exchange(m_shown, other);
            }
            takeOut(*page);
        }
        m_pages->setCurrentIndex(m_shown);
    }
    m_hasSizes = m_hasSizes && page && m_side->isVisibleTo(this);
    m_side->setVisible(page.has_value());
    orientLater();
    fillChoice();
    emit besideChanged();
}

void PageSplit::toggle()
{
    const int other = m_last != m_shown ? m_last : (m_shown + 1) % m_pages->count();
    setBeside(m_beside ? std::optional<int>() : other);
}

bool PageSplit::goTo(int page)
{
    if (page == m_beside) {
        m_page->setFocus(Qt::OtherFocusReason);
        return true;
    }
    m_pages->setCurrentIndex(page);
    return false;
}

int PageSplit::active() const
{
    const QWidget* focused = QApplication::focusWidget();
    const bool isBeside = m_beside && focused != nullptr && m_side->isAncestorOf(focused);
    return isBeside ? *m_beside : m_shown;
}

QWidget* PageSplit::widgetOf(int page) const
{
    return page == m_beside ? m_page : m_pages->widget(page);
}

QByteArray PageSplit::state() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << m_beside.value_or(-1) << saveState();
    return state;
}

void PageSplit::setState(const QByteArray& state)
{
    int page = -1;
    QByteArray sizes;
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    stream >> page >> sizes;
    setBeside(stream.status() == QDataStream::Ok && page >= 0 ? std::optional(page) : std::nullopt);
    m_hasSizes = restoreState(sizes);
    orientLater();
}

void PageSplit::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    orientLater();
}

void PageSplit::showEvent(QShowEvent* event)
{
    QSplitter::showEvent(event);
    orientLater();
}

/// Not while it is being laid out: before that nobody knows how much room there is.
void PageSplit::orientLater()
{
    QMetaObject::invokeMethod(this, &PageSplit::orient, Qt::QueuedConnection);
}

/// Where both do not have the width that they need, one is below the other.
void PageSplit::orient()
{
    if (!m_beside || !isVisible()) {
        return;
    }
    const int needed = m_pages->minimumSizeHint().width() + m_side->minimumSizeHint().width();
    const Qt::Orientation wanted = width() < needed ? Qt::Vertical : Qt::Horizontal;
    if (wanted != orientation()) {
        setOrientation(wanted);
        m_hasSizes = false;  // those were of the other direction
    }
    if (!std::exchange(m_hasSizes, true)) {
        const int half = (wanted == Qt::Vertical ? height() : width()) / 2;
        setSizes({half, half});
    }
}

void PageSplit::takeOut(int page)
{
    const QString title = m_pages->tabText(page);
    m_page = m_pages->widget(page);
    m_pages->removeTab(page);
    m_pages->insertTab(page, m_place, title);
    m_sideLayout->addWidget(m_page, 1);
    m_page->show();
    m_beside = page;
}

void PageSplit::putBack()
{
    if (m_beside) {
        const QString title = m_pages->tabText(*m_beside);
        m_sideLayout->removeWidget(m_page);
        m_pages->removeTab(*m_beside);
        m_pages->insertTab(*m_beside, m_page, title);
        m_place->setParent(this);
        m_place->hide();
        m_page = nullptr;
        m_beside.reset();
    }
}

/// Every page but the one that the tabs show.
void PageSplit::fillChoice()
{
    m_choice->clear();
    for (int page = 0; page < m_pages->count(); ++page) {
        if (page != m_shown) {
            m_choice->addItem(m_pages->tabText(page), page);
        }
    }
    m_choice->setCurrentIndex(m_choice->findData(m_beside.value_or(-1)));
}

/// The tab of the page beside changes the two round.
void PageSplit::tabChanged(int page)
{
    if (page == m_shown || page < 0) {
        return;
    }
    m_last = std::exchange(m_shown, page);
    if (page == m_beside) {
        const QSignalBlocker blocker(m_pages);
        putBack();
        takeOut(m_last);
        m_pages->setCurrentIndex(m_shown);
        emit besideChanged();
    }
    fillChoice();
}

}  // namespace limbeck::ui
