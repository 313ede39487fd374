// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/html/htmlreport.h"

#include "migrations/report/html/htmlparts.h"

#include <QCryptographicHash>
#include <QFile>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QByteArray resource(const QString& name)
{
    QFile file(u":/limbeck/report/"_s + name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);  // it is compiled in
    return isOpen ? file.readAll() : QByteArray();
}

QByteArray joined(const QStringList& names)
{
    QByteArray text;
    for (const QString& name : names) {
        text += resource(name);
    }
    return text;
}

/// In the order in which they need each other.
QByteArray scripts()
{
    return joined({u"page.js"_s,
                   u"catalogue.js"_s,
                   u"search.js"_s,
                   u"lists.js"_s,
                   u"downloads.js"_s,
                   u"everylist.js"_s,
                   u"panzoom.js"_s,
                   u"minimap.js"_s,
                   u"neighbours.js"_s,
                   u"diagram.js"_s});
}

/// In the order in which they overrule each other.
QByteArray styles()
{
    return joined({u"colours.css"_s,
                   u"page.css"_s,
                   u"search.css"_s,
                   u"overview.css"_s,
                   u"tables.css"_s,
                   u"history.css"_s,
                   u"diagram.css"_s,
                   u"narrow.css"_s,
                   u"print.css"_s});
}

QString hashOf(const QByteArray& text)
{
    return u"'sha256-"_s
           + QString::fromLatin1(
               QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64())
           + u"'"_s;
}

/// What the browser may do with the page: show it and run these scripts. Nothing is loaded and
/// nothing is sent, and text cannot be made into markup or code while it runs.
QString policy(const QByteArray& early, const QByteArray& late, const QByteArray& style)
{
    return u"default-src 'none'; script-src "_s + hashOf(early) + u' ' + hashOf(late)
           + u"; style-src "_s + hashOf(style)
           + u"; img-src data:; base-uri 'none'; form-action 'none'; "
             "require-trusted-types-for 'script'; trusted-types 'none'"_s;
}

Html head(const HtmlContext& context,
          const ReportStyle& style,
          const QByteArray& early,
          const QByteArray& late)
{
    const QByteArray sheet = styles();
    Html html;
    html << "<!DOCTYPE html>\n<html lang="_html << languageCode(style.language);
    if (style.theme != ReportTheme::Auto) {
        html << " data-theme="_html
             << (style.theme == ReportTheme::Dark ? "dark"_html : "light"_html);
    }
    html << ">\n<head>\n<meta charset=utf-8>\n"
            "<meta http-equiv=Content-Security-Policy content=\""_html
         << policy(early, late, sheet)
         << "\">\n<meta name=viewport content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=color-scheme content=\"light dark\">\n"
            "<meta name=referrer content=no-referrer>\n"
            "<meta name=generator content=Limbeck>\n<title>"_html
         << context.report().title
         << "</title>\n<link rel=icon href=\"data:image/svg+xml;base64,"_html
         << QString::fromLatin1(resource(u"limbeck.svg"_s).toBase64()) << "\">\n<style>"_html;
    html.addResource(sheet) << "</style>\n<script>"_html;
    return html.addResource(early) << "</script>\n</head>\n"_html;
}

/// The bar at the top: whose report it is, and search.
Html bar(const HtmlContext& context)
{
    const QString placeholder = context.words()(u"Search tables, columns, keys, revisions"_s);
    Html html;
    html << "<a class=skip href=#main>"_html << context.word(u"To the report"_s)
         << "</a>\n<header class=top><a class=brand href=#overview><b>"_html
         << context.report().project
         << "</b></a><div class=\"search js\" role=search>"
            "<input id=search type=search role=combobox aria-expanded=false "
            "aria-controls=results aria-autocomplete=list autocomplete=off spellcheck=false "
            "aria-label=\""_html
         << placeholder << "\" placeholder=\""_html << placeholder
         << "\"><kbd aria-hidden=true>/</kbd><div id=results-box hidden><ul id=results "
            "role=listbox aria-label=\""_html
         << context.word(u"Found"_s)
         << "\"></ul><p id=results-note role=status></div></div>"
            "<button type=button id=menu class=js aria-expanded=false aria-controls=contents>"_html
         << context.word(u"Contents"_s) << "</button><button type=button id=theme class=js>"_html
         << context.word(u"Dark"_s) << "</button></header>\n"_html;
    return html;
}

/// Words that scripts say, so that they say them in the report's language.
Html scriptWords(const HtmlContext& context)
{
    Html html;
    html << "<template id=words>"_html;
    for (const QString& word : {u"table"_s,
                                u"column"_s,
                                u"key"_s,
                                u"index"_s,
                                u"revision"_s,
                                u"comment"_s,
                                u"Nothing found."_s,
                                u"found"_s,
                                u"Light"_s,
                                u"Dark"_s,
                                u"In the diagram"_s,
                                u"Every column"_s,
                                u"Filter columns"_s,
                                u"Every constraint"_s,
                                u"Filter constraints"_s,
                                u"Every index"_s,
                                u"Filter indexes"_s,
                                u"Download as CSV"_s,
                                u"Table"_s,
                                u"Column"_s,
                                u"Type"_s,
                                u"Null"_s,
                                u"Key"_s,
                                u"Kind"_s,
                                u"Name"_s,
                                u"Columns"_s,
                                u"Unique"_s,
                                u"Where"_s}) {
        html << "<i title=\""_html << word << "\">"_html << context.word(word) << "</i>"_html;
    }
    return html << "</template>\n"_html;
}

}  // namespace

bool htmlShowsSql(const Schema& schema)
{
    constexpr qsizetype mostTables = 300;
    return schema.tables.size() <= mostTables;
}

QByteArray htmlReport(const Report& report, const ReportStyle& style)
{
    const HtmlContext context(report, style);
    const QByteArray early = resource(u"early.js"_s);
    const QByteArray late = scripts();
    Html html;
    html << head(context, style, early, late) << "<body>\n"_html << bar(context)
         << "<div class=page>"_html << htmlContents(context) << "<main id=main tabindex=-1>\n"_html
         << htmlOverview(context) << htmlDiagram(context) << htmlTableList(context)
         << htmlRelations(context) << htmlTables(context) << htmlObjects(context)
         << htmlHistory(context) << "</main></div>\n<footer>"_html
         << context.word(u"Made with Limbeck."_s) << "</footer>\n"_html << scriptWords(context)
         << "<script>"_html;
    html.addResource(late) << "</script>\n</body>\n</html>\n"_html;
    return html.bytes();
}

}  // namespace limbeck
