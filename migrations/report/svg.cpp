// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/svg.h"

#include "migrations/report/diagramshapes.h"
#include "migrations/report/xmltext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr double noteHeight = 22;

/// "12.5": at most one digit behind the point, none where it would be zero.
QString number(double value)
{
    QString text = QString::number(value, 'f', 1);
    return text.endsWith(".0"_L1) ? text.chopped(2) : text;
}

QString point(const QPointF& at)
{
    return number(at.x()) + u' ' + number(at.y());
}

QString colorRules(const DiagramColors& colors)
{
    return u".g{fill:%1}.h{fill:%2}.t{fill:%3}.b{fill:%4}.o{stroke:%5}.e{stroke:%6}.r{fill:%1;"
           "stroke:%6}.k{fill:%7}.n{fill:%8}.y{fill:%9}"_s.arg(colors.ground,
                                                               colors.header,
                                                               colors.headerText,
                                                               colors.body,
                                                               colors.border,
                                                               colors.edge,
                                                               colors.key,
                                                               colors.text,
                                                               colors.muted);
}

class Writer final
{
public:
    Writer(const Report& report, ReportTheme theme)
        : m_report(report)
        , m_diagram(report.diagram)
        , m_theme(theme)
    {
    }

    QString write() const
    {
        const double width = m_diagram.size.width();
        const double height = m_diagram.size.height() + (m_diagram.note.isEmpty() ? 0 : noteHeight);
        QString text =
            u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" "
            "viewBox=\"0 0 %1 %2\" role=\"img\">\n"_s.arg(number(width), number(height));
        text += u"<title>"_s + xmlText(m_report.title) + u"</title>\n"_s + style()
                + u"<rect class=\"g\" width=\"%1\" height=\"%2\"/>\n"_s.arg(number(width),
                                                                            number(height));
        text += edges();
        for (qsizetype i = 0; i < m_diagram.boxes.size(); ++i) {
            text += box(i);
        }
        if (!m_diagram.note.isEmpty()) {
            text += u"<text class=\"n\" x=\"%1\" y=\"%2\">%3</text>\n"_s.arg(
                number(diagramMargin),
                number(m_diagram.size.height() + 4),
                xmlText(m_diagram.note));
        }
        return text + u"</svg>\n"_s;
    }

private:
    QString style() const
    {
        QString rules =
            u"text{font:%1px \"DejaVu Sans\",Verdana,\"Noto Sans\",sans-serif;white-space:pre}"
            ".t{font-size:%2px;font-weight:bold}.y{text-anchor:end}.e{fill:none;stroke-width:1.2}"
            ".r{stroke-width:1.2}.o{fill:none}"_s.arg(number(diagramRowPixels),
                                                      number(diagramHeaderPixels));
        rules += colorRules(diagramColors(m_theme == ReportTheme::Dark));
        if (m_theme == ReportTheme::Auto) {
            rules +=
                u"@media (prefers-color-scheme:dark){"_s + colorRules(diagramColors(true)) + u'}';
        }
        return u"<style>"_s + rules + u"</style>\n"_s;
    }

    QString edges() const
    {
        QString lines;
        QString rings;
        for (const DiagramEdge& edge : m_diagram.edges) {
            const EdgeShape shape = shapeOf(m_diagram, edge);
            QString path = u"M%1C%2 %3 %4"_s.arg(point(shape.start),
                                                 point(shape.startControl),
                                                 point(shape.endControl),
                                                 point(shape.end));
            for (const QLineF& mark : shape.marks) {
                path += u'M' + point(mark.p1()) + u'L' + point(mark.p2());
            }
            lines += u"<path class=\"e\" d=\"%1\"/>\n"_s.arg(path);
            if (shape.ring) {
                rings += u"<circle class=\"r\" cx=\"%1\" cy=\"%2\" r=\"%3\"/>\n"_s.arg(
                    number(shape.ring->x()), number(shape.ring->y()), number(edgeRingRadius));
            }
        }
        return lines + rings;
    }

    QString box(qsizetype index) const
    {
        const DiagramBox& box = m_diagram.boxes.at(index);
        const QString size = u"width=\"%1\" height=\"%2\""_s.arg(number(box.rect.width()),
                                                                 number(box.rect.height()));
        QString text =
            u"<g transform=\"translate(%1)\"><title>%2</title><rect class=\"b\" %3/>"_s.arg(
                point(box.rect.topLeft()), title(index), size);
        text += u"<rect class=\"h\" width=\"%1\" height=\"%2\"/><rect class=\"o\" %3/>"_s.arg(
            number(box.rect.width()), number(diagramHeaderHeight), size);
        text += u"<text class=\"t\" x=\"10\" y=\"19\">%1</text>\n"_s.arg(xmlText(headerText(box)));
        for (int i = 0; i < box.rows.size(); ++i) {
            text += row(box, i);
        }
        return text + u"</g>\n"_s;
    }

    /// The whole name and the comment.
    QString title(qsizetype index) const
    {
        const Table& table = m_report.schema.tables.at(index);
        const QString name = xmlText(table.name.toString());
        return table.comment.isEmpty() ? name : name + u"&#10;"_s + xmlText(table.comment);
    }

    static QString row(const DiagramBox& box, int index)
    {
        const RowTexts texts = textsOf(box, box.rows.at(index));
        const double baseline = rowMiddle(box, index) - box.rect.top() + 4;
        const auto cell = [baseline](QChar kind, double x, const QString& text) {
            return text.isEmpty() ? QString()
                                  : u"<text class=\"%1\" x=\"%2\" y=\"%3\">%4</text>"_s.arg(
                                      QString(kind), number(x), number(baseline), xmlText(text));
        };
        return cell(u'k', diagramTextLeft, texts.mark)
               + cell(u'n', diagramMarkWidth + diagramTextLeft, texts.name)
               + cell(u'y', box.rect.width() - diagramTextLeft, texts.type) + u'\n';
    }

    const Report& m_report;  // outlives the writer
    const ReportDiagram& m_diagram;
    ReportTheme m_theme;
};

}  // namespace

QString svgText(const Report& report, const ReportStyle& style)
{
    return Writer(report, style.theme).write();
}

}  // namespace limbeck
