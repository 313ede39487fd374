// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/clauses.h"

#include "migrations/dialect/quoting.h"

#include <QRegularExpression>

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

namespace {

/// What a CHECK of `type` allows; empty if it needs none.
QStringList allowedValues(const ColumnType& type, Engine engine)
{
    if (!type.createConstraint) {
        return {};
    }
    if (type.kind == TypeKind::Boolean && engine != Engine::Postgresql) {
        return {u"0"_s, u"1"_s};
    }
    const bool isText = engine == Engine::Sqlite || !type.native;
    QStringList values;
    if (type.kind == TypeKind::Enum && isText) {
        for (const QString& value : type.values) {
            values << quotedText(value, engine);
        }
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
