// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/postgresql/ddl.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/postgresql/types.h"
#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"

#include <QRegularExpression>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString& name)
{
    return quotedName(name, Engine::Postgresql);
}

/// "(a, b)" of an option that lists columns, with `word` before it; nothing if it is not there.
QString columnsOption(const QVariantMap& options, const QString& key, const QString& word)
{
    const QStringList columns = options.value(key).toStringList();
    return columns.isEmpty() ? QString() : word + columnList(columns, Engine::Postgresql);
}

bool isOn(const QVariantMap& options, const QString& key)
{
    return options.value(key).toBool();
}

QString nullsText(const QVariantMap& options)
{
    const QVariant value = options.value(u"postgresql_nulls_not_distinct"_s);
    if (value.isNull()) {
        return {};
    }
    return value.toBool() ? u" NULLS NOT DISTINCT"_s : u" NULLS DISTINCT"_s;
}

/// "(fillfactor = 70)". Names and values of storage parameters cannot be quoted: what is no word
/// or number is left out.
QString storageText(const QVariantMap& parameters)
{
    static const QRegularExpression word(u"^[\\w.+-]+$"_s);
    QStringList pairs;
    for (auto each = parameters.cbegin(); each != parameters.cend(); ++each) {
        const QString value = each->toString();
        if (word.match(each.key()).hasMatch() && word.match(value).hasMatch()) {
            pairs << each.key() + u" = "_s + value;
        }
    }
    return u'(' + pairs.join(u", "_s) + u')';
}

Error located(Error error, const Column& column, const Table& table)
{
    error.subjects = QStringList{table.name.toString(), column.name};
    return error.in(
        EngineText::tr("In table '%1', column '%2'").arg(table.name.toString(), column.name));
}

QString serialName(const Column& column)
{
    const ColumnType type = column.type.on(u"postgresql"_s);
    switch (type.kind) {
    case TypeKind::SmallInteger:
        return u"SMALLSERIAL"_s;
    case TypeKind::BigInteger:
        return u"BIGSERIAL"_s;
    default:
        return type.raw.startsWith("BIGINT"_L1)     ? u"BIGSERIAL"_s
               : type.raw.startsWith("SMALLINT"_L1) ? u"SMALLSERIAL"_s
                                                    : u"SERIAL"_s;
    }
}

QString excludeText(const ExcludeConstraint& exclude)
{
    QStringList elements;
    for (const ExcludeConstraint::Element& each : exclude.elements) {
        const QString what = each.isExpression ? each.expression : quoted(each.expression);
        elements << what + u" WITH "_s + each.with;
    }
    const QString method = exclude.method.isEmpty() ? u"gist"_s : exclude.method;
    QString text =
        u"EXCLUDE USING "_s + quoted(method.toLower()) + u" ("_s + elements.join(u", "_s) + u')';
    if (!exclude.where.isEmpty()) {
        text += u" WHERE ("_s + exclude.where + u')';
    }
    return text + deferralClause(exclude.deferrable, exclude.initially);
}

QString notValid(const QVariantMap& options)
{
    return isOn(options, u"postgresql_not_valid"_s) ? u" NOT VALID"_s : QString();
}

QString named(const QString& name, const QString& body)
{
    return namedClause(name, body, Engine::Postgresql);
}

}  // namespace

QString defaultText(const ServerDefault& value)
{
    switch (value.kind) {
    case ServerDefault::Kind::Literal:
        return quotedText(value.text, Engine::Postgresql);
    case ServerDefault::Kind::Expression:
        return value.text;
    case ServerDefault::Kind::CurrentTimestamp:
        return value.text.isEmpty() ? u"CURRENT_TIMESTAMP"_s : u"now()"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    }
    Q_UNREACHABLE();
}

QString identityOptionsText(const QVariantMap& options)
{
    // In SQLAlchemy's order, which is not the alphabet's.
    static const std::pair<QString, QString> words[] = {
        {u"increment"_s, u"INCREMENT BY "_s},
        {u"start"_s, u"START WITH "_s},
        {u"minvalue"_s, u"MINVALUE "_s},
        {u"maxvalue"_s, u"MAXVALUE "_s},
    };
    QStringList parts;
    for (const auto& [key, word] : words) {
        if (options.contains(key)) {
            parts << word + QString::number(options.value(key).toLongLong());
        }
    }
    if (isOn(options, u"nominvalue"_s)) {
        parts << u"NO MINVALUE"_s;
    }
    if (isOn(options, u"nomaxvalue"_s)) {
        parts << u"NO MAXVALUE"_s;
    }
    if (options.contains(u"cache"_s)) {
        parts << u"CACHE "_s + QString::number(options.value(u"cache"_s).toLongLong());
    }
    if (options.contains(u"cycle"_s)) {
        parts << (isOn(options, u"cycle"_s) ? u"CYCLE"_s : u"NO CYCLE"_s);
    }
    return parts.join(u' ');
}

QString identityText(const Identity& identity)
{
    const QString options = identityOptionsText(identity.options);
    return (identity.always ? u"GENERATED ALWAYS"_s : u"GENERATED BY DEFAULT"_s) + u" AS IDENTITY"_s
           + (options.isEmpty() ? QString() : u" ("_s + options + u')');
}

