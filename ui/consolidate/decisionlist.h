// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/condense.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace limbeck::ui {

/// What became of every step that has to do with rows, and why; each can be overruled.
class DecisionList final : public QWidget
{
    Q_OBJECT

public:
    explicit DecisionList(QWidget* parent = nullptr);

    /// What was overruled stays so as long as it is not changed here.
    void setDecisions(const QList<Decision>& decisions);
    const Overrules& overrules() const;
    void clearOverrules();

signals:
    /// The user wants it otherwise: plan again.
    void overrulesChanged();

private:
    QString currentStep() const;
    void showCurrent();
    void overrule(int index);

    Overrules m_overrules;
    QTreeWidget* m_list = nullptr;
    QLabel* m_reason = nullptr;
    QComboBox* m_choice = nullptr;
};

/// "✓ kept", "↓ gathered", "✗ left out".
QString decisionText(Decision::What what);

}  // namespace limbeck::ui
