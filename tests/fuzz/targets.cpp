// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/targets.h"

#include "migrations/dialect/dialect.h"
#include "migrations/script/script.h"
#include "migrations/sqleffect/sqleffect.h"
#include "models/operation/apply.h"
#include "models/operation/describe.h"
#include "tests/support/sampleschema.h"

namespace limbeck::fuzz {

namespace {

void follow(const Lowered& lowered, Schema schema)
{
    for (const ScriptStep& step : lowered.steps) {
        const Operation whole = complete(step.operation, schema);
        if (describe(whole).isEmpty()) {
            qFatal("An operation is without words.");
        }
        if (Result<Schema> after = apply(whole, schema)) {
            schema = *std::move(after);
        }
    }
}

}  // namespace

void readScript(const QByteArray& text)
{
    const Result<Script> script =
        Script::fromText(QString::fromUtf8(text), QStringLiteral("fuzz.py"));
    if (!script) {
        return;
    }
    for (const char* dialect : {"sqlite", "postgresql", "mysql"}) {
        for (const Direction direction : {Direction::Up, Direction::Down}) {
            const Result<Lowered> lowered =
                script->lower(direction, QString::fromLatin1(dialect), sampleSchema());
            if (lowered) {
                follow(*lowered, sampleSchema());
            }
        }
    }
}

void readSql(const QByteArray& text)
{
    const QString sql = QString::fromUtf8(text);
    for (const Engine engine :
         {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql}) {
        Schema schema = sampleSchema();
        applyEffect(sqlEffect(sql, engine), schema);
    }
}

}  // namespace limbeck::fuzz
