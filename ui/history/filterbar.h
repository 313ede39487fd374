// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/history/historyfilter.h"

#include <QMap>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace limbeck::ui {

/// What is above the history: a line to type words into, and a chip for each kind of revision.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    HistoryQuery query() const;
    QString text() const;
    void setText(const QString& text);
    void setCount(const QString& text);
    void setOnly(HistoryChip chip);
    void clear();
    void focus();

signals:
    void queryChanged();

private:
    QToolButton* addChip(HistoryChip chip,
                         const QString& name,
                         const QString& text,
                         const QString& tip);

    QLineEdit* m_text = nullptr;
    QLabel* m_count = nullptr;
    QMap<HistoryChip, QToolButton*> m_chips;
};

}  // namespace limbeck::ui
