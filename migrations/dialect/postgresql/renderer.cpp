// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/postgresql/renderer.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/postgresql/ddl.h"
#include "migrations/dialect/postgresql/types.h"
#include "models/base/enginetext.h"
#include "models/schema/implicitname.h"

#include <algorithm>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

Result<QString> Renderer::columnText(const Column& column, const Table& table) const
{
    return postgresql::columnText(column, table);
}

Result<QString> Renderer::constraintText(const Constraint& constraint) const
{
    return postgresql::constraintText(constraint);
}

QString Renderer::tableTail(const Table& table) const
{
    return postgresql::tableTail(table);
}

Result<QString> Renderer::createIndexText(const CreateIndex& operation) const
{
    return postgresql::createIndexText(operation);
}

Result<QString> Renderer::dropIndexText(const DropIndex& operation) const
{
    QString text = u"DROP INDEX "_s;
    if (operation.options.value(u"postgresql_concurrently"_s).toBool()) {
        text += u"CONCURRENTLY "_s;
    }
    if (operation.ifExists) {
        text += u"IF EXISTS "_s;
    }
    return text + quoted(TableName(operation.table.schema, operation.name));
}

Result<QString> Renderer::dropConstraintText(const DropConstraint& operation) const
{
    QString name = operation.name;
    const Table* table = known(operation.table);
    if (name.isEmpty() && table != nullptr && operation.dropped) {
        name = implicitName(*table, *operation.dropped);
    }
    if (name.isEmpty()) {
        return unsupported(
            EngineText::tr(
                "The constraint of table '%1' that is to be dropped has no name.\nGive its name "
                "to op.drop_constraint().")
                .arg(operation.table.toString()));
    }
    return (operation.ifExists ? u"DROP CONSTRAINT IF EXISTS "_s : u"DROP CONSTRAINT "_s)
           + quoted(name);
}

QString Renderer::tableCommentText(const SetTableComment& operation) const
{
    return u"COMMENT ON TABLE "_s + quoted(operation.table) + u" IS "_s
           + (operation.comment ? quotedLiteral(*operation.comment) : u"NULL"_s);
}

QString Renderer::columnComment(const TableName& table,
                                const QString& column,
                                const std::optional<QString>& comment) const
{
    return u"COMMENT ON COLUMN "_s + quoted(table) + u'.' + quoted(column) + u" IS "_s
           + (comment ? quotedLiteral(*comment) : u"NULL"_s);
}

QStringList Renderer::commentTexts(const Table& table) const
{
    QStringList texts;
    if (!table.comment.isEmpty()) {
        SetTableComment set;
        set.table = table.name;
        set.comment = table.comment;
        texts << tableCommentText(set);
    }
    for (const Column& column : table.columns) {
        if (!column.comment.isEmpty()) {
            texts << columnComment(table.name, column.name, column.comment);
        }
    }
    return texts;
}

Result<QString> Renderer::placeText(const AddColumn& operation) const
{
    if (operation.place == ColumnPlace()) {
        return QString();
    }
    return unsupported(
        EngineText::tr(
            "PostgreSQL puts a new column at the end of its table, and the column '%1' is to stand "
            "elsewhere in '%2'. Leave insert_before and insert_after out.")
            .arg(operation.column.name, operation.table.toString()));
}

QString Renderer::renamedTable(const RenameTable& operation) const
{
    return quoted(operation.newName);
}

bool Renderer::hasEnum(const EnumType& type) const
{
    return std::ranges::any_of(before().enums, [&](const EnumType& each) {
        return each.name == type.name && before().isSameSchema(each.schema, type.schema);
    });
}

AlterRenderer::Statements Renderer::createEnum(const CreateEnum& operation) const
{
    if (operation.type.name.isEmpty()) {
        return unsupported(
            EngineText::tr("PostgreSQL ENUM type requires a name.\nGive the enum type a name: "
                           "sa.Enum(…, name='…')."));
    }
    const bool isThere = operation.ifNotExists && hasEnum(operation.type);
    return isThere ? Statements(QList<Statement>())
                   : Statements(statementsOf({createEnumText(operation.type)}));
}

