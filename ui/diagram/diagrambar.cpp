// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/diagrambar.h"

#include "models/base/text.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostHops = 5;

/// A combo box with a label whose mnemonic leads to it.
QComboBox* addCombo(QHBoxLayout& layout,
                    const QString& name,
                    const QString& label,
                    const QString& accessibleName,
                    const QStringList& items)
{
    QWidget* parent = layout.parentWidget();
    auto* combo = new QComboBox(parent);
    combo->setObjectName(name);
    combo->setAccessibleName(accessibleName);
    combo->addItems(items);
    auto* text = new QLabel(label, parent);
    text->setBuddy(combo);
    layout.addWidget(text);
    layout.addWidget(combo);
    // No narrower than what can be chosen, which is longer in other languages.
    combo->setMinimumWidth(combo->sizeHint().width());
    return combo;
}

void showAll(const QWidgetList& widgets, bool isShown)
{
    for (QWidget* widget : widgets) {
        widget->setVisible(isShown);
    }
}

QToolButton* addButton(QHBoxLayout& layout,
                       const QString& name,
                       const QString& text,
                       const QString& tip)
{
    auto* button = new QToolButton(layout.parentWidget());
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    // No narrower than its text, which is longer in other languages.
    button->setMinimumSize(button->sizeHint().expandedTo({30, 26}));
    layout.addWidget(button);
    return button;
}

}  // namespace

DiagramBar::DiagramBar(QMenu* view, QMenu* exports, QWidget* parent)
    : QWidget(parent)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(10, 8, 10, 8);
    rows->setSpacing(6);
    m_line = new QWidget(this);
    auto* layout = new QHBoxLayout(m_line);
    layout->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_line);
    buildFind(*layout);
    buildModes(*layout);
    buildZoom(*layout);
    buildMenus(*layout, view, exports);
    QWidgetList labels;
    QWidgetList zoom;  // the wheel and keys do the same
    for (QLabel* label : m_line->findChildren<QLabel*>()) {
        if (label->buddy() != nullptr) {
            labels << label;
        }
    }
    for (const QString& name : {u"zoomOut"_s, u"zoomIn"_s, u"fit"_s}) {
        zoom << m_line->findChild<QToolButton*>(u"diagram."_s + name);
    }
    m_spare = {labels, zoom};
    showAll(labels + zoom, false);
    m_leastWidth = rows->totalMinimumSize().width();
    showAll(labels + zoom, true);
    m_focusRow = buildFocusRow();
    rows->addWidget(m_focusRow);
    updateFocusRow();
}

QSize DiagramBar::minimumSizeHint() const
{
    return {m_leastWidth, QWidget::minimumSizeHint().height()};
}

void DiagramBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void DiagramBar::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    makeRoom();
}

/// Rather leaves something out than lets parts of it lie on each other.
void DiagramBar::makeRoom()
{
    for (const QWidgetList& widgets : std::as_const(m_spare)) {
        showAll(widgets, true);
    }
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    for (const QWidgetList& widgets : std::as_const(m_spare)) {
        if (m_line->layout()->totalMinimumSize().width() > room) {
            showAll(widgets, false);
        }
    }
}

