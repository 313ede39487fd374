// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/blame.h"
#include "migrations/command/report.h"
#include "migrations/command/stories.h"
#include "migrations/report/drawing.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QCoreApplication>

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

namespace {

Result<Project> fenrir()
{
    return Project::open(QStringLiteral(LIMBECK_SOURCE_DIR "/resources/fenrir"));
}

/// Renames, rebuilds and an opaque revision in the middle.
void addHistory(TemporaryProject& files)
{
    files.addScript(u"a1"_s,
                    u"def upgrade():\n"
                    "    op.create_table('person', sa.Column('id', sa.Integer(), "
                    "primary_key=True),\n"
                    "        sa.Column('name', sa.String(40)))\n"
                    "    op.create_table('page', sa.Column('id', sa.Integer(), primary_key=True),\n"
                    "        sa.Column('owner', sa.Integer(), sa.ForeignKey('person.id')))\n"_s);
    files.addScript(u"b2"_s,
                    u"def upgrade():\n"
                    "    op.alter_column('person', 'name', new_column_name='full_name')\n"
                    "    op.add_column('person', sa.Column('page_id', sa.Integer()))\n"
                    "    op.create_foreign_key('fk', 'person', 'page', ['page_id'], ['id'])\n"_s);
    files.addScript(u"c3"_s,
                    u"def upgrade():\n"
                    "    op.create_table('_new', sa.Column('id', sa.Integer(), "
                    "primary_key=True),\n"
                    "        sa.Column('owner', sa.Integer()), sa.Column('title', "
                    "sa.Text()))\n"
                    "    op.drop_table('page')\n"
                    "    op.rename_table('_new', 'page')\n"_s);
    files.addScript(u"d4"_s,
                    u"def upgrade():\n"
                    "    op.drop_column('person', 'page_id')\n"
                    "    op.create_index('ix', 'person', ['full_name'])\n"_s);
}

Result<Report> reportOn(const TemporaryProject& files, const ReportRequest& request = {})
{
    return Project::open(files.folder()).and_then([&](const Project& project) {
        return makeReport(project, request);
    });
}

}  // namespace

class TestReport final : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheSameAsBlame_data();
    void tellsTheSameAsBlame();
    void tellsWhoMadeEachColumn();
    void tellsTheHistoryUpToARevision();
    void saysFromWhereOnItIsUncertain();
    void tellsWhichTablesMayHaveBeenTouched();
    void followsOnWhereItIsUncertain();
    void showsTheSqlOfEachRevision();
    void keepsToTheTablesAskedFor();
    void refusesPatternsThatNothingMatches();
    void doesNotDependOnTheFolder();
    void stopsWhenCancelled();
    void repeatsItselfAsACommand();
};

void TestReport::tellsTheSameAsBlame_data()
{
    QTest::addColumn<bool>("isFenrir");
    QTest::newRow("fenrir") << true;
    QTest::newRow("renames and rebuilds") << false;
}

void TestReport::tellsTheSameAsBlame()
{
    QFETCH(const bool, isFenrir);
    TemporaryProject files;
    addHistory(files);
    const Result<Project> project = isFenrir ? fenrir() : Project::open(files.folder());
    QVERIFY_RESULT(project);
    SchemaTimeline timeline(project->scripts, **Dialect::of(Engine::Sqlite));
    const auto order = revisionsUpTo(project->graph(), u"heads"_s);
    QVERIFY_RESULT(order);
    const auto stories = storiesOf(*timeline.steps(*order));
    const Schema schema = timeline.after(*order)->schema;
    int compared = 0;
    for (const Table& table : schema.tables) {
        const auto whole = blame(timeline, *order, table.name.toString());
        QVERIFY_RESULT(whole);
        QVERIFY2(stories.value(table.name).table == whole->entries,
                 qPrintable(table.name.toString()));
        for (const Column& column : table.columns) {
            const QString name = table.name.toString() + u'.' + column.name;
            const auto one = blame(timeline, *order, name);
            QVERIFY_RESULT(one);
            QVERIFY2(stories.value(table.name).columns.value(column.name) == one->entries,
                     qPrintable(name));
            ++compared;
        }
    }
    QVERIFY(compared >= (isFenrir ? 100 : 5));
}

