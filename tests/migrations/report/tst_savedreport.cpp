// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/metadata/compiledmodels.h"
#include "migrations/report/reportjson.h"
#include "migrations/report/savedreport.h"
#include "migrations/report/schemafromjson.h"
#include "migrations/report/schemajson.h"
#include "tests/support/randomschema.h"
#include "tests/support/samplereport.h"
#include "tests/support/sampleschema.h"
#include "tests/support/testresult.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// A schema that was written as JSON is the same when it is read back.
class TestSavedReport final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrote_data();
    void readsWhatItWrote();
    void readsWhatAReportTellsBesides();
    void refusesWhatIsNoReport_data();
    void refusesWhatIsNoReport();
    void passesOverWhatItDoesNotKnow();

private:
    Result<SavedReport> read(const QByteArray& bytes) const;

    QTemporaryDir m_folder;
};

namespace {

/// What neither the sample nor chance comes by.
Schema oddSchema()
{
    Schema schema = sampleSchema();
    schema.defaultSchema = u"public"_s;
    schema.enums << EnumType{.schema = u"a.b"_s, .name = u"mood"_s, .values = {u"ok"_s, u""_s}};
    schema.views << View{.name = TableName(u"v"_s), .definition = u"SELECT 1"_s};
    schema.sequences << Sequence{.name = TableName(u"s"_s, u"q"_s),
                                 .options = {{u"start"_s, 10}, {u"cycle"_s, true}}};
    Table& table = schema.tables.first();
    table.name = TableName(u"other"_s, u"per.son"_s);
    table.prefixes = {u"UNLOGGED"_s};
    table.options = {{u"sqlite_strict"_s, true}, {u"mysql_length"_s, QVariantMap{{u"a"_s, 5}}}};
    Column& column = table.columns.last();
    column.type = ColumnType::ofKind(TypeKind::Array);
    column.type.items = {ColumnType::other(u"mood"_s)};
    column.type.dimensions = 2;
    column.type.variants = {ColumnType::string(7)};
    column.type.variants.front().variantOf = u"mysql"_s;
    column.type.variants.front().exact = true;
    column.identity = Identity{.always = true, .options = {{u"start"_s, 3}}};
    column.computed = Computed{.expression = u"1 + 1"_s, .persisted = false};
    column.autoincrement = Autoincrement::No;
    ColumnType& type = table.columns.first().type;
    type.kind = TypeKind::Enum;
    type.native = type.createType = false;
    type.createConstraint = true;
    type.values = {u"a"_s};
    table.excludeConstraints << ExcludeConstraint{.name = u"x"_s,
                                                  .elements = {{u"lower(a)"_s, u"="_s, true}},
                                                  .where = u"a > 1"_s,
                                                  .method = u"gist"_s,
                                                  .deferrable = true,
                                                  .initially = u"DEFERRED"_s};
    Uncertainty doubt(u"reads 'EXECUTE'"_s, TableName(u"a.b"_s, u"c"_s), u"EXECUTE x"_s);
    doubt.where = {u"versions/a1.py"_s, 7, 0};
    schema.uncertainties = {doubt, Uncertainty(u"Anything may be different."_s)};
    return schema;
}

}  // namespace

