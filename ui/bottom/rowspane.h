// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/tablerows.h"
#include "ui/mainwindow/snapshot.h"
#include "ui/widget/rowmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace limbeck::ui {

class Navigator;
class TaskRunner;

/// Rows of a table as they are in the database; NULL is a word of its own, long values are cut.
class RowsModel final : public RowModel<QVariantList>
{
    Q_OBJECT

public:
    using RowModel::RowModel;

    void setPage(const command::RowsPage& page);

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const QVariantList& row, int column, int role) const override;

private:
    QStringList m_columns;
};

/// A read-only look at the rows of the selected table, a page at a time. Reads only while it is
/// shown.
class RowsPane final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the pane; `runner` is that of the database.
    RowsPane(const Navigator& navigator, TaskRunner& runner, QWidget* parent = nullptr);

    /// The present: rows are those of the database, whatever time is looked at.
    void setSnapshot(const SnapshotPtr& now);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void load(qint64 offset);
    void show(const Result<command::RowsPage>& page);
    void fitColumns();
    void say(const QString& text);

    const Navigator& m_navigator;
    TaskRunner& m_runner;
    SnapshotPtr m_now;
    TableName m_shown;
    qint64 m_offset = 0;
    int m_turn = 0;
    RowsModel* m_model = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_on = nullptr;
    QTableView* m_view = nullptr;
};

}  // namespace limbeck::ui