void TestReport::tellsWhoMadeEachColumn()
{
    TemporaryProject files;
    addHistory(files);
    const auto report = reportOn(files);
    QVERIFY_RESULT(report);
    QCOMPARE(report->title.section(u" as of "_s, 1), u"d4"_s);
    const int person = report->indexOf(TableName(u"person"_s));
    const ReportStory& name = report->tables.at(person).columns.at(1);
    QCOMPARE(name.introduction()->revision, u"a1"_s);
    QCOMPARE(name.introduction()->where.file, u"alembic/versions/a1.py"_s);
    QVERIFY(name.introduction()->where.line > 0);
    QCOMPARE(name.changedIn(), (QStringList{u"b2"_s, u"d4"_s}));
    const int page = report->indexOf(TableName(u"page"_s));
    QCOMPARE(report->tables.at(page).story.changedIn(), QStringList{u"c3"_s});
    QCOMPARE(report->tables.at(page).columns.at(2).introduction()->revision, u"c3"_s);
}

void TestReport::tellsTheHistoryUpToARevision()
{
    TemporaryProject files;
    addHistory(files);
    ReportRequest request;
    request.asOf = u"b2"_s;
    const auto report = reportOn(files, request);
    QVERIFY_RESULT(report);
    QCOMPARE(report->revisions, QStringList{u"b2"_s});
    QCOMPARE(report->history.size(), 2);
    QCOMPARE(report->lanes.rows.size(), 2);
    QCOMPARE(report->history.at(0).counts, (ReportCounts{2, 4, 1, 0}));
    QCOMPARE(report->history.at(1).counts, (ReportCounts{2, 5, 2, 0}));
    QCOMPARE(report->counts, report->history.last().counts);
    QCOMPARE(report->history.at(1).steps.size(), 3);
    const QList<QList<TableName>> cycle = {{TableName(u"page"_s), TableName(u"person"_s)}};
    QCOMPARE(report->cycles, cycle);
    QCOMPARE(report->tables.at(0).referredBy, (QList<ReportReference>{{1, 0}}));
    request.asOf = u"nowhere"_s;
    QCOMPARE(reportOn(files, request).error().code, ErrorCode::RevisionNotFound);
}

void TestReport::saysFromWhereOnItIsUncertain()
{
    TemporaryProject files;
    addHistory(files);
    files.addScript(u"e5"_s,
                    u"def upgrade():\n    for name in load():\n        op.drop_table(name)\n"_s);
    const auto report = reportOn(files);
    QVERIFY_RESULT(report);
    QVERIFY(!report->doubts.isEmpty());
    QCOMPARE(report->doubts.first().revision, u"e5"_s);
    QCOMPARE(report->doubts.first().where.file, u"alembic/versions/e5.py"_s);
    QVERIFY(!report->history.last().doubts.isEmpty());
    ReportRequest earlier;
    earlier.asOf = u"d4"_s;
    QVERIFY(reportOn(files, earlier)->doubts.isEmpty());
}

void TestReport::tellsWhichTablesMayHaveBeenTouched()
{
    TemporaryProject files;
    addHistory(files);
    files.addScript(u"e5"_s,
                    u"def upgrade():\n    for name in load():\n        op.drop_table(name)\n"_s);
    files.addScript(u"f6"_s,
                    u"def upgrade():\n"
                    "    op.execute('ALTER TABLE page FROBNICATE')\n"
                    "    op.rename_table('page', 'sheet')\n"
                    "    op.create_table('later', sa.Column('id', sa.Integer()))\n"
                    "    op.create_table('perhaps', sa.Column('id', sa.Integer()), "
                    "if_not_exists=True)\n"_s);
    const auto report = reportOn(files);
    QVERIFY_RESULT(report);
    const auto of = [&report](const QString& name) {
        return report->tables.at(report->indexOf(TableName(name)));
    };
    QCOMPARE(of(u"person"_s).perhapsChangedIn(), QStringList{u"e5"_s});
    QVERIFY(of(u"person"_s).namedDoubts().isEmpty());
    const ReportTable sheet = of(u"sheet"_s);
    QCOMPARE(sheet.perhapsChangedIn(), QStringList{u"e5"_s});
    QCOMPARE(sheet.namedDoubts().size(), 1);  // also under its new name
    QCOMPARE(sheet.namedDoubts().first().revision, u"f6"_s);
    QVERIFY(sheet.namedDoubts().first().what.contains(u"FROBNICATE"_s));
    QVERIFY(of(u"later"_s).doubts.isEmpty());  // made for certain after that
    QCOMPARE(of(u"perhaps"_s).perhapsChangedIn(), QStringList{u"e5"_s});
    ReportRequest earlier;
    earlier.asOf = u"d4"_s;
    const auto without = reportOn(files, earlier);
    QVERIFY(std::ranges::all_of(without->tables,
                                [](const ReportTable& table) { return table.doubts.isEmpty(); }));
}

