// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/html/html.h"
#include "migrations/report/report.h"
#include "migrations/report/reportstyle.h"

#include <QHash>

namespace limbeck {

/// What every part of the page needs: the report, its words, and where things stand in the page.
/// Lives as long as one page is written.
class HtmlContext final
{
public:
    /// Requires: `report` outlives this.
    HtmlContext(const Report& report, const ReportStyle& style);

    const Report& report() const
    {
        return m_report;
    }

    const ReportWords& words() const
    {
        return m_words;
    }

    /// `english` in the report's language, escaped.
    Html word(const QString& english) const;

    /// Of the table with that number in Report::schema.
    const HtmlAnchor& tableAnchor(int table) const;
    HtmlAnchor columnAnchor(int table, const QString& column) const;
    static HtmlAnchor revisionAnchor(const RevisionId& revision);

    /// A link to the table, or its name alone where it is not in the report.
    Html tableLink(const TableName& name) const;
    Html tableLink(int table) const;
    /// A link that says "table.column".
    Html columnLink(const TableName& name, const QStringList& columns) const;
    /// A link to the revision, or its id alone where it is not in the report.
    Html revisionLink(const RevisionId& revision) const;

    /// -1 if the report does not have it.
    int indexOf(const TableName& name) const;
    bool hasRevision(const RevisionId& revision) const;

private:
    const Report& m_report;
    ReportWords m_words;
    QList<HtmlAnchor> m_anchors;
    QHash<TableName, int> m_tables;
    QHash<RevisionId, int> m_revisions;
};

/// Names as a list that people read, each in <code>: "a, b".
Html htmlNames(const QStringList& names);

/// The start of a table, up to its body: `columns` are its headings, in English.
Html htmlTableHead(const HtmlContext& context,
                   HtmlLiteral openingTag,
                   const QString& caption,
                   const QStringList& columns);

/// Statements, folded; nothing if there are none.
Html htmlSql(const HtmlContext& context, const QStringList& statements);

}  // namespace limbeck
