// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/consolidate/decisionlist.h"

#include "ui/sheet/sheetparts.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int stepRole = Qt::UserRole + 1;
constexpr int reasonRole = Qt::UserRole + 2;

/// In the order of the box.
enum Choice
{
    AsDecided,
    Keep,
    LeaveOut,
};

}  // namespace

QString decisionText(Decision::What what)
{
    switch (what) {
    case Decision::What::Kept:
        return DecisionList::tr("✓ kept");
    case Decision::What::Gathered:
        return DecisionList::tr("↓ gathered");
    case Decision::What::Dropped:
        return DecisionList::tr("✗ left out");
    }
    Q_UNREACHABLE();
}

DecisionList::DecisionList(QWidget* parent)
    : QWidget(parent)
    , m_list(new QTreeWidget(this))
    , m_reason(makeSheetText({}, this))
    , m_choice(new QComboBox(this))
{
    m_list->setObjectName(u"consolidate.decisions"_s);
    m_list->setAccessibleName(tr("Decisions about steps with rows"));
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Decision"), tr("Step"), tr("Revision, line")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_reason->setObjectName(u"consolidate.reason"_s);
    m_choice->setObjectName(u"consolidate.overrule"_s);
    m_choice->addItems({tr("As decided"), tr("Keep it where it is"), tr("Leave it out")});
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 4, 8, 4);
    foot->addWidget(m_reason, 1);
    auto* label = new QLabel(tr("This &step:"), this);
    label->setBuddy(m_choice);
    foot->addWidget(label);
    foot->addWidget(m_choice);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &DecisionList::showCurrent);
    connect(m_choice, &QComboBox::activated, this, &DecisionList::overrule);
    showCurrent();
}

void DecisionList::setDecisions(const QList<Decision>& decisions)
{
    const QString selected = currentStep();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const Decision& decision : decisions) {
            auto* item = new QTreeWidgetItem(m_list);
            const QString step = stepName(decision.revision, decision.where);
            const bool isOverruled = m_overrules.of(decision.revision, decision.where).has_value();
            item->setText(0, decisionText(decision.what) + (isOverruled ? tr(" by you") : u""_s));
            item->setText(1, decision.text);
            item->setText(2, u"%1, %2"_s.arg(decision.revision).arg(decision.where.line));
            item->setData(0, stepRole, step);
            item->setData(0, reasonRole, decision.reason);
            for (int column = 0; column < m_list->columnCount(); ++column) {
                // As HTML, since only that is broken into lines.
                item->setToolTip(column,
                                 u"<p>%1</p><p>%2</p>"_s.arg(decision.text.toHtmlEscaped(),
                                                             decision.reason.toHtmlEscaped()));
            }
            if (step == selected) {
                m_list->setCurrentItem(item);
            }
        }
    }
    if (m_list->currentItem() == nullptr && m_list->topLevelItemCount() > 0) {
        m_list->setCurrentItem(m_list->topLevelItem(0));
    }
    showCurrent();
}

const Overrules& DecisionList::overrules() const
{
    return m_overrules;
}

void DecisionList::clearOverrules()
{
    m_overrules = {};
}

QString DecisionList::currentStep() const
{
    const QTreeWidgetItem* item = m_list->currentItem();
    return item != nullptr ? item->data(0, stepRole).toString() : QString();
}

void DecisionList::showCurrent()
{
    const QTreeWidgetItem* item = m_list->currentItem();
    m_choice->setEnabled(item != nullptr);
    if (item == nullptr) {
        m_reason->setText(tr("No step has to do with rows: there is nothing to decide."));
        return;
    }
    m_reason->setText(tr("Since %1.").arg(item->data(0, reasonRole).toString()));
    const QString step = currentStep();
    m_choice->setCurrentIndex(m_overrules.keep.contains(step)   ? Keep
                              : m_overrules.drop.contains(step) ? LeaveOut
                                                                : AsDecided);
}

void DecisionList::overrule(int index)
{
    const QString step = currentStep();
    Overrules wanted = m_overrules;
    wanted.keep.remove(step);
    wanted.drop.remove(step);
    if (index == Keep) {
        wanted.keep.insert(step);
    } else if (index == LeaveOut) {
        wanted.drop.insert(step);
    }
    if (!step.isEmpty() && wanted != m_overrules) {
        m_overrules = wanted;
        emit overrulesChanged();
    }
}

}  // namespace limbeck::ui
