// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/ddl.h"

#include "migrations/dialect/quoting.h"
#include "migrations/dialect/sqlite/types.h"
#include "models/base/overloaded.h"

#include <QRegularExpression>

#include <algorithm>

namespace limbeck::sqlite {

using namespace Qt::StringLiterals;

namespace {

bool isOn(const QVariantMap& options, const QString& key)
{
    return options.value(key).toBool();
}

QString deferralText(const std::optional<bool>& deferrable, const QString& initially)
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

QString conflictText(const QString& conflict)
{
    return conflict.isEmpty() ? QString() : u" ON CONFLICT "_s + conflict;
}

QString named(const QString& name, const QString& body)
{
    return name.isEmpty() ? body : u"CONSTRAINT "_s + quoted(name) + u' ' + body;
}

QString foreignKeyText(const ForeignKey& key, const TableName& table)
{
    if (key.referent.schema != table.schema) {
        return {};
    }
    QString text =
        u"FOREIGN KEY"_s + columnList(key.columns) + u" REFERENCES "_s + quoted(key.referent.name);
    if (!key.referentColumns.isEmpty()) {
        text += u' ' + columnList(key.referentColumns);
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
    return named(key.name, text + deferralText(key.deferrable, key.initially));
}

QString uniqueText(const UniqueConstraint& unique)
{
    const QString conflict = unique.onConflict.isEmpty()
                                 ? unique.options.value(u"sqlite_on_conflict"_s).toString()
                                 : unique.onConflict;
    return named(unique.name,
                 u"UNIQUE "_s + columnList(unique.columns)
                     + deferralText(unique.deferrable, unique.initially) + conflictText(conflict));
}

QString computedText(const Computed& computed)
{
    QString text = u" GENERATED ALWAYS AS ("_s + computed.expression + u')';
    if (computed.persisted) {
        text += *computed.persisted ? u" STORED"_s : u" VIRTUAL"_s;
    }
    return text;
}

Error located(Error error, const Column& column, const Table& table)
{
    error.subjects = QStringList{table.name.toString(), column.name};
    return error.in(u"In table '%1', column '%2'"_s.arg(table.name.toString(), column.name));
}

}  // namespace

QString tailText(const Table& table)
{
    QStringList options;
    if (table.options.contains(u"sqlite_with_rowid"_s)
        && !isOn(table.options, u"sqlite_with_rowid"_s)) {
        options << u"WITHOUT ROWID"_s;
    }
    if (isOn(table.options, u"sqlite_strict"_s)) {
        options << u"STRICT"_s;
    }
    return options.isEmpty() ? QString() : u"\n "_s + options.join(u",\n "_s);
}

QString quoted(const QString& name)
{
    return quotedName(name, Engine::Sqlite);
}

QString quoted(const TableName& table)
{
    return quotedTable(table, Engine::Sqlite);
}

QString columnList(const QStringList& columns)
{
    QStringList names;
    for (const QString& column : columns) {
        names << quoted(column);
    }
    return u'(' + names.join(u", "_s) + u')';
}

QString defaultText(const ServerDefault& value)
{
    switch (value.kind) {
    case ServerDefault::Kind::Literal:
        return quotedText(value.text, Engine::Sqlite);
    case ServerDefault::Kind::CurrentTimestamp:
        return u"CURRENT_TIMESTAMP"_s;
    case ServerDefault::Kind::True:
        return u"1"_s;
    case ServerDefault::Kind::False:
        return u"0"_s;
    case ServerDefault::Kind::Expression:
        break;
    }
    static const QRegularExpression closed(uR"(^\s*['"(])"_s);
    static const QRegularExpression oneWord(u"^\\w*$"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    const bool isClosed =
        closed.match(value.text).hasMatch() || oneWord.match(value.text).hasMatch();
    return isClosed ? value.text : u'(' + value.text + u')';
}

bool hasAutoincrement(const Table& table)
{
    const bool isLone = table.primaryKey && table.primaryKey->columns.size() == 1;
    if (!isLone || !isOn(table.options, u"sqlite_autoincrement"_s)) {
        return false;
    }
    const QString& name = table.primaryKey->columns.front();
    const Column* column = table.column(name);
    const bool isReference = std::ranges::any_of(
        table.foreignKeys, [&](const ForeignKey& key) { return key.columns.contains(name); });
    if (column == nullptr || isReference) {
        return false;
    }
    const Result<QString> type = typeText(column->type.on(u"sqlite"_s));
    return type && affinityOf(*type) == Affinity::Integer;
}

Result<QString> columnText(const Column& column, const Table& table)
{
    const ColumnType type = column.type.on(u"sqlite"_s);
    const Result<QString> declared = typeText(type);
    if (!declared) {
        return fail(located(declared.error(), column, table));
    }
    QString text = quoted(column.name);
    if (!declared->isEmpty()) {
        text += u' ' + *declared;
    }
    if (!type.collation.isEmpty()) {
        text += u" COLLATE "_s + quoted(type.collation);
    }
    if (column.serverDefault) {
        text += u" DEFAULT "_s + defaultText(*column.serverDefault);
    }
    if (!column.nullable) {
        text += u" NOT NULL"_s
                + conflictText(column.options.value(u"sqlite_on_conflict_not_null"_s).toString());
    }
    const bool isKey =
        hasAutoincrement(table) && table.primaryKey->columns.front().compare(column.name) == 0;
    if (isKey) {
        text +=
            u" PRIMARY KEY"_s + conflictText(table.primaryKey->onConflict) + u" AUTOINCREMENT"_s;
    }
    return column.computed ? text + computedText(*column.computed) : text;
}

QString constraintText(const Constraint& constraint, const TableName& table)
{
    return std::visit(Overloaded{[](const PrimaryKey& key) {
                                     return named(key.name,
                                                  u"PRIMARY KEY "_s + columnList(key.columns)
                                                      + conflictText(key.onConflict));
                                 },
                                 [](const UniqueConstraint& unique) { return uniqueText(unique); },
                                 [&](const ForeignKey& key) { return foreignKeyText(key, table); },
                                 [](const CheckConstraint& check) {
                                     return named(check.name,
                                                  u"CHECK ("_s + check.condition + u')');
                                 },
                                 [](const ExcludeConstraint&) { return QString(); }},
                      constraint);
}

QList<CheckConstraint> typeChecks(const Table& table)
{
    QList<CheckConstraint> checks;
    for (const Column& column : table.columns) {
        const ColumnType type = column.type.on(u"sqlite"_s);
        if (!type.createConstraint) {
            continue;
        }
        QStringList values;
        if (type.kind == TypeKind::Boolean) {
            values = QStringList{u"0"_s, u"1"_s};
        } else if (type.kind == TypeKind::Enum) {
            for (const QString& value : type.values) {
                values << quotedText(value, Engine::Sqlite);
            }
        }
        if (!values.isEmpty()) {
            CheckConstraint check;
            check.name = type.name;
            check.condition = u"%1 IN (%2)"_s.arg(quoted(column.name), values.join(u", "_s));
            checks << check;
        }
    }
    return checks;
}

QList<Constraint> constraintsOf(const Table& table)
{
    QList<Constraint> constraints;
    // An empty key is what SQLAlchemy makes of a table without one.
    if (table.primaryKey && !table.primaryKey->columns.isEmpty() && !hasAutoincrement(table)) {
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
    for (const CheckConstraint& check : typeChecks(table)) {
        // An inspected table has it among its own already.
        if (!table.checkConstraints.contains(check)) {
            constraints << check;
        }
    }
    return constraints;
}

Result<QString> createTableText(const Table& table, bool ifNotExists)
{
    QStringList lines;
    for (const Column& column : table.columns) {
        const Result<QString> text = columnText(column, table);
        if (!text) {
            return text;
        }
        lines << u'\t' + *text;
    }
    for (const Constraint& constraint : constraintsOf(table)) {
        const QString text = constraintText(constraint, table.name);
        if (!text.isEmpty()) {
            lines << u'\t' + text;
        }
    }
    QString head = u"CREATE "_s;
    for (const QString& prefix : table.prefixes) {
        // Prefixes are words of the script; nothing else may come through here.
        static const QRegularExpression words(u"^[A-Za-z ]+$"_s);
        head += words.match(prefix).hasMatch() ? prefix + u' ' : QString();
    }
    head += ifNotExists ? u"TABLE IF NOT EXISTS "_s : u"TABLE "_s;
    return head + quoted(table.name) + u" (\n"_s + lines.join(u", \n"_s) + u"\n)"_s
           + tailText(table);
}

namespace {

/// SQLAlchemy's default naming convention, for create_index(None, …).
QString indexName(const Index& index, const TableName& table)
{
    if (!index.name.isEmpty() || index.parts.isEmpty()) {
        return index.name;
    }
    const QString schema = table.schema.isEmpty() ? QString() : table.schema + u'_';
    return u"ix_"_s + schema + table.name + u'_' + index.parts.front().text;
}

}  // namespace

QString createIndexText(const Index& index, const TableName& table, bool ifNotExists)
{
    QStringList parts;
    for (const IndexPart& part : index.parts) {
        parts << (part.isExpression ? part.text : quoted(part.text));
    }
    QString text = index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s;
    text += ifNotExists ? u"IF NOT EXISTS "_s : QString();
    text += quoted(TableName(table.schema, indexName(index, table))) + u" ON "_s
            + quoted(table.name) + u" ("_s + parts.join(u", "_s) + u')';
    return index.where.isEmpty() ? text : text + u" WHERE "_s + index.where;
}

}  // namespace limbeck::sqlite
