// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/time/timebar.h"

#include "ui/theme/theme.h"
#include "ui/time/revisionpicker.h"
#include "ui/time/timemachine.h"

#include <QAction>
#include <QEvent>
#include <QToolBar>
#include <QToolButton>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

using Kind = TimePoint::Kind;

TimeBar::TimeBar(TimeMachine& time, QToolBar& bar, QAction& toNow)
    : QObject(&bar)
    , m_time(time)
    , m_bar(bar)
    , m_asOf(addButton(u"time.asOf"_s,
                       tr("As of"),
                       tr("Look at the schema as of another moment of the history")))
    , m_compare(addButton(u"time.compare"_s,
                          tr("Compare with"),
                          tr("Show on every page what differs from another moment")))
    , m_chip(new QToolButton(&bar))
    , m_asOfPicker(new RevisionPicker(tr("As of"), &bar))
    , m_comparePicker(new RevisionPicker(tr("Compare with"), &bar))
{
    m_asOfPicker->setObjectName(u"time.asOf.picker"_s);
    m_comparePicker->setObjectName(u"time.compare.picker"_s);
    m_chip->setObjectName(u"time.chip"_s);
    m_chip->setDefaultAction(&toNow);
    m_chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_chipAction = bar.addWidget(m_chip);
    connect(m_asOf, &QToolButton::clicked, this, &TimeBar::openAsOf);
    connect(m_compare, &QToolButton::clicked, this, &TimeBar::openCompare);
    connect(m_asOfPicker, &RevisionPicker::picked, &time, [&time](const TimePoint& point) {
        time.show(point);
    });
    connect(m_comparePicker, &RevisionPicker::picked, &time, &TimeMachine::compareWith);
    connect(&time, &TimeMachine::positionChanged, this, &TimeBar::update);
    bar.installEventFilter(this);
    update();
    restyle();
}

QToolButton* TimeBar::addButton(const QString& name, const QString& label, const QString& tip)
{
    auto* button = new QToolButton(&m_bar);
    button->setObjectName(name);
    button->setToolTip(tip);
    button->setAccessibleName(label);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setArrowType(Qt::NoArrow);
    m_bar.addWidget(button);
    return button;
}

void TimeBar::openAsOf()
{
    if (m_time.now()) {
        const QList<Kind> pinned = {Kind::Now, Kind::Heads, Kind::Applied, Kind::Base};
        m_asOfPicker->open(pickerRows(*m_time.now(), pinned), m_time.shown(), *m_asOf);
    }
}

void TimeBar::openCompare()
{
    if (m_time.now()) {
        const QList<Kind> pinned = {Kind::None,
                                    Kind::Applied,
                                    Kind::Previous,
                                    Kind::Heads,
                                    Kind::Base,
                                    Kind::Database,
                                    Kind::Models};
        m_comparePicker->open(pickerRows(*m_time.now(), pinned), m_time.comparedWith(), *m_compare);
    }
}

void TimeBar::update()
{
    const SnapshotPtr now = m_time.now();
    for (QToolButton* button : {m_asOf, m_compare}) {
        button->setEnabled(now != nullptr);
    }
    const QString shown = now ? pointText(m_time.shown(), *now) : tr("–");
    const QString with = now ? pointText(m_time.comparedWith(), *now) : tr("–");
    constexpr qsizetype longest = 22;
    const auto cut = [](const QString& text) {
        return text.size() > longest ? text.left(longest - 1) + u'…' : text;
    };
    m_asOf->setText(tr("As of %1 ▾").arg(cut(shown)));
    m_asOf->setAccessibleName(tr("As of %1").arg(shown));
    m_compare->setText(tr("Compare with %1 ▾").arg(cut(with)));
    m_compare->setAccessibleName(tr("Compare with %1").arg(with));
    m_chipAction->setVisible(now && isPast(m_time.shown(), *now));
}

void TimeBar::restyle()
{
    const QPalette palette = m_bar.palette();
    m_chip->setStyleSheet(
        u"QToolButton { background: %1; color: %2; border: 1px solid %2; border-radius: 9px; "
        "padding: 2px 9px; }"_s.arg(tint(Role::Warning, palette).name(),
                                    color(Role::Warning, palette).name()));
}

bool TimeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        restyle();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace limbeck::ui
