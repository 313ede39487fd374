// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/rowchecks.h"
#include "ui/mainwindow/snapshot.h"

#include <QDialog>

class QVBoxLayout;

namespace limbeck::ui {

class ConsentBar;
class RowCheckView;

/// Shows what an upgrade or a downgrade will do before it does anything: findings first, then every
/// revision with its operations in words, the SQL behind a button. The preview is the confirmation.
class UpgradeSheet final : public QDialog
{
    Q_OBJECT

public:
    UpgradeSheet(const Snapshot& snapshot, const Plan& plan, QWidget* parent = nullptr);

    command::Confirmation confirmation() const;
    /// What the database says about its rows: the window asks, the sheet shows.
    RowCheckView& rowChecks();
    /// Keeps the button off while rows are in the way.
    void takeAnswers(const Result<QList<DataCheckResult>>& answers);

private:
    void addHead(const Snapshot& snapshot, const Plan& plan);
    void addRisk(const QString& tables);
    void addPlan(const Plan& plan);
    void addFoot(const Snapshot& snapshot, const Plan& plan);

    QVBoxLayout* m_layout = nullptr;
    QString m_whyNot;  ///< of the plan itself
    RowCheckView* m_rowChecks = nullptr;
    ConsentBar* m_consent = nullptr;
};

/// Adds the findings of a plan to a sheet, the blocking ones first; nothing if there are none.
void addFindings(QVBoxLayout& layout, const QList<Finding>& findings, QWidget* parent);

/// A button "SQL" and, behind it, all statements of a plan.
void addSqlExpander(QVBoxLayout& layout, const Plan& plan, QWidget* parent);

/// The first reason why a plan must not run; empty if it may.
QString whyNot(const Plan& plan);

}  // namespace limbeck::ui
