// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"
#include "ui/widget/rowmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace limbeck::ui {

/// The backups of a database, newest first.
class BackupsModel final : public RowModel<Backup>
{
    Q_OBJECT

public:
    enum Column
    {
        Created,
        Revision,
        Size,
        File,
        ColumnCount,
    };

    using RowModel::RowModel;

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const Backup& row, int column, int role) const override;
};

/// The pane with the backups of the target and a button that puts one back.
class BackupsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit BackupsPane(QWidget* parent = nullptr);

    /// `canRestore`: nothing else is at work.
    void setBackups(const QList<Backup>& backups);
    void setCanRestore(bool canRestore);

signals:
    void restoreWanted(const QString& path);

private:
    void update();
    QString selected() const;

    BackupsModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_restore = nullptr;
    bool m_canRestore = false;
};

}  // namespace limbeck::ui
