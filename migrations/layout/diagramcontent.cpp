// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/layout/diagramcontent.h"

#include "migrations/differ/difference.h"
#include "models/base/enginetext.h"
#include "models/schema/relations.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastHubReferrers = 20;
constexpr int hubShare = 20;

QSet<QString> setOf(const QStringList& names)
{
    return {names.begin(), names.end()};
}

QString keyText(const Table& table, const ForeignKey& key, const QStringList& referentColumns)
{
    QString text = u"%1.%2 → %3.%4"_s.arg(table.name.toString(),
                                          key.columns.join(u", "_s),
                                          key.referent.toString(),
                                          referentColumns.join(u", "_s));
    if (!key.onDelete.isEmpty()) {
        text += u", "_s + EngineText::tr("on delete %1").arg(key.onDelete.toLower());
    }
    if (!key.onUpdate.isEmpty()) {
        text += u", "_s + EngineText::tr("on update %1").arg(key.onUpdate.toLower());
    }
    return text;
}

DiagramTable tableOf(const Table& table)
{
    DiagramTable result;
    result.name = table.name;
    QSet<QString> foreign;
    for (const ForeignKey& key : table.foreignKeys) {
        foreign.unite(setOf(key.columns));
    }
    for (const Column& column : table.columns) {
        result.rows << DiagramColumn{
            .name = column.name,
            .type = describe(column.type),
            .isPrimary = table.primaryKey && table.primaryKey->columns.contains(column.name),
            .isForeign = foreign.contains(column.name),
            .isNullable = column.nullable};
    }
    return result;
}

class ContentBuilder final
{
public:
    void addTables(const Schema& schema)
    {
        for (const Table& table : schema.tables) {
            if (const TableName name = schema.resolved(table.name); !m_numbers.contains(name)) {
                m_numbers.insert(name, static_cast<int>(m_content.tables.size()));
                m_content.tables << tableOf(table);
            }
        }
    }

    void addKey(const Schema& schema, const Table& table, int number, ChangeMark change)
    {
        const ForeignKey& key = table.foreignKeys.at(number);
        const int from = m_numbers.value(schema.resolved(table.name), -1);
        const int to = m_numbers.value(schema.resolved(key.referent), -1);
        if (from < 0 || to < 0) {
            return;
        }
        const QStringList referentColumns = referentColumnsOf(schema, key);
        m_content.keys << DiagramKey{.from = from,
                                     .to = to,
                                     .key = number,
                                     .fromColumn = key.columns.value(0),
                                     .toColumn = referentColumns.value(0),
                                     .isOptional = isOptional(table, key),
                                     .isSingle = isUnique(table, key.columns),
                                     .change = change,
                                     .text = keyText(table, key, referentColumns)};
    }

    DiagramTable* table(const TableName& name)
    {
        const int number = m_numbers.value(name, -1);
        return number < 0 ? nullptr : &m_content.tables[number];
    }

    DiagramContent take()
    {
        QList<QSet<int>> referrers(m_content.tables.size());
        for (const DiagramKey& key : std::as_const(m_content.keys)) {
            ++m_content.tables[key.from].keysOut;
            ++m_content.tables[key.to].keysIn;
            if (key.from != key.to) {
                referrers[key.to].insert(key.from);
            }
        }
        for (qsizetype i = 0; i < referrers.size(); ++i) {
            m_content.tables[i].referrers = static_cast<int>(referrers.at(i).size());
        }
        return std::move(m_content);
    }

private:
    DiagramContent m_content;
    QHash<TableName, int> m_numbers;
};

ChangeMark markOf(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Added:
        return ChangeMark::Added;
    case Difference::Kind::Removed:
        return ChangeMark::Removed;
    case Difference::Kind::Changed:
        return ChangeMark::Changed;
    }
    return ChangeMark::None;
}

/// Marks the row of a column; one that is gone comes back where it stood.
void markColumn(DiagramTable& table, const Difference& difference, const Schema& before)
{
    const ChangeMark mark = markOf(difference.kind);
    for (DiagramColumn& row : table.rows) {
        if (row.name == difference.name) {
            row.change = mark;
            return;
        }
    }
    const Table* old = before.table(difference.table);
    if (old == nullptr) {
        return;
    }
    const DiagramTable whole = tableOf(*old);
    for (qsizetype i = 0; i < whole.rows.size(); ++i) {
        if (whole.rows.at(i).name == difference.name) {
            table.rows.insert(std::min(i, table.rows.size()), whole.rows.at(i));
            table.rows[std::min(i, table.rows.size() - 1)].change = mark;
        }
    }
}

