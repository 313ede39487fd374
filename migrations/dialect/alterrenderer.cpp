// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/alterrenderer.h"

#include "migrations/dialect/clauses.h"
#include "migrations/dialect/insert.h"
#include "migrations/dialect/quoting.h"
#include "migrations/dialect/sqlsplitter.h"
#include "models/base/enginetext.h"
#include "models/operation/apply.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

bool areReferencesInline(const AddColumn& operation)
{
    return operation.inlineReferences && operation.parts.foreignKeys.size() == 1;
}

/// The table that SQLAlchemy imagines around a new column.
Table tableWithOnly(const AddColumn& operation)
{
    Table table;
    table.name = operation.table;
    table.columns = {operation.column};
    table.foreignKeys = operation.parts.foreignKeys;
    table.indexes = operation.parts.indexes;
    if (operation.parts.primaryKey) {
        table.primaryKey.emplace();
        table.primaryKey->columns = {operation.column.name};
    }
    return table;
}

}  // namespace

AlterRenderer::AlterRenderer(const Dialect& dialect, const Schema& before)
    : m_dialect(dialect)
    , m_before(before)
{
}

AlterRenderer::Statements AlterRenderer::operator()(const CreateTable& operation) const
{
    const Table& table = operation.table;
    QStringList lines;
    for (const Column& column : table.columns) {
        const Result<QString> text = columnText(column, table);
        if (!text) {
            return fail(text.error());
        }
        lines << u'\t' + *text;
    }
    for (const Constraint& constraint : constraintsOf(table, engine())) {
        const Result<QString> text = constraintText(constraint);
        if (!text) {
            return fail(text.error());
        }
        lines << u'\t' + *text;
    }
    const QString inside = lines.isEmpty() ? QString() : lines.join(u", \n"_s) + u'\n';
    QStringList texts{createTableHead(table, operation.ifNotExists) + quoted(table.name) + u" (\n"_s
                      + inside + u')' + tableTail(table)};
    if (operation.ifNotExists && known(table.name) != nullptr) {
        return statementsOf(texts);  // what is there stays as it is
    }
    return afterMaking(table).map(
        [&](const QStringList& more) { return statementsOf(texts + more); });
}

/// Indexes and comments of a new table, or of a new column.
Result<QStringList> AlterRenderer::afterMaking(const Table& table) const
{
    QStringList texts;
    for (const Index& index : table.indexes) {
        CreateIndex create;
        create.table = table.name;
        create.index = index;
        const Result<QString> text = createIndexText(create);
        if (!text) {
            return fail(text.error());
        }
        texts << *text;
    }
    return texts + commentTexts(table);
}

AlterRenderer::Statements AlterRenderer::operator()(const DropTable& operation) const
{
    return statementsOf({(operation.ifExists ? u"DROP TABLE IF EXISTS "_s : u"DROP TABLE "_s)
                         + quoted(operation.table)});
}

AlterRenderer::Statements AlterRenderer::operator()(const RenameTable& operation) const
{
    return statementsOf({alter(operation.table) + u"RENAME TO "_s + renamedTable(operation)});
}

AlterRenderer::Statements AlterRenderer::addConstraints(const TableName& table,
                                                        const QList<Constraint>& constraints) const
{
    QStringList texts;
    for (const Constraint& constraint : constraints) {
        const Result<QString> text = constraintText(constraint);
        if (!text) {
            return fail(text.error());
        }
        texts << alter(table) + u"ADD "_s + *text;
    }
    return statementsOf(texts);
}

/// What stands behind a new column's definition, as the script asks.
Result<QString> AlterRenderer::inlineConstraints(const AddColumn& operation) const
{
    QString text;
    for (const CheckConstraint& check : operation.parts.checkConstraints) {
        const Result<QString> one = constraintText(check);
        if (!one) {
            return one;
        }
        text += u' ' + *one;
    }
    if (operation.parts.primaryKey && operation.inlinePrimaryKey) {
        text += u" PRIMARY KEY"_s;
    }
    if (areReferencesInline(operation)) {
        const ForeignKey& key = operation.parts.foreignKeys.front();
        if (const Result<QString> checked = constraintText(key); !checked) {
            return checked;
        }
        text += referencesClause(key, key.referent, engine());
    }
    return text;
}

