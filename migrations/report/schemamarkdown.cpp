// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/schemamarkdown.h"

#include "migrations/report/markdown.h"
#include "models/base/text.h"

#include <QHash>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString row(const QStringList& cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString header(const QStringList& titles)
{
    return u'\n' + row(titles) + row(QStringList(titles.size(), u"---"_s));
}

QString escapedList(const QStringList& names)
{
    QStringList escaped;
    for (const QString& name : names) {
        escaped << markdownText(name);
    }
    return escaped.join(u", "_s);
}

QString defaultText(const Column& column)
{
    if (column.computed) {
        return u"computed: "_s + markdownText(column.computed->expression);
    }
    if (column.identity) {
        return column.identity->always ? u"identity (always)"_s : u"identity"_s;
    }
    if (!column.serverDefault) {
        return {};
    }
    switch (column.serverDefault->kind) {
    case ServerDefault::Kind::Literal:
        return u"'"_s + markdownText(column.serverDefault->text) + u"'"_s;
    case ServerDefault::Kind::Expression:
        return markdownText(column.serverDefault->text);
    case ServerDefault::Kind::CurrentTimestamp:
        return u"current timestamp"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    }
    Q_UNREACHABLE();
}

/// "PK, FK, unique": in which keys a column stands.
QString keyMarks(const Table& table, const QString& column)
{
    QStringList marks;
    if (table.primaryKey && table.primaryKey->columns.contains(column)) {
        marks << u"PK"_s;
    }
    for (const ForeignKey& key : table.foreignKeys) {
        if (key.columns.contains(column) && !marks.contains(u"FK"_s)) {
            marks << u"FK"_s;
        }
    }
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        if (unique.columns.contains(column) && !marks.contains(u"unique"_s)) {
            marks << u"unique"_s;
        }
    }
    return marks.join(u", "_s);
}

/// The page under construction: knows the anchors, so that references become links.
class Page final
{
public:
    explicit Page(const Schema& schema)
        : m_schema(schema)
    {
        for (const Table& table : schema.tables) {
            m_anchors.insert(table.name, u"table-%1"_s.arg(m_anchors.size() + 1));
        }
    }

    QString write(const QString& title) const
    {
        QString text = u"# "_s + markdownText(title) + u"\n\n"_s + summary() + uncertainties();
        text += contents();
        for (const Table& table : m_schema.tables) {
            text += tableSection(table);
        }
        return text + enums() + sequences() + views() + triggers();
    }

private:
    QString summary() const
    {
        qsizetype columns = 0;
        qsizetype keys = 0;
        qsizetype indexes = 0;
        for (const Table& table : m_schema.tables) {
            columns += table.columns.size();
            keys += table.foreignKeys.size();
            indexes += table.indexes.size();
        }
        return QStringList{countOf(m_schema.tables.size(), u"table"_s),
                           countOf(columns, u"column"_s),
                           countOf(keys, u"foreign key"_s),
                           countOf(indexes, u"index"_s, u"indexes"_s)}
                   .join(u", "_s)
               + u".\n"_s;
    }

    QString uncertainties() const
    {
        if (m_schema.isCertain()) {
            return {};
        }
        QString text = u"\n**Not certain:** this page may differ from the truth, because\n\n"_s;
        for (const QString& cause : m_schema.uncertainties) {
            text += u"- "_s + markdownText(cause) + u'\n';
        }
        return text;
    }

    QString link(const TableName& name) const
    {
        const QString text = markdownText(name.toString());
        const auto anchor = m_anchors.constFind(name);
        return anchor == m_anchors.cend() ? text : u"[%1](#%2)"_s.arg(text, *anchor);
    }

    QString links(const QList<TableName>& names) const
    {
        QStringList texts;
        for (const TableName& name : names) {
            const QString text = link(name);
            if (!texts.contains(text)) {
                texts << text;
            }
        }
        return texts.join(u", "_s);
    }

    QString contents() const
    {
        if (m_schema.tables.isEmpty()) {
            return {};
        }
        QString text = u"\n## Contents\n"_s
                       + header({u"Table"_s, u"Columns"_s, u"Refers to"_s, u"Referred to by"_s});
        for (const Table& table : m_schema.tables) {
            QList<TableName> referents;
            for (const ForeignKey& key : table.foreignKeys) {
                referents << key.referent;
            }
            text += row({link(table.name),
                         QString::number(table.columns.size()),
                         links(referents),
                         links(m_schema.referrers(table.name))});
        }
        return text;
    }

    QString tableSection(const Table& table) const
    {
        QString text = u"\n## <a id=\"%1\"></a>"_s.arg(m_anchors.value(table.name))
                       + markdownText(table.name.toString()) + u'\n';
        if (!table.comment.isEmpty()) {
            text += u'\n' + markdownText(table.comment) + u'\n';
        }
        return text + columns(table) + keys(table) + referencesFrom(table) + referencesTo(table)
               + indexes(table);
    }

