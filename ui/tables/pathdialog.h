// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/tablepath.h"
#include "ui/mainwindow/snapshot.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;

namespace limbeck::ui {

class CodeView;
class Navigator;

/// "FROM a JOIN b ON …": the rows of one path put together. Names as they are written; not for an
/// engine that needs them quoted. Pure.
QString joinText(const QList<command::PathStep>& path);

/// The shortest ways between two tables over foreign keys, in words and as a join.
class PathDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Starts with the way from `from`; the first table if it is empty. `navigator` outlives it.
    PathDialog(const SnapshotPtr& view,
               const TableName& from,
               Navigator& navigator,
               QWidget* parent = nullptr);

private:
    QComboBox* makeChoice(const QString& name, const QString& accessibleName);
    void search();
    void showPath(int row);

    SnapshotPtr m_view;
    Navigator& m_navigator;
    QComboBox* m_from = nullptr;
    QComboBox* m_to = nullptr;
    QLabel* m_text = nullptr;
    QListWidget* m_list = nullptr;
    CodeView* m_join = nullptr;
    QList<QList<command::PathStep>> m_paths;
};

}  // namespace limbeck::ui
