// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/command.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace limbeck::ui {

/// The foot of a sheet that changes a database: the button that says what will happen, and what
/// the target's class asks for before it may be pressed. DEV: nothing. SHARED: the database's
/// name, typed. PROD: there is no button, only a sentence.
class ConsentBar final : public QWidget
{
    Q_OBJECT

public:
    /// `verb` is the button's text: "Back up and reset fenrir.db".
    ConsentBar(command::TargetClass targetClass,
               const ConnectionSettings& database,
               const QString& verb,
               QWidget* parent = nullptr);

    /// Keeps the button off and says why; an empty reason takes that back.
    void forbid(const QString& reason);
    command::Confirmation confirmation() const;

signals:
    void agreed();
    void refused();

private:
    void update();

    command::TargetClass m_targetClass;
    QString m_name;
    QString m_reason;
    QLabel* m_text = nullptr;
    QLineEdit* m_typed = nullptr;
    QPushButton* m_go = nullptr;
};

/// A coloured word for how careful to be with a target: "DEV".
QLabel* makeTargetChip(command::TargetClass targetClass, QWidget* parent);

}  // namespace limbeck::ui