/// What does not fit an uncertain schema may fit the database: nothing of the rest is forgotten.
void TestReport::followsOnWhereItIsUncertain()
{
    TemporaryProject files;
    addHistory(files);
    files.addScript(u"e5"_s, u"def upgrade():\n    op.drop_table(load())\n"_s);
    files.addScript(u"f6"_s,
                    u"def upgrade():\n    op.drop_table('unknown')\n"
                    "    op.create_table('later', sa.Column('id', sa.Integer()))\n"_s);
    const auto report = reportOn(files);
    QVERIFY_RESULT(report);
    QCOMPARE(report->history.last().counts.tables, 3);
    QCOMPARE(report->counts.tables, 3);
}

void TestReport::showsTheSqlOfEachRevision()
{
    TemporaryProject files;
    addHistory(files);
    ReportRequest request;
    request.engine = Engine::Postgresql;
    QVERIFY(reportOn(files, request)->history.last().sql.isEmpty());
    request.format = ReportFormat::Html;
    const auto report = reportOn(files, request);
    QVERIFY_RESULT(report);
    QCOMPARE(report->history.last().sql,
             (QStringList{u"ALTER TABLE person DROP COLUMN page_id;"_s,
                          u"CREATE INDEX ix ON person (full_name);"_s}));
}

void TestReport::keepsToTheTablesAskedFor()
{
    TemporaryProject files;
    addHistory(files);
    ReportRequest request;
    request.tables = u"PER*, nothing"_s;
    const auto report = reportOn(files, request);
    QVERIFY_RESULT(report);
    QCOMPARE(report->schema.tables.size(), 1);
    QCOMPARE(report->schema.tables.first().name, TableName(u"person"_s));
    QVERIFY(report->notes.first().contains(u"Only 1 of 2 tables"_s));
    for (const ReportFormatInfo& info : reportFormats()) {
        QVERIFY_RESULT(renderReport(*report, info.format));
    }
}

void TestReport::refusesPatternsThatNothingMatches()
{
    TemporaryProject files;
    addHistory(files);
    ReportRequest request;
    request.tables = u"zzz*"_s;
    const auto report = reportOn(files, request);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::InvalidArgument);
    QVERIFY(report.error().message.contains(u"'zzz*'"_s));
}

void TestReport::doesNotDependOnTheFolder()
{
    TemporaryProject one;
    TemporaryProject other;
    addHistory(one);
    addHistory(other);
    for (TemporaryProject* files : {&one, &other}) {
        files->addScript(u"e5"_s, u"def upgrade():\n    op.drop_table(load())\n"_s);
    }
    Report first = *reportOn(one);
    const Report second = *reportOn(other);
    first.project = second.project;
    first.title = second.title;
    for (const ReportFormatInfo& info : reportFormats()) {
        QVERIFY2(renderReport(first, info.format) == renderReport(second, info.format),
                 qPrintable(info.name));
    }
}

void TestReport::stopsWhenCancelled()
{
    TemporaryProject files;
    addHistory(files);
    const auto project = Project::open(files.folder());
    QVERIFY_RESULT(project);
    QStringList said;
    const ReportProgress progress{[&said](const QString& sentence) { said << sentence; },
                                  [&said] { return said.size() > 1; }};
    const auto report = makeReport(*project, {}, progress);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(said.size(), 2);
}

void TestReport::repeatsItselfAsACommand()
{
    ReportRequest request;
    QCOMPARE(commandLineFor(request, {}), u"limbeck report markdown"_s);
    request.asOf = u"it's"_s;
    request.tables = u"plan*,user"_s;
    request.style.isSplit = true;
    request.style.language = ReportLanguage::German;
    QCOMPARE(commandLineFor(request, u"/tmp/a b"_s),
             u"limbeck report markdown --as-of 'it'\\''s' --tables 'plan*,user' --lang de --split "
             "-o '/tmp/a b'"_s);
    request.source = ReportSource::Models;
    QVERIFY(!commandLineFor(request, {}).contains(u"--as-of"_s));
}

int main(int argc, char** argv)
{
    const auto application = makeApplication(argc, argv, true);  // some formats are pictures
    TestReport test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_report.moc"
