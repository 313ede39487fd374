// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"

namespace limbeck::sqlite {

/// SQLite. What its ALTER TABLE cannot do is refused with Alembic's hint at batch mode; a batch
/// becomes a rebuild of the table (rebuild.h).
class SqliteDialect final : public Dialect
{
public:
    Engine engine() const override;
    QString quoteName(const QString& name) const override;
    QString quoteText(const QString& text) const override;
    Result<QString> typeName(const ColumnType& type) const override;
    Result<QList<Statement>> render(const Operation& operation,
                                    const Schema& before) const override;
    bool needsLiveSchema(const Operation& operation) const override;
    bool hasTransactionalDdl() const override;

protected:
    Schema storedForm(const Schema& schema) const override;
};

/// Alembic's sentence for what only a rebuild can do.
Error needsBatch(const TableName& table, const QString& what);

}  // namespace limbeck::sqlite
