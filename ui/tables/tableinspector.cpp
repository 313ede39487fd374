// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tables/tableinspector.h"

#include "ui/mainwindow/navigator.h"
#include "ui/tables/tabletext.h"
#include "ui/theme/theme.h"
#include "ui/time/timememory.h"

#include <QEvent>
#include <QMimeData>
#include <QScrollBar>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

TableInspector::TableInspector(Navigator& navigator, QWidget* parent)
    : QTextBrowser(parent)
{
    setObjectName(u"inspector"_s);
    setAccessibleName(tr("Inspector of the selected table"));
    setOpenLinks(false);
    setFrameShape(NoFrame);
    setWordWrapMode(QTextOption::WordWrap);  // names of columns are not cut in two
    document()->setDocumentMargin(12);
    connect(this, &QTextBrowser::anchorClicked, &navigator, [this, &navigator](const QUrl& link) {
        navigator.goToTable(tableOfLink(link));
        if (const RevisionId revision = revisionOfLink(link); !revision.isEmpty()) {
            emit revisionActivated(revision);
        }
    });
    connect(&navigator, &Navigator::placeChanged, this, [this](const Place& place) {
        if (!place.table.isEmpty()) {
            showTable(place.table);
        }
    });
    showTable({});
}

void TableInspector::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    m_guesses =
        m_isGuessing && snapshot ? impliedRelations(snapshot->schema) : QList<ImpliedRelation>();
    showTable(m_table);
}

void TableInspector::setGuessing(bool isGuessing)
{
    if (isGuessing != m_isGuessing) {
        m_isGuessing = isGuessing;
        setSnapshot(m_snapshot);
    }
}

TableName TableInspector::table() const
{
    return m_table;
}

void TableInspector::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        write();
    }
}

QMimeData* TableInspector::createMimeDataFromSelection() const
{
    QMimeData* copied = QTextBrowser::createMimeDataFromSelection();
    copied->setText(copied->text().remove(nameBreak));
    copied->setHtml(copied->html().remove(nameBreak));
    return copied;
}

void TableInspector::setStory(const TableStory& story)
{
    if (story.table == m_table) {
        m_story = std::make_shared<const TableStory>(story);
        const int place = verticalScrollBar()->value();
        write();
        verticalScrollBar()->setValue(place);
    }
}

void TableInspector::showTable(const TableName& table)
{
    m_table = table;
    m_story.reset();
    write();
    emit storyWanted(table);
}

void TableInspector::write()
{
    const Table* found = m_snapshot ? m_snapshot->schema.table(m_table) : nullptr;
    if (found != nullptr) {
        setHtml(tableText(*m_snapshot, *found, palette(), m_story.get(), m_guesses));
        return;
    }
    const QString text = m_table.isEmpty()
                             ? tr("Select a table to see its columns, keys and relations.")
                             : tr("The schema has no table '%1'.").arg(m_table.toString());
    setHtml(u"<p style='color:%1'>%2</p>"_s.arg(color(Role::Muted, palette()).name(),
                                                text.toHtmlEscaped()));
}

}  // namespace limbeck::ui
