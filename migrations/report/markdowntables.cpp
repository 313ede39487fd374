// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/markdowntables.h"

#include "migrations/report/markdown.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// "PK, FK, unique": in which keys a column stands.
QString keyMarks(const Table& table, const QString& column, const QString& uniqueWord)
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
        if (unique.columns.contains(column) && !marks.contains(uniqueWord)) {
            marks << uniqueWord;
        }
    }
    return marks.join(u", "_s);
}

QStringList partsOf(const Index& index)
{
    QStringList parts;
    for (const IndexPart& part : index.parts) {
        parts << part.text;
    }
    return parts;
}

QStringList elementsOf(const ExcludeConstraint& exclude)
{
    QStringList elements;
    for (const ExcludeConstraint::Element& element : exclude.elements) {
        elements << element.expression + u" with "_s + element.with;
    }
    return elements;
}

}  // namespace

MarkdownTables::MarkdownTables(const Schema& schema, Options options)
    : m_schema(schema)
    , m_options(std::move(options))
{
}

QString MarkdownTables::row(const QStringList& cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString MarkdownTables::header(const QStringList& titles)
{
    return u'\n' + row(titles) + row(QStringList(titles.size(), u"---"_s));
}

QString MarkdownTables::escapedList(const QStringList& names)
{
    QStringList escaped;
    for (const QString& name : names) {
        escaped << markdownText(name);
    }
    return escaped.join(u", "_s);
}

QString MarkdownTables::word(const QString& english) const
{
    return m_options.words(english);
}

QStringList MarkdownTables::worded(const QStringList& english) const
{
    QStringList words;
    for (const QString& each : english) {
        words << word(each);
    }
    return words;
}

QString MarkdownTables::summary() const
{
    qsizetype columns = 0;
    qsizetype keys = 0;
    qsizetype indexes = 0;
    for (const Table& table : m_schema.tables) {
        columns += table.columns.size();
        keys += table.foreignKeys.size();
        indexes += table.indexes.size();
    }
    const ReportWords& words = m_options.words;
    return QStringList{words.count(m_schema.tables.size(), u"table"_s, u"tables"_s),
                       words.count(columns, u"column"_s, u"columns"_s),
                       words.count(keys, u"foreign key"_s, u"foreign keys"_s),
                       words.count(indexes, u"index"_s, u"indexes"_s)}
               .join(u", "_s)
           + u".\n"_s;
}

QString MarkdownTables::links(const QList<TableName>& names) const
{
    QStringList texts;
    for (const TableName& name : names) {
        const QString text = m_options.link(name);
        if (!texts.contains(text)) {
            texts << text;
        }
    }
    return texts.join(u", "_s);
}

QString MarkdownTables::contents() const
{
    if (m_schema.tables.isEmpty()) {
        return {};
    }
    QString text =
        u"\n## "_s + word(u"Contents"_s) + u'\n'
        + header(worded({u"Table"_s, u"Columns"_s, u"Refers to"_s, u"Referred to by"_s}));
    for (const Table& table : m_schema.tables) {
        QList<TableName> referents;
        for (const ForeignKey& key : table.foreignKeys) {
            referents << key.referent;
        }
        text += row({m_options.link(table.name),
                     QString::number(table.columns.size()),
                     links(referents),
                     links(m_schema.referrers(table.name))});
    }
    return text;
}

QString MarkdownTables::tableSection(const Table& table, int level) const
{
    const QString marks(level, u'#');
    QString text = u'\n' + marks + u' ' + m_options.anchor(table.name)
                   + markdownText(table.name.toString()) + u'\n';
    if (!table.comment.isEmpty()) {
        text += u'\n' + markdownText(table.comment) + u'\n';
    }
    if (m_options.note) {
        text += m_options.note(table);
    }
    const QString below = marks + u'#';
    return text + columns(table) + keys(table, below) + referencesFrom(table, below)
           + referencesTo(table, below) + indexes(table, below);
}

QString MarkdownTables::defaultText(const Column& column) const
{
    if (column.computed) {
        return word(u"computed"_s) + u": "_s + markdownText(column.computed->expression);
    }
    if (column.identity) {
        return word(column.identity->always ? u"identity (always)"_s : u"identity"_s);
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
        return word(u"current timestamp"_s);
    case ServerDefault::Kind::True:
        return word(u"true"_s);
    case ServerDefault::Kind::False:
        return word(u"false"_s);
    }
    Q_UNREACHABLE();
}

QString MarkdownTables::columns(const Table& table) const
{
    QString text =
        header(worded({u"Column"_s, u"Type"_s, u"Null"_s, u"Default"_s, u"Key"_s, u"Comment"_s})
               + m_options.moreTitles);
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns.at(i);
        const QStringList cells{markdownText(column.name),
                                markdownText(describe(column.type)),
                                word(column.nullable ? u"yes"_s : u"no"_s),
                                defaultText(column),
                                keyMarks(table, column.name, word(u"unique"_s)),
                                markdownText(column.comment)};
        text += row(m_options.moreCells ? cells + m_options.moreCells(table, i) : cells);
    }
    return text;
}

