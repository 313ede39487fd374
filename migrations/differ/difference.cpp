// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/differ/difference.h"

#include "migrations/differ/elementtext.h"
#include "migrations/differ/unmatched.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QHash>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Kind = Difference::Kind;
using Element = Difference::Element;

QString nameOr(const QString& text, const QString& otherwise)
{
    return text.isEmpty() ? otherwise : text;
}

QString sizeText(const Table& table)
{
    return countedColumns(table.columns.size());
}

/// What tells an element without a name from others: mostly its columns.
QString identifying(const PrimaryKey&)
{
    return {};
}
QString identifying(const UniqueConstraint& unique)
{
    return unique.columns.join(u'\n');
}
QString identifying(const ForeignKey& key)
{
    return key.columns.join(u'\n');
}
QString identifying(const CheckConstraint& check)
{
    return check.condition;
}
QString identifying(const ExcludeConstraint& exclude)
{
    return definitionText(exclude);
}
QString identifying(const Index& index)
{
    return index.columns().join(u'\n');
}

template <typename T>
bool isSameElement(const T& one, const T& other)
{
    return one.name == other.name
           && (!one.name.isEmpty() || identifying(one) == identifying(other));
}

QList<PrimaryKey> keyList(const Table& table)
{
    return table.primaryKey.has_value() ? QList<PrimaryKey>{*table.primaryKey}
                                        : QList<PrimaryKey>();
}

QStringList valuesOf(const QStringList& list, const QStringList& kept)
{
    QStringList result = list;
    result.removeIf([&kept](const QString& each) { return !kept.contains(each); });
    return result;
}

/// Collects the differences of two schemas, or tables, in their order.
class Comparison final
{
public:
    QList<Difference> compare(const Schema& from, const Schema& to)
    {
        compareTables(from, to);
        compareEnums(from.enums, to.enums);
        compareByName(Element::View, from.views, to.views);
        compareByName(Element::Trigger, from.triggers, to.triggers);
        compareByName(Element::Sequence, from.sequences, to.sequences);
        return m_found;
    }

private:
    void note(Kind kind,
              Element element,
              const QString& name,
              const QString& before,
              const QString& after,
              const QString& aspect = {})
    {
        m_found << Difference{kind, element, m_table, name, aspect, before, after};
    }

    /// A change of one aspect, if there is one.
    void compareTexts(Element element,
                      const QString& name,
                      const QString& aspect,
                      const QString& before,
                      const QString& after)
    {
        if (before != after) {
            note(Kind::Changed, element, name, before, after, aspect);
        }
    }

    // -- tables

    void compareTables(const Schema& from, const Schema& to)
    {
        QHash<TableName, const Table*> others;
        for (const Table& table : to.tables) {
            others.insert(table.name, &table);
        }
        for (const Table& table : from.tables) {
            m_table = table.name;
            const Table* other = others.take(table.name);
            if (other == nullptr) {
                note(Kind::Removed, Element::Table, {}, sizeText(table), {});
            } else if (!(table == *other)) {
                compareTable(table, *other);
            }
        }
        for (const Table& table : to.tables) {
            if (others.contains(table.name)) {
                m_table = table.name;
                note(Kind::Added, Element::Table, {}, {}, sizeText(table));
            }
        }
    }

    void compareTable(const Table& from, const Table& to)
    {
        const auto compareAspect =
            [this](const QString& aspect, const QString& before, const QString& after) {
                compareTexts(Element::Table, {}, aspect, before, after);
            };
        compareAspect(u"comment"_s,
                      nameOr(from.comment, EngineText::tr("none")),
                      nameOr(to.comment, EngineText::tr("none")));
        if (from.options != to.options) {
            note(Kind::Changed,
                 Element::Table,
                 {},
                 optionsText(from.options),
                 optionsText(to.options),
                 u"options"_s);
        }
        compareAspect(u"prefixes"_s,
                      nameOr(from.prefixes.join(u' '), EngineText::tr("none")),
                      nameOr(to.prefixes.join(u' '), EngineText::tr("none")));
        compareColumns(from, to);
        compareLists(Element::PrimaryKey, keyList(from), keyList(to));
        compareLists(Element::UniqueConstraint, from.uniqueConstraints, to.uniqueConstraints);
        compareLists(Element::ForeignKey, from.foreignKeys, to.foreignKeys);
        compareLists(Element::CheckConstraint, from.checkConstraints, to.checkConstraints);
        compareLists(Element::ExcludeConstraint, from.excludeConstraints, to.excludeConstraints);
        compareLists(Element::Index, from.indexes, to.indexes);
    }

