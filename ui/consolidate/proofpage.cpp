// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/consolidate/proofpage.h"

#include "models/base/text.h"
#include "ui/language/words.h"
#include "ui/sheet/sheetparts.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString placeName(const ConnectionSettings& place)
{
    return place.engine == Engine::Sqlite ? ProofPage::tr("SQLite, in memory") : place.toDisplay();
}

void addLine(QTreeWidgetItem* parent, const QString& what, const QString& result)
{
    auto* item = new QTreeWidgetItem(parent, {what, result});
    item->setToolTip(1, u"<p>%1</p>"_s.arg(result.toHtmlEscaped()));
}

void addPart(QTreeWidgetItem* parent, const ProofPart& part)
{
    auto* item = new QTreeWidgetItem(
        parent,
        {part.title,
         part.differences.isEmpty()
             ? ProofPage::tr("✓ no difference")
             : ProofPage::tr("✗ %Ln difference(s)", nullptr, pluralOf(part.differences.size()))});
    for (const QString& difference : part.differences) {
        addLine(item, {}, difference);
    }
    for (const QString& note : part.notes) {
        addLine(item, ProofPage::tr("Note"), note);
    }
}

}  // namespace

ProofPage::ProofPage(QWidget* parent)
    : QWidget(parent)
    , m_result(makeSheetText(tr("Nothing is proved yet."), this))
    , m_engines(new QTreeWidget(this))
    , m_bar(new QProgressBar(this))
    , m_all(new QCheckBox(tr("&Accept all of these differences"), this))
    , m_differences(new QListWidget(this))
{
    m_result->setObjectName(u"consolidate.result"_s);
    m_engines->setObjectName(u"consolidate.engines"_s);
    m_engines->setAccessibleName(tr("The proof on each engine"));
    m_engines->setColumnCount(2);
    m_engines->setHeaderLabels({tr("Where"), tr("Result")});
    m_engines->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_engines->setAlternatingRowColors(true);
    m_all->setObjectName(u"consolidate.acceptAll"_s);
    m_differences->setObjectName(u"consolidate.differences"_s);
    m_differences->setAccessibleName(tr("Differences to accept"));
    m_differences->setWordWrap(true);
    m_bar->setAccessibleName(tr("How far the proof is"));
    m_bar->setTextVisible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_result);
    layout->addWidget(m_bar);
    layout->addWidget(m_engines, 2);
    layout->addWidget(m_all);
    layout->addWidget(m_differences, 1);
    connect(m_all, &QCheckBox::clicked, this, &ProofPage::setAll);
    connect(m_differences, &QListWidget::itemChanged, this, &ProofPage::itemChanged);
    showDifferences({});
}

void ProofPage::begin(const QList<ConnectionSettings>& places)
{
    m_over = 0;
    m_isFinished = false;
    m_engines->clear();
    for (const ConnectionSettings& place : places) {
        new QTreeWidgetItem(m_engines, {placeName(place), tr("… waits")});
    }
    showDifferences({});
    m_bar->setRange(0, 0);
    m_bar->show();
    m_result->setText(
        tr("The old revisions and the new one run on empty databases and are "
           "compared. Nothing has been written yet."));
    emit acceptedChanged();
}

QTreeWidgetItem* ProofPage::running() const
{
    return m_engines->topLevelItem(m_over);
}

void ProofPage::setPhase(const QString& sentence, int done, int count)
{
    if (m_isFinished) {
        return;
    }
    if (QTreeWidgetItem* item = running(); item != nullptr && !sentence.isEmpty()) {
        item->setText(1, u"▸ "_s + sentence);
    }
    m_bar->setRange(0, count);
    m_bar->setValue(done);
}

void ProofPage::addEngine(const EngineProof& proof)
{
    QTreeWidgetItem* item = running();
    if (item == nullptr) {
        return;
    }
    ++m_over;
    item->setText(0, proof.engine);
    if (!proof.problem.isEmpty()) {
        item->setText(1, tr("⚠ nothing could be compared: %1").arg(proof.problem));
        item->setToolTip(1, u"<p>%1</p>"_s.arg(proof.problem.toHtmlEscaped()));
        return;
    }
    item->setText(1, proof.holds() ? tr("✓ the same schema and rows") : tr("✗ differs"));
    for (const ProofPart& part : proof.parts) {
        addPart(item, part);
    }
    if (!proof.fromModels.isEmpty()) {
        auto* models =
            new QTreeWidgetItem(item,
                                {tr("The models"),
                                 tr("declare something else, as before: %Ln difference(s)",
                                    nullptr,
                                    pluralOf(proof.fromModels.size()))});
        for (const Difference& difference : proof.fromModels) {
            addLine(models, {}, describe(difference));
        }
    }
    item->setExpanded(true);
    for (int i = 0; i < item->childCount(); ++i) {
        item->child(i)->setExpanded(i < proof.parts.size()
                                    && !proof.parts.at(i).differences.isEmpty());
    }
}

void ProofPage::finish(const Proof& proof)
{
    m_isFinished = true;
    m_bar->hide();
    m_result->setText(proof.holds()
                          ? tr("✓ Proved: both ways lead to the same schema and the same rows, and "
                               "the new revision can be taken back and applied again.")
                          : tr("✗ The two ways do not lead to the same. It is written only if you "
                               "accept each of these differences."));
    showDifferences(proof.differences());
    emit acceptedChanged();
}

void ProofPage::stop(const QString& sentence)
{
    m_isFinished = false;
    m_bar->hide();
    m_result->setText(sentence);
    for (int i = m_over; i < m_engines->topLevelItemCount(); ++i) {
        m_engines->topLevelItem(i)->setText(1, tr("– not tried"));
    }
    emit acceptedChanged();
}

bool ProofPage::isAccepted() const
{
    if (!m_isFinished) {
        return false;
    }
    for (int row = 0; row < m_differences->count(); ++row) {
        if (m_differences->item(row)->checkState() != Qt::Checked) {
            return false;
        }
    }
    return true;
}

void ProofPage::showDifferences(const QStringList& differences)
{
    const QSignalBlocker quiet(m_differences);
    m_differences->clear();
    for (const QString& difference : differences) {
        auto* item = new QListWidgetItem(difference, m_differences);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    m_all->setChecked(false);
    m_all->setVisible(!differences.isEmpty());
    m_differences->setVisible(!differences.isEmpty());
}

void ProofPage::setAll(bool isAccepted)
{
    {
        const QSignalBlocker quiet(m_differences);
        for (int row = 0; row < m_differences->count(); ++row) {
            m_differences->item(row)->setCheckState(isAccepted ? Qt::Checked : Qt::Unchecked);
        }
    }
    emit acceptedChanged();
}

void ProofPage::itemChanged()
{
    m_all->setChecked(isAccepted());
    emit acceptedChanged();
}

}  // namespace limbeck::ui
