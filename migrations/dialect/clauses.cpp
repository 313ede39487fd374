// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/clauses.h"

#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

QString columnList(const QStringList& columns, Engine engine)
{
    QStringList names;
    for (const QString& column : columns) {
        names << quotedName(column, engine);
    }
    return u'(' + names.join(u", "_s) + u')';
}

QString namedClause(const QString& name, const QString& body, Engine engine)
{
    return name.isEmpty() ? body : u"CONSTRAINT "_s + quotedName(name, engine) + u' ' + body;
}

QString deferralClause(const std::optional<bool>& deferrable, const QString& initially)
{
    QString text;
    if (deferrable) {
        text += *deferrable ? u" DEFERRABLE"_s : u" NOT DEFERRABLE"_s;
    }
    if (!initially.isEmpty()) {
        text += u" INITIALLY "_s + initially.toUpper();
    }
    return text;
}

QString referencesClause(const ForeignKey& key, const TableName& referent, Engine engine)
{
    QString text = u" REFERENCES "_s + quotedTable(referent, engine);
    if (!key.referentColumns.isEmpty()) {
        text += u' ' + columnList(key.referentColumns, engine);
    }
    if (!key.match.isEmpty()) {
        text += u" MATCH "_s + key.match;
    }
    if (!key.onDelete.isEmpty()) {
        text += u" ON DELETE "_s + key.onDelete;
    }
    if (!key.onUpdate.isEmpty()) {
        text += u" ON UPDATE "_s + key.onUpdate;
    }
    return text + deferralClause(key.deferrable, key.initially);
}

QString foreignKeyClause(const ForeignKey& key, const TableName& referent, Engine engine)
{
    return namedClause(key.name,
                       u"FOREIGN KEY"_s + columnList(key.columns, engine)
                           + referencesClause(key, referent, engine),
                       engine);
}

QString computedClause(const Computed& computed)
{
    QString text = u" GENERATED ALWAYS AS ("_s + computed.expression + u')';
    if (computed.persisted) {
        text += *computed.persisted ? u" STORED"_s : u" VIRTUAL"_s;
    }
    return text;
}

Result<> checkRules(const ForeignKey& key, bool withColumns)
{
    static const QRegularExpression plain(u"^(RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT)?$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression columns(
        uR"(^(RESTRICT|CASCADE|SET (NULL|DEFAULT)( ?\([\w$", ]+\))?|NO ACTION)?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression deferral(u"^(DEFERRED|IMMEDIATE)?$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression match(u"^(FULL|PARTIAL|SIMPLE)?$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const std::pair<QString, QRegularExpression> rules[] = {
        {key.onDelete, withColumns ? columns : plain},
        {key.onUpdate, plain},
        {key.initially, deferral},
        {key.match, match},
    };
    for (const auto& [text, pattern] : rules) {
        if (!pattern.match(text).hasMatch()) {
            return fail(
                ErrorCode::Unsupported,
                EngineText::tr(
                    "Unexpected SQL phrase: '%1'\nA rule of the foreign key to table '%2' is none "
                    "that this engine knows.")
                    .arg(text, key.referent.toString()));
        }
    }
    return {};
}

namespace {

bool isInteger(const ColumnType& type)
{
    // Those of MySQL with a display width or UNSIGNED keep their text.
    static const QRegularExpression words(u"^(TINY|MEDIUM|SMALL|BIG)?INT(EGER)?\\b"_s);
    const bool isKind = type.kind == TypeKind::Integer || type.kind == TypeKind::SmallInteger
                        || type.kind == TypeKind::BigInteger;
    return isKind || (type.kind == TypeKind::Other && words.match(type.raw).hasMatch());
}

bool countsUnasked(const Table& table, const Column& column)
{
    const bool isReference = std::ranges::any_of(table.foreignKeys, [&](const ForeignKey& key) {
        return key.columns.contains(column.name);
    });
    return column.autoincrement == Autoincrement::Auto && !isReference && !column.serverDefault
           && !column.computed;
}

}  // namespace

const Column* autoincrementColumn(const Table& table)
{
    if (!table.primaryKey) {
        return nullptr;
    }
    const QStringList& names = table.primaryKey->columns;
    for (const QString& name : names) {
        const Column* column = table.column(name);
        if (column == nullptr || !isInteger(column->type)) {
            continue;
        }
        const bool isLone = names.size() == 1;
        if (column->autoincrement == Autoincrement::Yes
            || (isLone && countsUnasked(table, *column))) {
            return column;
        }
    }
    return nullptr;
}

QString createTableHead(const Table& table, bool ifNotExists)
{
    // Prefixes are words of the script; nothing else may come through here.
    static const QRegularExpression words(u"^[A-Za-z ]+$"_s);
    QString head = u"CREATE "_s;
    for (const QString& prefix : table.prefixes) {
        head += words.match(prefix).hasMatch() ? prefix + u' ' : QString();
    }
    return head + (ifNotExists ? u"TABLE IF NOT EXISTS "_s : u"TABLE "_s);
}

QString indexName(const Index& index, const TableName& table)
{
    if (!index.name.isEmpty() || index.parts.isEmpty()) {
        return index.name;
    }
    const QString schema = table.schema.isEmpty() ? QString() : table.schema + u'_';
    return u"ix_"_s + schema + table.name + u'_' + index.parts.front().text;
}

bool hasTypeCheck(const ColumnType& type, const QString& dialect)
{
    if (!type.createConstraint) {
        return false;
    }
    if (type.kind == TypeKind::Boolean) {
        return dialect != "postgresql"_L1;
    }
    return type.kind == TypeKind::Enum && (dialect == "sqlite"_L1 || !type.native);
}

namespace {

/// What a CHECK of `type` allows; empty if it needs none.
QStringList allowedValues(const ColumnType& type, Engine engine)
{
    if (!hasTypeCheck(type, engineName(engine))) {
        return {};
    }
    if (type.kind == TypeKind::Boolean) {
        return {u"0"_s, u"1"_s};
    }
    QStringList values;
    for (const QString& value : type.values) {
        values << quotedText(value, engine);
    }
    return values;
}

}  // namespace

QList<CheckConstraint> typeChecks(const Table& table, Engine engine)
{
    QList<CheckConstraint> checks;
    for (const Column& column : table.columns) {
        const ColumnType type = column.type.on(engineName(engine));
        const QStringList values = allowedValues(type, engine);
        if (!values.isEmpty()) {
            CheckConstraint check;
            check.name = type.name;
            check.condition =
                u"%1 IN (%2)"_s.arg(quotedName(column.name, engine), values.join(u", "_s));
            checks << check;
        }
    }
    return checks;
}

QList<Constraint> constraintsOf(const Table& table, Engine engine)
{
    QList<Constraint> constraints;
    // An empty key is what SQLAlchemy makes of a table without one.
    if (table.primaryKey && !table.primaryKey->columns.isEmpty()) {
        constraints << *table.primaryKey;
    }
    for (const CheckConstraint& check : table.checkConstraints) {
        constraints << check;
    }
    for (const ForeignKey& key : table.foreignKeys) {
        constraints << key;
    }
    for (const UniqueConstraint& unique : table.uniqueConstraints) {
        constraints << unique;
    }
    for (const ExcludeConstraint& exclude : table.excludeConstraints) {
        constraints << exclude;
    }
    for (const CheckConstraint& check : typeChecks(table, engine)) {
        // An inspected table has it among its own already.
        if (!table.checkConstraints.contains(check)) {
            constraints << check;
        }
    }
    return constraints;
}

}  // namespace limbeck
