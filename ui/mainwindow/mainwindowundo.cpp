// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that tells results and takes things back.

#include "ui/bottom/outputpane.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/panes.h"
#include "ui/sheet/consentsheet.h"
#include "ui/widget/banner.h"

#include <QAction>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>

#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

void MainWindow::takeOutcome(const Outcome& outcome)
{
    QList<QAction*> help;
    m_undoBackup = outcome.backup;
    m_undoPlan.reset();
    m_awaitsUndo = outcome.isOk && outcome.backup.isEmpty();
    if (!outcome.backup.isEmpty()) {
        m_actions.undo->setText(outcome.undoVerb);
        help << m_actions.undo;
    }
    m_progress->hide();
    m_panes->output().addLine(outcome.text);
    m_result->say(outcome.isOk ? Role::Success : Role::Problem, outcome.text, help);
    updateActions();
}

/// A stamp or a new file has no backup, but a way back, which stands in the log.
void MainWindow::offerUndo(const Snapshot& snapshot)
{
    if (!std::exchange(m_awaitsUndo, false) || snapshot.operations.isEmpty()) {
        return;
    }
    m_undoPlan = snapshot.operations.first().undo;
    if (m_undoPlan && m_result->isVisible()) {
        m_actions.undo->setText(tr("Undo"));
        m_result->say(Role::Success, m_result->text(), {m_actions.undo});
    }
}

/// On a developer's own database the click was the word; elsewhere a sheet asks for the name.
void MainWindow::consent(const QString& title,
                         const QString& text,
                         const std::function<void(const command::Confirmation&)>& work)
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    if (!snapshot || !snapshot->database) {
        return;
    }
    if (snapshot->targetClass == command::TargetClass::Dev) {
        m_result->hide();
        return work({.yes = true, .targetName = {}});
    }
    auto* sheet = new ConsentSheet(*snapshot, title, text, this);
    connect(sheet, &QDialog::accepted, this, [this, sheet, work] {
        m_result->hide();
        work(sheet->confirmation());
    });
    sheet->open();
}

void MainWindow::restoreBackup(const QString& path)
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    if (!snapshot) {
        return;
    }
    consent(tr("Restore %1").arg(snapshot->databaseName()),
            tr("Everything in it is replaced by what is in %1. What is there now becomes a backup "
               "itself.")
                .arg(QFileInfo(path).fileName()),
            [this, path](const command::Confirmation& confirmation) {
                m_workbench.restore(path, tr("Undo"), confirmation);
            });
}

void MainWindow::undoLast()
{
    if (m_undoPlan) {
        return undoOperation(*m_undoPlan);
    }
    const SnapshotPtr snapshot = m_workbench.snapshot();
    if (!snapshot || m_undoBackup.isEmpty()) {
        return;
    }
    const bool isUndo = m_actions.undo->text() == tr("Undo");
    QString undoes;
    for (const command::LoggedOperation& operation : snapshot->operations) {
        if (operation.record.backup == m_undoBackup) {
            undoes = operation.record.id;
            break;
        }
    }
    consent(
        isUndo ? tr("Undo on %1").arg(snapshot->databaseName())
               : tr("Redo on %1").arg(snapshot->databaseName()),
        tr("Everything in it is replaced by what is in %1. What is there now becomes a backup "
           "itself.")
            .arg(QFileInfo(m_undoBackup).fileName()),
        [this, isUndo, undoes, backup = m_undoBackup](const command::Confirmation& confirmation) {
            m_workbench.restore(backup, isUndo ? tr("Redo") : tr("Undo"), confirmation, undoes);
        });
}

void MainWindow::undoOperation(const command::UndoPlan& plan)
{
    if (!plan.changesDatabase()) {
        m_result->hide();
        return m_workbench.undo(plan, {});
    }
    consent(tr("Undo the %1 of %2").arg(plan.operation.action, plan.operation.target),
            plan.sentence(),
            [this, plan](const command::Confirmation& confirmation) {
                m_workbench.undo(plan, confirmation);
            });
}

void MainWindow::fillBackups()
{
    m_backups->clear();
    for (const Backup& backup : m_workbench.backups()) {
        const QString text = tr("%1 at %2, %3")
                                 .arg(QLocale().toString(backup.created, QLocale::ShortFormat),
                                      backup.revision,
                                      QLocale().formattedDataSize(backup.bytes));
        QAction* action =
            m_backups->addAction(text, this, [this, path = backup.path] { restoreBackup(path); });
        action->setToolTip(backup.path);
    }
    if (m_backups->isEmpty()) {
        m_backups->addAction(tr("No backups yet"))->setEnabled(false);
    }
}

}  // namespace limbeck::ui
