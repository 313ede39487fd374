// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rowchecks.h"
#include "migrations/datacheck/checkcondition.h"
#include "migrations/datacheck/checkrun.h"
#include "migrations/datacheck/checksql.h"
#include "migrations/datacheck/plannedchecks.h"
#include "tests/support/notesproject.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/testresult.h"

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// A notes project whose database is at c3, and one more revision.
class Planned final
{
public:
    explicit Planned(const QString& body)
    {
        RecordingObserver observer;
        const RunReport report = command::upgrade(notes.context(), u"c3"_s, observer);
        if (!report.isOk()) {
            qFatal("%s", qPrintable(report.error->toText()));
        }
        notes.execute({u"INSERT INTO author VALUES (1, 'Ada'), (2, 'Ada')"_s,
                       u"INSERT INTO note (id, author_id, title) VALUES (1, 1, NULL)"_s});
        notes.addScript(u"d4"_s, u"def upgrade():\n"_s + body);
    }

    QList<DataCheck> checks() const
    {
        const auto plan = command::previewUpgrade(notes.context(), u"head"_s);
        if (!plan) {
            qFatal("%s", qPrintable(plan.error().toText()));
        }
        return plannedChecks(*plan);
    }

    NotesProject notes;
};

QString batch(const QString& table, const QString& operation)
{
    return u"    with op.batch_alter_table('%1') as batch_op:\n        batch_op.%2\n"_s.arg(
        table, operation);
}

const QString titleNotNull =
    batch(u"note"_s, u"alter_column('title', existing_type=sa.String(200), nullable=False)"_s);

}  // namespace

class TestPlannedChecks : public QObject
{
    Q_OBJECT

private slots:
    void asksNothingOfNewTables()
    {
        const Planned planned(
            u"    op.create_table('fresh', sa.Column('id', sa.Integer, primary_key=True),\n"
            "                    sa.Column('x', sa.Integer))\n"_s
            + batch(u"fresh"_s, u"create_unique_constraint('uq', ['x'])"_s));
        QCOMPARE(planned.checks(), QList<DataCheck>());
    }

    void asksWithTheNamesOfToday()
    {
        const Planned planned(
            u"    op.rename_table('note', 'page')\n"_s
            + batch(u"page"_s,
                    u"alter_column('title', new_column_name='head', "
                    "existing_type=sa.String(200))"_s)
            + batch(u"page"_s,
                    u"alter_column('head', existing_type=sa.String(200), nullable=False)"_s));
        const QList<DataCheck> checks = planned.checks();
        QCOMPARE(checks.size(), 1);
        QCOMPARE(checks.first().table, TableName(u"note"_s));
        QCOMPARE(checks.first().columns, QStringList{u"title"_s});
        QCOMPARE(checks.first().key, QStringList{u"id"_s});
    }

    void saysThatANewColumnCannotBeChecked()
    {
        const Planned planned(
            u"    op.add_column('note', sa.Column('slug', sa.String(20)))\n"_s
            + batch(u"note"_s, u"create_unique_constraint('uq_slug', ['slug'])"_s));
        const QList<DataCheck> checks = planned.checks();
        QCOMPARE(checks.size(), 1);
        QVERIFY2(checks.first().whyNot.contains(u"makes the column 'slug'"_s),
                 qPrintable(checks.first().whyNot));
        const auto results = command::checkRows(
            planned.notes.context(), *command::previewUpgrade(planned.notes.context(), u"head"_s));
        QVERIFY_RESULT(results);
        QCOMPARE(results->first().outcome, DataCheckResult::Outcome::NotCheckable);
        QVERIFY(!results->first().willFail());
    }

    void saysThatEarlierSqlMayMendTheRows()
    {
        const Planned planned(
            u"    op.execute(\"UPDATE note SET title = '' WHERE title IS NULL\")\n"_s
            + titleNotNull);
        QVERIFY(planned.checks().first().mayBeMended);
        RecordingObserver observer;
        const RunReport report = command::upgrade(planned.notes.context(), u"head"_s, observer);
        QVERIFY2(report.isOk(), qPrintable(report.error.value_or(Error{}).toText()));
    }

    void doesNotHalfAnswerConditionsOfScripts()
    {
        const Planned planned(
            u"    op.create_index('ix', 'author', ['name'], unique=True, "
            "sqlite_where=sa.text(\"id < 0\"))\n"_s);
        const QList<DataCheck> checks = planned.checks();
        QCOMPARE(checks.size(), 1);
        QVERIFY(!checks.first().whyNot.isEmpty());
    }