Result<QString> AlterRenderer::addColumnText(const AddColumn& operation, const Table& alone) const
{
    const Result<QString> column = columnText(operation.column, alone);
    const Result<QString> constraints = inlineConstraints(operation);
    const Result<QString> place = placeText(operation);
    for (const Result<QString>& part : {column, constraints, place}) {
        if (!part) {
            return part;
        }
    }
    return alter(operation.table) + u"ADD COLUMN "_s
           + condition(operation.ifNotExists, u"IF NOT EXISTS "_s, known(operation.table)) + *column
           + *constraints + *place;
}

AlterRenderer::Statements AlterRenderer::operator()(const AddColumn& operation) const
{
    const Table* table = known(operation.table);
    const bool isThere = table != nullptr && table->hasColumn(operation.column.name);
    const Table alone = tableWithOnly(operation);
    const Result<QString> column = addColumnText(operation, alone);
    if (!column) {
        return fail(column.error());
    }
    if (operation.ifNotExists && isThere) {
        return conditional(*column);
    }
    QList<Constraint> constraints;
    for (const ForeignKey& key : operation.parts.foreignKeys) {
        if (!areReferencesInline(operation)) {
            constraints << key;
        }
    }
    for (const UniqueConstraint& unique : operation.parts.uniqueConstraints) {
        constraints << unique;
    }
    for (const ExcludeConstraint& exclude : operation.parts.excludeConstraints) {
        constraints << exclude;
    }
    for (const CheckConstraint& check : typeChecks(alone, engine())) {
        constraints << check;
    }
    const Result<QStringList> after = afterMaking(alone);
    if (!after) {
        return fail(after.error());
    }
    return addConstraints(operation.table, constraints).map([&](const QList<Statement>& added) {
        return statementsOf({*column}) + added + statementsOf(*after);
    });
}

AlterRenderer::Statements AlterRenderer::operator()(const DropColumn& operation) const
{
    const Table* table = known(operation.table);
    const bool isGone = table != nullptr && !table->hasColumn(operation.column);
    const QString text = alter(operation.table) + u"DROP COLUMN "_s
                         + condition(operation.ifExists, u"IF EXISTS "_s, table)
                         + quoted(operation.column);
    return operation.ifExists && isGone ? conditional(text) : statementsOf({text});
}

AlterRenderer::Statements AlterRenderer::operator()(const AlterColumn& operation) const
{
    return alterColumn(operation);
}

AlterRenderer::Statements AlterRenderer::operator()(const CreateIndex& operation) const
{
    const Table* table = known(operation.table);
    const bool isThere = table != nullptr && table->index(operation.index.name) != nullptr;
    return createIndexText(operation).map([&](const QString& text) {
        return operation.ifNotExists && isThere ? conditional(text) : statementsOf({text});
    });
}

AlterRenderer::Statements AlterRenderer::operator()(const DropIndex& operation) const
{
    const Table* table = known(operation.table);
    const bool isGone = table != nullptr && table->index(operation.name) == nullptr;
    return dropIndexText(operation).map([&](const QString& text) {
        return operation.ifExists && isGone ? conditional(text) : statementsOf({text});
    });
}

AlterRenderer::Statements AlterRenderer::operator()(const AddConstraint& operation) const
{
    return addConstraints(operation.table, {operation.constraint});
}

AlterRenderer::Statements AlterRenderer::operator()(const DropConstraint& operation) const
{
    return dropConstraintText(operation).map(
        [&](const QString& text) { return statementsOf({alter(operation.table) + text}); });
}

AlterRenderer::Statements AlterRenderer::operator()(const SetTableComment& operation) const
{
    return statementsOf({tableCommentText(operation)});
}

