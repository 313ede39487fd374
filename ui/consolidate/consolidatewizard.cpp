// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/consolidate/consolidatewizard.h"

#include "ui/consolidate/decisionlist.h"
#include "ui/consolidate/donepage.h"
#include "ui/consolidate/intervalpage.h"
#include "ui/consolidate/planpage.h"
#include "ui/consolidate/proofpage.h"
#include "ui/language/words.h"
#include "ui/sheet/sheetparts.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

ConsolidateWizard::ConsolidateWizard(const SnapshotPtr& snapshot,
                                     const QList<ProofServer>& servers,
                                     TaskRunner& changes,
                                     QWidget* parent)
    : QDialog(parent)
    , m_snapshot(snapshot)
    , m_consolidator(changes)
{
    setObjectName(u"sheet.consolidate"_s);
    setWindowTitle(tr("Consolidate revisions"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(880, 640);
    build(servers);
    connectConsolidator();
    showPage(Choose);
}

void ConsolidateWizard::build(const QList<ProofServer>& servers)
{
    m_title = makeSheetTitle(windowTitle(), this);
    m_steps = new QLabel(this);
    m_steps->setTextFormat(Qt::RichText);
    m_pages = new QStackedWidget(this);
    m_interval = new IntervalPage(m_snapshot, servers, m_pages);
    m_plan = new PlanPage(m_pages);
    m_proofPage = new ProofPage(m_pages);
    m_done = new DonePage(m_pages);
    for (QWidget* page : QList<QWidget*>{m_interval, m_plan, m_proofPage, m_done}) {
        m_pages->addWidget(page);
    }
    auto* layout = new QVBoxLayout(this);
    styleSheetLayout(*layout);
    layout->addWidget(m_title);
    layout->addWidget(m_steps);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buildFoot());
    connect(m_interval, &IntervalPage::changed, this, &ConsolidateWizard::update);
    connect(&m_plan->decisions(), &DecisionList::overrulesChanged, this, &ConsolidateWizard::plan);
    connect(m_proofPage, &ProofPage::acceptedChanged, this, &ConsolidateWizard::update);
    connect(m_done, &DonePage::takeBackWanted, this, [this](const RevisionId& revision) {
        emit takeBackWanted(revision);
        accept();
    });
}

QWidget* ConsolidateWizard::buildFoot()
{
    auto* foot = new QWidget(this);
    m_status = makeSheetText({}, foot);
    m_status->setObjectName(u"consolidate.status"_s);
    m_back = new QPushButton(tr("&Back"), foot);
    m_back->setObjectName(u"consolidate.back"_s);
    m_back->setAutoDefault(false);
    m_cancel = new QPushButton(foot);
    m_cancel->setObjectName(u"sheet.cancel"_s);
    m_cancel->setAutoDefault(false);
    m_next = new QPushButton(foot);
    m_next->setObjectName(u"sheet.go"_s);
    m_next->setDefault(true);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_status, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_back);
    layout->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, &ConsolidateWizard::goBack);
    connect(m_cancel, &QPushButton::clicked, this, &ConsolidateWizard::reject);
    connect(m_next, &QPushButton::clicked, this, &ConsolidateWizard::goOn);
    return foot;
}

void ConsolidateWizard::connectConsolidator()
{
    connect(&m_consolidator,
            &Consolidator::progressed,
            this,
            [this](const QString& sentence, int done, int count) {
                if (m_pages->currentIndex() == Prove) {
                    m_proofPage->setPhase(sentence, done, count);
                } else if (m_isWorking) {
                    say(sentence);
                }
            });
    connect(&m_consolidator, &Consolidator::planned, this, [this](const PlannedPtr& planned) {
        m_isWorking = false;
        m_planned = planned;
        m_plan->showPlan(planned->plan, planned->project->file.folder);
        showPage(Look);
    });
    connect(&m_consolidator, &Consolidator::engineProved, m_proofPage, &ProofPage::addEngine);
    connect(&m_consolidator, &Consolidator::proved, this, [this](const Proof& proof) {
        m_isWorking = false;
        m_proof = proof;
        m_proofPage->finish(proof);
    });
    connect(&m_consolidator, &Consolidator::written, this, [this](const Archive& archive) {
        m_isWorking = false;
        m_isWriting = false;
        m_done->showArchive(archive, m_planned->project->file.folder);
        showPage(Done);
        emit written(archive);
    });
    connect(&m_consolidator, &Consolidator::failed, this, &ConsolidateWizard::showFailure);
}

