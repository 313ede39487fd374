// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/graphml.h"

#include "migrations/report/xmltext.h"
#include "models/schema/relations.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString key(const QString& id, const QString& of, const QString& name, const QString& type)
{
    return u"  <key id=\"%1\" for=\"%2\" attr.name=\"%3\" attr.type=\"%4\"/>\n"_s.arg(
        id, of, name, type);
}

QString data(const QString& id, const QString& value)
{
    return u"      <data key=\"%1\">%2</data>\n"_s.arg(id, xmlText(value));
}

QString keys()
{
    return key(u"title"_s, u"graph"_s, u"title"_s, u"string"_s)
           + key(u"table"_s, u"node"_s, u"table"_s, u"string"_s)
           + key(u"columns"_s, u"node"_s, u"columns"_s, u"int"_s)
           + key(u"comment"_s, u"node"_s, u"comment"_s, u"string"_s)
           + key(u"introduced"_s, u"node"_s, u"introduced_in"_s, u"string"_s)
           + key(u"from"_s, u"edge"_s, u"columns"_s, u"string"_s)
           + key(u"to"_s, u"edge"_s, u"referent_columns"_s, u"string"_s)
           + key(u"name"_s, u"edge"_s, u"name"_s, u"string"_s)
           + key(u"delete"_s, u"edge"_s, u"on_delete"_s, u"string"_s)
           + key(u"update"_s, u"edge"_s, u"on_update"_s, u"string"_s)
           + key(u"optional"_s, u"edge"_s, u"optional"_s, u"boolean"_s)
           + key(u"unique"_s, u"edge"_s, u"unique"_s, u"boolean"_s);
}

QString node(const Report& report, qsizetype number)
{
    const Table& table = report.schema.tables.at(number);
    QString text = u"    <node id=\"t%1\">\n"_s.arg(number + 1)
                   + data(u"table"_s, table.name.toString())
                   + data(u"columns"_s, QString::number(table.columns.size()));
    if (!table.comment.isEmpty()) {
        text += data(u"comment"_s, table.comment);
    }
    if (const ReportChange* introduction = report.tables.at(number).story.introduction()) {
        text += data(u"introduced"_s, introduction->revision);
    }
    return text + u"    </node>\n"_s;
}

QString edge(const Report& report, const DiagramEdge& edge, qsizetype number)
{
    const ForeignKey& foreignKey = report.schema.tables.at(edge.from).foreignKeys.at(edge.key);
    const auto word = [](bool isSo) { return isSo ? u"true"_s : u"false"_s; };
    return u"    <edge id=\"f%1\" source=\"t%2\" target=\"t%3\">\n"_s.arg(number + 1)
               .arg(edge.from + 1)
               .arg(edge.to + 1)
           + data(u"from"_s, foreignKey.columns.join(u", "_s))
           + data(u"to"_s, referentColumnsOf(report.schema, foreignKey).join(u", "_s))
           + data(u"name"_s, foreignKey.name) + data(u"delete"_s, foreignKey.onDelete)
           + data(u"update"_s, foreignKey.onUpdate) + data(u"optional"_s, word(edge.isOptional))
           + data(u"unique"_s, word(edge.isUnique)) + u"    </edge>\n"_s;
}

}  // namespace

QString graphMlText(const Report& report)
{
    QString text =
        u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"_s
        + keys() + u"  <graph id=\"schema\" edgedefault=\"directed\">\n"_s
        + data(u"title"_s, report.title);
    for (qsizetype i = 0; i < report.schema.tables.size(); ++i) {
        text += node(report, i);
    }
    for (qsizetype i = 0; i < report.diagram.edges.size(); ++i) {
        text += edge(report, report.diagram.edges.at(i), i);
    }
    return text + u"  </graph>\n</graphml>\n"_s;
}

}  // namespace limbeck
