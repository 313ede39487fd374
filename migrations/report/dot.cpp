// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/dot.h"

#include "migrations/report/diagramshapes.h"
#include "migrations/report/textwidth.h"
#include "migrations/report/xmltext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// A text in double quotes. There a backslash begins an escape only before a quote and in labels.
QString quoted(const QString& text)
{
    QString escaped = oneLine(text);
    return u'"' + escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

/// A text inside an HTML-like label.
QString html(const QString& text)
{
    const QString escaped = xmlText(oneLine(text));
    return escaped.isEmpty() ? u" "_s : escaped;
}

class Writer final
{
public:
    Writer(const Report& report, ReportTheme theme)
        : m_report(report)
        , m_colors(diagramColors(theme == ReportTheme::Dark))
    {
    }

    QString write() const
    {
        QString text =
            u"digraph schema {\n  graph [rankdir=LR, bgcolor=\"%1\", fontcolor=\"%2\", "
            "fontname=\"DejaVu Sans\", labelloc=t, nodesep=0.4, ranksep=1.0,\n    "
            "label="_s.arg(m_colors.ground, m_colors.text)
            + quoted(m_report.title) + u"];\n"_s;
        text +=
            u"  node [shape=plain, fontname=\"DejaVu Sans\", fontsize=11];\n"
            "  edge [color=\"%1\", fontname=\"DejaVu Sans\", fontsize=9, dir=both, "
            "arrowsize=0.8];\n"_s.arg(m_colors.edge);
        for (qsizetype i = 0; i < m_report.diagram.boxes.size(); ++i) {
            text += node(i);
        }
        for (const DiagramEdge& each : m_report.diagram.edges) {
            text += edge(each);
        }
        return text + u"}\n"_s;
    }

private:
    QString node(qsizetype number) const
    {
        const DiagramBox& box = m_report.diagram.boxes.at(number);
        QString rows;
        for (qsizetype i = 0; i < box.rows.size(); ++i) {
            rows += row(box.rows.at(i), i);
        }
        return u"  t%1 [label=<<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" "
               "CELLPADDING=\"4\" COLOR=\"%2\"><TR><TD PORT=\"h\" BGCOLOR=\"%3\" "
               "COLSPAN=\"2\"><FONT COLOR=\"%4\"><B>%5</B></FONT></TD></TR>%6</TABLE>>];\n"_s.arg(
                   QString::number(number + 1),
                   m_colors.border,
                   m_colors.header,
                   m_colors.headerText,
                   html(box.table.toString()),
                   rows);
    }

    QString row(const DiagramRow& row, qsizetype number) const
    {
        QString name = html(row.name);
        if (row.isPrimary) {
            name = u"<U>"_s + name + u"</U>"_s;
        }
        if (row.isForeign) {
            name = u"<I>"_s + name + u"</I>"_s;
        }
        return u"<TR><TD PORT=\"c%1\" ALIGN=\"LEFT\" BGCOLOR=\"%2\" SIDES=\"LB\"><FONT "
               "COLOR=\"%3\">%4</FONT></TD><TD PORT=\"d%1\" ALIGN=\"LEFT\" BGCOLOR=\"%2\" "
               "SIDES=\"RB\"><FONT COLOR=\"%5\">%6%7</FONT></TD></TR>"_s.arg(
                   QString::number(number),
                   m_colors.body,
                   m_colors.text,
                   name,
                   m_colors.muted,
                   html(row.type),
                   row.isNullable ? QString() : u" *"_s);
    }

    static QString port(int row, QChar letter)
    {
        return row < 0 ? u"h"_s : letter + QString::number(row);
    }

    QString edge(const DiagramEdge& edge) const
    {
        const ForeignKey& key = m_report.schema.tables.at(edge.from).foreignKeys.at(edge.key);
        return u"  t%1:%2 -> t%3:%4 [arrowtail=%5, arrowhead=%6, tooltip=%7];\n"_s.arg(
            QString::number(edge.from + 1),
            port(edge.fromRow, u'd'),
            QString::number(edge.to + 1),
            port(edge.toRow, u'c'),
            edge.isUnique ? u"teeodot"_s : u"crowodot"_s,
            edge.isOptional ? u"teeodot"_s : u"teetee"_s,
            quoted(key.columns.join(u", "_s)));
    }

    const Report& m_report;  // outlives the writer
    DiagramColors m_colors;
};

}  // namespace

QString dotText(const Report& report, const ReportStyle& style)
{
    return Writer(report, style.theme).write();
}

}  // namespace limbeck
