// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/mariadb/stored.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/mariadb/types.h"
#include "migrations/dialect/quoting.h"
#include "models/base/sqltoken.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <functional>

namespace limbeck::mariadb {

using namespace Qt::StringLiterals;

namespace {

ServerDefault defaultOf(ServerDefault::Kind kind, const QString& text = {})
{
    ServerDefault value;
    value.kind = kind;
    value.text = text;
    return value;
}

QSet<QString> namesOf(const Table& table)
{
    QSet<QString> names;
    for (const UniqueConstraint& each : table.uniqueConstraints) {
        names.insert(each.name);
    }
    for (const Index& each : table.indexes) {
        names.insert(each.name);
    }
    return names;
}

/// The first column's name, with a number where an index has it: a, a_2, a_3.
QString uniqueName(const Table& table, const UniqueConstraint& unique)
{
    QSet<QString> taken = namesOf(table);
    for (const UniqueConstraint& each : table.uniqueConstraints) {
        if (!each.name.isEmpty() || each.columns.isEmpty()) {
            continue;
        }
        QString name = each.columns.front();
        for (int number = 2; taken.contains(name); ++number) {
            name = each.columns.front() + u'_' + QString::number(number);
        }
        if (each == unique) {
            return name;
        }
        taken.insert(name);
    }
    return {};
}

/// Its place among those without a name.
template <typename List>
qsizetype numberOf(const List& constraints, const typename List::value_type& wanted)
{
    qsizetype number = 1;
    for (const auto& each : constraints) {
        if (each == wanted) {
            break;
        }
        number += each.name.isEmpty() ? 1 : 0;
    }
    return number;
}

}  // namespace

QString implicitConstraintName(const Table& table, const Constraint& constraint, Engine engine)
{
    if (!constraintName(constraint).isEmpty()) {
        return constraintName(constraint);
    }
    if (std::holds_alternative<PrimaryKey>(constraint)) {
        return u"PRIMARY"_s;
    }
    if (const auto* key = std::get_if<ForeignKey>(&constraint)) {
        return u"%1_ibfk_%2"_s.arg(table.name.name).arg(numberOf(table.foreignKeys, *key));
    }
    if (const auto* check = std::get_if<CheckConstraint>(&constraint)) {
        const qsizetype number = numberOf(table.checkConstraints, *check);
        return engine == Engine::Mariadb ? u"CONSTRAINT_%1"_s.arg(number)
                                         : u"%1_chk_%2"_s.arg(table.name.name).arg(number);
    }
    const auto* unique = std::get_if<UniqueConstraint>(&constraint);
    return unique != nullptr ? uniqueName(table, *unique) : QString();
}

namespace {

/// What stands between the quotes of a text, without its escapes.
QString unescaped(const QString& text)
{
    static const QHash<QChar, QChar> signs = {
        {u'0', u'\0'}, {u'b', u'\b'}, {u'n', u'\n'}, {u'r', u'\r'}, {u't', u'\t'}, {u'Z', u'\x1A'}};
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isEscape = text.at(i) == u'\\' && i + 1 < text.size();
        if (!isEscape) {
            plain += text.at(i);
            i += text.mid(i, 2) == "''"_L1 ? 1 : 0;
            continue;
        }
        const QChar sign = text.at(++i);
        if (sign == u'%' || sign == u'_') {
            plain += u'\\';  // these stay, for LIKE
        }
        plain += signs.value(sign, sign);
    }
    return plain;
}

}  // namespace

