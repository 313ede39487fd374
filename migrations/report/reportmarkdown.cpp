// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportmarkdown.h"

#include "migrations/report/markdown.h"
#include "migrations/report/markdowntables.h"
#include "migrations/report/mermaid.h"
#include "models/schema/relations.h"

#include <QHash>
#include <QSet>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Where the page that is being written stands, and so how its links begin.
enum class Place
{
    OnePage,
    Index,  ///< README.md of a folder
    TablePage,
};

class Page final
{
public:
    Page(const Report& report, const ReportStyle& style, Place place)
        : m_report(report)
        , m_words(style.language)
        , m_place(place)
        , m_numbers(report.schema)
        , m_tables(report.schema, options())
    {
        if (place != Place::OnePage) {
            m_files = fileNamesOf(namesOf(report.schema));
        }
        for (qsizetype i = 0; i < report.history.size(); ++i) {
            m_revisions.insert(report.history.at(i).revision.id, i + 1);
        }
    }

    /// Everything that is not about one table; on a page that stands alone the tables too.
    QString front() const
    {
        QString text = u"# "_s + markdownText(m_report.title) + u"\n\n"_s + m_tables.summary();
        text += facts() + doubts() + notes() + m_tables.contents() + diagram();
        if (m_place == Place::OnePage) {
            for (const Table& table : m_report.schema.tables) {
                text += m_tables.tableSection(table);
            }
        }
        text += m_tables.enums() + m_tables.sequences() + m_tables.views() + m_tables.triggers();
        return text + order() + history();
    }

    QString tablePage(const Table& table) const
    {
        const QString back = u"[%1](../README.md)\n"_s.arg(markdownText(m_report.title));
        return back + m_tables.tableSection(table, 1) + story(table);
    }

private:
    MarkdownTables::Options options() const
    {
        MarkdownTables::Options options;
        options.words = m_words;
        options.link = [this](const TableName& name) { return link(name); };
        options.anchor = [this](const TableName& name) {
            return m_place == Place::OnePage
                       ? u"<a id=\"table-%1\"></a>"_s.arg(m_numbers.of(name) + 1)
                       : QString();
        };
        options.note = [this](const Table& table) { return tableDoubts(table); };
        if (!m_report.history.isEmpty()) {
            options.moreTitles = {m_words(u"Introduced in"_s), m_words(u"Changed in"_s)};
            options.moreCells = [this](const Table& table, qsizetype column) {
                return storyCells(table, column);
            };
        }
        return options;
    }

    static QList<TableName> namesOf(const Schema& schema)
    {
        QList<TableName> names;
        for (const Table& table : schema.tables) {
            names << table.name;
        }
        return names;
    }

    QString link(const TableName& name) const
    {
        const QString text = markdownText(name.toString());
        const int number = m_numbers.of(name);
        if (number < 0) {
            return text;
        }
        switch (m_place) {
        case Place::OnePage:
            return u"[%1](#table-%2)"_s.arg(text, QString::number(number + 1));
        case Place::Index:
            return u"[%1](tables/%2.md)"_s.arg(text, m_files.at(number));
        case Place::TablePage:
            return u"[%1](%2.md)"_s.arg(text, m_files.at(number));
        }
        Q_UNREACHABLE();
    }

    QString revisionLink(const RevisionId& id) const
    {
        const QString text = markdownText(id);
        const qsizetype number = m_revisions.value(id, 0);
        const QString page = m_place == Place::TablePage ? u"../README.md"_s : QString();
        return number == 0 ? text
                           : u"[%1](%2#revision-%3)"_s.arg(text, page, QString::number(number));
    }

    QString revisionLinks(const QStringList& ids) const
    {
        QStringList links;
        for (const RevisionId& id : ids) {
            links << revisionLink(id);
        }
        return links.join(u", "_s);
    }

    const ReportTable& factsOf(const Table& table) const
    {
        return m_report.tables.at(m_numbers.of(table.name));
    }

    QStringList storyCells(const Table& table, qsizetype column) const
    {
        const ReportStory& story = factsOf(table).columns.at(column);
        const ReportChange* introduction = story.introduction();
        return {introduction == nullptr ? QString() : revisionLink(introduction->revision),
                revisionLinks(story.changedIn())};
    }

