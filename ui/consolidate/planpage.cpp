// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/consolidate/planpage.h"

#include "ui/consolidate/decisionlist.h"
#include "ui/language/words.h"
#include "ui/sheet/sheetparts.h"
#include "ui/widget/codeview.h"

#include <QDir>
#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

CodeView* makeView(const QString& name, const QString& spoken, QWidget* parent)
{
    auto* view = new CodeView(CodeView::Language::Python, parent);
    view->setObjectName(u"consolidate."_s + name);
    view->setAccessibleName(spoken);
    return view;
}

/// Paths as people see them in the project.
QString archivedText(const command::ConsolidationPlan& plan, const QString& folder)
{
    QStringList files;
    for (auto each = plan.digests.cbegin(); each != plan.digests.cend(); ++each) {
        const bool isEdited = std::ranges::any_of(
            plan.edits, [&](const command::ScriptEdit& edit) { return edit.file == each.key(); });
        if (!isEdited) {
            files << QDir(folder).relativeFilePath(each.key());
        }
    }
    return files.join(u'\n');
}

}  // namespace

QString editsText(const QList<command::ScriptEdit>& edits)
{
    QString text;
    for (const command::ScriptEdit& edit : edits) {
        text += u"# %1\n"_s.arg(edit.file);
        const QStringList before = edit.before.split(u'\n');
        const QStringList after = edit.after.split(u'\n');
        for (const QString& line : before) {
            text += after.contains(line) ? QString() : u"- "_s + line + u'\n';
        }
        for (const QString& line : after) {
            text += before.contains(line) ? QString() : u"+ "_s + line + u'\n';
        }
        text += u'\n';
    }
    return text;
}

PlanPage::PlanPage(QWidget* parent)
    : QWidget(parent)
    , m_summary(makeSheetText(tr("Nothing is planned yet."), this))
    , m_tabs(new QTabWidget(this))
    , m_decisions(new DecisionList(this))
    , m_script(makeView(u"script"_s, tr("The new script"), this))
    , m_edits(makeView(u"edits"_s, tr("Edits of other scripts"), this))
    , m_archived(makeView(u"archived"_s, tr("Files that go to the archive"), this))
{
    m_summary->setObjectName(u"consolidate.planSummary"_s);
    m_tabs->setAccessibleName(tr("Parts of the plan"));
    m_tabs->addTab(m_script, tr("New script"));
    m_tabs->addTab(m_decisions, tr("Decisions"));
    m_tabs->addTab(m_edits, tr("Other scripts"));
    m_tabs->addTab(m_archived, tr("To the archive"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(m_tabs, 1);
}

void PlanPage::showPlan(const command::ConsolidationPlan& plan, const QString& projectFolder)
{
    QStringList lines{tr("Revision %1 takes the place of %2, in %3.")
                          .arg(plan.id,
                               countedRevisions(plan.interval.revisions.size()),
                               QDir(projectFolder).relativeFilePath(plan.file)),
                      tr("It is written for %1. Nothing has been written yet.")
                          .arg(plan.body.engines.join(u", "_s))};
    for (const QString& note : plan.body.notes) {
        lines << u"⚠ "_s + note;
    }
    m_summary->setText(lines.join(u'\n'));
    m_decisions->setDecisions(plan.body.decisions);
    m_script->setPlainText(QString::fromUtf8(plan.content));
    m_edits->setPlainText(plan.edits.isEmpty() ? tr("# No other script has to change.")
                                               : editsText(plan.edits));
    m_archived->setPlainText(archivedText(plan, projectFolder));
    m_tabs->setTabText(1, tr("Decisions %1").arg(plan.body.decisions.size()));
    m_tabs->setTabText(2, tr("Other scripts %1").arg(plan.edits.size()));
    m_tabs->setTabText(3, tr("To the archive %1").arg(plan.interval.revisions.size()));
}

DecisionList& PlanPage::decisions()
{
    return *m_decisions;
}

}  // namespace limbeck::ui
