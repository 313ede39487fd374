// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace limbeck::ui {

class CodeView;
class Navigator;

/// The SQL of what is selected, for the engine that is chosen: of a table what creates it, of a
/// revision what its upgrade runs. No database is asked.
class SqlPane final : public QWidget
{
    Q_OBJECT

public:
    /// `navigator` outlives the pane.
    explicit SqlPane(const Navigator& navigator, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& view);
    void showDetails(const RevisionDetails& details);

private:
    void update();

    const Navigator& m_navigator;
    SnapshotPtr m_view;
    RevisionDetails m_details;
    QLabel* m_title = nullptr;
    QComboBox* m_engine = nullptr;
    CodeView* m_code = nullptr;
};

/// What creates `table` with its indexes on `engine`, and the types that it needs; a comment with
/// the reason where that engine cannot. Pure.
QString tableSql(const Schema& schema, const TableName& table, Engine engine);

}  // namespace limbeck::ui