    static QString columns(const Table& table)
    {
        QString text =
            header({u"Column"_s, u"Type"_s, u"Null"_s, u"Default"_s, u"Key"_s, u"Comment"_s});
        for (const Column& column : table.columns) {
            text += row({markdownText(column.name),
                         markdownText(describe(column.type)),
                         column.nullable ? u"yes"_s : u"no"_s,
                         defaultText(column),
                         keyMarks(table, column.name),
                         markdownText(column.comment)});
        }
        return text;
    }

    static QString keys(const Table& table)
    {
        QStringList rows;
        if (table.primaryKey) {
            rows << row({u"primary key"_s,
                         markdownText(table.primaryKey->name),
                         escapedList(table.primaryKey->columns)});
        }
        for (const UniqueConstraint& unique : table.uniqueConstraints) {
            rows << row({u"unique"_s, markdownText(unique.name), escapedList(unique.columns)});
        }
        for (const CheckConstraint& check : table.checkConstraints) {
            rows << row({u"check"_s, markdownText(check.name), markdownText(check.condition)});
        }
        for (const ExcludeConstraint& exclude : table.excludeConstraints) {
            QStringList elements;
            for (const ExcludeConstraint::Element& element : exclude.elements) {
                elements << element.expression + u" with "_s + element.with;
            }
            rows << row({u"exclude"_s, markdownText(exclude.name), escapedList(elements)});
        }
        return rows.isEmpty() ? QString()
                              : u"\n### Keys\n"_s + header({u"Kind"_s, u"Name"_s, u"Columns"_s})
                                    + rows.join(QString());
    }

    QString referencesFrom(const Table& table) const
    {
        if (table.foreignKeys.isEmpty()) {
            return {};
        }
        QString text = u"\n### Refers to\n"_s
                       + header({u"Columns"_s,
                                 u"Table"_s,
                                 u"Its columns"_s,
                                 u"On delete"_s,
                                 u"On update"_s,
                                 u"Name"_s});
        for (const ForeignKey& key : table.foreignKeys) {
            text += row({escapedList(key.columns),
                         link(key.referent),
                         escapedList(key.referentColumns),
                         markdownText(key.onDelete),
                         markdownText(key.onUpdate),
                         markdownText(key.name)});
        }
        return text;
    }

    QString referencesTo(const Table& table) const
    {
        QString rows;
        for (const Table& other : m_schema.tables) {
            for (const ForeignKey& key : other.foreignKeys) {
                if (key.referent == table.name) {
                    rows += row(
                        {link(other.name), escapedList(key.columns), markdownText(key.onDelete)});
                }
            }
        }
        return rows.isEmpty() ? QString()
                              : u"\n### Referred to by\n"_s
                                    + header({u"Table"_s, u"Its columns"_s, u"On delete"_s}) + rows;
    }

    static QString indexes(const Table& table)
    {
        if (table.indexes.isEmpty()) {
            return {};
        }
        QString text =
            u"\n### Indexes\n"_s + header({u"Name"_s, u"Columns"_s, u"Unique"_s, u"Where"_s});
        for (const Index& index : table.indexes) {
            QStringList parts;
            for (const IndexPart& part : index.parts) {
                parts << part.text;
            }
            text += row({markdownText(index.name),
                         escapedList(parts),
                         index.unique ? u"yes"_s : QString(),
                         markdownText(index.where)});
        }
        return text;
    }

    QString enums() const
    {
        if (m_schema.enums.isEmpty()) {
            return {};
        }
        QString text = u"\n## Enum types\n"_s + header({u"Name"_s, u"Values"_s});
        for (const EnumType& type : m_schema.enums) {
            const TableName name(type.schema, type.name);
            text += row({markdownText(name.toString()), escapedList(type.values)});
        }
        return text;
    }

    QString sequences() const
    {
        if (m_schema.sequences.isEmpty()) {
            return {};
        }
        QString text = u"\n## Sequences\n"_s + header({u"Name"_s, u"Options"_s});
        for (const Sequence& sequence : m_schema.sequences) {
            QStringList options;
            for (auto each = sequence.options.cbegin(); each != sequence.options.cend(); ++each) {
                options << each.key() + u' ' + each.value().toString();
            }
            text += row({markdownText(sequence.name.toString()), escapedList(options)});
        }
        return text;
    }

    QString views() const
    {
        QString text = m_schema.views.isEmpty() ? QString() : u"\n## Views\n"_s;
        for (const View& view : m_schema.views) {
            text += u"\n### "_s + markdownText(view.name.toString()) + u"\n\n"_s
                    + markdownBlock(view.definition, u"sql"_s);
        }
        return text;
    }

    QString triggers() const
    {
        QString text = m_schema.triggers.isEmpty() ? QString() : u"\n## Triggers\n"_s;
        for (const Trigger& trigger : m_schema.triggers) {
            text += u"\n### "_s + markdownText(trigger.name) + u" on "_s + link(trigger.table)
                    + u"\n\n"_s + markdownBlock(trigger.definition, u"sql"_s);
        }
        return text;
    }

    const Schema& m_schema;  // outlives the page
    QHash<TableName, QString> m_anchors;
};

}  // namespace

QString schemaMarkdown(const Schema& schema, const QString& title)
{
    return Page(schema).write(title);
}

}  // namespace limbeck
