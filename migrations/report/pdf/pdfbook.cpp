// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/pdf/pdfbook.h"

#include "migrations/report/drawing.h"
#include "models/schema/relations.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString tableAnchor(int number)
{
    return u"t%1"_s.arg(number);
}

QString keyWords(const Table& table, const QString& column)
{
    QStringList words;
    if (table.primaryKey && table.primaryKey->columns.contains(column)) {
        words << u"PK"_s;
    }
    if (std::ranges::any_of(table.foreignKeys, [&column](const ForeignKey& key) {
            return key.columns.contains(column);
        })) {
        words << u"FK"_s;
    }
    return words.join(u", "_s);
}

QString defaultText(const Column& column)
{
    if (column.computed) {
        return column.computed->expression;
    }
    if (column.identity) {
        return u"identity"_s;
    }
    if (!column.serverDefault) {
        return {};
    }
    switch (column.serverDefault->kind) {
    case ServerDefault::Kind::Literal:
        return u'\'' + column.serverDefault->text + u'\'';
    case ServerDefault::Kind::Expression:
        return column.serverDefault->text;
    case ServerDefault::Kind::CurrentTimestamp:
        return u"current timestamp"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    }
    Q_UNREACHABLE();
}

QString actionText(const ForeignKey& key)
{
    QStringList words;
    if (!key.onDelete.isEmpty()) {
        words << u"ON DELETE "_s + key.onDelete;
    }
    if (!key.onUpdate.isEmpty()) {
        words << u"ON UPDATE "_s + key.onUpdate;
    }
    return words.join(u", "_s);
}

constexpr double unitsPerPoint = 10;
constexpr double tileOverlap = 24;  // points

/// How a diagram is laid over pages.
struct Tiling
{
    double scale = 1;
    int rows = 1;
    int columns = 1;
};

/// Letters as large as in the text, or smaller where that would take more pages than people glue.
Tiling tilingOf(const QSizeF& diagram, const QSizeF& room)
{
    constexpr int mostPages = 60;
    constexpr double readable = 0.7;
    Tiling tiling;
    tiling.scale = readable;
    const auto pages = [](double length, double page) {
        return std::max(1,
                        static_cast<int>(std::ceil((length - tileOverlap) / (page - tileOverlap))));
    };
    while (true) {
        tiling.columns = pages(diagram.width() * tiling.scale, room.width());
        tiling.rows = pages(diagram.height() * tiling.scale, room.height());
        if (tiling.rows * tiling.columns <= mostPages) {
            return tiling;
        }
        tiling.scale *= 0.9;
    }
}

/// Dashed lines where the next page begins, and which page this is.
void drawTileMarks(QPainter& painter, const QRectF& room, int tile, const Tiling& tiling)
{
    const int row = tile / tiling.columns;
    const int column = tile % tiling.columns;
    painter.setPen(QPen(QColor(0x8A, 0x93, 0xA0), 4, Qt::DashLine));
    const double right = room.right() - tileOverlap;
    const double bottom = room.bottom() - tileOverlap;
    if (column + 1 < tiling.columns) {
        painter.drawLine(QPointF(right, room.top()) * unitsPerPoint,
                         QPointF(right, room.bottom()) * unitsPerPoint);
    }
    if (row + 1 < tiling.rows) {
        painter.drawLine(QPointF(room.left(), bottom) * unitsPerPoint,
                         QPointF(room.right(), bottom) * unitsPerPoint);
    }
    painter.setFont(drawingFont(8 * unitsPerPoint));
    painter.drawText(
        (room.topLeft() - QPointF(0, 4)) * unitsPerPoint,
        u"%1 / %2, %3 / %4"_s.arg(row + 1).arg(tiling.rows).arg(column + 1).arg(tiling.columns));
}

}  // namespace

PdfBook::PdfBook(const Report& report, const ReportStyle& style, Anchors anchors)
    : m_report(report)
    , m_isTiled(style.isTiled)
    , m_words(style.language)
    , m_anchors(std::move(anchors))
{
}

void PdfBook::write(PdfFlow& flow, QPainter* painter) const
{
    flow.newPage();
    writeFront(flow);
    writeContents(flow);
    writeDiagram(flow, painter);
    if (m_isTiled) {
        writeTiles(flow, painter);
    }
    flow.newPage();
    writeTables(flow);
    writeOthers(flow);
    writeOrder(flow);
    writeHistory(flow);
}