    /// By value first; what is left on both sides under one name has changed.
    template <typename T>
    void compareLists(Element element, const QList<T>& from, const QList<T>& to)
    {
        Unmatched<T> unmatched = Unmatched<T>::between(from, to);
        for (const T& gone : unmatched.removed) {
            const auto same = std::ranges::find_if(
                unmatched.added, [&gone](const T& each) { return isSameElement(gone, each); });
            if (same == unmatched.added.end()) {
                note(Kind::Removed, element, gone.name, definitionText(gone), {});
                continue;
            }
            note(Kind::Changed, element, gone.name, definitionText(gone), definitionText(*same));
            unmatched.added.erase(same);
        }
        for (const T& fresh : unmatched.added) {
            note(Kind::Added, element, fresh.name, {}, definitionText(fresh));
        }
    }

    // -- columns

    void compareColumns(const Table& from, const Table& to)
    {
        for (const Column& column : from.columns) {
            if (const Column* other = to.column(column.name)) {
                compareColumn(column, *other);
            } else {
                note(Kind::Removed, Element::Column, column.name, definitionText(column), {});
            }
        }
        for (const Column& column : to.columns) {
            if (!from.hasColumn(column.name)) {
                note(Kind::Added, Element::Column, column.name, {}, definitionText(column));
            }
        }
        const QStringList before = valuesOf(from.columnNames(), to.columnNames());
        const QStringList after = valuesOf(to.columnNames(), from.columnNames());
        compareTexts(
            Element::Table, {}, u"order of columns"_s, before.join(u", "_s), after.join(u", "_s));
    }

    void compareColumn(const Column& from, const Column& to)
    {
        const auto compareAspect =
            [&](const QString& aspect, const QString& before, const QString& after) {
                compareTexts(Element::Column, from.name, aspect, before, after);
            };
        if (from.type != to.type) {
            compareTypes(from, to);
        }
        compareAspect(u"null"_s,
                      from.nullable ? EngineText::tr("allowed") : EngineText::tr("not allowed"),
                      to.nullable ? EngineText::tr("allowed") : EngineText::tr("not allowed"));
        if (from.serverDefault != to.serverDefault) {
            note(Kind::Changed,
                 Element::Column,
                 from.name,
                 defaultText(from.serverDefault),
                 defaultText(to.serverDefault),
                 u"default"_s);
        }
        compareAspect(u"identity"_s, identityText(from.identity), identityText(to.identity));
        compareAspect(u"computed"_s, computedText(from.computed), computedText(to.computed));
        compareAspect(u"autoincrement"_s,
                      autoincrementText(from.autoincrement),
                      autoincrementText(to.autoincrement));
        compareAspect(u"comment"_s,
                      nameOr(from.comment, EngineText::tr("none")),
                      nameOr(to.comment, EngineText::tr("none")));
        compareAspect(u"options"_s, optionsText(from.options), optionsText(to.options));
    }

    void compareTypes(const Column& from, const Column& to)
    {
        QString before = typeText(from.type, false);
        QString after = typeText(to.type, false);
        if (before == after) {  // they differ in what is mostly not worth saying
            before = typeText(from.type, true);
            after = typeText(to.type, true);
        }
        note(Kind::Changed, Element::Column, from.name, before, after, u"type"_s);
    }

    // -- what stands beside the tables

    void compareEnums(const QList<EnumType>& from, const QList<EnumType>& to)
    {
        m_table = {};
        const auto same = [](const QList<EnumType>& list, const EnumType& wanted) {
            return std::ranges::find_if(list, [&wanted](const EnumType& each) {
                return each.name == wanted.name && each.schema == wanted.schema;
            });
        };
        const auto text = [](const EnumType& type) {
            return u'(' + type.values.join(u", "_s) + u')';
        };
        for (const EnumType& type : from) {
            const QString name = TableName(type.schema, type.name).toString();
            const auto other = same(to, type);
            if (other == to.end()) {
                note(Kind::Removed, Element::Enum, name, text(type), {});
            } else {
                compareTexts(Element::Enum, name, {}, text(type), text(*other));
            }
        }
        for (const EnumType& type : to) {
            if (same(from, type) == from.end()) {
                const QString name = TableName(type.schema, type.name).toString();
                note(Kind::Added, Element::Enum, name, {}, text(type));
            }
        }
    }

    static std::pair<TableName, QString> identity(const View& view)
    {
        return {view.name, QString()};
    }
    static std::pair<TableName, QString> identity(const Trigger& trigger)
    {
        return {trigger.table, trigger.name};
    }
    static std::pair<TableName, QString> identity(const Sequence& sequence)
    {
        return {sequence.name, QString()};
    }

