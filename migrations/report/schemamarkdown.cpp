// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/schemamarkdown.h"

#include "migrations/report/markdown.h"
#include "migrations/report/markdowntables.h"
#include "models/schema/relations.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString uncertainties(const Schema& schema)
{
    if (schema.isCertain()) {
        return {};
    }
    QString text = u"\n**Not certain:** this page may differ from the truth, because\n\n"_s;
    for (const Uncertainty& cause : schema.uncertainties) {
        text += u"- "_s + markdownText(cause.toString()) + u'\n';
    }
    return text;
}

}  // namespace

QString schemaMarkdown(const Schema& schema, const QString& title)
{
    const TableNumbers numbers(schema);
    MarkdownTables::Options options;
    options.link = [&numbers](const TableName& name) {
        const QString text = markdownText(name.toString());
        const int number = numbers.of(name);
        return number < 0 ? text : u"[%1](#table-%2)"_s.arg(text, QString::number(number + 1));
    };
    options.anchor = [&numbers](const TableName& name) {
        return u"<a id=\"table-%1\"></a>"_s.arg(numbers.of(name) + 1);
    };
    const MarkdownTables tables(schema, options);

    QString text = u"# "_s + markdownText(title) + u"\n\n"_s + tables.summary();
    text += uncertainties(schema) + tables.contents();
    for (const Table& table : schema.tables) {
        text += tables.tableSection(table);
    }
    return text + tables.enums() + tables.sequences() + tables.views() + tables.triggers();
}

}  // namespace limbeck
