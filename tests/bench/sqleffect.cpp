// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/sqleffect/sqleffect.h"

#include "tests/fuzz/mutation.h"
#include "tests/support/sampleschema.h"

#include <QElapsedTimer>
#include <QTextStream>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// How many statements a second are read for what they do to a schema: those of tests/data/servers,
/// each by the engine that it is written for.
int main()
{
    constexpr int rounds = 50;
    QTextStream out(stdout);
    for (const Engine engine : {Engine::Postgresql, Engine::Mariadb, Engine::Sqlite}) {
        QStringList statements;
        for (const QByteArray& text : fuzz::knownStatements(engineName(engine))) {
            statements << QString::fromUtf8(text);
        }
        qsizetype changes = 0;
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < rounds; ++round) {
            for (const QString& sql : std::as_const(statements)) {
                changes += static_cast<qsizetype>(sqlEffect(sql, engine).changes.size());
            }
        }
        const qint64 read = timer.nsecsElapsed();
        const qsizetype count = rounds * statements.size();
        out << u"%1: %2 statements, %3 changes, %4 microseconds each, %5 a second\n"_s
                   .arg(engineName(engine))
                   .arg(count)
                   .arg(changes)
                   .arg(static_cast<double>(read) / 1000.0 / static_cast<double>(count), 0, 'f', 1)
                   .arg(static_cast<double>(count) * 1e9 / static_cast<double>(read), 0, 'f', 0);
    }
    return 0;
}
