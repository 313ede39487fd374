// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that changes databases: progress, results and the sheets before them.

#include "migrations/datacheck/plannedchecks.h"
#include "ui/bottom/outputpane.h"
#include "ui/consolidate/consolidatewizard.h"
#include "ui/consolidate/takebacksheet.h"
#include "ui/history/historypage.h"
#include "ui/language/words.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/panes.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/targetmenu.h"
#include "ui/sheet/exportsheet.h"
#include "ui/sheet/resetsheet.h"
#include "ui/sheet/rowcheckview.h"
#include "ui/sheet/stampsheet.h"
#include "ui/sheet/upgradesheet.h"
#include "ui/task/taskrunner.h"
#include "ui/views/viewkeeper.h"
#include "ui/widget/banner.h"
#include "ui/widget/messagebox.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

void MainWindow::showProgress(const QString& sentence, int done, int count)
{
    m_panes->output().addLine(sentence);
    m_showProgress = [this, sentence, done, count] {
        if (!sentence.isEmpty() && m_workbench.runner().isBusy()) {
            m_progress->sayProgress(sentence, done, count, {m_actions.cancel});
        }
    };
    if (m_progress->isVisible()) {
        m_showProgress();
    } else if (!m_progressDelay->isActive()) {
        m_progressDelay->start();
    }
}

void MainWindow::openUpgradeSheet(const QString& target, const Plan& plan)
{
    if (plan.isEmpty()) {
        m_result->say(Role::Success,
                      tr("%1 is up to date: there is nothing to upgrade.")
                          .arg(m_workbench.snapshot()->databaseName()));
        return;
    }
    auto* sheet = new UpgradeSheet(*m_workbench.snapshot(), plan, this);
    connect(sheet, &QDialog::accepted, this, [this, sheet, target] {
        m_result->hide();
        m_workbench.upgrade(target, sheet->confirmation());
    });
    openWithRowChecks(*sheet, plan);
}

void MainWindow::openDowngradeSheet(const QString& target, const Plan& plan)
{
    if (plan.isEmpty()) {
        m_result->say(Role::Success,
                      tr("%1 is there already: there is nothing to take back.")
                          .arg(m_workbench.snapshot()->databaseName()));
        return;
    }
    auto* sheet = new UpgradeSheet(*m_workbench.snapshot(), plan, this);
    connect(sheet, &QDialog::accepted, this, [this, sheet, target] {
        m_result->hide();
        m_workbench.downgrade(target, sheet->confirmation());
    });
    openWithRowChecks(*sheet, plan);
}

/// The database is asked about its rows while somebody reads the plan.
void MainWindow::openWithRowChecks(UpgradeSheet& sheet, const Plan& plan)
{
    const auto ask = [this, &sheet, plan] {
        const qsizetype count = plannedChecks(plan).size();
        if (count > 0) {
            sheet.rowChecks().showRunning(count);
            m_workbench.checkRows(
                plan, &sheet, [&sheet](const auto& answers) { sheet.takeAnswers(answers); });
        }
    };
    connect(&sheet.rowChecks(), &RowCheckView::againWanted, &sheet, ask);
    connect(&sheet.rowChecks(), &RowCheckView::stopWanted, &sheet, [this] {
        m_workbench.cancelChecks();
    });
    connect(&sheet, &QDialog::finished, this, [this] { m_workbench.cancelChecks(); });
    sheet.open();
    ask();
}

void MainWindow::openStampSheet(const RevisionId& revision, const command::StampPlan& plan)
{
    auto* sheet = new StampSheet(*m_workbench.snapshot(), plan, this);
    connect(sheet, &QDialog::accepted, this, [this, sheet, revision] {
        m_result->hide();
        m_workbench.stamp(revision, sheet->confirmation());
    });
    sheet->open();
}

void MainWindow::mergeHeads()
{
    const QStringList heads = m_workbench.snapshot()->graph.heads();
    const bool isAgreed =
        MessageBox::confirm(this,
                            tr("Merge heads"),
                            tr("Write a new, empty revision that stands on %1? Both branches then "
                               "lead to one head. Nothing in the database changes.")
                                .arg(heads.join(tr(" and "))));
    if (isAgreed) {
        m_workbench.mergeHeads(tr("Merge %1").arg(heads.join(tr(" and "))));
    }
}

void MainWindow::consolidateSelection()
{
    const auto [from, to] = m_history->selectedInterval();
    openConsolidateWizard(from, to);
}

