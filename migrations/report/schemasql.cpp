// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/schemasql.h"

#include "migrations/report/sqlcomment.h"

namespace limbeck {

Result<QString> schemaSql(const Schema& schema, const Dialect& dialect, const QString& title)
{
    const auto statements = dialect.renderSchema(schema);
    if (!statements) {
        return fail(statements.error());
    }
    QString text = sqlComment(title);
    for (const Uncertainty& uncertainty : schema.uncertainties) {
        text += sqlComment(QStringLiteral("uncertain: ") + uncertainty.toString());
    }
    for (const Statement& statement : *statements) {
        text += QLatin1Char('\n') + statement.sql.trimmed() + QStringLiteral(";\n");
    }
    return text;
}

}  // namespace limbeck
