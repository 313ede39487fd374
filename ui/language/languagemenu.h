// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace limbeck::ui {

/// The choice of the window's language: the system's, or one of ours.
class LanguageMenu final : public QMenu
{
    Q_OBJECT

public:
    /// `chosen` is a code of languages(), or empty for the system's.
    LanguageMenu(const QString& chosen, QWidget* parent);

signals:
    void languageChosen(const QString& code, const QString& name);

private:
    void add(const QString& code, const QString& text, const QString& chosen);
};

}  // namespace limbeck::ui
