// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/divergence.h"
#include "tests/support/temporaryproject.h"
#include "tests/support/testresult.h"

#include <QFile>

using namespace limbeck;
using namespace limbeck::command;
using namespace Qt::StringLiterals;

class TestDivergence final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhichObjectsBothSidesTouch();
    void findsNoOverlapBetweenSeparateTables();
    void putsOneSideOnTheOther();
    void takesARebaseBackByteForByte();
    void leavesAFileAloneThatWasEditedSince();
    void refusesWhatIsApplied();
    void refusesADownRevisionThatIsNotOneLine();
};

namespace {

/// b1 and c1 both stand on a1; each adds a column.
class Fork final
{
public:
    Fork(const QString& leftTable, const QString& rightTable)
    {
        files.addScript(u"a1"_s,
                        u"def upgrade():\n"
                        "    op.create_table('x', sa.Column('id', sa.Integer()))\n"
                        "    op.create_table('y', sa.Column('id', sa.Integer()))\n"_s);
        files.addScript(u"b1"_s, addColumn(leftTable), u"'a1'"_s);
        right = files.addScript(u"c1"_s, addColumn(rightTable), u"'a1'"_s);
    }

    Project open() const
    {
        Result<Project> opened = Project::open(files.folder());
        return opened ? *opened : Project{};
    }

    QByteArray rightBytes() const
    {
        QFile file(right);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    TemporaryProject files;
    QString right;

private:
    static QString addColumn(const QString& table)
    {
        return u"def upgrade():\n    op.add_column('%1', sa.Column('n', sa.Integer()))\n"_s.arg(
            table);
    }
};

const Dialect& sqlite()
{
    return **Dialect::of(Engine::Sqlite);
}

}  // namespace

void TestDivergence::saysWhichObjectsBothSidesTouch()
{
    const Fork fork(u"x"_s, u"x"_s);
    const Result<Divergence> divergence = explainHeads(fork.open(), sqlite());
    QVERIFY_RESULT(divergence);
    QCOMPARE(divergence->sides.size(), 2);
    QCOMPARE(divergence->sides.first().revisions, QStringList{u"b1"_s});
    QCOMPARE(divergence->overlaps.size(), 1);
    QCOMPARE(divergence->overlaps.first().object, u"x.n"_s);
}

void TestDivergence::findsNoOverlapBetweenSeparateTables()
{
    const Fork fork(u"x"_s, u"y"_s);
    const Result<Divergence> divergence = explainHeads(fork.open(), sqlite());
    QVERIFY_RESULT(divergence);
    QVERIFY(divergence->overlaps.isEmpty());
}

void TestDivergence::putsOneSideOnTheOther()
{
    const Fork fork(u"x"_s, u"y"_s);
    const Project project = fork.open();
    const Result<Rebase> rebase = planRebase(project, u"c1"_s, u"b1"_s, {});
    QVERIFY_RESULT(rebase);
    QVERIFY_RESULT(carryOut(project, *rebase));
    QCOMPARE(fork.open().graph().heads(), QStringList{u"c1"_s});
    QCOMPARE(fork.open().graph().parents(u"c1"_s), QStringList{u"b1"_s});
}

void TestDivergence::takesARebaseBackByteForByte()
{
    const Fork fork(u"x"_s, u"y"_s);
    const QByteArray before = fork.rightBytes();
    const Project project = fork.open();
    QVERIFY_RESULT(carryOut(project, *planRebase(project, u"c1"_s, u"b1"_s, {})));
    QVERIFY(fork.rightBytes() != before);
    QVERIFY_RESULT(undoRebase(project));
    QCOMPARE(fork.rightBytes(), before);
    QVERIFY(!undoRebase(project).has_value());
}

void TestDivergence::leavesAFileAloneThatWasEditedSince()
{
    const Fork fork(u"x"_s, u"y"_s);
    const Project project = fork.open();
    QVERIFY_RESULT(carryOut(project, *planRebase(project, u"c1"_s, u"b1"_s, {})));
    QFile file(fork.right);
    QVERIFY(file.open(QIODevice::Append));
    file.write("# a thought\n");
    file.close();
    const QByteArray edited = fork.rightBytes();
    QVERIFY(!undoRebase(project).has_value());
    QCOMPARE(fork.rightBytes(), edited);
}

void TestDivergence::refusesWhatIsApplied()
{
    const Fork fork(u"x"_s, u"y"_s);
    const Result<Rebase> rebase = planRebase(fork.open(), u"c1"_s, u"b1"_s, {u"c1"_s});
    QVERIFY(!rebase.has_value());
    QCOMPARE(rebase.error().code, ErrorCode::TargetInvalid);
}

void TestDivergence::refusesADownRevisionThatIsNotOneLine()
{
    Fork fork(u"x"_s, u"y"_s);
    fork.files.addFile(
        u"d1.py"_s,
        "revision = 'd1'\ndown_revision = ('a1'\n    '')\n\ndef upgrade():\n    pass\n");
    const Result<Rebase> rebase = planRebase(fork.open(), u"d1"_s, u"b1"_s, {});
    QVERIFY(!rebase.has_value());
    QCOMPARE(rebase.error().code, ErrorCode::ScriptInvalid);
}

QTEST_GUILESS_MAIN(TestDivergence)
#include "tst_divergence.moc"
