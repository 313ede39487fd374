// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QDialog>

namespace limbeck::ui {

class ConsentBar;

/// Explains what a stamp does, and what it does not do, before the version rows are changed.
class StampSheet final : public QDialog
{
    Q_OBJECT

public:
    StampSheet(const Snapshot& snapshot, const command::StampPlan& plan, QWidget* parent = nullptr);

    command::Confirmation confirmation() const;

private:
    ConsentBar* m_consent = nullptr;
};

}  // namespace limbeck::ui