void ConsolidateWizard::choose(const RevisionId& from, const RevisionId& to)
{
    m_interval->choose(from, to);
}

bool ConsolidateWizard::isWorking() const
{
    return m_isWorking;
}

bool ConsolidateWizard::isDone() const
{
    return m_pages->currentIndex() == Done;
}

void ConsolidateWizard::goBack()
{
    if (m_pages->currentIndex() == Look) {
        m_plan->decisions().clearOverrules();
    }
    showPage(m_pages->currentIndex() == Prove ? Look : Choose);
}

void ConsolidateWizard::goOn()
{
    switch (m_pages->currentIndex()) {
    case Choose:
        return plan();
    case Look:
        return prove();
    case Prove:
        if (!m_proof) {
            return prove();
        }
        begin(tr("Writing"));
        m_isWriting = true;
        update();
        return m_consolidator.carryOut(m_planned, *m_proof);
    default:
        accept();
    }
}

void ConsolidateWizard::plan()
{
    begin(tr("Reading the revisions"));
    command::ConsolidateOptions options = m_interval->options();
    options.overrules = m_plan->decisions().overrules();
    m_consolidator.plan(m_snapshot, options);
}

void ConsolidateWizard::prove()
{
    m_proof.reset();
    begin({});
    showPage(Prove);
    const QStringList servers = m_interval->servers();
    QList<ConnectionSettings> places;
    for (const QString& url : servers) {
        if (const auto place = m_planned->project->connection(url)) {
            places << *place;
        }
    }
    m_proofPage->begin(command::proofPlaces(m_planned->plan, places));
    m_consolidator.prove(m_planned, servers);
}

/// Whatever failed, nothing was written; the page says so where it happened.
void ConsolidateWizard::showFailure(const Error& error)
{
    m_isWorking = false;
    const bool wasWriting = std::exchange(m_isWriting, false);
    if (m_pages->currentIndex() == Prove && !wasWriting) {
        m_proofPage->stop(error.toText());
        update();
        return;
    }
    update();
    say(u"⚠ "_s + error.toText());
}

void ConsolidateWizard::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
    say({});
    update();
}

void ConsolidateWizard::begin(const QString& sentence)
{
    m_isWorking = true;
    say(sentence);
    update();
}

/// Beside the buttons, and for screen readers also where there is nothing to say.
void ConsolidateWizard::say(const QString& sentence)
{
    m_status->setText(sentence);
    m_status->setAccessibleName(sentence.isEmpty() ? tr("Nothing goes on") : sentence);
}

/// What is going on is ended; nothing going on, the wizard is closed.
void ConsolidateWizard::reject()
{
    if (m_isWriting) {
        return;  // in a moment it is written, or not
    }
    if (m_isWorking) {
        m_consolidator.cancel();
        say(tr("Stopping"));
        return;
    }
    QDialog::reject();
}

void ConsolidateWizard::update()
{
    const int page = m_pages->currentIndex();
    const QStringList names{tr("Choose"), tr("Look"), tr("Prove"), tr("Done")};
    QStringList steps;
    for (int i = 0; i < names.size(); ++i) {
        steps << (i == page ? u"<b>%1 %2</b>"_s : u"%1 %2"_s).arg(i + 1).arg(names.at(i));
    }
    m_steps->setText(steps.join(u" &nbsp;›&nbsp; "_s));
    m_steps->setAccessibleName(
        tr("Step %1 of %2: %3").arg(page + 1).arg(names.size()).arg(names.at(page)));
    const QString count =
        m_planned ? countedRevisions(m_planned->plan.interval.revisions.size()) : QString();
    const QStringList verbs{
        tr("&Plan it"), tr("P&rove it"), tr("&Consolidate %1").arg(count), tr("C&lose")};
    const bool isUnproved = page == Prove && !m_proof && !m_isWorking;  // it was stopped
    m_next->setText(isUnproved ? tr("P&rove it again") : verbs.at(page));
    m_next->setEnabled(!m_isWorking && (page != Choose || m_interval->interval())
                       && (page != Prove || isUnproved || m_proofPage->isAccepted()));
    m_cancel->setText(m_isWorking ? tr("&Stop") : tr("Cancel"));
    m_cancel->setVisible(page != Done);
    m_cancel->setEnabled(!m_isWriting);
    m_back->setVisible(page == Look || page == Prove);
    m_back->setEnabled(!m_isWorking);
    m_pages->currentWidget()->setEnabled(!m_isWorking || page == Prove);
}

}  // namespace limbeck::ui
