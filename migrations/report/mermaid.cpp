// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/mermaid.h"

#include "migrations/report/textwidth.h"

#include <QSet>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool isLetter(QChar letter)
{
    return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z');
}

bool isDigit(QChar letter)
{
    return letter >= u'0' && letter <= u'9';
}

/// `text` as a word of Mermaid's: letters, digits, underscores, and what `more` allows.
QString wordOf(const QString& text, const QString& more = {})
{
    constexpr qsizetype maxLength = 64;
    QString word;
    for (const QChar letter : text.left(maxLength)) {
        const bool isPlain = isLetter(letter) || isDigit(letter) || more.contains(letter);
        if (isPlain || !word.endsWith(u'_')) {
            word += isPlain ? letter : u'_';
        }
    }
    return word.isEmpty() || !isLetter(word.front()) ? u"x_"_s + word : word;
}

/// `text` inside quotes. What ends a quote or begins something there has a twin that does not.
QString quoted(const QString& text)
{
    static const QString special = u"\"\\%<>#;`"_s;
    static const QString twins = u"\u201D\uFF3C\uFF05\u2039\u203A\uFF03\uFF1B\u02CB"_s;
    QString result = oneLine(text);
    for (QChar& letter : result) {
        if (const qsizetype found = special.indexOf(letter); found >= 0) {
            letter = twins.at(found);
        }
    }
    return u'"' + result + u'"';
}

QString typeWord(const QString& type)
{
    return wordOf(type.startsWith(u"enum"_s) ? u"enum"_s : type, u"()"_s);
}

/// Writes boxes and edges of one report.
class Writer final
{
public:
    explicit Writer(const Report& report)
        : m_report(report)
        , m_diagram(report.diagram)
    {
        QSet<QString> taken;
        for (const DiagramBox& box : m_diagram.boxes) {
            const QString plain = wordOf(box.table.toString());
            QString name = plain;
            for (int number = 2; taken.contains(name); ++number) {
                name = plain + u'_' + QString::number(number);
            }
            taken.insert(name);
            m_names << name;
        }
    }

    /// The box with its columns, or without them.
    QString box(int number, bool isWhole) const
    {
        const DiagramBox& box = m_diagram.boxes.at(number);
        const QString name = box.table.toString();
        QString text = u"    "_s + m_names.at(number);
        if (m_names.at(number) != name) {
            text += u'[' + quoted(name) + u']';
        }
        if (!isWhole || box.rows.isEmpty()) {
            return text + u'\n';
        }
        text += u" {\n"_s;
        QSet<QString> taken;
        for (const DiagramRow& row : box.rows) {
            text += column(number, row, taken);
        }
        return text + u"    }\n"_s;
    }

    /// "page }o--|| person : owner_id".
    QString edge(const DiagramEdge& edge) const
    {
        const Table& table = m_report.schema.tables.at(edge.from);
        const ForeignKey& key = table.foreignKeys.at(edge.key);
        const bool isPart =
            table.primaryKey && std::ranges::all_of(key.columns, [&table](const QString& column) {
                return table.primaryKey->columns.contains(column);
            });
        return u"    "_s + m_names.at(edge.from) + (edge.isUnique ? u" |o"_s : u" }o"_s)
               + (isPart ? u"--"_s : u".."_s) + (edge.isOptional ? u"o| "_s : u"|| "_s)
               + m_names.at(edge.to) + u" : "_s + quoted(key.columns.join(u", "_s)) + u'\n';
    }

    /// A diagram of some boxes, with what they refer to.
    QString diagram(const QList<int>& boxes) const
    {
        const QSet<int> inside(boxes.begin(), boxes.end());
        QString text = u"erDiagram\n"_s;
        for (const int number : boxes) {
            text += box(number, true);
        }
        QSet<int> outside;
        QString edges;
        for (const DiagramEdge& each : m_diagram.edges) {
            if (inside.contains(each.from)) {
                edges += edge(each);
                if (!inside.contains(each.to)) {
                    outside.insert(each.to);
                }
            }
        }
        QList<int> others(outside.begin(), outside.end());
        std::ranges::sort(others);
        for (const int number : others) {
            text += box(number, false);
        }
        return text + edges;
    }

private:
    QString column(int number, const DiagramRow& row, QSet<QString>& taken) const
    {
        QString name = wordOf(row.name);
        const QString plain = name;
        for (int more = 2; taken.contains(name); ++more) {
            name = plain + u'_' + QString::number(more);
        }
        taken.insert(name);
        QStringList keys;
        if (row.isPrimary) {
            keys << u"PK"_s;
        }
        if (row.isForeign) {
            keys << u"FK"_s;
        }
        if (row.isUnique && !row.isPrimary) {
            keys << u"UK"_s;
        }
        QStringList comment;
        if (name != row.name) {
            comment << row.name;
        }
        const Column* column = m_report.schema.tables.at(number).column(row.name);
        if (column != nullptr && !column->comment.isEmpty()) {
            comment << column->comment;
        }
        return u"        "_s + typeWord(row.type) + u' ' + name
               + (keys.isEmpty() ? QString() : u' ' + keys.join(u", "_s))
               + (comment.isEmpty() ? QString() : u' ' + quoted(comment.join(u": "_s))) + u'\n';
    }