QStringList PdfBook::worded(const QStringList& english) const
{
    QStringList words;
    for (const QString& each : english) {
        words << m_words(each);
    }
    return words;
}

PdfCell PdfBook::tableCell(const TableName& name) const
{
    const int number = m_report.indexOf(name);
    return {name.toString(), number < 0 ? QString() : tableAnchor(number)};
}

PdfCell PdfBook::revisionCell(const RevisionId& id) const
{
    return {id, u"r"_s + id};
}

void PdfBook::writeFront(PdfFlow& flow) const
{
    flow.heading(0, m_report.title, {}, false);
    const ReportCounts& counts = m_report.counts;
    flow.paragraph(
        QStringList{m_words.count(counts.tables, u"table"_s, u"tables"_s),
                    m_words.count(counts.columns, u"column"_s, u"columns"_s),
                    m_words.count(counts.foreignKeys, u"foreign key"_s, u"foreign keys"_s),
                    m_words.count(counts.indexes, u"index"_s, u"indexes"_s)}
            .join(u", "_s));
    flow.paragraph(m_words(u"Source"_s) + u": "_s + m_words(sourceName(m_report.source)), 0, true);
    if (!m_report.stamp.isEmpty()) {
        flow.paragraph(m_words(u"Date"_s) + u": "_s + m_report.stamp, 0, true);
    }
    for (const QString& note : m_report.notes) {
        flow.paragraph(note, 0, true);
    }
    if (!m_report.doubts.isEmpty()) {
        flow.heading(3,
                     m_words(u"Not certain: from here on the schema may differ from the truth."_s),
                     {},
                     false);
    }
    for (const Finding& doubt : m_report.doubts) {
        flow.paragraph(u"\u2022 "_s + doubt.message + u" "_s + doubt.where.toString(), 8);
    }
}

void PdfBook::writeContents(PdfFlow& flow) const
{
    flow.heading(1, m_words(u"Contents"_s), u"contents"_s);
    QList<PdfContentsLine> lines;
    const auto line = [&](int level, const QString& text, const QString& anchor) {
        lines << PdfContentsLine{level, text, anchor, m_anchors.value(anchor).page};
    };
    line(0, m_words(u"Diagram"_s), u"diagram"_s);
    line(0, m_words(u"Tables"_s), u"tables"_s);
    for (int i = 0; i < m_report.schema.tables.size(); ++i) {
        line(1, m_report.schema.tables.at(i).name.toString(), tableAnchor(i));
    }
    line(0, m_words(u"Order of inserting"_s), u"order"_s);
    if (!m_report.history.isEmpty()) {
        line(0, m_words(u"History"_s), u"history"_s);
    }
    const qsizetype tables = m_report.schema.tables.size();
    flow.contents(lines, tables > 300 ? 3 : tables > 100 ? 2 : 1);
}

void PdfBook::writeDiagram(PdfFlow& flow, QPainter* painter) const
{
    const QSizeF size = m_report.diagram.size;
    flow.newPage(size.width() > size.height());
    flow.heading(1, m_words(u"Diagram"_s), u"diagram"_s);
    if (painter == nullptr || size.isEmpty()) {
        return;
    }
    const QRectF room = flow.room();
    const double scale =
        std::min({1.0, room.width() / size.width(), room.height() / size.height()});
    DiagramColors colors = diagramColors(false);
    colors.ground = u"#ffffff"_s;
    painter->save();
    painter->translate(room.topLeft() * unitsPerPoint);
    painter->scale(scale * unitsPerPoint, scale * unitsPerPoint);
    paintDiagram(*painter, m_report.diagram, colors);
    painter->restore();
}

/// The diagram over pages that overlap a little, so that they can be put together.
void PdfBook::writeTiles(PdfFlow& flow, QPainter* painter) const
{
    const QSizeF size = m_report.diagram.size;
    flow.newPage(true);
    flow.paragraph(u" "_s);  // what each of the pages begins with
    const QRectF room = flow.room();
    const Tiling tiling = tilingOf(size, room.size());
    for (int tile = 0; tile < tiling.rows * tiling.columns; ++tile) {
        if (tile > 0) {
            flow.newPage(true);
            flow.paragraph(u" "_s);
        }
        if (painter == nullptr) {
            continue;
        }
        const QPointF corner(tile % tiling.columns * (room.width() - tileOverlap),
                             tile / tiling.columns * (room.height() - tileOverlap));
        const QRectF part(corner / tiling.scale, room.size() / tiling.scale);
        DiagramColors colors = diagramColors(false);
        colors.ground = u"#ffffff"_s;
        painter->save();
        painter->setClipRect(QRectF(room.topLeft() * unitsPerPoint, room.size() * unitsPerPoint));
        painter->translate((room.topLeft() - corner) * unitsPerPoint);
        painter->scale(tiling.scale * unitsPerPoint, tiling.scale * unitsPerPoint);
        paintDiagram(*painter, m_report.diagram, colors, part);
        painter->restore();
        drawTileMarks(*painter, room, tile, tiling);
    }
}

