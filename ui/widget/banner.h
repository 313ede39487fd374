// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QAction;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace limbeck::ui {

/// A strip under the toolbar that says what happened or what is wrong, with what can be done
/// about it. Stays until it is closed or replaced. Hidden at first.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(const QString& name, QWidget* parent = nullptr);

    /// `role` is Success, Warning, Problem or Link (for plain news).
    void say(Role role, const QString& text, const QList<QAction*>& actions = {});
    /// A running job: a bar that fills from 0 to `count`, or wanders while `count` is 0.
    void sayProgress(const QString& text, int done, int count, const QList<QAction*>& actions);

    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(Role role, const QString& text, const QList<QAction*>& actions, bool hasBar);
    void restyle();

    Role m_role = Role::Link;
    bool m_isStyling = false;
    QList<QAction*> m_actions;  // borrowed: they outlive the window's banners
    QLabel* m_glyph = nullptr;
    QLabel* m_text = nullptr;
    QProgressBar* m_bar = nullptr;
    QHBoxLayout* m_buttons = nullptr;
    QToolButton* m_close = nullptr;
};

}  // namespace limbeck::ui
