// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmltable.h"
#include "models/schema/relations.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// More links than these make a cell too long to be read; all stand under "Referred to by".
constexpr qsizetype maxLinksInCell = 4;

/// Which of the optional columns of the list this table needs.
struct Wanted
{
    bool references = false;
    bool referredBy = false;
    bool defaults = false;
    bool introduced = false;
    bool changed = false;
    bool comments = false;
};

/// The table's foreign keys and those that refer to it, by column.
struct Links
{
    QHash<QString, QList<int>> references;  ///< which of the table's keys
    QHash<QString, QList<ReportReference>> referredBy;
};

Links linksOf(const Report& report, int number)
{
    Links links;
    const Table& table = report.schema.tables[number];
    for (int i = 0; i < table.foreignKeys.size(); ++i) {
        for (const QString& column : table.foreignKeys[i].columns) {
            links.references[column] << i;
        }
    }
    for (const ReportReference& reference : report.tables[number].referredBy) {
        const ForeignKey& key = report.schema.tables[reference.table].foreignKeys[reference.key];
        for (const QString& column : referentColumnsOf(report.schema, key)) {
            links.referredBy[column] << reference;
        }
    }
    return links;
}

QString defaultText(const Column& column)
{
    if (column.computed) {
        return u"= "_s + column.computed->expression;
    }
    if (column.identity) {
        return column.identity->always ? u"identity (always)"_s : u"identity"_s;
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
        return column.serverDefault->text.isEmpty() ? u"CURRENT_TIMESTAMP"_s
                                                    : column.serverDefault->text;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    }
    Q_UNREACHABLE();
}

Wanted wantedFor(const Report& report, int number, const Links& links)
{
    const Table& table = report.schema.tables[number];
    const ReportTable& known = report.tables[number];
    Wanted wanted;
    wanted.references = !links.references.isEmpty();
    wanted.referredBy = !links.referredBy.isEmpty();
    for (const Column& column : table.columns) {
        wanted.defaults = wanted.defaults || !defaultText(column).isEmpty();
        wanted.comments = wanted.comments || !column.comment.isEmpty();
    }
    for (const ReportStory& story : known.columns) {
        wanted.introduced = wanted.introduced || story.introduction();
        wanted.changed = wanted.changed || !story.changedIn().isEmpty();
    }
    return wanted;
}

QStringList headings(const Wanted& wanted)
{
    QStringList titles{u"Key"_s, u"Column"_s, u"Type"_s, u"Null"_s};
    const auto add = [&titles](bool isWanted, const QString& title) {
        if (isWanted) {
            titles << title;
        }
    };
    add(wanted.defaults, u"Default"_s);
    add(wanted.references, u"Refers to"_s);
    add(wanted.referredBy, u"Referred to by"_s);
    add(wanted.introduced, u"Introduced in"_s);
    add(wanted.changed, u"Changed in"_s);
    add(wanted.comments, u"Comment"_s);
    return titles;
}

Html keyMarks(const Table& table, const QString& column, const Links& links)
{
    Html marks;
    if (table.primaryKey && table.primaryKey->columns.contains(column)) {
        marks << "<i class=pk>PK</i> "_html;
    }
    if (links.references.contains(column)) {
        marks << "<i class=fk>FK</i> "_html;
    }
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        if (unique.columns.contains(column)) {
            marks << "<i class=uq>UQ</i>"_html;
            break;
        }
    }
    return marks;
}

Html references(const HtmlContext& context, const Table& table, const QList<int>& keys)
{
    Html html;
    for (const int number : keys) {
        const ForeignKey& key = table.foreignKeys[number];
        html << (html.isEmpty() ? ""_html : "<br>"_html)
             << context.columnLink(key.referent, referentColumnsOf(context.report().schema, key));
    }
    return html;
}

Html referrers(const HtmlContext& context, const QList<ReportReference>& all)
{
    Html html;
    for (const ReportReference& reference : all.first(std::min(all.size(), maxLinksInCell))) {
        const Table& table = context.report().schema.tables[reference.table];
        html << (html.isEmpty() ? ""_html : "<br>"_html)
             << context.columnLink(table.name, table.foreignKeys[reference.key].columns);
    }
    if (all.size() > maxLinksInCell) {
        html << "<br>+ "_html << all.size() - maxLinksInCell;
    }
    return html;
}

Html revisions(const HtmlContext& context, const QStringList& ids)
{
    Html html;
    for (const QString& id : ids) {
        html << (html.isEmpty() ? ""_html : " "_html) << context.revisionLink(id);
    }
    return html;
}

Html row(const HtmlContext& context,
         int number,
         const Column& column,
         const ReportStory& story,
         const Links& links,
         const Wanted& wanted)
{
    const Table& table = context.report().schema.tables[number];
    Html html;
    html << "\n<tr id="_html << context.columnAnchor(number, column.name) << "><td>"_html
         << keyMarks(table, column.name, links) << "<th scope=row>"_html << column.name
         << "<td>"_html << describe(column.type) << "<td>"_html
         << (column.nullable ? "null"_html : ""_html);
    if (wanted.defaults) {
        html << "<td>"_html << defaultText(column);
    }
    if (wanted.references) {
        html << "<td>"_html << references(context, table, links.references.value(column.name));
    }
    if (wanted.referredBy) {
        html << "<td>"_html << referrers(context, links.referredBy.value(column.name));
    }
    if (wanted.introduced) {
        const ReportChange* introduction = story.introduction();
        html << "<td>"_html
             << (introduction ? context.revisionLink(introduction->revision) : Html());
    }
    if (wanted.changed) {
        html << "<td class=changes>"_html << revisions(context, story.changedIn());
    }
    if (wanted.comments) {
        html << (column.comment.isEmpty() ? "<td>"_html : "<td class=comment>"_html)
             << column.comment;
    }
    return html;
}

}  // namespace

Html htmlColumns(const HtmlContext& context, int table)
{
    const Report& report = context.report();
    const QList<Column>& columns = report.schema.tables[table].columns;
    const QList<ReportStory>& stories = report.tables[table].columns;
    const Links links = linksOf(report, table);
    const Wanted wanted = wantedFor(report, table, links);
    Html html =
        htmlTableHead(context, "<table class=columns>"_html, u"Columns"_s, headings(wanted));
    for (qsizetype i = 0; i < columns.size(); ++i) {
        html << row(context, table, columns[i], stories.value(i), links, wanted);
    }
    return html << "</table></div>"_html;
}

}  // namespace limbeck