void PdfBook::writeTables(PdfFlow& flow) const
{
    flow.heading(1, m_words(u"Tables"_s), u"tables"_s);
    for (int i = 0; i < m_report.schema.tables.size(); ++i) {
        writeTable(flow, i);
    }
}

void PdfBook::writeTable(PdfFlow& flow, int number) const
{
    const Table& table = m_report.schema.tables.at(number);
    flow.heading(2, table.name.toString(), tableAnchor(number));
    if (!table.comment.isEmpty()) {
        flow.paragraph(table.comment);
        flow.space(3);
    }
    writeDoubts(flow, m_report.tables.at(number));
    writeColumns(flow, number);
    writeKeys(flow, table);
    writeReferences(flow, number);
    writeIndexes(flow, table);
}

/// From where on the table is not certain.
void PdfBook::writeDoubts(PdfFlow& flow, const ReportTable& facts) const
{
    for (const ReportDoubt& doubt : facts.namedDoubts()) {
        const QString since = doubt.revision.isEmpty()
                                  ? QString()
                                  : u' ' + m_words(u"since"_s) + u' ' + doubt.revision;
        flow.paragraph(u"\u2022 "_s + m_words(u"not certain"_s) + since + u": "_s + doubt.what, 8);
    }
    if (const QStringList revisions = facts.perhapsChangedIn(); !revisions.isEmpty()) {
        flow.paragraph(
            u"\u2022 "_s + m_words(u"perhaps changed in"_s) + u": "_s + revisions.join(u", "_s), 8);
    }
    if (!facts.doubts.isEmpty()) {
        flow.space(3);
    }
}

void PdfBook::writeColumns(PdfFlow& flow, int number) const
{
    const Table& table = m_report.schema.tables.at(number);
    PdfTable columns;
    columns.titles = worded({u"Column"_s,
                             u"Type"_s,
                             u"Null"_s,
                             u"Default"_s,
                             u"Key"_s,
                             u"Introduced in"_s,
                             u"Comment"_s});
    columns.weights = {5, 4, 1.4, 3, 1.6, 3, 4};
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns.at(i);
        const ReportChange* introduction = m_report.tables.at(number).columns.at(i).introduction();
        columns.rows << QList<PdfCell>{
            {column.name, {}},
            {describe(column.type), {}},
            {m_words(column.nullable ? u"yes"_s : u"no"_s), {}},
            {defaultText(column), {}},
            {keyWords(table, column.name), {}},
            introduction == nullptr ? PdfCell() : revisionCell(introduction->revision),
            {column.comment, {}}};
    }
    flow.table(columns);
}

void PdfBook::writeKeys(PdfFlow& flow, const Table& table) const
{
    PdfTable keys;
    keys.titles = worded({u"Keys"_s, u"Name"_s, u"Columns"_s});
    keys.weights = {2, 4, 8};
    const auto add = [&](const QString& kind, const QString& name, const QString& what) {
        keys.rows << QList<PdfCell>{{m_words(kind), {}}, {name, {}}, {what, {}}};
    };
    if (table.primaryKey) {
        add(u"primary key"_s, table.primaryKey->name, table.primaryKey->columns.join(u", "_s));
    }
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        add(u"unique"_s, unique.name, unique.columns.join(u", "_s));
    }
    for (const CheckConstraint& check : table.checkConstraints) {
        add(u"check"_s, check.name, check.condition);
    }
    flow.table(keys);
}