    static QString definition(const View& view)
    {
        return view.definition;
    }
    static QString definition(const Trigger& trigger)
    {
        return trigger.definition;
    }
    static QString definition(const Sequence& sequence)
    {
        return optionsText(sequence.options);
    }

    template <typename T>
    void compareByName(Element element, const QList<T>& from, const QList<T>& to)
    {
        QList<T> added = to;
        for (const T& each : from) {
            const auto [table, name] = identity(each);
            m_table = table;
            const auto other = std::ranges::find_if(added, [&each](const T& candidate) {
                return identity(candidate) == identity(each);
            });
            if (other == added.end()) {
                note(Kind::Removed, element, name, definition(each).simplified(), {});
                continue;
            }
            compareTexts(element, name, {}, definition(each), definition(*other));
            added.erase(other);
        }
        for (const T& each : added) {
            const auto [table, name] = identity(each);
            m_table = table;
            note(Kind::Added, element, name, {}, definition(each).simplified());
        }
    }

    TableName m_table;  ///< whose differences are being collected
    QList<Difference> m_found;
};

}  // namespace

QList<Difference> differences(const Schema& from, const Schema& to)
{
    return Comparison().compare(withoutDefaultSchema(from), withoutDefaultSchema(to));
}

QString elementWord(Element element)
{
    switch (element) {
    case Element::Table:
        return EngineText::tr("table");
    case Element::Column:
        return EngineText::tr("column");
    case Element::PrimaryKey:
        return EngineText::tr("primary key");
    case Element::UniqueConstraint:
        return EngineText::tr("unique constraint");
    case Element::ForeignKey:
        return EngineText::tr("foreign key");
    case Element::CheckConstraint:
        return EngineText::tr("check constraint");
    case Element::ExcludeConstraint:
        return EngineText::tr("exclude constraint");
    case Element::Index:
        return EngineText::tr("index");
    case Element::Enum:
        return EngineText::tr("enum type");
    case Element::View:
        return EngineText::tr("view");
    case Element::Trigger:
        return EngineText::tr("trigger");
    case Element::Sequence:
        return EngineText::tr("sequence");
    }
    Q_UNREACHABLE();
}

QString aspectWord(const QString& aspect)
{
    [[maybe_unused]] static constexpr const char* known[] = {
        QT_TRANSLATE_NOOP("limbeck::EngineText", "comment"),
        QT_TRANSLATE_NOOP("limbeck::EngineText", "options"),
        QT_TRANSLATE_NOOP("limbeck::EngineText", "prefixes"),
        QT_TRANSLATE_NOOP("limbeck::EngineText", "order of columns"),
        QT_TRANSLATE_NOOP("limbeck::EngineText", "null"),
        QT_TRANSLATE_NOOP("limbeck::EngineText", "default"),
        QT_TRANSLATE_NOOP("limbeck::EngineText", "identity"),
        QT_TRANSLATE_NOOP("limbeck::EngineText", "computed"),
        QT_TRANSLATE_NOOP("limbeck::EngineText", "autoincrement"),
        QT_TRANSLATE_NOOP("limbeck::EngineText", "type"),
    };
    return EngineText::tr(aspect.toUtf8().constData());
}

QString kindWord(Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return EngineText::tr("added");
    case Kind::Removed:
        return EngineText::tr("removed");
    case Kind::Changed:
        return EngineText::tr("changed");
    }
    Q_UNREACHABLE();
}

QString objectText(const Difference& difference)
{
    const QString word = elementWord(difference.element);
    const QString table = difference.table.toString();
    if (difference.element == Element::Column) {
        return word + u' ' + table + u'.' + difference.name;
    }
    if (difference.table.isEmpty()) {
        return word + u' ' + difference.name;
    }
    const bool isTableItself = difference.element == Element::Table
                               || difference.element == Element::View
                               || difference.element == Element::Sequence;
    if (isTableItself) {
        return word + u' ' + table;
    }
    return difference.name.isEmpty()
               ? EngineText::tr("%1 of %2").arg(word, table)
               : EngineText::tr("%1 %2 of %3").arg(word, difference.name, table);
}

QString describe(const Difference& difference)
{
    const QString object = objectText(difference);
    switch (difference.kind) {
    case Kind::Added:
        return u"+ "_s + object + u": "_s + difference.after;
    case Kind::Removed:
        return u"- "_s + object + u": "_s + difference.before;
    case Kind::Changed:
        break;
    }
    const QString aspect =
        difference.aspect.isEmpty() ? QString() : aspectWord(difference.aspect) + u' ';
    return u"~ "_s + object + u": "_s + aspect + difference.before.simplified() + u" -> "_s
           + difference.after.simplified();
}

}  // namespace limbeck
