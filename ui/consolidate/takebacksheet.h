// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/consolidate.h"

#include <QDialog>

namespace limbeck::ui {

/// Shows what taking a consolidation back does to files, and what it leaves to databases, before
/// it does anything.
class TakeBackSheet final : public QDialog
{
    Q_OBJECT

public:
    explicit TakeBackSheet(const command::Unconsolidated& preview, QWidget* parent = nullptr);
};

/// What has happened, in sentences.
QString takenBackText(const command::Unconsolidated& done);

/// What a database that stands at the consolidated revision needs afterwards; empty if nothing.
QString databaseAdvice(const Archive& archive);

}  // namespace limbeck::ui