    QString facts() const
    {
        QString text;
        const auto add = [&text](const QString& title, const QString& value) {
            if (!value.isEmpty()) {
                text += u"- "_s + title + u": "_s + value + u'\n';
            }
        };
        add(m_words(u"Source"_s), m_words(sourceName(m_report.source)));
        add(m_words(u"Database"_s), markdownText(m_report.database));
        add(m_words(m_report.revisions.size() > 1 ? u"Revisions"_s : u"Revision"_s),
            revisionLinks(m_report.revisions));
        add(m_words(u"Date"_s), markdownText(m_report.stamp));
        return u'\n' + text;
    }

    QString doubts() const
    {
        if (m_report.doubts.isEmpty()) {
            return {};
        }
        QString text =
            u"\n**"_s
            + m_words(u"Not certain: from here on the schema may differ from the truth."_s)
            + u"**\n\n"_s;
        for (const Finding& doubt : m_report.doubts) {
            const QString where = doubt.where.toString();
            text +=
                u"- "_s
                + (doubt.revision.isEmpty() ? QString() : revisionLink(doubt.revision) + u": "_s)
                + markdownText(doubt.message)
                + (where.isEmpty() ? QString() : u" ("_s + markdownText(where) + u')') + u'\n';
        }
        return text;
    }

    /// From where on the table is not certain.
    QString tableDoubts(const Table& table) const
    {
        const ReportTable& facts = factsOf(table);
        QString text;
        for (const ReportDoubt& doubt : facts.namedDoubts()) {
            const QString since = doubt.revision.isEmpty() ? QString()
                                                           : u' ' + m_words(u"since"_s) + u' '
                                                                 + revisionLink(doubt.revision);
            text += u"- **"_s + m_words(u"not certain"_s) + u"**"_s + since + u": "_s
                    + markdownText(doubt.what) + u'\n';
        }
        if (const QStringList revisions = facts.perhapsChangedIn(); !revisions.isEmpty()) {
            text += u"- **"_s + m_words(u"perhaps changed in"_s) + u":** "_s
                    + revisionLinks(revisions) + u'\n';
        }
        return text.isEmpty() ? text : u'\n' + text;
    }

    QString notes() const
    {
        QString text;
        for (const QString& note : m_report.notes) {
            text += u"- "_s + markdownText(note) + u'\n';
        }
        return text.isEmpty() ? text : u'\n' + text;
    }

    QString diagram() const
    {
        if (m_report.schema.tables.isEmpty()) {
            return {};
        }
        const QStringList pieces = mermaidPieces(m_report);
        QString text = u"\n## "_s + m_words(u"Diagram"_s) + u'\n';
        if (pieces.size() > 1) {
            text += u'\n'
                    + m_words(
                        u"In pieces, since Mermaid shows no more at once. A box without "
                        "columns is in another piece."_s)
                    + u'\n';
        }
        for (const QString& piece : pieces) {
            text += u'\n' + markdownBlock(piece, u"mermaid"_s);
        }
        return text;
    }

    QString order() const
    {
        if (m_report.schema.tables.isEmpty()) {
            return {};
        }
        QString text = u"\n## "_s + m_words(u"Order of inserting"_s) + u"\n\n"_s
                       + m_words(u"Each table after those it refers to; for deleting, backwards."_s)
                       + u"\n\n"_s;
        int number = 0;
        for (const TableName& name : m_report.insertOrder) {
            text += QString::number(++number) + u". "_s + link(name) + u'\n';
        }
        if (!m_report.cycles.isEmpty()) {
            text += u"\n### "_s + m_words(u"Cycles"_s) + u"\n\n"_s
                    + m_words(u"These refer to each other, so no order suits all their rows."_s)
                    + u"\n\n"_s;
        }
        for (const QList<TableName>& cycle : m_report.cycles) {
            QStringList links;
            for (const TableName& name : cycle) {
                links << link(name);
            }
            text += u"- "_s + links.join(u", "_s) + u'\n';
        }
        return text;
    }

