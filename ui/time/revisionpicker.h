// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/time/timepoint.h"
#include "ui/widget/rowmodel.h"

#include <QFrame>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace limbeck::ui {

/// A line of the picker: a moment and what is said about it.
struct PickerRow
{
    TimePoint point;
    QString text;
    bool isPinned = false;  ///< stands above the revisions, whatever is searched for
};

/// The moments to choose from: `pinned` where they are there, then every revision, newest first.
QList<PickerRow> pickerRows(const Snapshot& now, const QList<TimePoint::Kind>& pinned);

class PickerModel final : public RowModel<PickerRow>
{
    Q_OBJECT

public:
    using RowModel::RowModel;

protected:
    int columns() const override;
    QString header(int column) const override;
    QVariant cell(const PickerRow& row, int column, int role) const override;
};

/// A list that drops down from a button of the toolbar: moments and revisions, searchable by id
/// and message. Enter picks, Escape closes.
class RevisionPicker final : public QFrame
{
    Q_OBJECT

public:
    explicit RevisionPicker(const QString& accessibleName, QWidget* parent = nullptr);

    /// Opens below `anchor`, with `current` selected.
    void open(const QList<PickerRow>& rows, const TimePoint& current, const QWidget& anchor);

signals:
    void picked(const limbeck::ui::TimePoint& point);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void pick(const QModelIndex& index);

    QLineEdit* m_search = nullptr;
    QListView* m_view = nullptr;
    PickerModel* m_model = nullptr;
    QSortFilterProxyModel* m_proxy = nullptr;
};

}  // namespace limbeck::ui