    const Report& m_report;  // outlives the writer
    const ReportDiagram& m_diagram;
    QStringList m_names;
};

/// The boxes so that neighbours are near: each part of the diagram from its best known table on.
QList<int> nearOrder(const ReportDiagram& diagram)
{
    QList<QList<int>> neighbours(diagram.boxes.size());
    for (const DiagramEdge& edge : diagram.edges) {
        neighbours[edge.from] << edge.to;
        neighbours[edge.to] << edge.from;
    }
    QList<int> starts;
    for (int i = 0; i < diagram.boxes.size(); ++i) {
        starts << i;
    }
    std::ranges::stable_sort(
        starts, std::greater<>(), [&](int box) { return neighbours.at(box).size(); });
    QList<int> order;
    QList<bool> isSeen(diagram.boxes.size(), false);
    for (const int start : starts) {
        if (isSeen.at(start)) {
            continue;
        }
        isSeen[start] = true;
        order << start;
        for (qsizetype next = order.size() - 1; next < order.size(); ++next) {
            for (const int neighbour : neighbours.at(order.at(next))) {
                if (!isSeen.at(neighbour)) {
                    isSeen[neighbour] = true;
                    order << neighbour;
                }
            }
        }
    }
    return order;
}

bool fits(const QString& text, qsizetype edges)
{
    return text.size() <= maxMermaidLetters && edges <= maxMermaidEdges;
}

/// `order` in runs, each small enough with everything that it may refer to.
QList<QList<int>> runsOf(const Writer& writer, const Report& report, const QList<int>& order)
{
    QList<qsizetype> letters(report.diagram.boxes.size(), 0);
    QList<qsizetype> edges(report.diagram.boxes.size(), 0);
    for (const DiagramEdge& edge : report.diagram.edges) {
        letters[edge.from] += writer.edge(edge).size() + writer.box(edge.to, false).size();
        ++edges[edge.from];
    }
    QList<QList<int>> runs;
    qsizetype sumOfLetters = maxMermaidLetters;
    qsizetype sumOfEdges = 0;
    for (const int box : order) {
        const qsizetype more = letters.at(box) + writer.box(box, true).size();
        constexpr qsizetype head = 16;  // "erDiagram" and its line break
        if (sumOfLetters + more > maxMermaidLetters
            || sumOfEdges + edges.at(box) > maxMermaidEdges) {
            runs << QList<int>();
            sumOfLetters = head;
            sumOfEdges = 0;
        }
        runs.last() << box;
        sumOfLetters += more;
        sumOfEdges += edges.at(box);
    }
    return runs;
}

QList<int> allBoxes(const Report& report)
{
    QList<int> boxes;
    for (int i = 0; i < report.diagram.boxes.size(); ++i) {
        boxes << i;
    }
    return boxes;
}

QString heading(const Report& report, const QString& more = {})
{
    return u"%% "_s + oneLine(report.title).replace(u'{', u'(').replace(u'}', u')') + more + u'\n';
}

}  // namespace

QString mermaidText(const Report& report)
{
    return Writer(report).diagram(allBoxes(report));
}

QStringList mermaidPieces(const Report& report)
{
    const QString whole = mermaidText(report);
    if (fits(whole, report.diagram.edges.size())) {
        return {whole};
    }
    const Writer writer(report);
    QStringList pieces;
    for (QList<int> run : runsOf(writer, report, nearOrder(report.diagram))) {
        std::ranges::sort(run);
        pieces << writer.diagram(run);
    }
    return pieces;
}

ReportFiles reportMermaid(const Report& report, const ReportStyle& style)
{
    if (!style.isSplit) {
        const QString text = mermaidText(report);
        const QString warning =
            fits(text, report.diagram.edges.size())
                ? QString()
                : u"%% More than Mermaid shows by default: --split makes pieces that it takes.\n"_s;
        return ReportFiles::single(heading(report) + warning + text);
    }
    ReportFiles files;
    files.isFolder = true;
    const QStringList pieces = mermaidPieces(report);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QString part = u" (%1 of %2)"_s.arg(i + 1).arg(pieces.size());
        files.files << ReportFile{u"diagram-%1.mmd"_s.arg(i + 1),
                                  (heading(report, part) + pieces.at(i)).toUtf8()};
    }
    return files;
}

}  // namespace limbeck
