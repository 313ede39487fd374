// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/script.h"
#include "models/operation/describe.h"
#include "tests/support/testresult.h"

namespace limbeck {

/// Of every script here.
inline constexpr auto header =
    "from alembic import op, context\n"
    "import sqlalchemy as sa\n"
    "from sqlalchemy import Column, String\n"
    "from sqlalchemy.dialects import postgresql, mysql\n"
    "from sqlalchemy.dialects.postgresql import JSONB\n"
    "from sqlalchemy.sql import func, table, column\n"
    "from app.db import load, GUID\n"
    "revision = 'a1'\ndown_revision = None\n"
    "names = ['a', 'b']\n"
    "schema = 'web'\n"
    "def helper(name, size=50):\n"
    "    op.add_column('t', sa.Column(name, sa.String(size)))\n";

/// upgrade() with the lines of `body`.
inline Result<Lowered> lowered(const QString& body,
                               const QString& dialect = QStringLiteral("sqlite"),
                               const Schema& before = {})
{
    QString text = QString::fromLatin1(header) + QStringLiteral("def upgrade():\n");
    for (const QString& line : body.split(QLatin1Char('\n'))) {
        text += QStringLiteral("    ") + line + QLatin1Char('\n');
    }
    const Result<Script> script = Script::fromText(text, QStringLiteral("a1.py"));
    return script ? script->lower(Direction::Up, dialect, before) : tl::unexpected(script.error());
}

/// One line per operation, then "? " and "! " for doubts and refusals.
inline QString text(const Lowered& result)
{
    QStringList lines;
    for (const ScriptStep& step : result.steps) {
        lines << describe(step.operation);
    }
    for (const Opaque& opaque : result.opaque) {
        lines << QStringLiteral("? ") + opaque.reason;
    }
    if (result.refusal) {
        lines << QStringLiteral("! ") + *result.refusal;
    }
    return lines.join(QLatin1Char('\n'));
}

/// The only step of a script that is wholly understood.
template <typename T>
T only(const QString& body, const QString& dialect = QStringLiteral("sqlite"))
{
    const Result<Lowered> result = lowered(body, dialect);
    if (!result || result->steps.size() != 1 || !result->opaque.isEmpty()
        || !std::holds_alternative<T>(result->steps[0].operation.value)) {
        qWarning("%s", qPrintable(result ? text(*result) : result.error().toText()));
        return {};
    }
    return std::get<T>(result->steps[0].operation.value);
}

}  // namespace limbeck