    void refusesARunThatWouldFail()
    {
        const Planned planned(titleNotNull);
        RecordingObserver observer;
        const RunReport report = command::upgrade(planned.notes.context(), u"head"_s, observer);
        QVERIFY(!report.isOk());
        QCOMPARE(report.error->code, ErrorCode::VerificationFailed);
        QCOMPARE(report.error->subjects, QStringList{u"note"_s});
        QVERIFY(observer.statements.isEmpty());
        QVERIFY(report.backup.isEmpty());
    }

    void stopsWhenCancelled()
    {
        const Planned planned(titleNotNull);
        const auto results =
            command::checkRows(planned.notes.context(),
                               *command::previewUpgrade(planned.notes.context(), u"head"_s),
                               {.isCancelled = [] { return true; }});
        QVERIFY_RESULT(results);
        QCOMPARE(results->first().outcome, DataCheckResult::Outcome::NotFinished);
        QVERIFY2(results->first().sentence().contains(u"cancelled"_s),
                 qPrintable(results->first().sentence()));
    }

    void stopsWhenTheTimeIsOver()
    {
        const Planned planned(titleNotNull);
        const auto results =
            command::checkRows(planned.notes.context(),
                               *command::previewUpgrade(planned.notes.context(), u"head"_s),
                               {.millisecondsInAll = 0});
        QVERIFY_RESULT(results);
        QCOMPARE(results->first().outcome, DataCheckResult::Outcome::NotFinished);
    }

    void asksAConditionWithTheNamesOfToday()
    {
        const Planned planned(
            u"    op.rename_table('note', 'page')\n"_s
            + batch(u"page"_s, u"alter_column('title', new_column_name='Head')"_s)
            + batch(u"page"_s,
                    u"create_check_constraint('ck', '\"Head\" <> \\'id\\' AND id > 0')"_s));
        const QList<DataCheck> checks = planned.checks();
        QCOMPARE(checks.size(), 1);
        QCOMPARE(checks.first().whyNot, QString());
        QCOMPARE(checks.first().table, TableName(u"note"_s));
        QCOMPARE(checks.first().condition, u"title <> 'id' AND id > 0"_s);
    }

    void saysWhichConditionsItDoesNotAsk_data()
    {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("whyNot");
        QTest::newRow("a new column") << u"id > 0 AND SLUG > 0"_s << u"makes the column 'slug'"_s;
        QTest::newRow("another type") << u"author_id > 0"_s << u"changes the type"_s;
        QTest::newRow("an unknown function") << u"wipe(id) > 0"_s << u"calls 'wipe'"_s;
        QTest::newRow("a quoted function") << u"\"lower\"(title) > 0"_s << u"calls 'lower'"_s;
        QTest::newRow("other rows")
            << u"id IN (SELECT max(id) FROM author)"_s << u"asks other rows"_s;
        QTest::newRow("a second statement")
            << u"id > 0); DROP TABLE note; --"_s << u"differently"_s;
        QTest::newRow("closes too early") << u"id > 0) OR (1 = 1"_s << u"not one expression"_s;
        QTest::newRow("a semicolon") << u"id > 0; DELETE FROM note"_s << u"not one expression"_s;
        QTest::newRow("a comment") << u"id > 0 /* /* */ OR 1 */"_s << u"differently"_s;
        QTest::newRow("a quote left open") << u"title <> 'x"_s << u"differently"_s;
        QTest::newRow("a table of another name") << u"author.id > 0"_s << u"names 'author'"_s;
    }

    void saysWhichConditionsItDoesNotAsk()
    {
        QFETCH(QString, condition);
        QFETCH(QString, whyNot);
        const Planned planned(
            u"    op.add_column('note', sa.Column('slug', sa.Integer))\n"_s
            + batch(u"note"_s, u"alter_column('author_id', type_=sa.BigInteger)"_s)
            + batch(u"note"_s, u"create_check_constraint('ck', '''%1''')"_s.arg(condition)));
        const QList<DataCheck> checks = planned.checks();
        QVERIFY(!checks.isEmpty());
        QCOMPARE(checks.last().kind, DataCheck::Kind::Meets);
        QVERIFY2(checks.last().whyNot.contains(whyNot), qPrintable(checks.last().whyNot));
        DataCheckResult result;
        result.check = checks.last();
        result.outcome = DataCheckResult::Outcome::NotCheckable;
        QVERIFY(!result.willFail());
        QVERIFY(result.sentence().startsWith(u"Cannot be checked beforehand"_s));
    }

