// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/dialect.h"
#include "migrations/inspect/inspector.h"
#include "migrations/script/script.h"
#include "models/operation/apply.h"
#include "tests/support/memorydatabase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

const Dialect& dialect()
{
    return **Dialect::of(Engine::Sqlite);
}

QStringList strings(const QJsonValue& array)
{
    QStringList texts;
    for (const QJsonValue& value : array.toArray()) {
        texts << value.toString();
    }
    return texts;
}

/// The batch as the body of upgrade().
QString scriptOf(const QString& batch)
{
    QStringList lines;
    for (const QString& line : batch.split(u'\n')) {
        lines << u"    "_s + line;
    }
    return u"from alembic import op\nimport sqlalchemy as sa\n"
           "from sqlalchemy.dialects import postgresql, mysql, sqlite\n\n"
           "revision = 'a1'\ndown_revision = None\n\n\ndef upgrade():\n"_s
           + lines.join(u'\n') + u'\n';
}

/// Values as the oracle writes them: {"blob": hex}, and numbers as SQLite's text of them.
QString cellText(const QJsonValue& value)
{
    if (value.isObject()) {
        return u"x"_s + value.toObject().value(u"blob"_s).toString();
    }
    if (value.isNull()) {
        return u"NULL"_s;
    }
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

QString cellText(const QVariant& value)
{
    if (value.isNull()) {
        return u"NULL"_s;
    }
    if (value.typeId() == QMetaType::QByteArray) {
        return u"x"_s + QString::fromLatin1(value.toByteArray().toHex());
    }
    return value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 15)
                                               : value.toString();
}

/// Every table with its columns and rows; what the clock writes is not compared.
QStringList contentsOf(const QJsonObject& rowsAfter)
{
    QStringList lines;
    for (auto table = rowsAfter.begin(); table != rowsAfter.end(); ++table) {
        const QJsonObject content = table->toObject();
        QStringList columns = strings(content.value(u"columns"_s));
        lines << table.key() + u": "_s + columns.join(u", "_s);
        for (const QJsonValue& row : content.value(u"rows"_s).toArray()) {
            QStringList cells;
            for (const QJsonValue& cell : row.toArray()) {
                cells << cellText(cell);
            }
            lines << table.key() + u" "_s + cells.join(u'|');
        }
    }
    lines.sort();
    return lines;
}

QStringList contentsOf(Database& database, const Schema& schema)
{
    QStringList lines;
    for (const Table& table : schema.tables) {
        const auto found = database.query(u"SELECT * FROM "_s + dialect().quoteTable(table.name));
        if (!found) {
            return {found.error().toText()};
        }
        lines << table.name.name + u": "_s + found->columns.join(u", "_s);
        for (const QVariantList& row : found->rows) {
            QStringList cells;
            for (const QVariant& cell : row) {
                cells << cellText(cell);
            }
            lines << table.name.name + u" "_s + cells.join(u'|');
        }
    }
    lines.sort();
    return lines;
}

/// The clock's values as the oracle writes them.
QStringList withoutTimes(const QStringList& lines)
{
    static const QRegularExpression now(uR"(\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)"_s);
    return QStringList(lines).replaceInStrings(now, u"<NOW>"_s);
}

QStringList masterOf(Database& database)
{
    QStringList lines;
    const auto found = database.query(u"SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"_s);
    for (const QVariantList& row : found.value_or(QueryResult()).rows) {
        lines << row[0].toString() + u' ' + row[1].toString() + u' ' + row[2].toString();
    }
    return lines;
}

Result<> carryOut(Database& database, const Operation& operation)
{
    const auto schema = inspect(database);
    if (!schema) {
        return fail(schema.error());
    }
    const auto statements = dialect().render(complete(operation, *schema), *schema);
    if (!statements) {
        return fail(statements.error());
    }
    for (const Statement& statement : *statements) {
        if (statement.kind == Statement::Kind::Run) {
            if (const auto done = database.execute(statement.sql, statement.parameters); !done) {
                return fail(done.error().in(statement.sql));
            }
            continue;
        }
        const auto found = database.query(statement.sql);
        if (!found || !found->rows.isEmpty()) {
            return fail(found ? Error{ErrorCode::VerificationFailed, statement.failure, {}, {}, {}}
                              : found.error());
        }
    }
    return {};
}