Result<QString> columnText(const Column& column, const Table& table)
{
    const Result<QString> type = typeText(column.type.on(u"postgresql"_s));
    if (!type) {
        return fail(located(type.error(), column, table));
    }
    QString text = quoted(column.name);
    const bool isSerial = !column.identity && autoincrementColumn(table) != nullptr
                          && autoincrementColumn(table)->name == column.name;
    text += u' ' + (isSerial ? serialName(column) : *type);
    if (column.serverDefault && !isSerial) {
        text += u" DEFAULT "_s + defaultText(*column.serverDefault);
    }
    if (column.computed) {
        text += computedClause(*column.computed);
    }
    if (column.identity) {
        text += u' ' + identityText(*column.identity);
    }
    if (!column.nullable && !column.identity) {
        text += u" NOT NULL"_s;
    } else if (column.nullable && column.identity) {
        text += u" NULL"_s;
    }
    return text;
}

Result<QString> constraintText(const Constraint& constraint)
{
    const auto keyText = [](const ForeignKey& key) -> Result<QString> {
        return checkRules(key, true).map([&] {
            return foreignKeyClause(key, key.referent, Engine::Postgresql) + notValid(key.options);
        });
    };
    return std::visit(
        Overloaded{
            [](const PrimaryKey& key) -> Result<QString> {
                return named(key.name,
                             u"PRIMARY KEY "_s + columnList(key.columns, Engine::Postgresql));
            },
            [](const UniqueConstraint& unique) -> Result<QString> {
                return named(
                    unique.name,
                    u"UNIQUE"_s + nullsText(unique.options) + u' '
                        + columnList(unique.columns, Engine::Postgresql)
                        + columnsOption(unique.options, u"postgresql_include"_s, u" INCLUDE "_s)
                        + deferralClause(unique.deferrable, unique.initially));
            },
            keyText,
            [](const CheckConstraint& check) -> Result<QString> {
                return named(check.name,
                             u"CHECK ("_s + check.condition + u')' + notValid(check.options));
            },
            [](const ExcludeConstraint& exclude) -> Result<QString> {
                return named(exclude.name, excludeText(exclude));
            },
        },
        constraint);
}

QString tableTail(const Table& table)
{
    const QVariantMap& options = table.options;
    QString text;
    const QVariant parents = options.value(u"postgresql_inherits"_s);
    if (!parents.isNull()) {
        text += u"\n INHERITS "_s + columnList(parents.toStringList(), Engine::Postgresql);
    }
    const QString partition = options.value(u"postgresql_partition_by"_s).toString();
    if (!partition.isEmpty()) {
        text += u"\n PARTITION BY "_s + partition;
    }
    const QString method = options.value(u"postgresql_using"_s).toString();
    if (!method.isEmpty()) {
        text += u"\n USING "_s + quoted(method);
    }
    const QVariantMap storage = options.value(u"postgresql_with"_s).toMap();
    if (!storage.isEmpty()) {
        text += u"\n WITH "_s + storageText(storage);
    }
    static const QRegularExpression words(u"^[A-Z ]+$"_s);
    const QString onCommit =
        options.value(u"postgresql_on_commit"_s).toString().replace(u'_', u' ').toUpper();
    if (words.match(onCommit).hasMatch()) {
        text += u"\n ON COMMIT "_s + onCommit;
    }
    const QString tablespace = options.value(u"postgresql_tablespace"_s).toString();
    return tablespace.isEmpty() ? text : text + u"\n TABLESPACE "_s + quoted(tablespace);
}

namespace {

QString indexPartText(const IndexPart& part, const QVariantMap& classes)
{
    static const QRegularExpression word(u"^[\\w. ()=,]+$"_s);
    const QString operators = classes.value(part.text).toString();
    const QString text = part.isExpression ? part.text : quoted(part.text);
    return word.match(operators).hasMatch() ? text + u' ' + operators : text;
}

}  // namespace

QString createIndexText(const CreateIndex& operation)
{
    const Index& index = operation.index;
    const QVariantMap& options = index.options;
    QString text = index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s;
    if (isOn(options, u"postgresql_concurrently"_s)) {
        text += u"CONCURRENTLY "_s;
    }
    if (operation.ifNotExists) {
        text += u"IF NOT EXISTS "_s;
    }
    text += quoted(indexName(index, operation.table)) + u" ON "_s
            + quotedTable(operation.table, Engine::Postgresql) + u' ';
    const QString method = options.value(u"postgresql_using"_s).toString();
    if (!method.isEmpty()) {
        text += u"USING "_s + quoted(method.toLower()) + u' ';
    }
    QStringList parts;
    for (const IndexPart& part : index.parts) {
        parts << indexPartText(part, options.value(u"postgresql_ops"_s).toMap());
    }
    text += u'(' + parts.join(u", "_s) + u')'
            + columnsOption(options, u"postgresql_include"_s, u" INCLUDE "_s) + nullsText(options);
    const QVariantMap storage = options.value(u"postgresql_with"_s).toMap();
    if (!storage.isEmpty()) {
        text += u" WITH "_s + storageText(storage);
    }
    const QString tablespace = options.value(u"postgresql_tablespace"_s).toString();
    if (!tablespace.isEmpty()) {
        text += u" TABLESPACE "_s + quoted(tablespace);
    }
    return index.where.isEmpty() ? text : text + u" WHERE "_s + index.where;
}

QString createEnumText(const EnumType& type)
{
    QStringList values;
    for (const QString& value : type.values) {
        values << quotedText(value, Engine::Postgresql);
    }
    return u"CREATE TYPE "_s + quotedTable(TableName(type.schema, type.name), Engine::Postgresql)
           + u" AS ENUM ("_s + values.join(u", "_s) + u')';
}

}  // namespace limbeck::postgresql
