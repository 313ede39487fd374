// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/time/timepoint.h"

#include <QObject>

class QAction;
class QToolBar;
class QToolButton;

namespace limbeck::ui {

class RevisionPicker;
class TimeMachine;

/// The part of the toolbar that says where in time the window looks: "As of", "Compare with", and
/// a chip that leads back from the past.
class TimeBar final : public QObject
{
    Q_OBJECT

public:
    /// All three outlive it. `toNow` is the action of the chip.
    TimeBar(TimeMachine& time, QToolBar& bar, QAction& toNow);

    void openAsOf();
    void openCompare();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* addButton(const QString& name, const QString& label, const QString& tip);
    void update();
    void restyle();

    TimeMachine& m_time;
    QToolBar& m_bar;
    QToolButton* m_asOf = nullptr;
    QToolButton* m_compare = nullptr;
    QToolButton* m_chip = nullptr;
    QAction* m_chipAction = nullptr;
    RevisionPicker* m_asOfPicker = nullptr;
    RevisionPicker* m_comparePicker = nullptr;
};

}  // namespace limbeck::ui
