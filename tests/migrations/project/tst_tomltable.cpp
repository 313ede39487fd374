// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/tomltable.h"
#include "tests/support/testresult.h"

#include <QRandomGenerator>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const QByteArray example = R"([project]
name = "shop"

[tool.alembic]
script_location = "%(here)s/db"
truncate_slug_length = 20
sourceless = true
version_locations = [
    "a",
    "b",
]
made = 2024-02-29

[[tool.alembic.post_write_hooks]]
name = "black"
options = "-l 79"

[[tool.alembic.post_write_hooks]]
name = "ruff"
)";

Result<TomlTable> read(const QByteArray& text, const QString& name = u"tool.alembic"_s)
{
    return TomlTable::fromText(text, u"/p/pyproject.toml"_s, name);
}

}  // namespace

class TestTomlTable final : public QObject
{
    Q_OBJECT

private slots:
    void readsEachKindOfSetting();
    void hasNoSettingsWhereTheTableIsMissing();
    void saysWhereASettingIsSomethingElse_data();
    void saysWhereASettingIsSomethingElse();
    void refusesWhatIsNoToml_data();
    void refusesWhatIsNoToml();
    void survivesMutatedFiles();
};

void TestTomlTable::readsEachKindOfSetting()
{
    const Result<TomlTable> table = read(example);
    QVERIFY_RESULT(table);
    QVERIFY(table->exists());
    QCOMPARE(*table->text(u"script_location"_s), u"%(here)s/db"_s);
    QCOMPARE(*table->text(u"truncate_slug_length"_s), u"20"_s);
    QCOMPARE(*table->boolean(u"sourceless"_s), true);
    QCOMPARE(*table->texts(u"version_locations"_s), QStringList({u"a"_s, u"b"_s}));
    const Result<QList<TomlTable::Row>> rows = table->rows(u"post_write_hooks"_s);
    QVERIFY_RESULT(rows);
    QCOMPARE(*rows,
             QList<TomlTable::Row>({{{u"name"_s, u"black"_s}, {u"options"_s, u"-l 79"_s}},
                                    {{u"name"_s, u"ruff"_s}}}));
    QVERIFY(!table->text(u"gone"_s)->has_value());
    QVERIFY(!table->boolean(u"gone"_s)->has_value());
    QVERIFY(table->rows(u"gone"_s)->isEmpty());
}

void TestTomlTable::hasNoSettingsWhereTheTableIsMissing()
{
    for (const QByteArray& text : {QByteArray(), QByteArray("[tool.black]\nx = 1\n")}) {
        const Result<TomlTable> table = read(text);
        QVERIFY_RESULT(table);
        QVERIFY(!table->exists());
        QVERIFY(table->keys().isEmpty());
    }
}

void TestTomlTable::saysWhereASettingIsSomethingElse_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("line");
    QTest::newRow("text") << u"sourceless"_s << u"text"_s << 7;
    QTest::newRow("date") << u"made"_s << u"text"_s << 12;
    QTest::newRow("boolean") << u"script_location"_s << u"boolean"_s << 5;
    QTest::newRow("texts") << u"script_location"_s << u"texts"_s << 5;
    QTest::newRow("rows") << u"version_locations"_s << u"rows"_s << 8;
}

void TestTomlTable::saysWhereASettingIsSomethingElse()
{
    QFETCH(QString, key);
    QFETCH(QString, kind);
    const Result<TomlTable> table = read(example);
    QVERIFY_RESULT(table);
    std::optional<Error> error;
    if (kind == "text"_L1) {
        error = table->text(key).error();
    } else if (kind == "boolean"_L1) {
        error = table->boolean(key).error();
        QVERIFY(error->message.startsWith("boolean value expected for TOML parameter "_L1));
    } else if (kind == "texts"_L1) {
        error = table->texts(key).error();
    } else {
        error = table->rows(key).error();
    }
    QCOMPARE(error->code, ErrorCode::ConfigNotFound);
    QTEST(error->where->line, "line");
    QVERIFY2(error->message.contains(u"'%1' in '/p/pyproject.toml'"_s.arg(key)),
             qPrintable(error->message));
}

void TestTomlTable::refusesWhatIsNoToml_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("key twice") << QByteArray("[tool.alembic]\nx = 1\nx = 2\n") << 3;
    QTest::newRow("open text") << QByteArray("[tool.alembic]\nx = \"1\n") << 2;
    QTest::newRow("no value") << QByteArray("x\n") << 1;
    QTest::newRow("not UTF-8") << QByteArray("x = \"\xff\"\n") << 1;
    QTest::newRow("no table") << QByteArray("[tool]\nalembic = 1\n") << 2;
    QTest::newRow("illegal name") << QByteArray("[\xc3\xa9]\n") << 1;
    QTest::newRow("deep") << "x = " + QByteArray(100'000, '[') << 1;
}

void TestTomlTable::refusesWhatIsNoToml()
{
    QFETCH(QByteArray, text);
    const Result<TomlTable> table = read(text);
    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::ConfigNotFound);
    QCOMPARE(table.error().where->file, u"/p/pyproject.toml"_s);
    QTEST(table.error().where->line, "line");
}

void TestTomlTable::survivesMutatedFiles()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 500; ++round) {
        QByteArray text = example.left(random.bounded(static_cast<int>(example.size())) + 1);
        for (int i = random.bounded(4); i > 0; --i) {
            text[random.bounded(static_cast<int>(text.size()))] =
                static_cast<char>(random.bounded(256));
        }
        const Result<TomlTable> table = read(text);
        if (table) {
            for (const QString& key : table->keys()) {
                QVERIFY(table->text(key) || !table->text(key).error().message.isEmpty());
            }
        } else {
            QVERIFY(!table.error().message.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestTomlTable)
#include "tst_tomltable.moc"
