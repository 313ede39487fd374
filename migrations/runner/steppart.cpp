// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/steppart.h"

#include "models/base/enginetext.h"
#include "models/base/englishscope.h"
#include "models/base/sqltoken.h"
#include "models/operation/apply.h"
#include "models/operation/describe.h"
#include "models/operation/reverse.h"
#include "models/operation/sqlkind.h"

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

using Operations = std::vector<Operation>;

Operations pieces(const Operation& operation);

Operation indexOn(const TableName& table, const Index& index)
{
    CreateIndex create;
    create.table = table;
    create.index = index;
    return Operation{create};
}

template <typename Step>
Operations piecesOf(const Step& step)
{
    return {Operation{step}};
}

Operations piecesOf(const CreateTable& create)
{
    CreateTable bare = create;
    bare.table.indexes.clear();
    Operations result{Operation{bare}};
    for (const Index& index : create.table.indexes) {
        result.push_back(indexOn(create.table.name, index));
    }
    return result;
}

Operations piecesOf(const AddColumn& add)
{
    AddColumn bare = add;
    if (!add.inlineReferences) {
        bare.parts.foreignKeys.clear();
    }
    bare.parts.uniqueConstraints.clear();
    bare.parts.indexes.clear();
    Operations result{Operation{bare}};
    const auto constrain = [&](const auto& constraint) {
        result.push_back(Operation{AddConstraint{add.table, constraint}});
    };
    if (!add.inlineReferences) {
        std::ranges::for_each(add.parts.foreignKeys, constrain);
    }
    std::ranges::for_each(add.parts.uniqueConstraints, constrain);
    for (const Index& index : add.parts.indexes) {
        result.push_back(indexOn(add.table, index));
    }
    return result;
}

Operations piecesOf(const Batch& batch)
{
    Operations result;
    for (const Operation& each : batch.operations) {
        std::ranges::move(pieces(each), std::back_inserter(result));
    }
    return result;
}

Operations pieces(const Operation& operation)
{
    return std::visit([](const auto& step) { return piecesOf(step); }, operation.value);
}

/// The table of "INSERT INTO table …"; nothing for other texts.
std::optional<TableName> filledTable(const QString& sql)
{
    const QList<SqlToken> tokens = sqlTokens(sql, Backslash::Escapes);
    const bool isInsert = tokens.size() > 3 && tokens[0].isKeyword(u"INSERT"_s)
                          && tokens[1].isKeyword(u"INTO"_s) && !tokens[3].isSymbol(u'.');
    return isInsert ? std::optional(TableName(tokens[2].name())) : std::nullopt;
}

bool onlyFills(const Operation& operation, const QSet<TableName>& made)
{
    if (const auto* insert = std::get_if<BulkInsert>(&operation.value)) {
        return made.contains(insert->table);
    }
    const auto* text = std::get_if<ExecuteSql>(&operation.value);
    const auto table = text == nullptr ? std::nullopt : filledTable(text->sql);
    return table && sqlKind(text->sql) == SqlKind::Data && made.contains(*table);
}

QList<TableName> changedTables(const Operation& operation)
{
    QList<TableName> tables;
    if (const std::optional<TableName> table = operationTable(operation)) {
        tables << *table;
    }
    if (const auto* rename = std::get_if<RenameTable>(&operation.value)) {
        tables << TableName(rename->table.schema, rename->newName);
    }
    return tables;
}

bool onlyReads(const QList<Statement>& statements)
{
    return std::ranges::all_of(statements, [](const Statement& statement) {
        return statement.kind == Statement::Kind::ExpectNoRows
               || sqlKind(statement.sql) <= SqlKind::Read;
    });
}

void addWayBack(StepPart& part,
                const Operation& operation,
                const Schema& before,
                const Dialect& dialect)
{
    if (isDestructive(operation)) {
        part.noWayBack = EngineText::tr("“%1” took away what no statement can bring back.")
                             .arg(part.description);
        return;
    }
    const Result<QList<Statement>> back = reverse(operation).and_then([&](const Operation& undo) {
        return apply(operation, before).and_then([&](const Schema& after) {
            return dialect.render(complete(undo, after), after);
        });
    });
    if (back) {
        part.wayBack = *back;
    } else {
        part.noWayBack = back.error().message;
    }
}

StepPart partOf(const Operation& operation,
                const QList<Statement>& statements,
                const Schema& before,
                const QSet<TableName>& made,
                const Dialect& dialect)
{
    const EnglishScope english;  // the journal keeps it
    StepPart part;
    part.description = describe(operation);
    part.statements = statements;
    part.tables = changedTables(operation);
    if (!onlyReads(statements) && !onlyFills(operation, made)) {
        addWayBack(part, operation, before, dialect);
    }
    return part;
}

}  // namespace

QList<StepPart> stepParts(const Operation& operation,
                          const QList<Statement>& statements,
                          const Schema& before,
                          const QSet<TableName>& made,
                          const Dialect& dialect)
{
    QList<StepPart> parts;
    QList<Statement> said;
    Schema schema = before;
    for (const Operation& piece : pieces(operation)) {
        const Operation completed = complete(piece, schema);
        const Result<QList<Statement>> rendered = dialect.render(completed, schema);
        Result<Schema> after = apply(completed, schema);
        if (!rendered || !after) {
            break;
        }
        if (!rendered->isEmpty()) {
            parts << partOf(completed, *rendered, schema, made, dialect);
            said << *rendered;
        }
        schema = *std::move(after);
    }
    if (said == statements) {
        return parts;
    }
    // The operation says it in another way than its pieces would.
    return statements.isEmpty()
               ? QList<StepPart>{}
               : QList<StepPart>{partOf(operation, statements, before, made, dialect)};
}

}  // namespace limbeck