Result<SavedReport> TestSavedReport::read(const QByteArray& bytes) const
{
    QFile file(m_folder.filePath(u"report.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("%s", qPrintable(file.errorString()));
    }
    file.close();
    return readReport(file.fileName());
}

void TestSavedReport::readsWhatItWrote_data()
{
    QTest::addColumn<Schema>("schema");
    QTest::newRow("sample") << sampleSchema();
    QTest::newRow("odd") << oddSchema();
    QTest::newRow("hostile") << hostileReport().schema;
    QTest::newRow("models") << *compiledModels(u"fenrir"_s);
    for (quint32 seed = 0; seed < 200; ++seed) {
        QTest::addRow("random %u", seed) << RandomSchema(seed).schema();
    }
}

void TestSavedReport::readsWhatItWrote()
{
    QFETCH(const Schema, schema);
    const QByteArray text = schemaJsonText(schema).toUtf8();
    const Result<Schema> back = schemaFromJson(QJsonDocument::fromJson(text).object());
    QVERIFY_RESULT(back);
    QCOMPARE(schemaJsonText(*back).toUtf8(), text);
    QVERIFY(*back == schema);
}

void TestSavedReport::readsWhatAReportTellsBesides()
{
    Report report = hostileReport();
    report.engine = Engine::Mariadb;
    report.source = ReportSource::Database;
    report.patterns = {u"a*"_s, u"b"_s};
    const auto saved = read(reportJsonText(report).toUtf8());
    QVERIFY_RESULT(saved);
    QVERIFY(saved->schema == report.schema);
    QCOMPARE(saved->title, report.title);
    QCOMPARE(saved->engine, Engine::Mariadb);
    QCOMPARE(saved->source, ReportSource::Database);
    QCOMPARE(saved->patterns, report.patterns);
    QVERIFY(saved->doubts == report.doubts);

    const auto plain = read(schemaJsonText(report.schema).toUtf8());
    QVERIFY_RESULT(plain);
    QVERIFY(!plain->source.has_value() && !plain->engine.has_value());
}

void TestSavedReport::refusesWhatIsNoReport_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const auto with = [](const QString& key, const QJsonValue& value) {
        QJsonObject json = reportJson(reportOf(sampleSchema()));
        json.insert(key, value);
        return QJsonDocument(json).toJson();
    };
    const QByteArray whole = with(u"x"_s, 1);
    QTest::newRow("nothing") << QByteArray() << u"it is not JSON"_s;
    QTest::newRow("half") << whole.left(whole.size() / 2) << u"it is not JSON"_s;
    QTest::newRow("list") << QByteArray("[1, 2]") << u"'version' or 'tables' is missing"_s;
    QTest::newRow("package") << QByteArray(R"({"name": "x", "version": "1.0"})")
                             << u"'version' or 'tables' is missing"_s;
    QTest::newRow("future") << with(u"version"_s, 2)
                            << u"it is in version 2 of the format, and this Limbeck knows them up "
                               "to 1"_s;
    QTest::newRow("past") << with(u"version"_s, 0) << u"'version' or 'tables' is missing"_s;
    QTest::newRow("text for a list") << with(u"views"_s, u"none"_s) << u"'views' is not a list"_s;
    QTest::newRow("no object") << with(u"tables"_s, QJsonArray{3})
                               << u"'tables[0]' is not an object"_s;
    QTest::newRow("no name") << with(u"tables"_s, QJsonArray{QJsonObject()})
                             << u"'tables[0].name' is not there"_s;
    const QJsonObject column{{u"name"_s, u"a"_s},
                             {u"type"_s, QJsonObject{{u"kind"_s, u"quaternion"_s}}}};
    QTest::newRow("no such type")
        << with(u"tables"_s,
                QJsonArray{QJsonObject{{u"name"_s, u"t"_s}, {u"columns"_s, QJsonArray{column}}}})
        << u"'tables[0].columns[0].type.kind' is not a kind of types that is known here"_s;
}

void TestSavedReport::refusesWhatIsNoReport()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, words);
    const auto report = read(bytes);
    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(words), qPrintable(report.error().message));
    QVERIFY(report.error().message.contains(u"report.json"_s));
}

void TestSavedReport::passesOverWhatItDoesNotKnow()
{
    QJsonObject json = reportJson(reportOf(sampleSchema()));
    json.insert(u"fromALaterLimbeck"_s, QJsonArray{1, 2});
    const auto report = read(QJsonDocument(json).toJson());
    QVERIFY_RESULT(report);
    QVERIFY(report->schema == sampleSchema());
    QCOMPARE(readReport(u"/no/such/report.json"_s).error().code, ErrorCode::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestSavedReport)
#include "tst_savedreport.moc"
