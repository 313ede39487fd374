// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/mariadb/ddl.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/mariadb/types.h"
#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"
#include "models/base/overloaded.h"

#include <QRegularExpression>

namespace limbeck::mariadb {

using namespace Qt::StringLiterals;

namespace {

/// What may stand in DDL without quotes: a word, a number.
bool isWord(const QString& text)
{
    static const QRegularExpression word(u"^\\w+$"_s);
    return word.match(text).hasMatch();
}

Error located(Error error, const Column& column, const Table& table)
{
    error.subjects = QStringList{table.name.toString(), column.name};
    return error.in(
        EngineText::tr("In table '%1', column '%2'").arg(table.name.toString(), column.name));
}

}  // namespace

QString defaultText(const ServerDefault& value)
{
    switch (value.kind) {
    case ServerDefault::Kind::Literal:
        return quotedText(value.text, Engine::Mysql);
    case ServerDefault::Kind::Expression:
        // func.random() of SQLAlchemy has another name here.
        return value.text == "random()"_L1 ? u"rand()"_s : value.text;
    case ServerDefault::Kind::CurrentTimestamp:
        return value.text.isEmpty() ? u"CURRENT_TIMESTAMP"_s : u"now()"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    }
    Q_UNREACHABLE();
}

QString definedDefaultText(const ServerDefault& value)
{
    static const QRegularExpression closed(uR"(^\s*['"(])"_s);
    static const QRegularExpression onUpdate(u"ON +UPDATE"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression oneWord(u"^\\w*$"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    const QString text = defaultText(value);
    const bool isPlain = closed.match(text).hasMatch() || onUpdate.match(text).hasMatch()
                         || oneWord.match(text).hasMatch();
    return isPlain ? text : u'(' + text + u')';
}

Result<QString> columnText(const Column& column, const Table& table, Engine engine)
{
    const ColumnType type = column.type.on(engineName(engine));
    const Result<QString> declared = typeText(type, engine);
    if (!declared) {
        return fail(located(declared.error(), column, table));
    }
    QString text = quotedName(column.name, engine) + u' ' + *declared;
    if (column.computed) {
        text += computedClause(*column.computed);
    }
    if (!column.nullable) {
        text += u" NOT NULL"_s;
    } else if (type.kind == TypeKind::Timestamp || type.raw.startsWith("TIMESTAMP"_L1)) {
        text += u" NULL"_s;  // without it, TIMESTAMP columns are NOT NULL
    }
    if (!column.comment.isEmpty()) {
        text += u" COMMENT "_s + quotedText(column.comment, engine);
    }
    const Column* counting = autoincrementColumn(table);
    if (counting != nullptr && counting->name == column.name && !column.serverDefault) {
        text += u" AUTO_INCREMENT"_s;
    } else if (column.serverDefault) {
        text += u" DEFAULT "_s + definedDefaultText(*column.serverDefault);
    }
    return text;
}

namespace {

/// Constraints hold at once here: to say so is no SQL, and to say otherwise is refused.
template <typename ConstraintKind>
Result<ConstraintKind> undeferred(const ConstraintKind& constraint)
{
    const bool isDeferred = constraint.initially.compare(u"DEFERRED"_s, Qt::CaseInsensitive) == 0;
    if (isDeferred || constraint.deferrable.value_or(false)) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr(
                        "MariaDB and MySQL check every constraint at once and cannot defer '%1'. "
                        "Leave 'deferrable' and 'initially' out there.")
                        .arg(constraint.name.isEmpty() ? constraint.columns.join(u", "_s)
                                                       : constraint.name));
    }
    ConstraintKind plain = constraint;
    plain.deferrable.reset();
    plain.initially.clear();
    return plain;
}

Result<QString> foreignKeyText(const ForeignKey& key, Engine engine)
{
    if (!key.match.isEmpty()) {
        return fail(
            ErrorCode::Unsupported,
            EngineText::tr(
                "MySQL ignores the 'MATCH' keyword while at the same time causes ON UPDATE/ON "
                "DELETE clauses to be ignored."));
    }
    return checkRules(key, false)
        .and_then([&] { return undeferred(key); })
        .map([&](const ForeignKey& plain) {
            return foreignKeyClause(plain, plain.referent, engine);
        });
}

}  // namespace

Result<QString> constraintText(const Constraint& constraint, Engine engine)
{
    return std::visit(
        Overloaded{
            [&](const PrimaryKey& key) -> Result<QString> {
                return namedClause(
                    key.name, u"PRIMARY KEY "_s + columnList(key.columns, engine), engine);
            },
            [&](const UniqueConstraint& unique) -> Result<QString> {
                return undeferred(unique).map([&](const UniqueConstraint& plain) {
                    return namedClause(
                        plain.name, u"UNIQUE "_s + columnList(plain.columns, engine), engine);
                });
            },
            [&](const ForeignKey& key) { return foreignKeyText(key, engine); },
            [&](const CheckConstraint& check) -> Result<QString> {
                return namedClause(check.name, u"CHECK ("_s + check.condition + u')', engine);
            },
            [&](const ExcludeConstraint& exclude) -> Result<QString> {
                return fail(ErrorCode::Unsupported,
                            EngineText::tr("Only PostgreSQL has EXCLUDE constraints ('%1').")
                                .arg(exclude.name));
            },
        },
        constraint);
}

namespace {

/// One option of CREATE TABLE as SQLAlchemy writes it: with "=" but for the few that go without.
QString optionText(const QString& key, const QString& value, Engine engine)
{
    static const QStringList texts{
        u"COMMENT"_s, u"CONNECTION"_s, u"DATA_DIRECTORY"_s, u"INDEX_DIRECTORY"_s, u"PASSWORD"_s};
    static const QStringList withoutSign{u"TABLESPACE"_s,
                                         u"DEFAULT_CHARACTER_SET"_s,
                                         u"CHARACTER_SET"_s,
                                         u"COLLATE"_s,
                                         u"DEFAULT_COLLATE"_s};
    static const QStringList spaced{u"DATA_DIRECTORY"_s,
                                    u"INDEX_DIRECTORY"_s,
                                    u"DEFAULT_CHARACTER_SET"_s,
                                    u"CHARACTER_SET"_s,
                                    u"DEFAULT_CHARSET"_s,
                                    u"DEFAULT_COLLATE"_s};
    const bool isText = texts.contains(key) || !isWord(value);
    const QString name = spaced.contains(key) ? QString(key).replace(u'_', u' ') : key;
    return name + (withoutSign.contains(key) ? u" "_s : u"="_s)
           + (isText ? quotedText(value, engine) : value);
}

}  // namespace

QString tableTail(const Table& table, Engine engine)
{
    const QString prefix = engineName(engine) + u'_';
    QStringList options;
    QStringList collations;  // behind the character set that they belong to
    QString comment = table.comment;
    for (auto each = table.options.cbegin(); each != table.options.cend(); ++each) {
        if (!each.key().startsWith(prefix) || !isWord(each.key())) {
            continue;
        }
        const QString key = each.key().mid(prefix.size()).toUpper();
        if (key == "COMMENT"_L1) {
            comment = comment.isEmpty() ? each->toString() : comment;
            continue;
        }
        (key.endsWith("COLLATE"_L1) ? collations : options)
            << optionText(key, each->toString(), engine);
    }
    options << collations;
    if (!comment.isEmpty()) {
        options << optionText(u"COMMENT"_s, comment, engine);
    }
    return options.join(u' ');
}

namespace {

/// `mysql_length`: of one column by its name, or of all.
QString lengthText(const QVariant& length, const QString& part)
{
    const QVariant own =
        length.typeId() == QMetaType::QVariantMap ? length.toMap().value(part) : length;
    return own.toInt() > 0 ? u"(%1)"_s.arg(own.toInt()) : QString();
}

/// "name", "name DESC" and "name(10)" are parts of an index without being expressions.
bool isColumnPart(const QString& text)
{
    static const QRegularExpression part(
        u"^`?[\\w$]+`?( ?\\(\\d+\\))?( (ASC|DESC))?( NULLS (FIRST|LAST))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return part.match(text).hasMatch();
}

/// A function's call stands in parentheses of its own, without which it is a syntax error.
QString expressionText(const QString& text)
{
    static const QRegularExpression call(u"^\\w+(\\((?:[^()]|(?1))*\\))$"_s);
    return call.match(text).hasMatch() && !isColumnPart(text) ? u'(' + text + u')' : text;
}

}  // namespace

Result<QString> createIndexText(const CreateIndex& operation, Engine engine)
{
    const Index& index = operation.index;
    const auto option = [&](const QString& name) {
        return index.options.value(engineName(engine) + u'_' + name);
    };
    QString text = index.unique ? u"CREATE UNIQUE "_s : u"CREATE "_s;
    const QString prefix = option(u"prefix"_s).toString();
    text += isWord(prefix) ? prefix + u' ' : QString();
    text += operation.ifNotExists ? u"INDEX IF NOT EXISTS "_s : u"INDEX "_s;
    text += quotedName(indexName(index, operation.table), engine) + u" ON "_s
            + quotedTable(operation.table, engine);
    QStringList parts;
    for (const IndexPart& part : index.parts) {
        if (part.isExpression && engine == Engine::Mariadb && !isColumnPart(part.text)) {
            return fail(
                ErrorCode::Unsupported,
                EngineText::tr("MariaDB has no indexes on expressions such as '%1' ('%2'). Index a "
                               "generated column instead.")
                    .arg(part.text, indexName(index, operation.table)));
        }
        parts << (part.isExpression ? expressionText(part.text) : quotedName(part.text, engine))
                     + lengthText(option(u"length"_s), part.text);
    }
    text += u" ("_s + parts.join(u", "_s) + u')';
    // These two have MySQL's name on MariaDB too.
    const QString parser = index.options.value(u"mysql_with_parser"_s).toString();
    text += isWord(parser) ? u" WITH PARSER "_s + parser : QString();
    const QString method = index.options.value(u"mysql_using"_s).toString();
    return isWord(method) ? text + u" USING "_s + method : text;
}

}  // namespace limbeck::mariadb
