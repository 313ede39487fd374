// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/dialect.h"

namespace limbeck::mariadb {

/// MariaDB, and MySQL as a variant of it.
class MariadbDialect final : public Dialect
{
public:
    /// `engine` is Mariadb or Mysql.
    explicit MariadbDialect(Engine engine);

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

private:
    Engine m_engine;
};

}  // namespace limbeck::mariadb