void PdfBook::writeReferences(PdfFlow& flow, int number) const
{
    const Table& table = m_report.schema.tables.at(number);
    PdfTable out;
    out.titles = worded({u"Refers to"_s, u"Columns"_s, u"Its columns"_s, u"Name"_s, {}});
    out.weights = {4, 4, 3, 4, 4};
    for (const ForeignKey& key : table.foreignKeys) {
        out.rows << QList<PdfCell>{tableCell(key.referent),
                                   {key.columns.join(u", "_s), {}},
                                   {referentColumnsOf(m_report.schema, key).join(u", "_s), {}},
                                   {key.name, {}},
                                   {actionText(key), {}}};
    }
    flow.table(out);
    PdfTable in;
    in.titles = worded({u"Referred to by"_s, u"Its columns"_s, {}});
    in.weights = {6, 6, 6};
    for (const ReportReference& reference : m_report.tables.at(number).referredBy) {
        const Table& other = m_report.schema.tables.at(reference.table);
        const ForeignKey& key = other.foreignKeys.at(reference.key);
        in.rows << QList<PdfCell>{{other.name.toString(), tableAnchor(reference.table)},
                                  {key.columns.join(u", "_s), {}},
                                  {actionText(key), {}}};
    }
    flow.table(in);
}

void PdfBook::writeIndexes(PdfFlow& flow, const Table& table) const
{
    PdfTable indexes;
    indexes.titles = worded({u"Indexes"_s, u"Columns"_s, u"Unique"_s, u"Where"_s});
    indexes.weights = {5, 6, 2, 4};
    for (const Index& index : table.indexes) {
        QStringList parts;
        for (const IndexPart& part : index.parts) {
            parts << part.text;
        }
        indexes.rows << QList<PdfCell>{{index.name, {}},
                                       {parts.join(u", "_s), {}},
                                       {index.unique ? m_words(u"yes"_s) : QString(), {}},
                                       {index.where, {}}};
    }
    flow.table(indexes);
}

void PdfBook::writeOthers(PdfFlow& flow) const
{
    if (!m_report.schema.enums.isEmpty()) {
        flow.heading(1, m_words(u"Enum types"_s), {});
    }
    for (const EnumType& type : m_report.schema.enums) {
        flow.paragraph(TableName(type.schema, type.name).toString() + u": "_s
                       + type.values.join(u", "_s));
    }
    if (!m_report.schema.views.isEmpty()) {
        flow.heading(1, m_words(u"Views"_s), {});
    }
    for (const View& view : m_report.schema.views) {
        flow.heading(3, view.name.toString(), {}, false);
        flow.paragraph(view.definition, 8);
    }
    if (!m_report.schema.triggers.isEmpty()) {
        flow.heading(1, m_words(u"Triggers"_s), {});
    }
    for (const Trigger& trigger : m_report.schema.triggers) {
        flow.heading(3, trigger.name, {}, false);
        flow.paragraph(trigger.definition, 8);
    }
}

void PdfBook::writeOrder(PdfFlow& flow) const
{
    flow.heading(1, m_words(u"Order of inserting"_s), u"order"_s);
    flow.paragraph(m_words(u"Each table after those it refers to; for deleting, backwards."_s));
    QStringList names;
    for (const TableName& name : m_report.insertOrder) {
        names << name.toString();
    }
    flow.paragraph(names.join(u", "_s));
    if (!m_report.cycles.isEmpty()) {
        flow.heading(3, m_words(u"Cycles"_s), {}, false);
        flow.paragraph(m_words(u"These refer to each other, so no order suits all their rows."_s));
    }
    for (const QList<TableName>& cycle : m_report.cycles) {
        QStringList members;
        for (const TableName& name : cycle) {
            members << name.toString();
        }
        flow.paragraph(u"\u2022 "_s + members.join(u", "_s), 8);
    }
}

void PdfBook::writeHistory(PdfFlow& flow) const
{
    if (m_report.history.isEmpty()) {
        return;
    }
    flow.heading(1, m_words(u"History"_s), u"history"_s);
    for (const ReportRevision& each : m_report.history) {
        flow.heading(2, each.revision.id + u' ' + each.revision.message, u"r"_s + each.revision.id);
        flow.paragraph(each.revision.file, 0, true);
        for (const ReportStep& step : each.steps) {
            flow.paragraph(u"\u2022 "_s + step.what
                               + (step.isDestructive ? u" \u2013 "_s + m_words(u"destroys data"_s)
                                                     : QString()),
                           8);
        }
        for (const Finding& doubt : each.doubts) {
            flow.paragraph(u"\u2022 "_s + m_words(u"not certain"_s) + u": "_s + doubt.message, 8);
        }
        if (each.steps.isEmpty() && each.doubts.isEmpty()) {
            flow.paragraph(m_words(u"Changes nothing."_s), 8);
        }
    }
}

}  // namespace limbeck