/// What both sides must have in common where stock Alembic loses more than it was asked to.
Schema withoutLosses(Schema schema)
{
    for (Table& table : schema.tables) {
        table.options.clear();
        table.checkConstraints.clear();
        table.uniqueConstraints.clear();
        table.indexes.clear();
        if (table.primaryKey) {
            table.primaryKey->onConflict.clear();
            table.primaryKey->name.clear();
        }
        for (Column& column : table.columns) {
            column.type.collation.clear();
            column.options.clear();
        }
    }
    schema.triggers.clear();
    return schema;
}

/// Without what stock Alembic makes twice: CHECKs of types, and indexes of added columns, which
/// keep the temporary table in their name.
Schema withoutDoubles(Schema schema)
{
    for (Table& table : schema.tables) {
        QList<CheckConstraint> once;
        for (const CheckConstraint& check : table.checkConstraints) {
            if (!once.contains(check)) {
                once << check;
            }
        }
        table.checkConstraints = once;
        table.indexes.removeIf(
            [](const Index& index) { return index.name.startsWith(u"ix__alembic_tmp_"_s); });
    }
    return schema;
}

/// Why ours is different on purpose; empty if it must be the same.
QString differenceOf(const QJsonObject& record)
{
    const QString id = record.value(u"id"_s).toString();
    if (id.startsWith(u"b/strict-"_s)) {
        return u"the table stays STRICT, and STRICT refuses the types of the batch"_s;
    }
    if (id == u"b/constraints-drop_pk+pk+add_index-schemaNone"_s) {
        return u"a key on a column that the same batch drops is refused, not left out"_s;
    }
    if (id.startsWith(u"b/constraints-type_len+add-namingconvention"_s)) {
        return u"a CHECK that has a name keeps it, whatever the convention"_s;
    }
    return {};
}

QString describeSchema(const Schema& schema)
{
    QStringList texts;
    for (const Statement& statement : dialect().renderSchema(schema).value_or(QList<Statement>())) {
        texts << statement.sql;
    }
    return texts.join(u'\n');
}

}  // namespace

/// What stock Alembic makes of a database with batch mode, recorded, against ours.
class TestBatchOracle : public QObject
{
    Q_OBJECT

private slots:
    void endsLikeStockAlembic_data();
    void endsLikeStockAlembic();

    void cleanupTestCase();

private:
    void checkLosses(const QStringList& losses, const Schema& before, const Schema& after);

    int m_notRead = 0;
};