ServerDefault storedDefault(const ServerDefault& value)
{
    using Kind = ServerDefault::Kind;
    static const QRegularExpression text(uR"(^'((?:[^'\\]|''|\\.)*)'$)"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression number(u"^-?\\d+(\\.\\d+)?$"_s);
    static const QRegularExpression now(
        u"^(now|current_timestamp|localtime|localtimestamp)(\\(0?\\))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    switch (value.kind) {
    case Kind::Literal:
        return value;
    case Kind::CurrentTimestamp:
        return defaultOf(Kind::CurrentTimestamp);
    case Kind::True:
        return defaultOf(Kind::Literal, u"1"_s);
    case Kind::False:
        return defaultOf(Kind::Literal, u"0"_s);
    case Kind::Expression:
        break;
    }
    QString sql = value.text.trimmed();
    while (sql.startsWith(u'(') && sql.endsWith(u')') && sql.count(u'(') == 1) {
        sql = sql.mid(1, sql.size() - 2).trimmed();
    }
    const QString lower = sql.toLower();
    if (lower == "true"_L1 || lower == "false"_L1) {
        return defaultOf(Kind::Literal, lower == "true"_L1 ? u"1"_s : u"0"_s);
    }
    if (now.match(sql).hasMatch()) {
        return defaultOf(Kind::CurrentTimestamp);
    }
    if (const auto match = text.match(sql); match.hasMatch()) {
        return defaultOf(Kind::Literal, unescaped(match.captured(1)));
    }
    return defaultOf(number.match(sql).hasMatch() ? Kind::Literal : Kind::Expression, sql);
}

namespace {

bool isNull(const ServerDefault& value)
{
    return value.kind == ServerDefault::Kind::Expression
           && value.text.compare(u"NULL"_s, Qt::CaseInsensitive) == 0;
}

/// A number as a column of `type` shows it: with all its decimals.
ServerDefault inScale(ServerDefault value, const ColumnType& type)
{
    static const QRegularExpression number(u"^-?\\d+(?:\\.(\\d+))?$"_s);
    const QRegularExpressionMatch match = number.match(value.text);
    const qsizetype missing = type.scale.value_or(0) - match.capturedLength(1);
    const bool isFixed = type.kind == TypeKind::Numeric || type.kind == TypeKind::Decimal;
    if (isFixed && value.kind == ServerDefault::Kind::Literal && match.hasMatch() && missing > 0) {
        value.text += (match.capturedLength(1) == 0 ? u"."_s : QString()) + QString(missing, u'0');
    }
    return value;
}

Column storedColumn(const Column& column, const Table& table, Engine engine)
{
    Column result;
    result.name = column.name;
    result.type = storedType(column.type, engine);
    const bool isKey = table.primaryKey && table.primaryKey->columns.contains(column.name);
    result.nullable = column.nullable && !isKey;
    result.comment = column.comment;
    result.computed = column.computed;
    if (result.computed) {
        result.computed->expression = result.computed->expression.trimmed();
        result.computed->persisted = result.computed->persisted.value_or(false);
    }
    const Column* counting = autoincrementColumn(table);
    const bool isCounting = counting != nullptr && counting->name == column.name;
    result.autoincrement = isCounting ? Autoincrement::Yes : Autoincrement::No;
    if (column.serverDefault && !isNull(*column.serverDefault)) {
        result.serverDefault = inScale(storedDefault(*column.serverDefault), result.type);
    }
    return result;
}

/// Deferral does not exist here; RESTRICT and NO ACTION are what happens anyway.
QString rule(const QString& text)
{
    const QString upper = text.toUpper();
    return upper == "NO ACTION"_L1 || upper == "RESTRICT"_L1 ? QString() : upper;
}

void storeKeys(Table* table, const Table& original, Engine engine)
{
    for (ForeignKey& key : table->foreignKeys) {
        key.name = implicitConstraintName(original, key, engine);
        key.options.clear();
        key.onDelete = rule(key.onDelete);
        key.onUpdate = rule(key.onUpdate);
        key.deferrable.reset();
        key.initially.clear();
    }
    for (const UniqueConstraint& unique : original.uniqueConstraints) {
        Index index;
        index.name = implicitConstraintName(original, unique, engine);
        index.unique = true;
        for (const QString& column : unique.columns) {
            index.parts << IndexPart{column, false};
        }
        table->indexes << index;
    }
    table->uniqueConstraints.clear();
    table->excludeConstraints.clear();
    if (table->primaryKey && table->primaryKey->columns.isEmpty()) {
        table->primaryKey.reset();
    }
    if (table->primaryKey) {
        table->primaryKey->name.clear();  // the server knows it as PRIMARY, whatever was said
        table->primaryKey->onConflict.clear();
    }
}

/// The server quotes every name of a condition; here only those are quoted that have to be.
QString storedCondition(const QString& condition, Engine engine)
{
    QString text = condition.trimmed();
    const QList<SqlToken> tokens = sqlTokens(text, Backslash::Escapes);
    for (auto token = tokens.crbegin(); token != tokens.crend(); ++token) {
        const bool isQuoted = token->kind == SqlToken::Kind::QuotedName
                              && token->text.startsWith(u'`') && token->isComplete;
        if (isQuoted && quotedName(token->name(), engine) == token->name()) {
            text.replace(token->start, token->text.size(), token->name());
        }
    }
    return text;
}

void storeChecks(Table* table, Engine engine)
{
    for (const CheckConstraint& check : typeChecks(*table, engine)) {
        if (!table->checkConstraints.contains(check)) {
            table->checkConstraints << check;
        }
    }
    const Table original = *table;
    for (CheckConstraint& check : table->checkConstraints) {
        check.name = implicitConstraintName(original, check, engine);
        check.condition = storedCondition(check.condition, engine);
        check.options.clear();
    }
}

bool belongsToKey(const Index& index, const Table& table)
{
    return std::ranges::any_of(table.foreignKeys, [&](const ForeignKey& key) {
        const bool isNamedSo =
            index.name == key.name || (!key.columns.isEmpty() && index.name == key.columns.front());
        return !index.unique && isNamedSo && index.columns() == key.columns;
    });
}

/// One length is that of every column.
QVariantMap lengthsByColumn(const QVariant& length, const Index& index)
{
    if (length.typeId() == QMetaType::QVariantMap) {
        return length.toMap();
    }
    QVariantMap lengths;
    for (const QString& column : index.columns()) {
        lengths.insert(column, length.toInt());
    }
    return lengths;
}

void storeIndexes(Table* table, Engine engine)
{
    const QString length = engineName(engine) + u"_length"_s;
    table->indexes.removeIf([&](const Index& index) { return belongsToKey(index, *table); });
    for (Index& index : table->indexes) {
        index.name = indexName(index, table->name);
        index.where.clear();
        const QVariant kept = index.options.value(length);
        index.options.clear();
        if (!kept.isNull()) {
            index.options.insert(length, lengthsByColumn(kept, index));
        }
    }
    std::ranges::stable_sort(table->indexes, {}, &Index::name);
}

template <typename List>
void sortByName(List* constraints)
{
    std::ranges::stable_sort(*constraints, {}, [](const auto& each) { return each.name; });
}

}  // namespace

Table stored(const Table& table, Engine engine)
{
    Table result = table;
    result.options.clear();
    result.prefixes.clear();
    storeChecks(&result, engine);
    storeKeys(&result, table, engine);
    storeIndexes(&result, engine);
    for (Column& column : result.columns) {
        column = storedColumn(column, table, engine);
    }
    sortByName(&result.foreignKeys);
    sortByName(&result.checkConstraints);
    return result;
}

Schema stored(const Schema& schema, Engine engine)
{
    Schema result = schema;
    result.enums.clear();
    for (Table& table : result.tables) {
        table = stored(table, engine);
    }
    std::ranges::stable_sort(result.tables, std::less<>(), &Table::name);
    std::ranges::stable_sort(result.views, std::less<>(), &View::name);
    std::ranges::stable_sort(result.sequences, std::less<>(), &Sequence::name);
    std::ranges::stable_sort(result.triggers, {}, &Trigger::name);
    return result;
}

}  // namespace limbeck::mariadb
