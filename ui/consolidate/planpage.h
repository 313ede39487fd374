// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/consolidate.h"

#include <QWidget>

class QLabel;
class QTabWidget;

namespace limbeck::ui {

class CodeView;
class DecisionList;

/// The second page: the new script, what was decided about steps with rows, the edits of other
/// files, and the files that go to the archive.
class PlanPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanPage(QWidget* parent = nullptr);

    void showPlan(const command::ConsolidationPlan& plan, const QString& projectFolder);
    DecisionList& decisions();

private:
    QLabel* m_summary = nullptr;
    QTabWidget* m_tabs = nullptr;
    DecisionList* m_decisions = nullptr;
    CodeView* m_script = nullptr;
    CodeView* m_edits = nullptr;
    CodeView* m_archived = nullptr;
};

/// The lines that differ, "-" before the old and "+" before the new ones, below the files' names.
QString editsText(const QList<command::ScriptEdit>& edits);

}  // namespace limbeck::ui
