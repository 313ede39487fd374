// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/postgresql/stored.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/postgresql/ddl.h"
#include "migrations/dialect/postgresql/types.h"
#include "models/schema/enumtypes.h"
#include "models/schema/implicitname.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

ServerDefault defaultOf(ServerDefault::Kind kind, const QString& text = {})
{
    ServerDefault value;
    value.kind = kind;
    value.text = text;
    return value;
}

QVariantMap withoutOthers(const QVariantMap& options, const QStringList& keys)
{
    QVariantMap kept;
    for (const QString& key : keys) {
        if (options.contains(key)) {
            kept.insert(key, options.value(key));
        }
    }
    return kept;
}

/// A sequence's options that are not what the server takes without them.
QVariantMap identityOptions(const QVariantMap& options)
{
    QVariantMap kept;
    for (auto each = options.cbegin(); each != options.cend(); ++each) {
        static const QStringList unset{u"nominvalue"_s, u"nomaxvalue"_s, u"order"_s};
        static const QStringList ones{u"start"_s, u"increment"_s, u"cache"_s, u"minvalue"_s};
        const bool isUsual = unset.contains(each.key())
                             || (ones.contains(each.key()) && each->toLongLong() == 1)
                             || (each.key() == "cycle"_L1 && !each->toBool());
        if (!isUsual) {
            kept.insert(each.key(), *each);
        }
    }
    return kept;
}

/// A text that the server reads as a truth value, which it then keeps.
ServerDefault storedTruth(const ServerDefault& value)
{
    static const QStringList yes{u"t"_s, u"true"_s, u"y"_s, u"yes"_s, u"on"_s, u"1"_s};
    static const QStringList no{u"f"_s, u"false"_s, u"n"_s, u"no"_s, u"off"_s, u"0"_s};
    const QString word = value.text.trimmed().toLower();
    if (value.kind != ServerDefault::Kind::Literal || !(yes + no).contains(word)) {
        return value;
    }
    return defaultOf(yes.contains(word) ? ServerDefault::Kind::True : ServerDefault::Kind::False);
}

/// SERIAL spelled out: the value comes from the sequence that SERIAL makes.
bool isSerialSpelledOut(const Column& column, const Table& table)
{
    static const QRegularExpression call(
        uR"re(^nextval\('(?:[\w$]+\.|"[^"']+"\.)?"?([^"']+?)"?'(?:::regclass)?\)$)re"_s);
    if (!column.serverDefault || column.serverDefault->kind != ServerDefault::Kind::Expression) {
        return false;
    }
    const auto match = call.match(column.serverDefault->text.trimmed());
    return match.hasMatch() && match.captured(1) == serialSequence(table.name, column.name);
}

Column storedColumn(const Column& column, const Table& table)
{
    Column result;
    result.name = column.name;
    result.type = storedType(column.type);
    result.nullable = column.nullable && !column.identity;
    result.comment = column.comment;
    result.identity = column.identity;
    if (result.identity) {
        result.identity->options = identityOptions(column.identity->options);
    }
    result.computed = column.computed;
    if (result.computed) {
        result.computed->expression = result.computed->expression.trimmed();
        result.computed->persisted = result.computed->persisted.value_or(true);
    }
    const Column* counting = column.identity ? nullptr : autoincrementColumn(table);
    const bool isSerial =
        (counting != nullptr && counting->name == column.name) || isSerialSpelledOut(column, table);
    result.autoincrement = isSerial ? Autoincrement::Yes : Autoincrement::No;
    if (column.serverDefault && !isSerial) {
        result.serverDefault = storedDefault(*column.serverDefault);
        if (result.type.kind == TypeKind::Boolean) {
            result.serverDefault = storedTruth(*result.serverDefault);
        }
    }
    return result;
}

void storeIndexes(Table* table)
{
    for (Index& index : table->indexes) {
        index.name = indexName(index, table->name);
        index.where = index.where.trimmed();
        index.options = withoutOthers(index.options,
                                      {u"postgresql_using"_s,
                                       u"postgresql_ops"_s,
                                       u"postgresql_include"_s,
                                       u"postgresql_nulls_not_distinct"_s});
        const QString method = index.options.value(u"postgresql_using"_s).toString().toLower();
        if (method == "btree"_L1) {
            index.options.remove(u"postgresql_using"_s);
        }
    }
    std::ranges::stable_sort(table->indexes, {}, &Index::name);
}

template <typename List>
void nameAndSort(List* constraints, const Table& original)
{
    for (auto& each : *constraints) {
        each.name = implicitName(original, each);
    }
    std::ranges::stable_sort(*constraints, {}, [](const auto& each) { return each.name; });
}

/// NO ACTION is what happens anyway.
QString rule(const QString& text)
{
    const qsizetype columns = text.indexOf(u'(');  // SET NULL (a): a stays as it is
    const QString upper =
        columns < 0 ? text.toUpper() : text.first(columns).toUpper() + text.sliced(columns);
    return upper == "NO ACTION"_L1 ? QString() : upper;
}

