// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/plantuml.h"

#include "migrations/report/textwidth.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isPlain(char32_t letter)
{
    return letter == U' ' || letter == U'_' || (letter >= U'0' && letter <= U'9')
           || (letter >= U'A' && letter <= U'Z') || (letter >= U'a' && letter <= U'z')
           || letter >= 0xA0;
}

/// `text` where a label is drawn: PlantUML reads <U+0041> as a letter and as nothing else.
QString label(const QString& text)
{
    QString escaped;
    for (const char32_t letter : oneLine(text).toUcs4()) {
        escaped += isPlain(letter)
                       ? QString::fromUcs4(&letter, 1)
                       : u"<U+%1>"_s.arg(static_cast<uint>(letter), 4, 16, QChar(u'0')).toUpper();
    }
    return escaped;
}

QString row(const DiagramRow& row)
{
    // {field}: parentheses would make it a method.
    return u"  {field} "_s + (row.isNullable ? QString() : u"* "_s) + label(row.name) + u" : "_s
           + label(row.type) + (row.isForeign ? u" <<FK>>"_s : QString()) + u'\n';
}

QString entity(const DiagramBox& box, qsizetype number)
{
    QString keys;
    QString others;
    for (const DiagramRow& each : box.rows) {
        (each.isPrimary ? keys : others) += row(each);
    }
    const bool hasBoth = !keys.isEmpty() && !others.isEmpty();
    return u"entity \"%1\" as t%2 {\n"_s.arg(label(box.table.toString()),
                                             QString::number(number + 1))
           + keys + (hasBoth ? u"  --\n"_s : QString()) + others + u"}\n"_s;
}

QString edge(const Report& report, const DiagramEdge& edge)
{
    const ForeignKey& key = report.schema.tables.at(edge.from).foreignKeys.at(edge.key);
    return u"t%1 %2--%3 t%4 : %5\n"_s.arg(QString::number(edge.from + 1),
                                          edge.isUnique ? u"|o"_s : u"}o"_s,
                                          edge.isOptional ? u"o|"_s : u"||"_s,
                                          QString::number(edge.to + 1),
                                          label(key.columns.join(u", "_s)));
}

}  // namespace

QString plantUmlText(const Report& report, const ReportStyle& style)
{
    QString text = u"@startuml\n"_s;
    if (style.theme == ReportTheme::Dark) {
        text +=
            u"skinparam backgroundColor #1c1f24\n"
            "skinparam defaultFontColor #e6e8eb\n"
            "skinparam classBackgroundColor #272b31\n"
            "skinparam classBorderColor #5b636e\n"
            "skinparam arrowColor #9aa4b2\n"_s;
    }
    text += u"title "_s + label(report.title) + u"\nhide circle\nhide empty members\n"_s;
    for (qsizetype i = 0; i < report.diagram.boxes.size(); ++i) {
        text += u'\n' + entity(report.diagram.boxes.at(i), i);
    }
    text += u'\n';
    for (const DiagramEdge& each : report.diagram.edges) {
        text += edge(report, each);
    }
    return text + u"@enduml\n"_s;
}

}  // namespace limbeck
