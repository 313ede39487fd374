// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlparts.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Html enums(const HtmlContext& context)
{
    Html html = htmlTableHead(
        context, "<table class=list>"_html, u"Enum types"_s, {u"Name"_s, u"Values"_s});
    for (const EnumType& type : context.report().schema.enums) {
        html << "\n<tr><th scope=row>"_html << TableName(type.schema, type.name).toString()
             << "<td>"_html << htmlNames(type.values);
    }
    return html << "</table></div>"_html;
}

Html sequences(const HtmlContext& context)
{
    Html html = htmlTableHead(
        context, "<table class=list>"_html, u"Sequences"_s, {u"Name"_s, u"Options"_s});
    for (const Sequence& sequence : context.report().schema.sequences) {
        QStringList options;
        for (auto each = sequence.options.cbegin(); each != sequence.options.cend(); ++each) {
            options << each.key() + u' ' + each.value().toString();
        }
        html << "\n<tr><th scope=row>"_html << sequence.name.toString() << "<td>"_html
             << htmlNames(options);
    }
    return html << "</table></div>"_html;
}

Html views(const HtmlContext& context)
{
    Html html;
    html << "<h3>"_html << context.word(u"Views"_s) << "</h3>"_html;
    for (const View& view : context.report().schema.views) {
        html << "\n<h4>"_html << view.name.toString() << "</h4><pre><code>"_html << view.definition
             << "</code></pre>"_html;
    }
    return html;
}

Html triggers(const HtmlContext& context)
{
    Html html;
    html << "<h3>"_html << context.word(u"Triggers"_s) << "</h3>"_html;
    for (const Trigger& trigger : context.report().schema.triggers) {
        html << "\n<h4>"_html << trigger.name << "</h4><p>"_html << context.word(u"Table"_s)
             << " "_html << context.tableLink(trigger.table) << "<pre><code>"_html
             << trigger.definition << "</code></pre>"_html;
    }
    return html;
}

}  // namespace

bool htmlHasObjects(const Schema& schema)
{
    return !schema.enums.isEmpty() || !schema.sequences.isEmpty() || !schema.views.isEmpty()
           || !schema.triggers.isEmpty();
}

Html htmlObjects(const HtmlContext& context)
{
    const Schema& schema = context.report().schema;
    if (!htmlHasObjects(schema)) {
        return {};
    }
    Html html;
    html << "<section id=objects aria-labelledby=objects-title><h2 id=objects-title>"_html
         << context.word(u"Types, views and triggers"_s) << "</h2>"_html;
    if (!schema.enums.isEmpty()) {
        html << enums(context);
    }
    if (!schema.sequences.isEmpty()) {
        html << sequences(context);
    }
    if (!schema.views.isEmpty()) {
        html << views(context);
    }
    if (!schema.triggers.isEmpty()) {
        html << triggers(context);
    }
    return html << "</section>\n"_html;
}

}  // namespace limbeck
