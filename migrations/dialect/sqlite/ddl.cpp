// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/sqlite/ddl.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/quoting.h"
#include "migrations/dialect/sqlite/types.h"
#include "models/base/enginetext.h"
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

QString named(const QString& name, const QString& body)
{
    return namedClause(name, body, Engine::Sqlite);
}

QString conflictText(const QString& conflict)
{
    return conflict.isEmpty() ? QString() : u" ON CONFLICT "_s + conflict;
}

QString foreignKeyText(const ForeignKey& key, const TableName& table)
{
    // SQLite's references name no schema: they stay in their own.
    return key.referent.schema == table.schema
               ? foreignKeyClause(key, TableName(key.referent.name), Engine::Sqlite)
               : QString();
}

QString uniqueText(const UniqueConstraint& unique)
{
    const QString conflict = unique.onConflict.isEmpty()
                                 ? unique.options.value(u"sqlite_on_conflict"_s).toString()
                                 : unique.onConflict;
    return named(unique.name,
                 u"UNIQUE "_s + columnList(unique.columns)
                     + deferralClause(unique.deferrable, unique.initially)
                     + conflictText(conflict));
}

Error located(Error error, const Column& column, const Table& table)
{
    error.subjects = QStringList{table.name.toString(), column.name};
    return error.in(
        EngineText::tr("In table '%1', column '%2'").arg(table.name.toString(), column.name));
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
    return limbeck::columnList(columns, Engine::Sqlite);
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
    return column.computed ? text + computedClause(*column.computed) : text;
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
    return limbeck::typeChecks(table, Engine::Sqlite);
}

QList<Constraint> constraintsOf(const Table& table)
{
    if (!hasAutoincrement(table)) {
        return limbeck::constraintsOf(table, Engine::Sqlite);
    }
    Table rest = table;
    rest.primaryKey.reset();  // written at its column
    return limbeck::constraintsOf(rest, Engine::Sqlite);
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
    return createTableHead(table, ifNotExists) + quoted(table.name) + u" (\n"_s
           + lines.join(u", \n"_s) + u"\n)"_s + tailText(table);
}

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
