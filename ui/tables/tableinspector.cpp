// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tables/tableinspector.h"

#include "ui/mainwindow/navigator.h"
#include "ui/tables/tabletext.h"
#include "ui/theme/theme.h"

#include <QEvent>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

TableInspector::TableInspector(Navigator& navigator, QWidget* parent)
    : QTextBrowser(parent)
{
    setObjectName(u"inspector"_s);
    setAccessibleName(tr("Inspector of the selected table"));
    setOpenLinks(false);
    setFrameShape(NoFrame);
    document()->setDocumentMargin(12);
    connect(this, &QTextBrowser::anchorClicked, &navigator, [&navigator](const QUrl& link) {
        navigator.goToTable(tableOfLink(link));
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
    showTable(m_table);
}

TableName TableInspector::table() const
{
    return m_table;
}

void TableInspector::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showTable(m_table);
    }
}

void TableInspector::showTable(const TableName& table)
{
    m_table = table;
    const Table* found = m_snapshot ? m_snapshot->schema.table(table) : nullptr;
    if (found != nullptr) {
        setHtml(tableText(*m_snapshot, *found, palette()));
        return;
    }
    const QString text = table.isEmpty()
                             ? tr("Select a table to see its columns, keys and relations.")
                             : tr("The schema has no table '%1'.").arg(table.toString());
    setHtml(u"<p style='color:%1'>%2</p>"_s.arg(color(Role::Muted, palette()).name(),
                                                text.toHtmlEscaped()));
}

}  // namespace limbeck::ui
