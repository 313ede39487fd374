// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"
#include "ui/palette/paletteindex.h"
#include "ui/widget/rowmodel.h"

#include <QFrame>

class QAction;
class QLabel;
class QLineEdit;
class QTableView;

namespace limbeck::ui {

class TaskRunner;

/// What a query found, as a list.
class PaletteModel final : public RowModel<PaletteEntry>
{
    Q_OBJECT

public:
    using RowModel::RowModel;

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const PaletteEntry& row, int column, int role) const override;
};

/// Ctrl+K: type a few letters of anything that has a name, Enter goes there.
class Palette final : public QFrame
{
    Q_OBJECT

public:
    /// `runner` outlives it; the index is made there, since that takes a moment for thousands of
    /// tables. Those of the window's actions that have a text and a name can be found.
    Palette(TaskRunner& runner, QWidget* window);

    /// Opens over the window; `view` may be null.
    void open(const SnapshotPtr& view);

signals:
    void chosen(const limbeck::ui::PaletteEntry& entry);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QList<PaletteEntry> actionEntries() const;
    void wantIndex(const SnapshotPtr& view);
    void search();
    void choose(const QModelIndex& index);

    TaskRunner& m_runner;
    QWidget* m_window;
    std::shared_ptr<const PaletteIndex> m_index;
    PaletteModel* m_model = nullptr;
    QLineEdit* m_query = nullptr;
    QTableView* m_view = nullptr;
    QLabel* m_hint = nullptr;
};

}  // namespace limbeck::ui
