// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/samplereport.h"

#include "models/revision/revisiongraph.h"
#include "models/schema/relations.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Column columnOf(const QString& name, const ColumnType& type, const QString& comment = {})
{
    Column column;
    column.name = name;
    column.type = type;
    column.comment = comment;
    return column;
}

/// Table number `i` of the hostile schema; it refers to the one before it and to itself.
Table hostileTable(const QStringList& names, qsizetype i)
{
    const QString& name = names.at(i);
    const QString& next = names.at((i + 1) % names.size());
    Table table;
    table.name = TableName(name);
    table.comment = next;
    table.columns << columnOf(u"id"_s, ColumnType::ofKind(TypeKind::Integer), name);
    table.columns.last().nullable = false;
    table.columns << columnOf(name, ColumnType::other(next), next);
    table.columns.last().serverDefault.emplace().text = name;
    table.columns << columnOf(next, ColumnType::ofKind(TypeKind::Integer));
    table.primaryKey.emplace();
    table.primaryKey->columns = {u"id"_s};
    UniqueConstraint unique;
    unique.name = name;
    unique.columns = {name, next};
    table.uniqueConstraints << unique;
    table.checkConstraints << CheckConstraint{.name = next, .condition = name, .options = {}};
    Index index;
    index.name = u"ix "_s + name;
    index.parts = {{name, false}, {u"lower("_s + next + u')', true}};
    index.where = name;
    table.indexes << index;
    ForeignKey key;
    key.name = u"fk "_s + name;
    key.columns = {next};
    key.referent = TableName(i == 0 ? name : names.at(i - 1));
    key.referentColumns = {u"id"_s};
    key.onDelete = u"SET NULL"_s;
    table.foreignKeys << key;
    return table;
}

ReportRevision hostileRevision(const QString& name, const QString& id, const QString& parent)
{
    ReportRevision each;
    each.revision.id = id;
    each.revision.message = name;
    each.revision.file = u"versions/"_s + name + u".py"_s;
    if (!parent.isEmpty()) {
        each.revision.downRevisions = {parent};
    }
    each.sql << name;
    each.steps << ReportStep{u"create table "_s + name, {each.revision.file, 3, 0}, true};
    each.doubts << Finding{Finding::Kind::Opaque, id, name, {each.revision.file, 4, 0}};
    return each;
}

}  // namespace

Report reportOf(const Schema& schema)
{
    Report report;
    report.title = u"Schema of the models of sample"_s;
    report.project = u"sample"_s;
    report.source = ReportSource::Models;
    report.schema = schema;
    report.counts = countsOf(schema);
    report.insertOrder = dependencyOrder(schema);
    report.cycles = referenceCycles(schema);
    for (const Table& table : schema.tables) {
        ReportTable facts;
        facts.columns.resize(table.columns.size());
        report.tables << facts;
    }
    for (int i = 0; i < schema.tables.size(); ++i) {
        for (int j = 0; j < schema.tables.at(i).foreignKeys.size(); ++j) {
            const int referent = report.indexOf(schema.tables.at(i).foreignKeys.at(j).referent);
            if (referent >= 0) {
                report.tables[referent].referredBy << ReportReference{i, j};
            }
        }
    }
    GraphvizOptions none;
    none.overviewProgram = none.layeredProgram = u"no-such-program"_s;
    report.diagram = diagramOf(schema, DiagramDetail::All);
    layOut(report.diagram, none);
    return report;
}

QStringList hostileNames()
{
    return {u"<script>alert(1)</script>"_s,
            u"</script><img src=x onerror=alert(1)>"_s,
            u"=1+1"_s,
            u"@SUM(A1)"_s,
            u"-2+3"_s,
            u"a|b||c"_s,
            u"`tick` ``two`` ```three```"_s,
            u"\"double\" 'single' \"\"\"three\"\"\" '''three'''"_s,
            u"line\nbreak\r\nand\ttab"_s,
            u"back\\slash\\n\\\\"_s,
            u"{{braces}} {% %} ${x} #{y} %1 %2 %%"_s,
            u"]]> <!-- --> &amp; &#65;"_s,
            u"; DROP TABLE x; --"_s,
            u"/* */ // # ~~ ** __ [link](javascript:alert(1))"_s,
            u"\u05E9\u05DC\u05D5\u05DD \u202E\u0645\u0631\u062D\u0628\u0627 \u200F"_s,
            u"\U0001F600\U0001F469\u200D\U0001F4BB \u8868 \u30C6\u30FC\u30D6\u30EB \uD55C"_s,
            QString(300, u'x'),
            u" leading and trailing "_s,
            u"table"_s,
            u"end"_s,
            u"@startuml"_s,
            u"Ref: a.b > c.d"_s,
            u"a.b.c"_s,
            u"NULL"_s,
            u"0"_s,
            QString(QChar(1)) + u"control"_s + QChar(0x7F) + QChar(0x85) + QChar(0x2028)};
}

Schema hostileSchema(const QStringList& names)
{
    Schema schema;
    for (qsizetype i = 0; i < names.size(); ++i) {
        schema.tables << hostileTable(names, i);
    }
    return schema;
}

Report hostileReport()
{
    const QStringList names = hostileNames();
    Schema schema = hostileSchema(names);
    schema.enums << EnumType{.schema = {}, .name = names.first(), .values = names};
    schema.views << View{.name = TableName(u"view "_s + names.first()),
                         .definition = names.join(u' ')};
    schema.triggers << Trigger{
        .name = names.first(), .table = TableName(names.last()), .definition = names.join(u' ')};
    schema.uncertainties = QList<Uncertainty>(names.cbegin(), names.cend());
    Report report = reportOf(schema);
    report.title = names.join(u' ');
    report.project = names.first();
    report.source = ReportSource::History;
    report.notes = names;
    QList<Revision> revisions;
    QString parent;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString id = u"r%1 "_s.arg(i) + names.at(i).left(12);
        report.history << hostileRevision(names.at(i), id, parent);
        report.doubts << report.history.last().doubts;
        revisions << report.history.last().revision;
        parent = id;
    }
    report.revisions = {parent};
    report.lanes = layoutLanes(RevisionGraph::build(revisions));
    for (ReportTable& table : report.tables) {
        const ReportChange change{
            ReportChange::Kind::Created, parent, {names.first(), 3, 0}, names.at(1)};
        table.story.changes << change;
        table.doubts << ReportDoubt{parent, true, names.at(2), {names.at(3), 4, 0}}
                     << ReportDoubt{parent, false, names.at(4), {}};
        for (ReportStory& story : table.columns) {
            story.changes << change;
        }
    }
    return report;
}

}  // namespace limbeck
