// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/operations.h"
#include "ui/widget/rowmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace limbeck::ui {

/// The operations log, newest first.
class OperationsModel final : public RowModel<command::LoggedOperation>
{
    Q_OBJECT

public:
    enum Column
    {
        When,
        What,
        Target,
        Rows,
        ResultColumn,
        Duration,
        Backup,
        ColumnCount,
    };

    using RowModel::RowModel;

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const command::LoggedOperation& row, int column, int role) const override;
};

/// The pane with what was done to the project and its databases, by this window and by the command
/// line, and a button that takes the selected operation back. Where that is not possible, it says
/// why.
class OperationsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit OperationsPane(QWidget* parent = nullptr);

    void setOperations(const QList<command::LoggedOperation>& operations);
    /// `canUndo`: nothing else is at work.
    void setCanUndo(bool canUndo);

signals:
    void undoWanted(const limbeck::command::UndoPlan& plan);

private:
    const command::LoggedOperation* selected() const;
    void update();
    void askForUndo();

    OperationsModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_undo = nullptr;
    bool m_canUndo = false;
};

}  // namespace limbeck::ui
