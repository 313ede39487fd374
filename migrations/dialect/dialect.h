// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"
#include "models/operation/operation.h"

#include <QList>

namespace limbeck {

/// One SQL statement of a plan, ready to be run or shown.
struct Statement
{
    enum class Kind
    {
        Run,           ///< run it
        ExpectNoRows,  ///< a check: run it as a query; any row means `failure`
    };

    QString sql;  ///< without a final semicolon
    QVariantMap parameters;
    Kind kind = Kind::Run;
    QString failure;  ///< sentence for people if the check does not hold

    bool operator==(const Statement&) const = default;
};

/// How one engine says things. Stateless; answers small questions and renders one operation
/// against the schema before it. Thread: any, any number at a time.
class Dialect
{
public:
    virtual ~Dialect() = default;

    /// The dialect of an engine; lives for the whole program. Fails with Unsupported.
    static Result<const Dialect*> of(Engine engine);

    virtual Engine engine() const = 0;
    QString name() const;

    /// A name as SQL: quoted only where the engine needs it, as SQLAlchemy does. Injection-safe
    /// for every input.
    virtual QString quoteName(const QString& name) const = 0;
    virtual QString quoteText(const QString& text) const = 0;
    QString quoteTable(const TableName& table) const;
    /// The schema that a name without one means in a database that nobody has set up otherwise:
    /// "public", "main". Empty where it is the database, which has no name of its own here.
    QString usualSchema() const;

    /// SQL text of a type. Fails with Unsupported, naming type and engine.
    virtual Result<QString> typeName(const ColumnType& type) const = 0;

    /// Statements that carry out `operation` on a database that is like `before`. `before` may
    /// hold more than the operations made: what an inspector saw is kept by rebuilds.
    /// Fails with Unsupported or SchemaConflict; nothing is half rendered.
    virtual Result<QList<Statement>> render(const Operation& operation,
                                            const Schema& before) const = 0;

    /// True if render() needs to see the live table (SQLite's table rebuild), so that the runner
    /// inspects the database before it.
    virtual bool needsLiveSchema(const Operation& operation) const = 0;

    /// `schema` as the engine would store it and an inspector would read it back: types become
    /// the engine's, what it cannot keep is left out, order is normalised, and the default schema
    /// is in no name (usualSchema() if `schema` does not know its own). Two schemas are the same
    /// on this engine if their stored forms are equal.
    Schema asStored(const Schema& schema) const;

    /// True if a failed run leaves nothing behind because DDL is part of the transaction.
    virtual bool hasTransactionalDdl() const = 0;

    /// What makes `schema`: types, sequences, tables in dependency order with their indexes, views
    /// and triggers. `existing` is what is there already, so that no type is made twice.
    Result<QList<Statement>> renderSchema(const Schema& schema, const Schema& existing = {}) const;

protected:
    /// asStored() of a schema whose names are resolved.
    virtual Schema storedForm(const Schema& schema) const = 0;

    Dialect() = default;
    Q_DISABLE_COPY_MOVE(Dialect)
};

}  // namespace limbeck