AlterRenderer::Statements AlterRenderer::operator()(const CreateEnum& operation) const
{
    return createEnum(operation);
}

AlterRenderer::Statements AlterRenderer::operator()(const DropEnum& operation) const
{
    return dropEnum(operation);
}

AlterRenderer::Statements AlterRenderer::operator()(const BulkInsert& operation) const
{
    return insertStatements(operation, engine());
}

AlterRenderer::Statements AlterRenderer::operator()(const ExecuteSql& operation) const
{
    QList<Statement> statements = statementsOf(splitStatements(operation.sql, engine()));
    for (Statement& each : statements) {
        each.parameters = operation.parameters;
    }
    return statements;
}

AlterRenderer::Statements AlterRenderer::operator()(const Batch& operation) const
{
    for (const Operation& each : operation.operations) {
        const auto* add = std::get_if<AddColumn>(&each.value);
        const bool isPlaced = add != nullptr && add->place != ColumnPlace();
        if (isPlaced && operation.recreate != Recreate::Always) {
            return unsupported(
                EngineText::tr("Can't specify insert_before or insert_after when using ALTER; "
                               "please specify recreate='always'"));
        }
    }
    if (operation.recreate == Recreate::Always && !operation.partialReordering.isEmpty()) {
        return unsupported(
            EngineText::tr(
                "The batch on '%1' asks for another order of columns (partial_reordering), which "
                "ALTER cannot give an existing table here. Leave it out.")
                .arg(operation.table.toString()));
    }
    const Statements changes = all(operation.operations);
    // Only a table that is made anew gets what table_args says.
    if (!changes || operation.recreate != Recreate::Always) {
        return changes;
    }
    return addConstraints(operation.table, operation.tableConstraints)
        .map([&](const QList<Statement>& more) { return *changes + more; });
}

AlterRenderer::Statements AlterRenderer::operator()(const AutocommitBlock& operation) const
{
    return all(operation.operations);
}

AlterRenderer::Statements AlterRenderer::all(const std::vector<Operation>& operations) const
{
    QList<Statement> statements;
    Schema schema = m_before;
    for (const Operation& operation : operations) {
        const Statements rendered = m_dialect.render(operation, schema);
        if (!rendered) {
            return rendered;
        }
        statements << *rendered;
        // What the schema in memory does not know it cannot follow; the server will say.
        if (Result<Schema> next = apply(operation, schema)) {
            schema = *next;
        }
    }
    return statements;
}

Engine AlterRenderer::engine() const
{
    return m_dialect.engine();
}

const Schema& AlterRenderer::before() const
{
    return m_before;
}

QString AlterRenderer::quoted(const QString& name) const
{
    return quotedName(name, engine());
}

QString AlterRenderer::quoted(const TableName& name) const
{
    return quotedTable(name, engine());
}

QString AlterRenderer::quotedLiteral(const QString& text) const
{
    return quotedText(text, engine());
}

QString AlterRenderer::alter(const TableName& table) const
{
    return u"ALTER TABLE "_s + quoted(table) + u' ';
}

const Table* AlterRenderer::known(const TableName& table) const
{
    return m_before.table(table);
}

QString AlterRenderer::condition(bool isAsked, const QString& words, const Table* table) const
{
    return isAsked && (hasIfExists() || table == nullptr) ? words : QString();
}

QList<Statement> AlterRenderer::conditional(const QString& text) const
{
    return hasIfExists() ? statementsOf({text}) : QList<Statement>();
}

QList<Statement> AlterRenderer::statementsOf(const QStringList& texts)
{
    QList<Statement> statements;
    for (const QString& text : texts) {
        Statement each;
        each.sql = text;
        statements << each;
    }
    return statements;
}

tl::unexpected<Error> AlterRenderer::unsupported(const QString& message)
{
    return fail(ErrorCode::Unsupported, message);
}

}  // namespace limbeck