    void asksForTheCheckOfANewColumnToo()
    {
        const Planned planned(
            u"    op.add_column('note', sa.Column('slug', sa.Integer, "
            "sa.CheckConstraint('slug > id')))\n"_s);
        QCOMPARE(planned.checks().size(), 1);
        QVERIFY(planned.checks().first().whyNot.contains(u"makes the column 'slug'"_s));
    }

    void readsABackslashAsTheEngineDoes()
    {
        const Origin origin{.table = TableName(u"t"_s),
                            .nameNow = TableName(u"t"_s),
                            .columns = {{u"x"_s, u"x"_s}}};
        const QString twoReadings = u"x <> '\\' OR x = ' OR 1=1'"_s;
        QCOMPARE(checkCondition(twoReadings, origin, Engine::Sqlite).whyNot, QString());
        QVERIFY(!checkCondition(twoReadings, origin, Engine::Mariadb).whyNot.isEmpty());
        QVERIFY(!checkCondition(twoReadings, origin, Engine::Postgresql).whyNot.isEmpty());
    }

    /// What one engine takes for a comment, a text or a function of its own, another does not.
    void asksOnlyWhatTheEngineItselfKnows()
    {
        const Origin origin{.table = TableName(u"t"_s),
                            .nameNow = TableName(u"t"_s),
                            .columns = {{u"x"_s, u"x"_s}, {u"note"_s, u"title"_s}}};
        const auto isAsked = [&origin](const QString& condition, Engine engine) {
            return checkCondition(condition, origin, engine).whyNot.isEmpty();
        };
        for (const Engine engine : {Engine::Mariadb, Engine::Mysql}) {
            QVERIFY(!isAsked(u"x > 0 # (\n) INTO OUTFILE 'f' #"_s, engine));
            QCOMPARE(checkCondition(u"x <> \"note\""_s, origin, engine).sql, u"x <> \"note\""_s);
            QVERIFY(isAsked(u"ifnull(x, 0) > 0"_s, engine));
            QVERIFY(!isAsked(u"num_nulls(x) > 0"_s, engine));
            QVERIFY(!isAsked(u"x < NEXT VALUE FOR s"_s, engine));
        }
        QVERIFY(isAsked(u"num_nulls(x) = 0"_s, Engine::Postgresql));
        QVERIFY(!isAsked(u"ifnull(x, 0) > 0"_s, Engine::Postgresql));
        QVERIFY(!isAsked(u"(t).wipe > 0"_s, Engine::Postgresql));
        QVERIFY(isAsked(u"(x) > 0.5"_s, Engine::Postgresql));
        QVERIFY(isAsked(u"typeof(x) = 'integer'"_s, Engine::Sqlite));
    }

    void quotesAsTheEngineDoes()
    {
        const Origin origin{.table = TableName(u"t"_s),
                            .nameNow = TableName(u"t"_s),
                            .columns = {{u"x"_s, u"Big X"_s}, {u"y"_s, u"x"_s}}};
        QCOMPARE(checkCondition(u"x > y AND 'x' <> ''"_s, origin, Engine::Mariadb).sql,
                 u"`Big X` > x AND 'x' <> ''"_s);
        QCOMPARE(checkCondition(u"\"x\" > 1"_s, origin, Engine::Mariadb).sql, u"\"x\" > 1"_s);
        QCOMPARE(checkCondition(u"\"x\" > X"_s, origin, Engine::Postgresql).sql,
                 u"\"Big X\" > \"Big X\""_s);
    }

    void quotesEveryName()
    {
        DataCheck check;
        check.kind = DataCheck::Kind::NoOrphans;
        check.table = TableName(u"Order\"; DROP"_s);
        check.columns = QStringList{u"select"_s};
        check.key = QStringList{u"Id"_s};
        check.referent = TableName(u"a b"_s);
        check.referentColumns = QStringList{u"x`y"_s};
        QCOMPARE(checkSql(check, **Dialect::of(Engine::Postgresql)).count,
                 u"SELECT count(*) FROM \"Order\"\"; DROP\" AS c WHERE c.\"select\" IS NOT NULL "
                 "AND NOT EXISTS (SELECT 1 FROM \"a b\" AS p WHERE p.\"x`y\" = c.\"select\")"_s);
        QVERIFY(
            checkSql(check, **Dialect::of(Engine::Mariadb)).count.contains(u"`Order\"; DROP`"_s));
    }
};

QTEST_GUILESS_MAIN(TestPlannedChecks)
#include "tst_plannedchecks.moc"
