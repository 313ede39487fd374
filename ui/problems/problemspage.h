// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/problems/problemlist.h"
#include "ui/widget/rowmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace limbeck::ui {

class EmptyState;
class Navigator;

/// The problems as a table.
class ProblemsModel final : public RowModel<ProblemRow>
{
    Q_OBJECT

public:
    enum Column
    {
        Severity,
        Kind,
        Revision,
        Message,
        Place,
        ColumnCount,
    };

    using RowModel::RowModel;

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const ProblemRow& row, int column, int role) const override;
};

/// The page with everything that is wrong. Selecting a row tells all of it and selects its
/// revision; activating it opens the script at the place.
class ProblemsPage final : public QWidget
{
    Q_OBJECT

public:
    /// `navigator` outlives the page.
    explicit ProblemsPage(Navigator& navigator, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    void setFacts(const FactsPtr& facts);
    void focusFilter();
    /// Errors and warnings: what the tab and the status line count.
    int count() const;

signals:
    void countChanged(int count);
    /// Somebody wants to see that place of a script.
    void placeActivated(const limbeck::RevisionId& revision, const limbeck::TextLocation& where);

private:
    void fill();
    void filter(const QString& text);
    void showWhole(const ProblemRow* row);
    const ProblemRow* rowAt(const QModelIndex& index) const;

    Navigator& m_navigator;
    SnapshotPtr m_snapshot;
    FactsPtr m_facts;
    ProblemsModel* m_model = nullptr;
    QSortFilterProxyModel* m_proxy = nullptr;
    QLineEdit* m_filter = nullptr;
    QTableView* m_view = nullptr;
    QLabel* m_whole = nullptr;  ///< the selected problem, in full
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
};

}  // namespace limbeck::ui
