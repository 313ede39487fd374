// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QStatusBar>

class QLabel;

namespace limbeck::ui {

/// The foot of the window: project, engine, target and its class, what is applied, the schema.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);

private:
    QLabel* addCell(const QString& name, const QString& accessibleName);

    QLabel* m_project = nullptr;
    QLabel* m_engine = nullptr;
    QLabel* m_target = nullptr;
    QLabel* m_applied = nullptr;
    QLabel* m_schema = nullptr;
};

/// "applied 3 of 5 (2 pending)", or why that is not known.
QString appliedText(const Snapshot& snapshot);

}  // namespace limbeck::ui