void markTables(ContentBuilder& builder, const Schema& before, const Schema& after)
{
    for (const Difference& difference : differences(before, after)) {
        DiagramTable* table = builder.table(difference.table);
        if (table == nullptr || difference.element == Difference::Element::Trigger) {
            continue;
        }
        table->changes << describe(difference);
        if (difference.element == Difference::Element::Table
            && difference.kind != Difference::Kind::Changed) {
            table->change = markOf(difference.kind);
            continue;
        }
        if (table->change == ChangeMark::None) {
            table->change = ChangeMark::Changed;
        }
        if (difference.element == Difference::Element::Column) {
            markColumn(*table, difference, before);
        }
    }
}

/// The foreign key of the other schema's table that means the same reference.
const ForeignKey* counterpart(const Schema& other, const Table& table, const ForeignKey& key)
{
    const Table* same = other.table(table.name);
    if (same == nullptr) {
        return nullptr;
    }
    for (const ForeignKey& candidate : same->foreignKeys) {
        if (candidate.columns == key.columns && candidate.referent == key.referent) {
            return &candidate;
        }
    }
    return nullptr;
}

}  // namespace

QString markGlyph(ChangeMark mark)
{
    switch (mark) {
    case ChangeMark::None:
        return {};
    case ChangeMark::Added:
        return u"+"_s;
    case ChangeMark::Removed:
        return u"−"_s;
    case ChangeMark::Changed:
        return u"~"_s;
    }
    return {};
}

QString markWord(ChangeMark mark)
{
    switch (mark) {
    case ChangeMark::None:
        return {};
    case ChangeMark::Added:
        return EngineText::tr("added");
    case ChangeMark::Removed:
        return EngineText::tr("removed");
    case ChangeMark::Changed:
        return EngineText::tr("changed");
    }
    return {};
}

bool DiagramContent::isHub(int table) const
{
    const auto share = static_cast<int>(tables.size()) / hubShare;
    return tables.at(table).referrers > std::max(leastHubReferrers, share);
}

bool DiagramContent::hasChanges() const
{
    return std::any_of(tables.begin(), tables.end(), [](const DiagramTable& table) {
        return table.change != ChangeMark::None;
    });
}

DiagramContent diagramContent(const Schema& schema)
{
    ContentBuilder builder;
    builder.addTables(schema);
    for (const Table& table : schema.tables) {
        for (int i = 0; i < table.foreignKeys.size(); ++i) {
            builder.addKey(schema, table, i, ChangeMark::None);
        }
    }
    return builder.take();
}

void addImplied(DiagramContent& content, const QList<ImpliedRelation>& guesses)
{
    QHash<TableName, int> numbers;
    for (int i = 0; i < content.tables.size(); ++i) {
        numbers.insert(content.tables.at(i).name, i);
    }
    for (const ImpliedRelation& guess : guesses) {
        const int from = numbers.value(guess.table, -1);
        const int to = numbers.value(guess.referent, -1);
        if (from >= 0 && to >= 0) {
            content.keys << DiagramKey{.from = from,
                                       .to = to,
                                       .key = -1,
                                       .fromColumn = guess.column,
                                       .toColumn = guess.referentColumn,
                                       .text = u"%1.%2 ⇢ %3.%4"_s.arg(guess.table.toString(),
                                                                      guess.column,
                                                                      guess.referent.toString(),
                                                                      guess.referentColumn),
                                       .isImplied = true};
        }
    }
}

DiagramContent diagramContent(const Schema& before, const Schema& after)
{
    const Schema old = withoutDefaultSchema(before);
    const Schema now = withoutDefaultSchema(after);
    ContentBuilder builder;
    builder.addTables(now);
    builder.addTables(old);
    markTables(builder, old, now);
    for (const Table& table : now.tables) {
        for (int i = 0; i < table.foreignKeys.size(); ++i) {
            const ForeignKey& key = table.foreignKeys.at(i);
            const ForeignKey* same = counterpart(old, table, key);
            const ChangeMark unchanged =
                same != nullptr && *same == key ? ChangeMark::None : ChangeMark::Changed;
            builder.addKey(now, table, i, same == nullptr ? ChangeMark::Added : unchanged);
        }
    }
    for (const Table& table : old.tables) {
        for (int i = 0; i < table.foreignKeys.size(); ++i) {
            if (counterpart(now, table, table.foreignKeys.at(i)) == nullptr) {
                builder.addKey(old, table, i, ChangeMark::Removed);
            }
        }
    }
    return builder.take();
}

}  // namespace limbeck