    QString history() const
    {
        if (m_report.history.isEmpty()) {
            return {};
        }
        QString text = u"\n## "_s + m_words(u"History"_s) + u'\n'
                       + MarkdownTables::header({m_words(u"Revision"_s),
                                                 m_words(u"Stands on"_s),
                                                 m_words(u"Message"_s),
                                                 m_words(u"Tables"_s),
                                                 m_words(u"Columns"_s),
                                                 m_words(u"Foreign keys"_s)});
        for (const ReportRevision& each : m_report.history) {
            text += MarkdownTables::row(
                {revisionLink(each.revision.id),
                 revisionLinks(each.revision.downRevisions + each.revision.dependsOn),
                 markdownText(each.revision.message),
                 QString::number(each.counts.tables),
                 QString::number(each.counts.columns),
                 QString::number(each.counts.foreignKeys)});
        }
        for (const ReportRevision& each : m_report.history) {
            text += revisionSection(each);
        }
        return text;
    }

    QString revisionSection(const ReportRevision& each) const
    {
        const QString message = each.revision.message.isEmpty()
                                    ? QString()
                                    : u' ' + markdownText(each.revision.message);
        QString text =
            u"\n### <a id=\"revision-%1\"></a>"_s.arg(m_revisions.value(each.revision.id))
            + markdownText(each.revision.id) + message + u"\n\n"_s;
        text += markdownText(each.revision.file) + u"\n\n"_s;
        for (const ReportStep& step : each.steps) {
            text += u"- "_s + markdownText(step.what)
                    + (step.isDestructive ? u" **"_s + m_words(u"destroys data"_s) + u"**"_s
                                          : QString())
                    + lineText(step.where) + u'\n';
        }
        for (const Finding& doubt : each.doubts) {
            text += u"- **"_s + m_words(u"not certain"_s) + u":** "_s + markdownText(doubt.message)
                    + u'\n';
        }
        return each.steps.isEmpty() && each.doubts.isEmpty()
                   ? text + m_words(u"Changes nothing."_s) + u'\n'
                   : text;
    }

    QString lineText(const TextLocation& where) const
    {
        return where.line == 0
                   ? QString()
                   : u" ("_s + m_words(u"line"_s) + u' ' + QString::number(where.line) + u')';
    }

    QString story(const Table& table) const
    {
        const ReportStory& story = factsOf(table).story;
        if (story.changes.isEmpty()) {
            return {};
        }
        QString text = u"\n## "_s + m_words(u"History"_s) + u"\n\n"_s;
        for (const ReportChange& change : story.changes) {
            text += u"- "_s + revisionLink(change.revision) + u": "_s + markdownText(change.what)
                    + u" ("_s + markdownText(change.where.toString()) + u")\n"_s;
        }
        return text;
    }

    const Report& m_report;  // outlives the page
    ReportWords m_words;
    Place m_place;
    TableNumbers m_numbers;
    MarkdownTables m_tables;
    QStringList m_files;                       ///< one for each table, in a folder
    QHash<RevisionId, qsizetype> m_revisions;  ///< from 1, as anchors count them
};

QString fileNameOf(const TableName& table)
{
    constexpr qsizetype maxLength = 80;
    QString name = table.toString().left(maxLength);
    for (QChar& letter : name) {
        const bool isPlain =
            (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z')
            || (letter >= u'0' && letter <= u'9') || letter == u'_' || letter == u'-';
        if (!isPlain) {
            letter = u'-';
        }
    }
    return name.isEmpty() ? u"-"_s : name;
}

}  // namespace

QStringList fileNamesOf(const QList<TableName>& tables)
{
    QStringList names;
    QSet<QString> taken;
    for (const TableName& table : tables) {
        const QString plain = fileNameOf(table);
        QString name = plain;
        for (int number = 2; taken.contains(name.toLower()); ++number) {
            name = plain + u'-' + QString::number(number);
        }
        taken.insert(name.toLower());
        names << name;
    }
    return names;
}

ReportFiles reportMarkdown(const Report& report, const ReportStyle& style)
{
    if (!style.isSplit) {
        return ReportFiles::single(Page(report, style, Place::OnePage).front());
    }
    ReportFiles files;
    files.isFolder = true;
    files.files << ReportFile{u"README.md"_s, Page(report, style, Place::Index).front().toUtf8()};
    const Page page(report, style, Place::TablePage);
    QList<TableName> names;
    for (const Table& table : report.schema.tables) {
        names << table.name;
    }
    const QStringList fileNames = fileNamesOf(names);
    for (qsizetype i = 0; i < fileNames.size(); ++i) {
        files.files << ReportFile{u"tables/"_s + fileNames.at(i) + u".md"_s,
                                  page.tablePage(report.schema.tables.at(i)).toUtf8()};
    }
    return files;
}

}  // namespace limbeck