/// NOT DEFERRABLE INITIALLY IMMEDIATE is what happens anyway.
template <typename ConstraintKind>
void storeDeferral(ConstraintKind* constraint)
{
    const bool isDeferred = constraint->initially.compare(u"DEFERRED"_s, Qt::CaseInsensitive) == 0;
    const bool isDeferrable = constraint->deferrable.value_or(isDeferred);
    constraint->deferrable = isDeferrable ? std::optional(true) : std::nullopt;
    constraint->initially = isDeferred ? u"DEFERRED"_s : QString();
}

void storeConstraints(Table* table)
{
    const Table original = *table;
    for (const CheckConstraint& check : typeChecks(original, Engine::Postgresql)) {
        if (!table->checkConstraints.contains(check)) {
            table->checkConstraints << check;
        }
    }
    const Table withChecks = *table;
    for (CheckConstraint& check : table->checkConstraints) {
        check.condition = check.condition.trimmed();
        check.options.clear();
    }
    for (UniqueConstraint& unique : table->uniqueConstraints) {
        unique.onConflict.clear();
        unique.options = withoutOthers(
            unique.options, {u"postgresql_nulls_not_distinct"_s, u"postgresql_include"_s});
        storeDeferral(&unique);
    }
    for (ForeignKey& key : table->foreignKeys) {
        key.options.clear();
        key.onDelete = rule(key.onDelete);
        key.onUpdate = rule(key.onUpdate);
        key.match = key.match == "SIMPLE"_L1 ? QString() : key.match;
        storeDeferral(&key);
    }
    for (ExcludeConstraint& exclude : table->excludeConstraints) {
        exclude.method = exclude.method.isEmpty() ? u"gist"_s : exclude.method.toLower();
        storeDeferral(&exclude);
    }
    if (table->primaryKey && table->primaryKey->columns.isEmpty()) {
        table->primaryKey.reset();
    }
    if (table->primaryKey) {
        table->primaryKey->name = implicitName(withChecks, *table->primaryKey);
        table->primaryKey->onConflict.clear();
    }
    nameAndSort(&table->uniqueConstraints, withChecks);
    nameAndSort(&table->foreignKeys, withChecks);
    nameAndSort(&table->checkConstraints, withChecks);
    nameAndSort(&table->excludeConstraints, withChecks);
}

}  // namespace

ServerDefault storedDefault(const ServerDefault& value)
{
    using Kind = ServerDefault::Kind;
    static const QRegularExpression text(
        uR"(^\(?'((?:[^']|'')*)'(?:::[\w ."\[\]]+(?:\([\d, ]+\))?)*\)?$)"_s);
    static const QRegularExpression number(
        uR"(^\(?(-?\d+(?:\.\d+)?)\)?(?:::[\w ."]+(?:\([\d, ]+\))?)?$)"_s);
    if (value.kind == Kind::CurrentTimestamp) {
        return defaultOf(Kind::CurrentTimestamp);
    }
    if (value.kind != Kind::Expression) {
        return value;
    }
    const QString sql = value.text.trimmed();
    const QString lower = sql.toLower();
    if (lower == "now()"_L1 || lower == "current_timestamp"_L1) {
        return defaultOf(Kind::CurrentTimestamp);
    }
    if (lower == "true"_L1 || lower == "false"_L1) {
        return defaultOf(lower == "true"_L1 ? Kind::True : Kind::False);
    }
    if (const auto match = text.match(sql); match.hasMatch()) {
        return defaultOf(Kind::Literal, match.captured(1).replace(u"''"_s, u"'"_s));
    }
    if (const auto match = number.match(sql); match.hasMatch()) {
        return defaultOf(Kind::Literal, match.captured(1));
    }
    return defaultOf(Kind::Expression, sql);
}

Table stored(const Table& table)
{
    Table result = table;
    result.options =
        withoutOthers(table.options, {u"postgresql_inherits"_s, u"postgresql_partition_by"_s});
    result.prefixes.clear();
    storeConstraints(&result);
    storeIndexes(&result);
    for (Column& column : result.columns) {
        column = storedColumn(column, table);
        const bool isKey = result.primaryKey && result.primaryKey->columns.contains(column.name);
        column.nullable = column.nullable && !isKey;
    }
    return result;
}

Schema stored(const Schema& schema)
{
    Schema result = schema;
    for (Table& table : result.tables) {
        // Making a table makes the types of its columns.
        for (const EnumType& type : enumTypes(table, u"postgresql"_s)) {
            const bool isKnown = std::ranges::any_of(result.enums, [&type](const EnumType& each) {
                return each.schema == type.schema && each.name == type.name;
            });
            if (!isKnown) {
                result.enums << type;
            }
        }
        table = stored(table);
    }
    std::ranges::stable_sort(result.tables, std::less<>(), &Table::name);
    std::ranges::stable_sort(result.views, std::less<>(), &View::name);
    std::ranges::stable_sort(result.sequences, std::less<>(), &Sequence::name);
    std::ranges::stable_sort(result.triggers, {}, &Trigger::name);
    std::ranges::stable_sort(
        result.enums, {}, [](const EnumType& each) { return std::pair(each.schema, each.name); });
    return result;
}

}  // namespace limbeck::postgresql
