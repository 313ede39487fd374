// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QTextBrowser>

namespace limbeck::ui {

class Navigator;

/// The pane that tells everything about the selected table; its links lead to other tables.
class TableInspector final : public QTextBrowser
{
    Q_OBJECT

public:
    /// `navigator` outlives the pane.
    explicit TableInspector(Navigator& navigator, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    TableName table() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTable(const TableName& table);

    SnapshotPtr m_snapshot;
    TableName m_table;
};

}  // namespace limbeck::ui
