// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlparts.h"
#include "models/schema/relations.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Html everyKey(const HtmlContext& context)
{
    const Schema& schema = context.report().schema;
    Html rows;
    for (int i = 0; i < schema.tables.size(); ++i) {
        for (const ForeignKey& key : schema.tables[i].foreignKeys) {
            rows << "\n<tr><td>"_html << context.columnLink(schema.tables[i].name, key.columns)
                 << "<td>"_html << context.columnLink(key.referent, referentColumnsOf(schema, key))
                 << "<td>"_html << key.onDelete << "<td>"_html << key.onUpdate
                 << "<td class=name>"_html << key.name;
        }
    }
    if (rows.isEmpty()) {
        return Html() << "<p>"_html << context.word(u"There are no foreign keys."_s);
    }
    return htmlTableHead(context,
                         "<table class=\"list sortable\">"_html,
                         u"Every foreign key"_s,
                         {u"Columns"_s, u"Refers to"_s, u"On delete"_s, u"On update"_s, u"Name"_s})
           << rows << "</table></div>"_html;
}

Html linkedNames(const HtmlContext& context, const QList<TableName>& names)
{
    Html html;
    for (const TableName& name : names) {
        html << (html.isEmpty() ? ""_html : ", "_html) << context.tableLink(name);
    }
    return html;
}

/// True if a foreign key ties `name` to itself.
bool refersToItself(const Table& table, const Schema& schema)
{
    for (const ForeignKey& key : table.foreignKeys) {
        if (schema.isSame(key.referent, table.name)) {
            return true;
        }
    }
    return false;
}

Html cycles(const HtmlContext& context)
{
    const Report& report = context.report();
    Html html;
    html << "<h3>"_html << context.word(u"Cycles"_s) << "</h3>"_html;
    if (report.cycles.isEmpty()) {
        html << "<p>"_html
             << context.word(
                    u"No tables refer to each other in a circle: rows can be inserted "
                    "and deleted one table after another."_s);
    } else {
        html << "<p>"_html
             << context.word(
                    u"These tables refer to each other in a circle: no order of "
                    "inserting satisfies every key at once, unless a column of it "
                    "may be null or a key is deferred."_s)
             << "<ul>"_html;
        for (const QList<TableName>& cycle : report.cycles) {
            html << "\n<li>"_html << linkedNames(context, cycle);
        }
        html << "</ul>"_html;
    }
    QList<TableName> selves;
    for (const Table& table : report.schema.tables) {
        if (refersToItself(table, report.schema)) {
            selves << table.name;
        }
    }
    if (!selves.isEmpty()) {
        html << "<p>"_html << context.word(u"Tables that refer to themselves:"_s) << " "_html
             << linkedNames(context, selves);
    }
    return html;
}

Html order(const HtmlContext& context)
{
    Html html;
    html << "<h3>"_html << context.word(u"Order of inserting"_s) << "</h3><p>"_html
         << context.word(
                u"Every table after those that it refers to. Rows are deleted in the "
                "opposite order."_s)
         << "<ol class=order>"_html;
    for (const TableName& name : context.report().insertOrder) {
        html << "\n<li>"_html << context.tableLink(name);
    }
    return html << "</ol>"_html;
}

Html unrelated(const HtmlContext& context)
{
    const Report& report = context.report();
    QList<TableName> names;
    for (int i = 0; i < report.schema.tables.size(); ++i) {
        if (report.schema.tables[i].foreignKeys.isEmpty()
            && report.tables[i].referredBy.isEmpty()) {
            names << report.schema.tables[i].name;
        }
    }
    if (names.isEmpty()) {
        return {};
    }
    return Html() << "<h3>"_html << context.word(u"Related to nothing"_s) << "</h3><p>"_html
                  << linkedNames(context, names);
}

}  // namespace

Html htmlRelations(const HtmlContext& context)
{
    Html html;
    html << "<section id=relations aria-labelledby=relations-title><h2 id=relations-title>"_html
         << context.word(u"Relations"_s) << "</h2>"_html << everyKey(context) << cycles(context);
    if (!context.report().insertOrder.isEmpty()) {
        html << order(context);
    }
    return html << unrelated(context) << "</section>\n"_html;
}

}  // namespace limbeck
