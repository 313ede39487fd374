// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmltable.h"
#include "models/schema/relations.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Html constraintRow(const HtmlContext& context,
                   const QString& kind,
                   const QString& name,
                   const Html& what)
{
    return Html() << "\n<tr><td>"_html << context.word(kind) << "<td class=name>"_html << name
                  << "<td>"_html << what;
}

QString elementsText(const ExcludeConstraint& exclude)
{
    QStringList elements;
    for (const ExcludeConstraint::Element& element : exclude.elements) {
        elements << element.expression + u" WITH "_s + element.with;
    }
    const QString text = elements.join(u", "_s);
    return exclude.where.isEmpty() ? text : text + u" WHERE "_s + exclude.where;
}

Html code(const QString& text)
{
    return Html() << "<code>"_html << text << "</code>"_html;
}

/// Says to the script that draws it which ends the key's line has.
Html rowTag(const Table& table, const ForeignKey& key)
{
    Html html;
    html << "\n<tr class=\""_html << (isUnique(table, key.columns) ? "u "_html : ""_html)
         << (isOptional(table, key) ? "o"_html : ""_html) << "\">"_html;
    return html;
}

Html foreignKeyCells(const ForeignKey& key)
{
    Html html;
    html << "<td>"_html << key.onDelete << "<td>"_html << key.onUpdate << "<td class=name>"_html
         << key.name;
    if (key.deferrable.value_or(false)) {
        html << " deferrable"_html;
    }
    return html;
}

}  // namespace

Html htmlConstraints(const HtmlContext& context, const Table& table)
{
    Html rows;
    if (table.primaryKey) {
        rows << constraintRow(context,
                              u"primary key"_s,
                              table.primaryKey->name,
                              htmlNames(table.primaryKey->columns));
    }
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        rows << constraintRow(context, u"unique"_s, unique.name, htmlNames(unique.columns));
    }
    for (const CheckConstraint& check : table.checkConstraints) {
        rows << constraintRow(context, u"check"_s, check.name, code(check.condition));
    }
    for (const ExcludeConstraint& exclude : table.excludeConstraints) {
        rows << constraintRow(context, u"exclude"_s, exclude.name, code(elementsText(exclude)));
    }
    if (rows.isEmpty()) {
        return rows;
    }
    return htmlTableHead(context,
                         "<table class=keys>"_html,
                         u"Keys and constraints"_s,
                         {u"Kind"_s, u"Name"_s, u"Columns"_s})
           << rows << "</table></div>"_html;
}

Html htmlIndexes(const HtmlContext& context, const Table& table)
{
    if (table.indexes.isEmpty()) {
        return {};
    }
    Html html = htmlTableHead(context,
                              "<table class=indexes>"_html,
                              u"Indexes"_s,
                              {u"Name"_s, u"Columns"_s, u"Unique"_s, u"Where"_s});
    for (const Index& index : table.indexes) {
        QStringList parts;
        for (const IndexPart& part : index.parts) {
            parts << part.text;
        }
        html << "\n<tr><td class=name>"_html << index.name << "<td>"_html << htmlNames(parts)
             << "<td>"_html;
        if (index.unique) {
            html << context.word(u"unique"_s);
        }
        html << "<td>"_html << index.where;
    }
    return html << "</table></div>"_html;
}

Html htmlForeignKeys(const HtmlContext& context, int table, bool from)
{
    const Report& report = context.report();
    const QList<ForeignKey>& own = report.schema.tables[table].foreignKeys;
    const QList<ReportReference>& others = report.tables[table].referredBy;
    if (from ? own.isEmpty() : others.isEmpty()) {
        return {};
    }
    const QStringList rules{u"On delete"_s, u"On update"_s, u"Name"_s};
    if (from) {
        Html html = htmlTableHead(context,
                                  "<table class=out>"_html,
                                  u"Refers to"_s,
                                  QStringList{u"Columns"_s, u"Table"_s, u"Its columns"_s} + rules);
        for (const ForeignKey& key : own) {
            html << rowTag(report.schema.tables[table], key) << "<td>"_html
                 << htmlNames(key.columns) << "<td>"_html << context.tableLink(key.referent)
                 << "<td>"_html << htmlNames(referentColumnsOf(report.schema, key))
                 << foreignKeyCells(key);
        }
        return html << "</table></div>"_html;
    }
    Html html = htmlTableHead(context,
                              "<table class=in>"_html,
                              u"Referred to by"_s,
                              QStringList{u"Table"_s, u"Its columns"_s, u"Columns"_s} + rules);
    for (const ReportReference& reference : others) {
        const ForeignKey& key = report.schema.tables[reference.table].foreignKeys[reference.key];
        html << "\n<tr><td>"_html << context.tableLink(reference.table) << "<td>"_html
             << htmlNames(key.columns) << "<td>"_html
             << htmlNames(referentColumnsOf(report.schema, key)) << foreignKeyCells(key);
    }
    return html << "</table></div>"_html;
}

Html htmlStory(const HtmlContext& context, int table)
{
    const QList<ReportChange>& changes = context.report().tables[table].story.changes;
    if (changes.isEmpty()) {
        return {};
    }
    Html html;
    html << "\n<h4>"_html << context.word(u"History"_s) << "</h4><ol class=story>"_html;
    RevisionId previous;
    for (const ReportChange& change : changes) {
        html << "\n<li>"_html;
        if (change.revision != previous) {
            html << context.revisionLink(change.revision) << " "_html;
        }
        html << "<span>"_html << change.what << "</span>"_html;
        previous = change.revision;
    }
    return html << "</ol>"_html;
}

}  // namespace limbeck