void MainWindow::openConsolidateWizard(const RevisionId& from, const RevisionId& to)
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    if (m_wizard != nullptr && !m_wizard->isDone()) {
        m_wizard->raise();
        m_wizard->activateWindow();
        return;
    }
    delete m_wizard;
    const QStringList urls = QStringList{m_workbench.url()} + m_settings.targets(snapshot->path);
    m_wizard =
        new ConsolidateWizard(snapshot, proofServers(*snapshot, urls), m_workbench.runner(), this);
    m_wizard->choose(from, to);
    connect(m_wizard, &ConsolidateWizard::written, this, [this](const Archive& archive) {
        m_result->say(
            Role::Success,
            tr("%1 are one now, %2.").arg(countedRevisions(archive.revisions.size()), archive.id),
            {m_actions.takeBack});
        m_workbench.reload();
    });
    connect(m_wizard, &ConsolidateWizard::takeBackWanted, this, &MainWindow::takeBack);
    m_wizard->show();
}

void MainWindow::takeBack(const RevisionId& revision)
{
    if (const SnapshotPtr snapshot = m_workbench.snapshot()) {
        m_consolidator.previewTakeBack(snapshot, revision);
    }
}

void MainWindow::openTakeBackSheet(const command::Unconsolidated& preview)
{
    auto* sheet = new TakeBackSheet(preview, this);
    connect(sheet, &QDialog::accepted, this, [this, revision = preview.archive.id] {
        m_result->hide();
        m_consolidator.takeBack(m_workbench.snapshot(), revision);
    });
    sheet->open();
}

void MainWindow::openShortcuts()
{
    auto* dialog = new ShortcutsDialog(QWidget::actions(), this);
    connect(dialog, &ShortcutsDialog::changed, this, [this] {
        m_settings.setKeys(changedKeys(QWidget::actions()));
    });
    dialog->open();
}

void MainWindow::openExportSheet()
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    if (!snapshot || snapshot->project == nullptr) {
        return;
    }
    const TimePoint shown = m_time.shown();
    const RevisionId asOf = shown.kind == TimePoint::Kind::Revision ? shown.revision : RevisionId();
    auto* sheet = new ExportSheet(*snapshot, m_workbench.url(), asOf, this);
    sheet->setViews(m_views->views().keys(), m_views->current());
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        m_result->hide();
        m_workbench.exportReport(sheet->request(), sheet->path());
    });
    sheet->open();
}

void MainWindow::openResetSheet(const command::ResetPreview& preview)
{
    auto* sheet = new ResetSheet(*m_workbench.snapshot(), preview, this);
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        m_result->hide();
        m_workbench.reset(sheet->confirmation());
    });
    sheet->open();
}

void MainWindow::chooseDatabase()
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    if (!snapshot || snapshot->project == nullptr) {
        return;
    }
    const QString file = FileDialog::chooseDatabase(
        this, tr("Choose an SQLite database, or name a new one"), snapshot->project->file.folder);
    if (!file.isEmpty()) {
        useTarget(u"sqlite:///"_s + file);
    }
}

void MainWindow::enterUrl()
{
    const QString url = FileDialog::enterText(
        this, tr("Other database"), tr("URL, for example postgresql://user@host/shop:"));
    if (!url.isEmpty()) {
        useTarget(url);
    }
}

/// What is written of the URL has no password: that stays with this run of the program.
void MainWindow::useTarget(const QString& url)
{
    const SnapshotPtr snapshot = m_workbench.snapshot();
    if (!snapshot) {
        return;
    }
    m_settings.addTarget(snapshot->path, url);
    m_settings.setDatabaseUrl(snapshot->path, url);
    m_workbench.useDatabase(url);
}

void MainWindow::offerProjects(const QStringList& paths)
{
    for (QAction* old : std::exchange(m_offers, {})) {
        old->deleteLater();  // not at once: the banner still shows it
    }
    constexpr qsizetype shown = 3;
    for (const QString& path : paths.mid(0, shown)) {
        auto* offer = new QAction(tr("Open %1").arg(QFileInfo(path).dir().dirName()), this);
        offer->setObjectName(u"offer"_s);
        offer->setToolTip(path);
        connect(offer, &QAction::triggered, this, [this, path] {
            m_result->hide();
            openProject(path);
        });
        m_offers << offer;
    }
    m_result->say(Role::Warning,
                  tr("This folder is no project: it has no alembic.ini. Below it there are %n: %1",
                     nullptr,
                     pluralOf(paths.size()))
                      .arg(paths.join(u", "_s)),
                  m_offers);
}

}  // namespace limbeck::ui
