// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/mariadb/renderer.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/mariadb/ddl.h"
#include "migrations/dialect/mariadb/stored.h"
#include "migrations/dialect/mariadb/types.h"
#include "models/base/enginetext.h"

namespace limbeck::mariadb {

using namespace Qt::StringLiterals;

Result<QString> Renderer::columnText(const Column& column, const Table& table) const
{
    return mariadb::columnText(column, table, engine());
}

Result<QString> Renderer::constraintText(const Constraint& constraint) const
{
    return mariadb::constraintText(constraint, engine());
}

QString Renderer::tableTail(const Table& table) const
{
    return mariadb::tableTail(table, engine());
}

Result<QString> Renderer::createIndexText(const CreateIndex& operation) const
{
    return mariadb::createIndexText(operation, engine());
}

Result<QString> Renderer::dropIndexText(const DropIndex& operation) const
{
    if (operation.table.name.isEmpty()) {
        return unsupported(
            EngineText::tr(
                "The index '%1' cannot be dropped without its table: MySQL's indexes belong to "
                "tables.\nGive table_name to op.drop_index().")
                .arg(operation.name));
    }
    return u"DROP INDEX "_s + condition(operation.ifExists, u"IF EXISTS "_s, known(operation.table))
           + quoted(operation.name) + u" ON "_s + quoted(operation.table);
}

Result<QString> Renderer::dropConstraintText(const DropConstraint& operation) const
{
    if (operation.type == ConstraintType::Primary) {
        return u"DROP PRIMARY KEY"_s;
    }
    QString name = operation.name;
    const Table* table = known(operation.table);
    if (name.isEmpty() && table != nullptr && operation.dropped) {
        name = implicitConstraintName(*table, *operation.dropped, engine());
    }
    if (name.isEmpty()) {
        return unsupported(
            EngineText::tr(
                "The constraint of table '%1' that is to be dropped has no name.\nGive its name "
                "to op.drop_constraint().")
                .arg(operation.table.toString()));
    }
    switch (operation.type) {
    case ConstraintType::ForeignKey:
        return u"DROP FOREIGN KEY "_s + quoted(name);
    case ConstraintType::Unique:
        return u"DROP INDEX "_s + quoted(name);
    case ConstraintType::Check:
        return (engine() == Engine::Mariadb ? u"DROP CONSTRAINT "_s : u"DROP CHECK "_s)
               + quoted(name);
    case ConstraintType::Primary:
    case ConstraintType::Unknown:
        break;
    }
    return unsupported(
        EngineText::tr(
            "No generic 'DROP CONSTRAINT' in MySQL - please specify constraint type\nGive type_ to "
            "op.drop_constraint() of '%1'.")
            .arg(name));
}

QString Renderer::tableCommentText(const SetTableComment& operation) const
{
    return alter(operation.table) + u"COMMENT "_s
           + quotedLiteral(operation.comment.value_or(QString()));
}

/// Column and table comments are part of their definitions.
QStringList Renderer::commentTexts(const Table&) const
{
    return {};
}

Result<QString> Renderer::placeText(const AddColumn& operation) const
{
    const ColumnPlace& place = operation.place;
    if (!place.after.isEmpty()) {
        return u" AFTER "_s + quoted(place.after);
    }
    const Table* table = known(operation.table);
    const qsizetype at = table == nullptr ? -1 : table->columnNames().indexOf(place.before);
    if (at > 0) {
        return u" AFTER "_s + quoted(table->columns[at - 1].name);
    }
    return at == 0 ? u" FIRST"_s : QString();
}

QString Renderer::renamedTable(const RenameTable& operation) const
{
    return quoted(TableName(operation.table.schema, operation.newName));
}

// Enums are part of their columns' types.
AlterRenderer::Statements Renderer::createEnum(const CreateEnum&) const
{
    return QList<Statement>();
}

AlterRenderer::Statements Renderer::dropEnum(const DropEnum&) const
{
    return QList<Statement>();
}

bool Renderer::hasIfExists() const
{
    return engine() == Engine::Mariadb;
}

/// True if the column keeps or gets AUTO_INCREMENT, which would be lost if it were not repeated.
bool Renderer::countsByItself(const AlterColumn& operation) const
{
    const auto said = operation.changes.autoincrement;
    const auto was = operation.existing.autoincrement;
    if (said || was != Autoincrement::Auto) {
        return said.value_or(was.value_or(Autoincrement::No)) == Autoincrement::Yes;
    }
    const Table* table = known(operation.table);
    const Column* counting = table == nullptr ? nullptr : autoincrementColumn(*table);
    return counting != nullptr && counting->name == operation.column;
}

namespace {

/// The default that a column is to have. One that is there already is repeated as a definition
/// says it; a new one stands as the script writes it.
QString saidDefault(const AlterColumn& operation)
{
    if (operation.changes.serverDefault
        && operation.changes.serverDefault != operation.existing.serverDefault) {
        const auto& value = *operation.changes.serverDefault;
        return value ? u" DEFAULT "_s + defaultText(*value) : QString();
    }
    const auto value = operation.existing.serverDefault.value_or(std::nullopt);
    if (!value) {
        return {};
    }
    static const QStringList moments{u"now()"_s, u"current_timestamp()"_s};
    const bool isExpression =
        value->kind == ServerDefault::Kind::Expression && !moments.contains(value->text.toLower());
    return u" DEFAULT "_s + (isExpression ? definedDefaultText(*value) : defaultText(*value));
}

}  // namespace

/// Everything that CHANGE and MODIFY must say again.
Result<QString> Renderer::wholeColumn(const AlterColumn& operation) const
{
    const ColumnChanges& changes = operation.changes;
    const ColumnChanges& existing = operation.existing;
    const auto type = changes.type ? changes.type : existing.type;
    if (!type) {
        return unsupported(
            EngineText::tr(
                "All MySQL CHANGE/MODIFY COLUMN operations require the existing type.\nGive "
                "existing_type to op.alter_column() of '%1.%2'.")
                .arg(operation.table.toString(), operation.column));
    }
    const Result<QString> declared = typeText(type->on(engineName(engine())), engine());
    if (!declared) {
        return fail(declared.error().in(EngineText::tr("In table '%1', column '%2'")
                                            .arg(operation.table.toString(), operation.column)));
    }
    const Table* table = known(operation.table);
    const Column* column = table == nullptr ? nullptr : table->column(operation.column);
    const bool isComputed = column != nullptr && column->computed.has_value();
    const bool isNullable = changes.nullable.value_or(existing.nullable.value_or(true));
    QString text = *declared + (isComputed ? computedClause(*column->computed) : QString());
    if (!isComputed || !isNullable) {
        text += isNullable ? u" NULL"_s : u" NOT NULL"_s;
    }
    if (countsByItself(operation)) {
        text += u" AUTO_INCREMENT"_s;
    }
    text += saidDefault(operation);
    const auto comment = changes.comment ? changes.comment : existing.comment;
    if (comment && !comment->value_or(QString()).isEmpty()) {
        text += u" COMMENT "_s + quotedLiteral(**comment);
    }
    return text;
}

namespace {

bool isMoment(const std::optional<ColumnType>& type, Engine engine)
{
    const TypeKind kind = type.value_or(ColumnType()).on(engineName(engine)).kind;
    return kind == TypeKind::DateTime || kind == TypeKind::Timestamp;
}

QList<CheckConstraint> checksOf(const ColumnType& type, const QString& name, Engine engine)
{
    Table table;
    table.columns.emplaceBack();
    table.columns.back().name = name;
    table.columns.back().type = type;
    return typeChecks(table, engine);
}

}  // namespace

AlterRenderer::Statements Renderer::alterColumn(const AlterColumn& operation) const
{
    const ColumnChanges& changes = operation.changes;
    if (changes.identity) {
        return unsupported(EngineText::tr(
            "Adding, removing or modifying an \"identity\" construct, e.g. GENERATED AS IDENTITY, "
            "to or from an existing column is not supported in this dialect."));
    }
    const QString name = changes.name.value_or(operation.column);
    const auto type = changes.type ? changes.type : operation.existing.type;
    // The default of a DATETIME may be an expression, which SET DEFAULT does not take.
    const bool dropsDefault = changes.serverDefault && !*changes.serverDefault;
    const bool saysAll = isMoment(type, engine()) && !dropsDefault
                         && (changes.serverDefault || changes.nullable || changes.type
                             || changes.comment || changes.autoincrement);
    const bool isChange = changes.name.has_value() || saysAll;
    const bool isModify =
        changes.nullable || changes.type || changes.autoincrement || changes.comment;
    QStringList texts;
    if (isChange || isModify) {
        const Result<QString> whole = wholeColumn(operation);
        if (!whole) {
            return fail(whole.error());
        }
        texts << alter(operation.table)
                     + (isChange ? u"CHANGE "_s + quoted(operation.column) + u' ' : u"MODIFY "_s)
                     + quoted(isChange ? name : operation.column) + u' ' + *whole;
    } else if (changes.serverDefault) {
        const auto& value = *changes.serverDefault;
        texts << alter(operation.table) + u"ALTER COLUMN "_s + quoted(operation.column)
                     + (value ? u" SET DEFAULT "_s + defaultText(*value) : u" DROP DEFAULT"_s);
    }
    for (const CheckConstraint& check :
         checksOf(changes.type.value_or(ColumnType()), name, engine())) {
        const Result<QString> text = constraintText(check);
        texts << alter(operation.table) + u"ADD "_s + *text;
    }
    return statementsOf(texts);
}

}  // namespace limbeck::mariadb
