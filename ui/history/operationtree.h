// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QTreeWidget>

namespace limbeck::ui {

/// Operations in words, nested where a batch or a revision holds others. Destructive ones are
/// marked.
class OperationTree final : public QTreeWidget
{
    Q_OBJECT

public:
    /// Whether operations that can lose rows or values stand out.
    enum class Marks
    {
        Destructive,
        None,  ///< of a database that is built anew and has nothing to lose
    };

    explicit OperationTree(QWidget* parent = nullptr);

    void showSide(const RevisionSide& side);
    /// One entry per revision, its operations below it.
    void showPlan(const Plan& plan, Marks marks = Marks::Destructive);

signals:
    /// Somebody chose an operation that stands at that line of the script.
    void lineActivated(int line);
    void tableActivated(const limbeck::TableName& table);

private:
    void addFinding(const Finding& finding);
    void activate(QTreeWidgetItem* item);
};

}  // namespace limbeck::ui
