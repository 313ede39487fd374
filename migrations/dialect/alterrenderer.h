// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"

namespace limbeck {

/// Renders operations for engines whose ALTER TABLE changes everything in place: what PostgreSQL,
/// MariaDB and MySQL have in common, in the order in which Alembic writes it. What they say in
/// ways of their own is virtual.
///
/// A visitor of Operation::Value; one object renders one operation.
class AlterRenderer
{
public:
    using Statements = Result<QList<Statement>>;

    /// `dialect` and `before` outlive this.
    AlterRenderer(const Dialect& dialect, const Schema& before);
    virtual ~AlterRenderer() = default;

    Statements operator()(const CreateTable& operation) const;
    Statements operator()(const DropTable& operation) const;
    Statements operator()(const RenameTable& operation) const;
    Statements operator()(const AddColumn& operation) const;
    Statements operator()(const DropColumn& operation) const;
    Statements operator()(const AlterColumn& operation) const;
    Statements operator()(const CreateIndex& operation) const;
    Statements operator()(const DropIndex& operation) const;
    Statements operator()(const AddConstraint& operation) const;
    Statements operator()(const DropConstraint& operation) const;
    Statements operator()(const SetTableComment& operation) const;
    Statements operator()(const CreateEnum& operation) const;
    Statements operator()(const DropEnum& operation) const;
    Statements operator()(const BulkInsert& operation) const;
    Statements operator()(const ExecuteSql& operation) const;
    Statements operator()(const Batch& operation) const;
    Statements operator()(const AutocommitBlock& operation) const;

protected:
    /// A column's definition in `table`. Fails with Unsupported, naming table and column.
    virtual Result<QString> columnText(const Column& column, const Table& table) const = 0;
    virtual Result<QString> constraintText(const Constraint& constraint) const = 0;
    /// What stands behind the closing parenthesis of CREATE TABLE.
    virtual QString tableTail(const Table& table) const = 0;
    virtual Result<QString> createIndexText(const CreateIndex& operation) const = 0;
    virtual Result<QString> dropIndexText(const DropIndex& operation) const = 0;
    virtual Statements alterColumn(const AlterColumn& operation) const = 0;
    virtual Result<QString> dropConstraintText(const DropConstraint& operation) const = 0;
    virtual QString tableCommentText(const SetTableComment& operation) const = 0;
    /// Where a column is put; refuses where the engine cannot choose.
    virtual Result<QString> placeText(const AddColumn& operation) const = 0;
    /// Statements that comment on the table and columns just made, if their DDL cannot itself.
    virtual QStringList commentTexts(const Table& table) const = 0;
    virtual QString renamedTable(const RenameTable& operation) const = 0;
    virtual Statements createEnum(const CreateEnum& operation) const = 0;
    virtual Statements dropEnum(const DropEnum& operation) const = 0;
    /// False where the engine has no IF EXISTS for columns and indexes: `before` then decides.
    virtual bool hasIfExists() const = 0;

    Engine engine() const;
    const Schema& before() const;
    QString quoted(const QString& name) const;
    QString quoted(const TableName& name) const;
    QString quotedLiteral(const QString& text) const;
    /// "ALTER TABLE name ".
    QString alter(const TableName& table) const;
    /// The table as it was; nullptr if that is not known.
    const Table* known(const TableName& table) const;

    /// `words` if they are asked for; without IF EXISTS only where nothing is known: the server
    /// may be one that has it.
    QString condition(bool isAsked, const QString& words, const Table* table) const;
    /// `text` of what the schema says is done already: the server sees that too, where it has
    /// IF EXISTS. Nothing elsewhere.
    QList<Statement> conditional(const QString& text) const;

    static QList<Statement> statementsOf(const QStringList& texts);
    static tl::unexpected<Error> unsupported(const QString& message);

private:
    Statements all(const std::vector<Operation>& operations) const;
    Statements addConstraints(const TableName& table, const QList<Constraint>& constraints) const;
    Result<QString> addColumnText(const AddColumn& operation, const Table& alone) const;
    Result<QString> inlineConstraints(const AddColumn& operation) const;
    Result<QStringList> afterMaking(const Table& table) const;

    const Dialect& m_dialect;
    const Schema& m_before;
};

}  // namespace limbeck
