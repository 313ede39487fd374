// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/facts.h"
#include "ui/mainwindow/snapshot.h"

#include <QStatusBar>

class QToolButton;

namespace limbeck::ui {

/// The foot of the window: project, engine, target and its class, what is applied, drift,
/// problems, the schema. Every cell is a button that leads to what it counts.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    enum class Cell
    {
        Project,
        Engine,
        Target,
        Applied,
        Drift,
        Problems,
        Schema,
    };
    Q_ENUM(Cell)

    explicit StatusLine(QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    /// The schema that pages show, which may be that of another time.
    void setView(const SnapshotPtr& view);
    /// Null while they are read.
    void setFacts(const FactsPtr& facts);
    void setProblemCount(int count);

signals:
    void cellActivated(limbeck::ui::StatusLine::Cell cell);

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addCell(Cell cell, const QString& name, const QString& accessibleName);
    void set(Cell cell, const QString& text, const QString& toolTip = {});
    void colourTarget();

    QList<QToolButton*> m_cells;
    SnapshotPtr m_snapshot;
};

/// "applied 3 of 5 (2 pending)", or why that is not known.
QString appliedText(const Snapshot& snapshot);

}  // namespace limbeck::ui
