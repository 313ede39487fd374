// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Workbench that takes operations back.

#include "ui/mainwindow/workbench.h"
#include "ui/task/taskrunner.h"

#include <QFileInfo>

namespace limbeck::ui {

void Workbench::restore(const QString& backup,
                        const QString& undoVerb,
                        const command::Confirmation& confirmation,
                        const QString& undoes)
{
    if (!isConfirmed(confirmation, tr("restore"))) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Result<Restored>>(
        tr("Restoring %1").arg(QFileInfo(backup).fileName()),
        [snapshot, backup, undoes](JobContext&) {
            command::Context context = contextOf(*snapshot);
            context.undoes = undoes;
            return command::restore(context, backup);
        },
        this,
        [this, backup, undoVerb](const Result<Restored>& restored) {
            if (!restored) {
                emit failed(restored.error());
                return;
            }
            Outcome outcome;
            outcome.text = tr("%1 is again as in %2.%3")
                               .arg(m_snapshot->databaseName(),
                                    QFileInfo(backup).fileName(),
                                    keptText(restored->replaced));
            outcome.backup = restored->replaced;
            outcome.undoVerb = undoVerb;
            emit finished(outcome);
            reload();
        });
}

void Workbench::undo(const command::UndoPlan& plan, const command::Confirmation& confirmation)
{
    if (!m_snapshot || m_snapshot->project == nullptr) {
        return;
    }
    if (plan.changesDatabase() && !isConfirmed(confirmation, tr("undo an operation on"))) {
        return;
    }
    const SnapshotPtr snapshot = m_snapshot;
    m_runner->start<Result<command::Undone>>(
        tr("Taking the %1 back").arg(plan.operation.action),
        [snapshot, plan](JobContext&) { return command::carryOut(contextOf(*snapshot), plan); },
        this,
        [this](const Result<command::Undone>& done) {
            if (!done) {
                emit failed(done.error());
                return;
            }
            Outcome outcome;
            outcome.text = done->sentence + keptText(done->backup);
            outcome.backup = done->backup;
            outcome.undoVerb = tr("Redo");
            emit finished(outcome);
            reload();
        });
}

}  // namespace limbeck::ui
