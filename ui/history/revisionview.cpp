// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/revisionview.h"

#include "ui/history/operationtree.h"
#include "ui/history/sqlsides.h"
#include "ui/widget/codeview.h"

#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

namespace {

QString links(const QStringList& revisions)
{
    QStringList parts;
    for (const QString& id : revisions) {
        const QString safe = id.toHtmlEscaped();
        parts << u"<a href=\"%1\">%1</a>"_s.arg(safe);
    }
    return parts.join(u", "_s);
}

QString factsOf(const RevisionGraph& graph, const Revision& revision)
{
    QStringList facts = {u"<b>%1</b>"_s.arg(revision.id.toHtmlEscaped())};
    const QStringList parents = graph.parents(revision.id);
    const QStringList children = graph.children(revision.id);
    facts << (parents.isEmpty() ? RevisionView::tr("base")
                                : RevisionView::tr("revises %1").arg(links(parents)));
    if (const QStringList needed = graph.dependencies(revision.id); !needed.isEmpty()) {
        facts << RevisionView::tr("depends on %1").arg(links(needed));
    }
    facts << (children.isEmpty() ? RevisionView::tr("head")
                                 : RevisionView::tr("followed by %1").arg(links(children)));
    if (!revision.createDate.isEmpty()) {
        facts << revision.createDate.left(16).toHtmlEscaped();
    }
    return facts.join(u" &nbsp;·&nbsp; "_s);
}

/// Empty for a revision that was not consolidated.
QString standsForText(const Snapshot& snapshot, const Revision& revision)
{
    const qsizetype count = snapshot.consolidated.value(revision.id).size();
    const bool isArchived = snapshot.graph.find(revision.id) != &revision;
    return count == 0 || isArchived
               ? QString()
               : u" &nbsp;·&nbsp; "_s
                     + RevisionView::tr("stands for %1 archived revisions").arg(count);
}

}  // namespace

RevisionView::RevisionView(QWidget* parent)
    : QWidget(parent)
{
    build();
    showNothing();
}

void RevisionView::build()
{
    m_title = new QLabel(this);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    font.setBold(true);
    m_title->setFont(font);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_facts = new QLabel(this);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_facts->setAccessibleName(tr("Facts about the revision"));
    connect(m_facts, &QLabel::linkActivated, this, &RevisionView::revisionActivated);

    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Details of the revision"));
    m_up = new OperationTree(this);
    m_down = new OperationTree(this);
    m_sql = new SqlSides(this);
    m_source = new CodeView(CodeView::Language::Python, this);
    m_source->setAccessibleName(tr("Source of the revision"));
    m_tabs->addTab(m_up, tr("Upgrade"));
    m_tabs->addTab(m_down, tr("Downgrade"));
    m_tabs->addTab(m_sql, tr("SQL"));
    m_tabs->addTab(m_source, tr("Source"));
    for (OperationTree* tree : {m_up, m_down}) {
        connect(tree, &OperationTree::tableActivated, this, &RevisionView::tableActivated);
        connect(tree, &OperationTree::lineActivated, this, [this](int line) {
            m_tabs->setCurrentWidget(m_source);
            m_source->goToLine(line);
        });
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 8, 12, 8);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_facts);
    head->addStretch();
    layout->addLayout(head);
    layout->addWidget(m_tabs, 1);
}

void RevisionView::showRevision(const Snapshot& snapshot,
                                const RevisionId& revision,
                                const RevisionId& archivedIn)
{
    m_revision = revision;
    m_isArchived = !archivedIn.isEmpty();
    const RevisionGraph& graph = m_isArchived ? snapshot.past : snapshot.graph;
    const Revision* found = graph.find(revision);
    m_title->setText(found != nullptr ? found->message.section(u'\n', 0, 0) : revision);
    m_title->setToolTip(found != nullptr ? found->longMessage : QString());
    const QString archive =
        m_isArchived ? tr("▫ archived in %1 &nbsp;·&nbsp; ").arg(links({archivedIn})) : QString();
    m_facts->setText(found != nullptr
                         ? archive + factsOf(graph, *found) + standsForText(snapshot, *found)
                         : tr("The version table names this revision, but no script has its id."));
    m_tabs->setVisible(found != nullptr);
    if (m_path != snapshot.path && snapshot.database) {
        m_path = snapshot.path;
        m_sql->prefer(snapshot.database->engine);
    }
    // Nothing is said of what is not read yet.
    m_up->clear();
    m_down->clear();
    m_sql->show({});
    m_source->clear();
}

void RevisionView::showDetails(const RevisionDetails& details)
{
    if (details.revision != m_revision || details.isArchived != m_isArchived) {
        return;  // the user has gone on meanwhile
    }
    m_up->showSide(details.up);
    m_down->showSide(details.down);
    m_sql->show(details.engines);
    m_source->setPlainText(details.source);
    if (m_wantedLine > 0 && !details.source.isEmpty()) {
        m_source->goToLine(std::exchange(m_wantedLine, 0));
    }
}

void RevisionView::showSource(int line)
{
    m_tabs->setCurrentWidget(m_source);
    m_wantedLine = line;
    if (!m_source->document()->isEmpty()) {
        m_source->goToLine(std::exchange(m_wantedLine, 0));
    }
}

void RevisionView::showNothing()
{
    m_revision.clear();
    m_title->setText(tr("No revision selected"));
    m_facts->setText(tr("Select a revision above to see what it does."));
    m_tabs->hide();
}

RevisionId RevisionView::revision() const
{
    return m_revision;
}

}  // namespace limbeck::ui