void DiagramBar::buildFind(QHBoxLayout& layout)
{
    m_find = new QLineEdit(this);
    m_find->setObjectName(u"diagram.find"_s);
    m_find->setPlaceholderText(tr("Find a table or column"));
    m_find->setAccessibleName(tr("Find a table or column in the diagram"));
    m_find->setToolTip(tr("What is found stands out; Enter goes from one to the next"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(120);
    m_found = new QLabel(this);
    m_found->setObjectName(u"diagram.found"_s);
    m_found->hide();
    layout.addWidget(m_find, 1);
    layout.addWidget(m_found);
    connect(m_find, &QLineEdit::textChanged, this, &DiagramBar::findChanged);
    connect(m_find, &QLineEdit::returnPressed, this, &DiagramBar::findNext);
}

void DiagramBar::buildModes(QHBoxLayout& layout)
{
    m_mode = addCombo(layout,
                      u"diagram.mode"_s,
                      tr("&Layout:"),
                      tr("What is shown and how it is laid out"),
                      {tr("Overview"), tr("Focus"), tr("Layered"), tr("Grid")});
    m_mode->setItemData(
        0, tr("All tables; what is connected lies close together"), Qt::ToolTipRole);
    m_mode->setItemData(1, tr("One table and its neighbours"), Qt::ToolTipRole);
    m_mode->setItemData(2, tr("All tables; foreign keys point to the right"), Qt::ToolTipRole);
    m_mode->setItemData(3, tr("All tables in rows"), Qt::ToolTipRole);
    m_detail = addCombo(layout,
                        u"diagram.detail"_s,
                        tr("&Show:"),
                        tr("How much of each table is shown"),
                        {tr("Names only"), tr("Key columns"), tr("All columns")});
    const auto tell = [this] {
        updateFocusRow();
        emit choiceChanged();
    };
    connect(m_mode, &QComboBox::activated, this, tell);
    connect(m_detail, &QComboBox::activated, this, tell);
}

void DiagramBar::buildZoom(QHBoxLayout& layout)
{
    constexpr double perClick = 1.25;
    connect(addButton(layout, u"diagram.zoomOut"_s, u"−"_s, tr("Zoom out (-)")),
            &QToolButton::clicked,
            this,
            [this] { emit zoomWanted(1 / perClick); });
    connect(addButton(layout, u"diagram.zoomIn"_s, u"+"_s, tr("Zoom in (+)")),
            &QToolButton::clicked,
            this,
            [this] { emit zoomWanted(perClick); });
    connect(addButton(layout, u"diagram.fit"_s, tr("Fit"), tr("Show the whole diagram (0)")),
            &QToolButton::clicked,
            this,
            &DiagramBar::fitWanted);
}

void DiagramBar::buildMenus(QHBoxLayout& layout, QMenu* view, QMenu* exports)
{
    const auto add =
        [&](const QString& name, const QString& text, const QString& tip, QMenu* menu) {
            QToolButton* button = addButton(layout, name, text, tip);
            button->setMenu(menu);
            button->setPopupMode(QToolButton::InstantPopup);
        };
    add(u"diagram.viewMenu"_s, tr("View"), tr("What else the diagram shows"), view);
    add(u"diagram.exportMenu"_s, tr("Export"), tr("Copy or save the diagram"), exports);
}

QWidget* DiagramBar::buildFocusRow()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_focusText = new QLabel(row);
    m_focusText->setObjectName(u"diagram.focusText"_s);
    layout->addWidget(m_focusText);
    layout->addStretch(1);
    auto* label = new QLabel(tr("&Hops:"), row);
    m_hops = new QSlider(Qt::Horizontal, row);
    m_hops->setObjectName(u"diagram.hops"_s);
    m_hops->setAccessibleName(tr("How many foreign keys away from the table"));
    m_hops->setToolTip(tr("How many foreign keys away from the table (. and ,)"));
    m_hops->setRange(0, mostHops);
    m_hops->setPageStep(1);
    m_hops->setTickPosition(QSlider::TicksBelow);
    m_hops->setMaximumWidth(140);
    label->setBuddy(m_hops);
    m_hopsText = new QLabel(row);
    m_hopsText->setMinimumWidth(m_hopsText->fontMetrics().horizontalAdvance(u"00"_s));
    layout->addWidget(label);
    layout->addWidget(m_hops);
    layout->addWidget(m_hopsText);
    m_direction =
        addCombo(*layout,
                 u"diagram.direction"_s,
                 tr("&Keys:"),
                 tr("Which foreign keys are followed"),
                 {tr("In and out"), tr("Out: what it refers to"), tr("In: what refers to it")});
    connect(m_hops, &QSlider::valueChanged, this, [this](int hops) {
        m_hopsText->setNum(hops);
        emit choiceChanged();
    });
    connect(m_direction, &QComboBox::activated, this, &DiagramBar::choiceChanged);
    return row;
}

void DiagramBar::updateFocusRow()
{
    m_focusRow->setVisible(m_mode->currentIndex() == static_cast<int>(DiagramMode::Focus));
}

DiagramChoice DiagramBar::choice() const
{
    return {.mode = static_cast<DiagramMode>(m_mode->currentIndex()),
            .detail = static_cast<DiagramDetail>(m_detail->currentIndex()),
            .hops = m_hops->value(),
            .direction = static_cast<FocusDirection>(m_direction->currentIndex())};
}

void DiagramBar::setChoice(const DiagramChoice& choice)
{
    const QSignalBlocker blocker(this);
    m_mode->setCurrentIndex(static_cast<int>(choice.mode));
    m_detail->setCurrentIndex(static_cast<int>(choice.detail));
    m_hops->setValue(choice.hops);
    m_hopsText->setNum(choice.hops);
    m_direction->setCurrentIndex(static_cast<int>(choice.direction));
    updateFocusRow();
}

void DiagramBar::setFocusText(const QString& text)
{
    m_focusText->setText(text);
}

void DiagramBar::setFoundText(const QString& text)
{
    m_found->setText(text);
    m_found->setVisible(!text.isEmpty());
}

void DiagramBar::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

}  // namespace limbeck::ui
