// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/history/historymodel.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace limbeck::ui {

/// Kinds of revisions that can be asked for.
enum class HistoryChip
{
    Pending,
    Merges,
    Destructive,
    RawSql,
    NoDowngrade,
    Opaque,
};

/// What the history page is to show: everything that is said must hold.
struct HistoryQuery
{
    QString text;         ///< in id, message, file, label or state, without regard to case
    QStringList touches;  ///< in the names of the tables that it touches
    QSet<HistoryChip> chips;

    bool isEmpty() const;

    bool operator==(const HistoryQuery&) const = default;
};

/// Reads what was typed: a text, and "touches:user".
HistoryQuery parseHistoryQuery(const QString& text, const QSet<HistoryChip>& chips);

/// Shows the rows of a HistoryModel that a query asks for.
class HistoryFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// `model` outlives it.
    explicit HistoryFilter(HistoryModel& model, QObject* parent = nullptr);

    void setQuery(const HistoryQuery& query);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    HistoryModel& m_model;
    HistoryQuery m_query;
};

}  // namespace limbeck::ui