void TestBatchOracle::endsLikeStockAlembic_data()
{
    QTest::addColumn<QJsonObject>("record");

    QFile file(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/oracle/batch.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    while (!file.atEnd()) {
        const QJsonObject record = QJsonDocument::fromJson(file.readLine()).object();
        QTest::newRow(qPrintable(record.value(u"id"_s).toString())) << record;
    }
}

/// Each thing that stock Alembic dropped unasked must still be there.
void TestBatchOracle::checkLosses(const QStringList& losses,
                                  const Schema& before,
                                  const Schema& after)
{
    for (const QString& loss : losses) {
        const QString name = loss.section(u' ', -1);
        if (loss.startsWith(u"trigger "_s)) {
            QVERIFY2(std::ranges::count(after.triggers, name, &Trigger::name) == 1,
                     qPrintable(loss));
        } else if (loss.startsWith(u"AUTOINCREMENT"_s)) {
            QVERIFY2(after.tables.last().options.contains(u"sqlite_autoincrement"_s)
                         || std::ranges::any_of(after.tables,
                                                [](const Table& table) {
                                                    return table.options.contains(
                                                        u"sqlite_autoincrement"_s);
                                                }),
                     qPrintable(loss));
        } else if (loss.startsWith(u"WITHOUT ROWID"_s)) {
            QVERIFY2(after.table(TableName(name))->options.contains(u"sqlite_with_rowid"_s),
                     qPrintable(loss));
        } else if (loss.startsWith(u"STRICT"_s)) {
            QVERIFY2(after.table(TableName(name))->options.contains(u"sqlite_strict"_s),
                     qPrintable(loss));
        } else if (loss.startsWith(u"CHECK of"_s)) {
            QVERIFY2(!after.table(TableName(name))->checkConstraints.isEmpty(), qPrintable(loss));
        } else if (loss.startsWith(u"UNIQUE of"_s)) {
            QVERIFY2(!after.table(TableName(name))->uniqueConstraints.isEmpty(), qPrintable(loss));
        } else if (loss.startsWith(u"COLLATE of users"_s)
                   && after.table(TableName(name))->hasColumn(u"note"_s)) {
            QVERIFY2(std::ranges::any_of(
                         after.table(TableName(name))->columns,
                         [](const Column& column) { return !column.type.collation.isEmpty(); }),
                     qPrintable(loss));
        } else if (loss.contains(u"index "_s)) {
            const Table* table = before.table(TableName(u"users"_s));
            const Table* now = after.table(TableName(u"users"_s));
            const Index* index = table->index(name);
            QVERIFY2(index != nullptr && now->index(name) != nullptr, qPrintable(loss));
        } else if (loss.startsWith(u"DDL comment"_s)) {
            const QString text =
                after.tables.last().options.value(u"sqlite_definition"_s).toString()
                + after.tables.first().options.value(u"sqlite_definition"_s).toString();
            QVERIFY2(text.contains(u"/*"_s) || text.contains(u"--"_s), qPrintable(loss));
        }
    }
}

void TestBatchOracle::endsLikeStockAlembic()
{
    QFETCH(QJsonObject, record);
    const auto database =
        memoryDatabase(strings(record.value(u"ddl"_s)) + strings(record.value(u"rows"_s)));
    QVERIFY(database != nullptr);
    const QStringList masterBefore = masterOf(*database);
    const auto before = inspect(*database);
    QVERIFY_RESULT(before);
    const QStringList contentsBefore = contentsOf(*database, *before);

    const auto script = Script::fromText(scriptOf(record.value(u"batch"_s).toString()), u"a1.py"_s);
    QVERIFY_RESULT(script);
    const auto lowered = script->lower(Direction::Up, u"sqlite"_s, *before);
    QVERIFY_RESULT(lowered);
    if (!lowered->isFull()) {
        // What is not certain never runs.
        ++m_notRead;
        return;
    }
    QVERIFY_RESULT(database->begin());
    Result<> done;
    for (const ScriptStep& step : lowered->steps) {
        done = done ? carryOut(*database, step.operation) : done;
    }
    if (!done) {
        database->rollback();
        QCOMPARE(masterOf(*database), masterBefore);
        QCOMPARE(contentsOf(*database, *before), contentsBefore);
        const bool isStockError = record.contains(u"error"_s) || record.contains(u"any"_s);
        const bool isAllowed = isStockError || !differenceOf(record).isEmpty();
        QVERIFY2(isAllowed, qPrintable(done.error().toText()));
        return;
    }
    QVERIFY_RESULT(database->commit());
    const auto after = inspect(*database);
    QVERIFY_RESULT(after);
    QCOMPARE(texts(after->uncertainties), QStringList());
    const bool isOwnWay =
        !differenceOf(record).isEmpty() && record.value(u"loses"_s).toArray().isEmpty();
    if (isOwnWay || record.contains(u"error"_s) || record.contains(u"any"_s)
        || !record.contains(u"sqlite_master"_s)) {
        return;  // we can where stock Alembic cannot; nothing to compare with
    }

    QStringList definitions;
    for (const QString& type : {u"table"_s, u"index"_s, u"view"_s, u"trigger"_s}) {
        for (const QJsonValue& row : record.value(u"sqlite_master"_s).toArray()) {
            const QJsonArray object = row.toArray();
            const bool isOwn = !object.at(1).toString().startsWith(u"sqlite_"_s);
            if (object.at(0).toString() == type && isOwn && object.at(3).isString()) {
                definitions << object.at(3).toString();
            }
        }
    }
    const auto stock = memoryDatabase(definitions);
    QVERIFY(stock != nullptr);
    const QStringList losses = strings(record.value(u"loses"_s));
    Schema expected = withoutDoubles(dialect().asStored(*inspect(*stock)));
    Schema actual = dialect().asStored(*after);
    if (!losses.isEmpty()) {
        checkLosses(losses, *before, *after);
        expected = withoutLosses(expected);
        actual = withoutLosses(actual);
    }
    QVERIFY2(actual == expected,
             qPrintable(u"ours:\n"_s + describeSchema(*after) + u"\nstock:\n"_s
                        + describeSchema(*inspect(*stock))));
    // Dates written as text stay what they are; stock Alembic makes numbers of them.
    const bool isCastToTime = record.value(u"batch"_s).toString().contains(u"type_=sa.DateTime"_s);
    if (!isCastToTime && !losses.join(u' ').contains(u"rows of"_s)) {
        QCOMPARE(withoutTimes(contentsOf(*database, *after)),
                 withoutTimes(contentsOf(record.value(u"rows_after"_s).toObject())));
    }
}

/// Scripts whose Python is not understood are not compared; they must not become more.
void TestBatchOracle::cleanupTestCase()
{
    QVERIFY2(m_notRead <= 7, qPrintable(QString::number(m_notRead)));
}

QTEST_GUILESS_MAIN(TestBatchOracle)

#include "tst_batch_oracle.moc"