QString MarkdownTables::keys(const Table& table, const QString& marks) const
{
    QString rows;
    if (table.primaryKey) {
        rows += row({word(u"primary key"_s),
                     markdownText(table.primaryKey->name),
                     escapedList(table.primaryKey->columns)});
    }
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        rows += row({word(u"unique"_s), markdownText(unique.name), escapedList(unique.columns)});
    }
    for (const CheckConstraint& check : table.checkConstraints) {
        rows += row({word(u"check"_s), markdownText(check.name), markdownText(check.condition)});
    }
    for (const ExcludeConstraint& exclude : table.excludeConstraints) {
        rows +=
            row({word(u"exclude"_s), markdownText(exclude.name), escapedList(elementsOf(exclude))});
    }
    return rows.isEmpty() ? QString()
                          : u'\n' + marks + u' ' + word(u"Keys"_s) + u'\n'
                                + header(worded({u"Kind"_s, u"Name"_s, u"Columns"_s})) + rows;
}

QString MarkdownTables::referencesFrom(const Table& table, const QString& marks) const
{
    if (table.foreignKeys.isEmpty()) {
        return {};
    }
    QString text = u'\n' + marks + u' ' + word(u"Refers to"_s) + u'\n'
                   + header(worded({u"Columns"_s,
                                    u"Table"_s,
                                    u"Its columns"_s,
                                    u"On delete"_s,
                                    u"On update"_s,
                                    u"Name"_s}));
    for (const ForeignKey& key : table.foreignKeys) {
        text += row({escapedList(key.columns),
                     m_options.link(key.referent),
                     escapedList(key.referentColumns),
                     markdownText(key.onDelete),
                     markdownText(key.onUpdate),
                     markdownText(key.name)});
    }
    return text;
}

QString MarkdownTables::referencesTo(const Table& table, const QString& marks) const
{
    QString rows;
    for (const Table& other : m_schema.tables) {
        for (const ForeignKey& key : other.foreignKeys) {
            if (m_schema.isSame(key.referent, table.name)) {
                rows += row({m_options.link(other.name),
                             escapedList(key.columns),
                             markdownText(key.onDelete)});
            }
        }
    }
    return rows.isEmpty()
               ? QString()
               : u'\n' + marks + u' ' + word(u"Referred to by"_s) + u'\n'
                     + header(worded({u"Table"_s, u"Its columns"_s, u"On delete"_s})) + rows;
}

QString MarkdownTables::indexes(const Table& table, const QString& marks) const
{
    if (table.indexes.isEmpty()) {
        return {};
    }
    QString text = u'\n' + marks + u' ' + word(u"Indexes"_s) + u'\n'
                   + header(worded({u"Name"_s, u"Columns"_s, u"Unique"_s, u"Where"_s}));
    for (const Index& index : table.indexes) {
        text += row({markdownText(index.name),
                     escapedList(partsOf(index)),
                     index.unique ? word(u"yes"_s) : QString(),
                     markdownText(index.where)});
    }
    return text;
}

QString MarkdownTables::enums() const
{
    if (m_schema.enums.isEmpty()) {
        return {};
    }
    QString text =
        u"\n## "_s + word(u"Enum types"_s) + u'\n' + header(worded({u"Name"_s, u"Values"_s}));
    for (const EnumType& type : m_schema.enums) {
        const TableName name(type.schema, type.name);
        text += row({markdownText(name.toString()), escapedList(type.values)});
    }
    return text;
}

QString MarkdownTables::sequences() const
{
    if (m_schema.sequences.isEmpty()) {
        return {};
    }
    QString text =
        u"\n## "_s + word(u"Sequences"_s) + u'\n' + header(worded({u"Name"_s, u"Options"_s}));
    for (const Sequence& sequence : m_schema.sequences) {
        QStringList options;
        for (auto each = sequence.options.cbegin(); each != sequence.options.cend(); ++each) {
            options << each.key() + u' ' + each.value().toString();
        }
        text += row({markdownText(sequence.name.toString()), escapedList(options)});
    }
    return text;
}

QString MarkdownTables::views() const
{
    QString text = m_schema.views.isEmpty() ? QString() : u"\n## "_s + word(u"Views"_s) + u'\n';
    for (const View& view : m_schema.views) {
        text += u"\n### "_s + markdownText(view.name.toString()) + u"\n\n"_s
                + markdownBlock(view.definition, u"sql"_s);
    }
    return text;
}

QString MarkdownTables::triggers() const
{
    QString text =
        m_schema.triggers.isEmpty() ? QString() : u"\n## "_s + word(u"Triggers"_s) + u'\n';
    for (const Trigger& trigger : m_schema.triggers) {
        text += u"\n### "_s + markdownText(trigger.name) + u' ' + word(u"on"_s) + u' '
                + m_options.link(trigger.table) + u"\n\n"_s
                + markdownBlock(trigger.definition, u"sql"_s);
    }
    return text;
}

}  // namespace limbeck
