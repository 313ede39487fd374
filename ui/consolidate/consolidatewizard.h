// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/consolidate/consolidator.h"
#include "ui/consolidate/proofservers.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace limbeck::ui {

class DonePage;
class IntervalPage;
class PlanPage;
class ProofPage;

/// Leads from an interval of the history to one revision: choose, look at the plan, prove it, write
/// it. Reading and proving happen aside, and nothing is written before the last button.
class ConsolidateWizard final : public QDialog
{
    Q_OBJECT

public:
    /// `changes` is where files are changed, and outlives the wizard.
    ConsolidateWizard(const SnapshotPtr& snapshot,
                      const QList<ProofServer>& servers,
                      TaskRunner& changes,
                      QWidget* parent = nullptr);

    /// The interval to begin with; empty means the base, or the head.
    void choose(const RevisionId& from, const RevisionId& to);
    bool isWorking() const;
    /// It has written what it was opened for.
    bool isDone() const;

signals:
    void written(const limbeck::Archive& archive);
    void takeBackWanted(const limbeck::RevisionId& revision);

protected:
    void reject() override;

private:
    enum Page
    {
        Choose,
        Look,
        Prove,
        Done,
    };

    void build(const QList<ProofServer>& servers);
    QWidget* buildFoot();
    void connectConsolidator();
    void goBack();
    void goOn();
    void plan();
    void prove();
    void showFailure(const Error& error);
    void showPage(Page page);
    void begin(const QString& sentence);
    void say(const QString& sentence);
    void update();

    SnapshotPtr m_snapshot;
    Consolidator m_consolidator;
    PlannedPtr m_planned;
    std::optional<Proof> m_proof;
    bool m_isWriting = false;
    bool m_isWorking = false;
    QLabel* m_title = nullptr;
    QLabel* m_steps = nullptr;
    QStackedWidget* m_pages = nullptr;
    IntervalPage* m_interval = nullptr;
    PlanPage* m_plan = nullptr;
    ProofPage* m_proofPage = nullptr;
    DonePage* m_done = nullptr;
    QLabel* m_status = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_next = nullptr;
};

}  // namespace limbeck::ui
