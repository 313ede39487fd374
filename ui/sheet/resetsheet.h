// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QDialog>

class QVBoxLayout;

namespace limbeck::ui {

class ConsentBar;

/// Shows what a reset takes away, table by table with its rows, what it builds and where the
/// old database will be, before it does anything.
class ResetSheet final : public QDialog
{
    Q_OBJECT

public:
    ResetSheet(const Snapshot& snapshot,
               const command::ResetPreview& preview,
               QWidget* parent = nullptr);

    command::Confirmation confirmation() const;

private:
    void addHead(const Snapshot& snapshot);
    void addColumns(const command::ResetPreview& preview);
    QWidget* lostList(const command::ResetPreview& preview);
    QWidget* builtList(const command::ResetPreview& preview);
    void addSafety(const command::ResetPreview& preview);
    void addFoot(const Snapshot& snapshot, const command::ResetPreview& preview);

    QVBoxLayout* m_layout = nullptr;
    ConsentBar* m_consent = nullptr;
};

}  // namespace limbeck::ui