AlterRenderer::Statements Renderer::dropEnum(const DropEnum& operation) const
{
    const bool isSure = !operation.ifExists || hasEnum(operation.type);
    return statementsOf({(isSure ? u"DROP TYPE "_s : u"DROP TYPE IF EXISTS "_s)
                         + quoted(TableName(operation.type.schema, operation.type.name))});
}

bool Renderer::hasIfExists() const
{
    return true;
}

namespace {

/// What ALTER COLUMN says about an identity: added, taken away, or the options that differ, in
/// the order of their names.
QString identityChange(const std::optional<Identity>& wanted,
                       const std::optional<Identity>& existing)
{
    if (!wanted) {
        return u"DROP IDENTITY"_s;
    }
    if (!existing) {
        return u"ADD "_s + identityText(*wanted);
    }
    QStringList parts;
    if (wanted->always != existing->always) {
        parts << (wanted->always ? u"SET GENERATED ALWAYS"_s : u"SET GENERATED BY DEFAULT"_s);
    }
    for (auto each = wanted->options.cbegin(); each != wanted->options.cend(); ++each) {
        const QString text = identityOptionsText({{each.key(), each.value()}});
        if (!text.isEmpty() && existing->options.value(each.key()) != each.value()) {
            parts << u"SET "_s + text;
        }
    }
    return parts.join(u' ');
}

/// The CHECK of a type with create_constraint, as a constraint of the column `name`.
QList<CheckConstraint> checksOf(const ColumnType& type, const QString& name)
{
    Table table;
    table.columns.emplaceBack();
    table.columns.back().name = name;
    table.columns.back().type = type;
    return typeChecks(table, Engine::Postgresql);
}

}  // namespace

AlterRenderer::Statements Renderer::alterColumn(const AlterColumn& operation) const
{
    const ColumnChanges& changes = operation.changes;
    const QString name = changes.name.value_or(operation.column);
    const QString table = alter(operation.table);
    const QString column = table + u"ALTER COLUMN "_s + quoted(operation.column) + u' ';
    if (!operation.postgresqlUsing.isEmpty() && !changes.type) {
        return unsupported(
            EngineText::tr("postgresql_using must be used with the type_ parameter"));
    }
    QStringList texts;
    if (changes.type) {
        const Result<QString> type = typeText(changes.type->on(u"postgresql"_s));
        if (!type) {
            return fail(type.error().in(EngineText::tr("In table '%1', column '%2'")
                                            .arg(operation.table.toString(), operation.column)));
        }
        for (const CheckConstraint& check :
             checksOf(operation.existing.type.value_or(ColumnType()), operation.column)) {
            texts << table + u"DROP CONSTRAINT "_s + quoted(check.name);
        }
        texts << column + u"TYPE "_s + *type
                     + (operation.postgresqlUsing.isEmpty()
                            ? QString()
                            : u" USING "_s + operation.postgresqlUsing);
    }
    if (changes.nullable) {
        texts << column + (*changes.nullable ? u"DROP NOT NULL"_s : u"SET NOT NULL"_s);
    }
    if (changes.serverDefault) {
        const auto& value = *changes.serverDefault;
        texts << column + (value ? u"SET DEFAULT "_s + defaultText(*value) : u"DROP DEFAULT"_s);
    }
    if (changes.identity) {
        const QString change = identityChange(
            *changes.identity, operation.existing.identity.value_or(std::optional<Identity>()));
        texts << (change.isEmpty() ? QStringList() : QStringList(column + change));
    }
    if (changes.comment) {
        texts << columnComment(operation.table, operation.column, *changes.comment);
    }
    if (name != operation.column) {
        texts << table + u"RENAME "_s + quoted(operation.column) + u" TO "_s + quoted(name);
    }
    for (const CheckConstraint& check : checksOf(changes.type.value_or(ColumnType()), name)) {
        const Result<QString> text = constraintText(check);
        texts << table + u"ADD "_s + *text;
    }
    return statementsOf(texts);
}

}  // namespace limbeck::postgresql
