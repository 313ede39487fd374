// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/liveresults.h"

#include "models/base/enginetext.h"

#include <utility>

namespace limbeck {

using namespace Qt::StringLiterals;
using python::Arguments;
using python::Object;
using python::Sequence;
using python::Value;
using python::Values;

namespace {

Value firstColumn(const Value& row)
{
    const auto* items = row.as<Sequence>();
    return items != nullptr && !items->items->empty() ? items->items->front() : row;
}

/// Takes up to `count` rows.
Values taken(Values& rows, size_t count)
{
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(count, rows.size()));
    Values some(std::make_move_iterator(rows.begin()), std::make_move_iterator(end));
    rows.erase(rows.begin(), end);
    return some;
}

Value firstOrNone(const Values& rows)
{
    return rows.empty() ? Value{} : rows.front();
}

}  // namespace

QString resultTypeName()
{
    return u"sqlalchemy.Result"_s;
}

bool isResultMethod(const QString& name)
{
    static const QSet<QString> names{u"fetchall"_s,
                                     u"all"_s,
                                     u"fetchone"_s,
                                     u"fetchmany"_s,
                                     u"first"_s,
                                     u"one"_s,
                                     u"one_or_none"_s,
                                     u"scalar"_s,
                                     u"scalars"_s,
                                     u"scalar_one"_s,
                                     u"scalar_one_or_none"_s,
                                     u"mappings"_s,
                                     u"keys"_s,
                                     u"close"_s};
    return names.contains(name);
}

Value LiveResults::add(int id, std::optional<Values> rows, const QStringList& names, qint64 changed)
{
    Entry entry;
    entry.rows = rows ? std::make_shared<Values>(*std::move(rows)) : nullptr;
    entry.names = names;
    entry.changed = changed;
    m_entries.insert(id, entry);
    return Value::thing(resultTypeName(), {}, id);
}

/// one(), scalar_one() and their like: exactly one row, or at most one.
Value LiveResults::single(Values& rows, const QString& name) const
{
    const Values all = std::exchange(rows, Values());
    const bool mayBeMissing = name.endsWith("or_none"_L1);
    if (all.size() > 1) {
        return Value::raise(u"sqlalchemy.exc.MultipleResultsFound"_s,
                            u"Multiple rows were found when exactly one was required"_s);
    }
    if (all.empty() && !mayBeMissing) {
        return Value::raise(u"sqlalchemy.exc.NoResultFound"_s,
                            u"No row was found when one was required"_s);
    }
    return name.startsWith("scalar"_L1) ? firstColumn(firstOrNone(all)) : firstOrNone(all);
}

Value LiveResults::call(const Object& result,
                        const QString& name,
                        const Arguments& arguments,
                        int nextId)
{
    const auto found = m_entries.constFind(result.id);
    if (name == "close"_L1) {
        return {};
    }
    if (found == m_entries.cend() || found->rows == nullptr || !isResultMethod(name)) {
        return Value::passive(
            arguments.opaque(EngineText::tr("calls '%1' of what a query returned").arg(name)));
    }
    const Entry entry = *found;
    Values& rows = *entry.rows;
    if (name == "fetchmany"_L1) {
        const auto* size =
            arguments.items.size() == 1 ? arguments.items[0].value.as<qint64>() : nullptr;
        return size == nullptr || *size <= 0 ? Value::passive(
                   arguments.opaque(EngineText::tr("fetches a number of rows that is not known")))
                                             : Value::list(taken(rows, static_cast<size_t>(*size)));
    }
    const bool isOfColumn = name == "scalars"_L1 && arguments.items.size() == 1;
    if (!arguments.items.empty() && !isOfColumn) {
        return Value::passive(
            arguments.opaque(EngineText::tr("calls '%1' with arguments").arg(name)));
    }
    if (name == "fetchall"_L1 || name == "all"_L1) {
        return Value::list(std::exchange(rows, Values()));
    }
    if (name == "fetchone"_L1) {
        return firstOrNone(taken(rows, 1));
    }
    if (name == "first"_L1 || name == "scalar"_L1) {
        const Value row = firstOrNone(std::exchange(rows, Values()));
        return name == "scalar"_L1 ? firstColumn(row) : row;
    }
    if (name == "keys"_L1) {
        Values names;
        for (const QString& each : entry.names) {
            names.push_back(Value{each});
        }
        return Value::list(std::move(names));
    }
    if (name == "scalars"_L1 || name == "mappings"_L1) {
        const auto* index = isOfColumn ? arguments.items[0].value.as<qint64>() : nullptr;
        if (isOfColumn && (index == nullptr || *index < 0 || *index >= entry.names.size())) {
            return Value::passive(
                arguments.opaque(EngineText::tr("takes a column that is not certain")));
        }
        Values all = std::exchange(rows, Values());
        for (Value& row : all) {
            const auto* items = row.as<Sequence>();
            if (items == nullptr || items->names == nullptr) {
                return Value::passive(
                    arguments.opaque(EngineText::tr("calls '%1' twice").arg(name)));
            }
            row = name == "mappings"_L1
                      ? asMapping(*items)
                      : Value((*items->items)[static_cast<size_t>(index != nullptr ? *index : 0)]);
        }
        return add(nextId, std::move(all), entry.names, entry.changed);
    }
    return single(rows, name);
}

std::optional<Value> LiveResults::rowCount(const Object& result) const
{
    const auto found = m_entries.constFind(result.id);
    return found != m_entries.cend() && found->rows == nullptr && found->changed >= 0
               ? std::optional(Value{found->changed})
               : std::nullopt;
}

std::optional<Value> LiveResults::iterator(const Object& result) const
{
    const auto found = m_entries.constFind(result.id);
    return found != m_entries.cend() && found->rows != nullptr
               ? std::optional(Value{Sequence{Sequence::Kind::Iterator, found->rows}})
               : std::nullopt;
}

}  // namespace limbeck
