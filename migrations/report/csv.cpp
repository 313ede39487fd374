// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/csv.h"

#include "models/schema/relations.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// A file that grows line by line.
class CsvFile final
{
public:
    CsvFile(const QString& name, const QStringList& titles)
        : m_name(name)
    {
        add(titles);
    }

    void add(const QStringList& cells)
    {
        m_text += csvLine(cells);
    }

    ReportFile file() const
    {
        return {m_name + u".csv"_s, m_text.toUtf8()};
    }

private:
    QString m_name;
    QString m_text;
};

QString yesNo(bool isSo)
{
    return isSo ? u"yes"_s : u"no"_s;
}

QString introducedIn(const ReportStory& story)
{
    const ReportChange* introduction = story.introduction();
    return introduction == nullptr ? QString() : introduction->revision;
}

QString defaultOf(const Column& column)
{
    if (column.computed) {
        return column.computed->expression;
    }
    if (column.identity) {
        return u"identity"_s;
    }
    if (!column.serverDefault) {
        return {};
    }
    switch (column.serverDefault->kind) {
    case ServerDefault::Kind::Literal:
    case ServerDefault::Kind::Expression:
        return column.serverDefault->text;
    case ServerDefault::Kind::CurrentTimestamp:
        return u"current timestamp"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    }
    Q_UNREACHABLE();
}

ReportFile tablesFile(const Report& report)
{
    CsvFile csv(u"tables"_s,
                {u"schema"_s,
                 u"table"_s,
                 u"columns"_s,
                 u"refers_to"_s,
                 u"referred_to_by"_s,
                 u"introduced_in"_s,
                 u"changed_in"_s,
                 u"comment"_s});
    for (qsizetype i = 0; i < report.schema.tables.size(); ++i) {
        const Table& table = report.schema.tables.at(i);
        const ReportTable& facts = report.tables.at(i);
        csv.add({table.name.schema,
                 table.name.name,
                 QString::number(table.columns.size()),
                 QString::number(table.foreignKeys.size()),
                 QString::number(facts.referredBy.size()),
                 introducedIn(facts.story),
                 facts.story.changedIn().join(u' '),
                 table.comment});
    }
    return csv.file();
}

ReportFile columnsFile(const Report& report)
{
    CsvFile csv(u"columns"_s,
                {u"schema"_s,
                 u"table"_s,
                 u"position"_s,
                 u"column"_s,
                 u"type"_s,
                 u"nullable"_s,
                 u"default"_s,
                 u"primary_key"_s,
                 u"foreign_key"_s,
                 u"unique"_s,
                 u"introduced_in"_s,
                 u"changed_in"_s,
                 u"comment"_s});
    for (qsizetype i = 0; i < report.schema.tables.size(); ++i) {
        const Table& table = report.schema.tables.at(i);
        for (qsizetype j = 0; j < table.columns.size(); ++j) {
            const Column& column = table.columns.at(j);
            const ReportStory& story = report.tables.at(i).columns.at(j);
            const bool isForeign = std::ranges::any_of(
                table.foreignKeys,
                [&column](const ForeignKey& key) { return key.columns.contains(column.name); });
            csv.add({table.name.schema,
                     table.name.name,
                     QString::number(j + 1),
                     column.name,
                     describe(column.type),
                     yesNo(column.nullable),
                     defaultOf(column),
                     yesNo(table.primaryKey && table.primaryKey->columns.contains(column.name)),
                     yesNo(isForeign),
                     yesNo(isUnique(table, {column.name})),
                     introducedIn(story),
                     story.changedIn().join(u' '),
                     column.comment});
        }
    }
    return csv.file();
}

ReportFile foreignKeysFile(const Report& report)
{
    CsvFile csv(u"foreign_keys"_s,
                {u"schema"_s,
                 u"table"_s,
                 u"columns"_s,
                 u"referent_schema"_s,
                 u"referent"_s,
                 u"referent_columns"_s,
                 u"on_delete"_s,
                 u"on_update"_s,
                 u"optional"_s,
                 u"name"_s});
    for (const Table& table : report.schema.tables) {
        for (const ForeignKey& key : table.foreignKeys) {
            csv.add({table.name.schema,
                     table.name.name,
                     key.columns.join(u", "_s),
                     key.referent.schema,
                     key.referent.name,
                     referentColumnsOf(report.schema, key).join(u", "_s),
                     key.onDelete,
                     key.onUpdate,
                     yesNo(isOptional(table, key)),
                     key.name});
        }
    }
    return csv.file();
}

