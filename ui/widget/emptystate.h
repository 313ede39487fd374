// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace limbeck::ui {

/// What a page shows instead of nothing: what is missing, why, and the one button that helps.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// `action` may be nullptr.
    void say(const QString& title, const QString& text, QAction* action = nullptr);

private:
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_button = nullptr;
    QAction* m_action = nullptr;  // borrowed: outlives the page
};

}  // namespace limbeck::ui
