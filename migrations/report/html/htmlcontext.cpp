// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlcontext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

HtmlContext::HtmlContext(const Report& report, const ReportStyle& style)
    : m_report(report)
    , m_words(style.language)
{
    for (const Table& table : report.schema.tables) {
        m_tables.insert(table.name, int(m_anchors.size()));
        m_anchors << HtmlAnchor::of("table-"_html, table.name.toString());
    }
    for (int i = 0; i < report.history.size(); ++i) {
        m_revisions.insert(report.history[i].revision.id, i);
    }
}

Html HtmlContext::word(const QString& english) const
{
    return Html() << m_words(english);
}

const HtmlAnchor& HtmlContext::tableAnchor(int table) const
{
    return m_anchors[table];
}

HtmlAnchor HtmlContext::columnAnchor(int table, const QString& column) const
{
    return m_anchors[table].child(column);
}

HtmlAnchor HtmlContext::revisionAnchor(const RevisionId& revision)
{
    return HtmlAnchor::of("revision-"_html, revision);
}

Html HtmlContext::tableLink(const TableName& name) const
{
    const int table = indexOf(name);
    if (table < 0) {
        return Html() << "<span class=absent>"_html << name.toString() << "</span>"_html;
    }
    return tableLink(table);
}

Html HtmlContext::tableLink(int table) const
{
    return Html() << "<a href=#"_html << m_anchors[table] << ">"_html
                  << m_report.schema.tables[table].name.toString() << "</a>"_html;
}

Html HtmlContext::columnLink(const TableName& name, const QStringList& columns) const
{
    const int table = indexOf(name);
    const QString text = columns.isEmpty()
                             ? name.toString()
                             : name.toString() + u'.' + columns.join(QStringLiteral(", "));
    if (table < 0) {
        return Html() << "<span class=absent>"_html << text << "</span>"_html;
    }
    Html link;
    link << "<a href=#"_html;
    if (columns.size() == 1 && m_report.schema.tables[table].hasColumn(columns.first())) {
        link << columnAnchor(table, columns.first());
    } else {
        link << m_anchors[table];
    }
    return link << ">"_html << text << "</a>"_html;
}

Html HtmlContext::revisionLink(const RevisionId& revision) const
{
    if (!hasRevision(revision)) {
        return Html() << "<span class=absent>"_html << revision << "</span>"_html;
    }
    return Html() << "<a class=r href=#"_html << revisionAnchor(revision) << ">"_html << revision
                  << "</a>"_html;
}

int HtmlContext::indexOf(const TableName& name) const
{
    const auto found = m_tables.constFind(name);
    if (found != m_tables.cend()) {
        return *found;
    }
    return m_report.indexOf(name);  // the default schema may be said or not
}

bool HtmlContext::hasRevision(const RevisionId& revision) const
{
    return m_revisions.contains(revision);
}

Html htmlNames(const QStringList& names)
{
    Html list;
    for (const QString& name : names) {
        if (!list.isEmpty()) {
            list << ", "_html;
        }
        list << "<code>"_html << name << "</code>"_html;
    }
    return list;
}

Html htmlTableHead(const HtmlContext& context,
                   HtmlLiteral openingTag,
                   const QString& caption,
                   const QStringList& columns)
{
    Html head;
    head << "\n<div class=scroll>"_html << openingTag << "<caption>"_html << context.word(caption)
         << "</caption><thead><tr>"_html;
    for (const QString& column : columns) {
        head << "<th scope=col>"_html << context.word(column);
    }
    return head << "<tbody>"_html;
}

Html htmlSql(const HtmlContext& context, const QStringList& statements)
{
    if (statements.isEmpty()) {
        return {};
    }
    return Html() << "<details class=sql><summary>SQL "_html << engineName(context.report().engine)
                  << "</summary><pre><code>"_html << statements.join(u"\n\n"_s)
                  << "</code></pre></details>"_html;
}

}  // namespace limbeck
