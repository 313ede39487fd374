// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/schema/schema.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QString sortKey(const UniqueConstraint& unique)
{
    return unique.name + u'\n' + unique.columns.join(u'\n');
}

QString sortKey(const ForeignKey& key)
{
    return key.name + u'\n' + key.columns.join(u'\n') + u'\n' + key.referent.toString() + u'\n'
           + key.referentColumns.join(u'\n') + u'\n' + key.onDelete + u'\n' + key.onUpdate;
}

QString sortKey(const CheckConstraint& check)
{
    return check.name + u'\n' + check.condition;
}

QString sortKey(const ExcludeConstraint& exclude)
{
    QString key = exclude.name;
    for (const ExcludeConstraint::Element& element : exclude.elements) {
        key += u'\n' + element.expression + u'\n' + element.with;
    }
    return key;
}

QString sortKey(const Index& index)
{
    return index.name + u'\n' + index.columns().join(u'\n') + u'\n' + index.where;
}

QString sortKey(const Table& table)
{
    return table.name.schema + u'\n' + table.name.name;
}

QString sortKey(const EnumType& type)
{
    return type.schema + u'\n' + type.name;
}

QString sortKey(const View& view)
{
    return view.name.schema + u'\n' + view.name.name;
}

QString sortKey(const Sequence& sequence)
{
    return sequence.name.schema + u'\n' + sequence.name.name;
}

QString sortKey(const Trigger& trigger)
{
    return trigger.table.toString() + u'\n' + trigger.name;
}

template <typename List>
void sort(List& list)
{
    std::ranges::stable_sort(list, {}, [](const auto& each) { return sortKey(each); });
}

}  // namespace

Schema withoutOrder(Schema schema)
{
    for (Table& table : schema.tables) {
        sort(table.uniqueConstraints);
        sort(table.foreignKeys);
        sort(table.checkConstraints);
        sort(table.excludeConstraints);
        sort(table.indexes);
    }
    sort(schema.tables);
    sort(schema.enums);
    sort(schema.views);
    sort(schema.triggers);
    sort(schema.sequences);
    return schema;
}

}  // namespace limbeck
