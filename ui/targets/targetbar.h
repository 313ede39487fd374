// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/targets/targetstate.h"

#include <QToolBar>

namespace limbeck::ui {

/// One button for each database that is shown beside the one in use: its name and where it stands,
/// or stood, and what can be done with it. Hidden while there is none.
class TargetBar final : public QToolBar
{
    Q_OBJECT

public:
    explicit TargetBar(QWidget* parent = nullptr);

    void setStates(const SnapshotPtr& snapshot, const QList<TargetState>& states);

signals:
    /// Show the revision that a database is at.
    void revisionWanted(const limbeck::RevisionId& revision);
    /// Upgrades shall work on that one from now on.
    void useWanted(const QString& url);
    void unpinWanted(const QString& url);

private:
    void addTarget(const Snapshot& snapshot, const TargetState& state);
};

}  // namespace limbeck::ui
