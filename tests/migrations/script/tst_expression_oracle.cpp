// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/dialect/insert.h"
#include "migrations/script/script.h"
#include "tests/support/testresult.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(LIMBECK_SOURCE_DIR "/tests/oracle/expressions/");

QString contents(const QString& name)
{
    QFile file(folder + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct Case
{
    QString id;
    QString body;
    QJsonObject stock;
    int firstLine = 0;
    int lastLine = 0;
};

/// One script for many cases: each is a function of its own, so that none knows of another.
QString scriptOf(QList<Case>& cases)
{
    QString text =
        u"import sqlalchemy as sa\nfrom alembic import op\n"
        "from sqlalchemy.dialects import mysql, postgresql, sqlite\n"
        "revision = 'a1'\ndown_revision = None\n"_s
        + contents(u"prelude.py"_s);
    QString calls = u"def upgrade():\n"_s;
    for (Case& each : cases) {
        const qsizetype number = &each - cases.data();
        text += u"def case%1():\n"_s.arg(number);
        each.firstLine = static_cast<int>(text.count(u'\n'));
        for (const QString& line : each.body.split(u'\n')) {
            text += u"    "_s + line + u'\n';
        }
        each.lastLine = static_cast<int>(text.count(u'\n'));
        calls += u"    case%1()\n"_s.arg(number);
    }
    return text + calls;
}

/// As --sql writes it: tabs are spaces there, and the ends are cut off.
QString asWritten(const Statement& statement, Engine engine)
{
    return withLiterals(statement, engine).replace(u'\t', u"    "_s).trimmed() + u';';
}

/// What Limbeck makes of a case: its statements, or "opaque: reason".
QString result(const Case& each, const Lowered& lowered, Engine engine)
{
    const auto isHere = [&each](const TextLocation& where) {
        return where.line > each.firstLine && where.line <= each.lastLine;
    };
    for (const Opaque& opaque : lowered.opaque) {
        if (isHere(opaque.where)) {
            return u"opaque: "_s + opaque.reason;
        }
    }
    QStringList statements;
    for (const ScriptStep& step : lowered.steps) {
        if (!isHere(step.where)) {
            continue;
        }
        const auto rendered = (*Dialect::of(engine))->render(step.operation, Schema());
        if (!rendered) {
            return rendered.error().toText();
        }
        for (const Statement& statement : *rendered) {
            statements << asWritten(statement, engine);
        }
    }
    return statements.join(u'\n');
}

/// What stock Alembic wrote, or "error".
QString recorded(const QJsonValue& value)
{
    QStringList statements;
    for (const QJsonValue& each : value.toArray()) {
        statements << each.toString();
    }
    return value.isObject() ? u"error"_s : statements.join(u'\n');
}

}  // namespace

/// SQLAlchemy's expressions, as stock Alembic wrote them for four engines, against ours. What
/// differs stands in differences.txt, to the letter. UPDATE_GOLDEN=1 writes it anew.
class TestExpressionOracle final : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatStockAlembicWrites();

private:
    void compareWithList(const QStringList& differences);
};

void TestExpressionOracle::writesWhatStockAlembicWrites()
{
    QList<Case> cases;
    for (const QString& line : contents(u"expressions.jsonl"_s).split(u'\n', Qt::SkipEmptyParts)) {
        const QJsonObject record = QJsonDocument::fromJson(line.toUtf8()).object();
        cases << Case{record.value(u"id"_s).toString(),
                      record.value(u"upgrade"_s).toString(),
                      record.value(u"sql"_s).toObject()};
    }
    QVERIFY(cases.size() >= 400);
    const auto script = Script::fromText(scriptOf(cases), u"a1.py"_s);
    QVERIFY_RESULT(script);
    QStringList differences;
    for (const Engine engine :
         {Engine::Sqlite, Engine::Postgresql, Engine::Mysql, Engine::Mariadb}) {
        const QString name = engineName(engine);
        const auto lowered = script->lower(Direction::Up, name, Schema());
        QVERIFY_RESULT(lowered);
        for (const Case& each : std::as_const(cases)) {
            const bool isShared = each.stock.contains(u"all"_s);
            const QString stock = recorded(each.stock.value(isShared ? u"all"_s : name));
            const QString ours = result(each, *lowered, engine);
            const bool isRefused = stock == "error"_L1 && ours.startsWith("opaque"_L1);
            if (ours != stock && !isRefused) {
                differences << each.id + u' ' + name + u": "_s
                                   + QString(ours).replace(u'\n', u"\\n"_s);
            }
        }
    }
    differences.sort();
    compareWithList(differences);
}

void TestExpressionOracle::compareWithList(const QStringList& differences)
{
    const QString heading = contents(u"differences.txt"_s).section(u"\n\n"_s, 0, 0) + u"\n\n"_s;
    const QString found = heading + differences.join(u'\n') + u'\n';
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
        QFile file(folder + u"differences.txt"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(found.toUtf8());
    }
    const QStringList expected = contents(u"differences.txt"_s).split(u'\n');
    const QStringList actual = found.split(u'\n');
    for (qsizetype i = 0; i < qMin(expected.size(), actual.size()); ++i) {
        QCOMPARE(actual[i], expected[i]);
    }
    QCOMPARE(actual.size(), expected.size());
}

QTEST_GUILESS_MAIN(TestExpressionOracle)

#include "tst_expression_oracle.moc"