ReportFile constraintsFile(const Report& report)
{
    CsvFile csv(u"constraints"_s,
                {u"schema"_s, u"table"_s, u"kind"_s, u"name"_s, u"columns_or_condition"_s});
    for (const Table& table : report.schema.tables) {
        const auto add = [&](const QString& kind, const QString& name, const QString& what) {
            csv.add({table.name.schema, table.name.name, kind, name, what});
        };
        if (table.primaryKey) {
            add(u"primary key"_s, table.primaryKey->name, table.primaryKey->columns.join(u", "_s));
        }
        for (const UniqueConstraint& unique : table.uniqueConstraints) {
            add(u"unique"_s, unique.name, unique.columns.join(u", "_s));
        }
        for (const CheckConstraint& check : table.checkConstraints) {
            add(u"check"_s, check.name, check.condition);
        }
        for (const ExcludeConstraint& exclude : table.excludeConstraints) {
            QStringList elements;
            for (const ExcludeConstraint::Element& element : exclude.elements) {
                elements << element.expression + u" with "_s + element.with;
            }
            add(u"exclude"_s, exclude.name, elements.join(u", "_s));
        }
    }
    return csv.file();
}

ReportFile indexesFile(const Report& report)
{
    CsvFile csv(u"indexes"_s,
                {u"schema"_s, u"table"_s, u"index"_s, u"columns"_s, u"unique"_s, u"where"_s});
    for (const Table& table : report.schema.tables) {
        for (const Index& index : table.indexes) {
            QStringList parts;
            for (const IndexPart& part : index.parts) {
                parts << part.text;
            }
            csv.add({table.name.schema,
                     table.name.name,
                     index.name,
                     parts.join(u", "_s),
                     yesNo(index.unique),
                     index.where});
        }
    }
    return csv.file();
}

ReportFile revisionsFile(const Report& report)
{
    CsvFile csv(u"revisions"_s,
                {u"position"_s,
                 u"revision"_s,
                 u"down_revisions"_s,
                 u"depends_on"_s,
                 u"message"_s,
                 u"file"_s,
                 u"operations"_s,
                 u"certain"_s,
                 u"tables"_s,
                 u"columns"_s,
                 u"foreign_keys"_s});
    int position = 0;
    for (const ReportRevision& each : report.history) {
        csv.add({QString::number(++position),
                 each.revision.id,
                 each.revision.downRevisions.join(u' '),
                 each.revision.dependsOn.join(u' '),
                 each.revision.message,
                 each.revision.file,
                 QString::number(each.steps.size()),
                 yesNo(each.doubts.isEmpty()),
                 QString::number(each.counts.tables),
                 QString::number(each.counts.columns),
                 QString::number(each.counts.foreignKeys)});
    }
    return csv.file();
}

ReportFile operationsFile(const Report& report)
{
    CsvFile csv(u"operations"_s,
                {u"revision"_s, u"position"_s, u"operation"_s, u"destructive"_s, u"line"_s});
    for (const ReportRevision& each : report.history) {
        int position = 0;
        for (const ReportStep& step : each.steps) {
            csv.add({each.revision.id,
                     QString::number(++position),
                     step.what,
                     yesNo(step.isDestructive),
                     QString::number(step.where.line)});
        }
    }
    return csv.file();
}

}  // namespace

QString csvCell(const QString& text)
{
    QString cell = text;
    if (!cell.isEmpty()) {
        const QChar first = cell.front();
        if (u"=+-@＝＋－＠"_s.contains(first) || first.category() == QChar::Other_Control) {
            cell.prepend(u'\'');
        }
    }
    const bool needsQuotes =
        std::ranges::any_of(cell, [](QChar letter) { return u",\"\r\n;'"_s.contains(letter); });
    return needsQuotes ? u'"' + cell.replace(u'"', u"\"\""_s) + u'"' : cell;
}

QString csvLine(const QStringList& cells)
{
    QStringList escaped;
    for (const QString& cell : cells) {
        escaped << csvCell(cell);
    }
    return escaped.join(u',') + u"\r\n"_s;
}

ReportFiles reportCsv(const Report& report)
{
    return {true,
            {tablesFile(report),
             columnsFile(report),
             foreignKeysFile(report),
             constraintsFile(report),
             indexesFile(report),
             revisionsFile(report),
             operationsFile(report)}};
}

}  // namespace limbeck
