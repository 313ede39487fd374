// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QDialog>

namespace limbeck::ui {

class ConsentBar;

/// Asks before something is done to a database that others may use: what it is, where, how many
/// rows are there now, and its name to be typed. What needs no words on a developer's own database
/// opens no sheet: see MainWindow::consent().
class ConsentSheet final : public QDialog
{
    Q_OBJECT

public:
    /// `title` is the verb with its object, `text` what will happen, in sentences.
    ConsentSheet(const Snapshot& snapshot,
                 const QString& title,
                 const QString& text,
                 QWidget* parent = nullptr);

    command::Confirmation confirmation() const;

private:
    ConsentBar* m_consent = nullptr;
};

}  // namespace limbeck::ui
