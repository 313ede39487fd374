// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/script.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/targets.h"
#include "tests/support/testresult.h"

#include <QElapsedTimer>
#include <QFile>

#include <ctime>

using namespace limbeck;
using namespace Qt::StringLiterals;

/// The reader, the evaluator and the reader of SQL end soon and take little memory, whatever the
/// text is: known scripts with random changes, and texts made to hurt.
class TestMutations : public QObject
{
    Q_OBJECT

private slots:
    void survivesChangedScripts();
    void survivesChangedStatements();
    void survivesHostileScripts_data();
    void survivesHostileScripts();
    void survivesHostileStatements_data();
    void survivesHostileStatements();
    void tellsThatALoopWithoutEndIsOpaque();

private:
    template <typename Target>
    static void run(const QByteArrayList& texts, const Target& target, int budget);
};

namespace {

bool isSoaking()
{
    return qEnvironmentVariableIsSet("LIMBECK_SOAK");
}

/// Milliseconds of the processor that one text may take, even with sanitizers.
constexpr qint64 longestTime = 20'000;

qint64 processorTime()
{
    return static_cast<qint64>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

/// More than any of it needs; a quarter of it is Qt, the grammar and the parser's tables.
constexpr qint64 mostMemory = 1'500'000;  // kB

/// The most memory that this process ever held, in kB.
qint64 peakMemory()
{
    QFile file(u"/proc/self/status"_s);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.startsWith("VmHWM:")) {
                return line.mid(6).simplified().split(' ').first().toLongLong();
            }
        }
    }
    return 0;
}

QByteArray script(const QByteArray& body)
{
    return "from alembic import op\nimport sqlalchemy as sa\nrevision = 'a1'\ndown_revision = "
           "None\n"
           + body;
}

/// `line` so often, each time further in.
QByteArray steps(int count, const QByteArray& line)
{
    QByteArray text;
    for (int i = 1; i <= count; ++i) {
        text += QByteArray(i, ' ') + line;
    }
    return text;
}

QByteArray upgrade(const QByteArray& line)
{
    return script("def upgrade():\n    " + line + "\n");
}

}  // namespace

template <typename Target>
void TestMutations::run(const QByteArrayList& texts, const Target& target, int budget)
{
    QVERIFY(texts.size() > 20);
    const quint32 first = qEnvironmentVariableIntValue("LIMBECK_SEED") > 0
                              ? static_cast<quint32>(qEnvironmentVariableIntValue("LIMBECK_SEED"))
                              : 1;
    QElapsedTimer whole;
    whole.start();
    quint32 count = 0;
    while (whole.elapsed() < budget) {
        const quint32 seed = first + count;
        // One generator for each text, so that a failure can be repeated alone.
        const QByteArray text = fuzz::Mutator(texts, seed).next();
        const qint64 start = processorTime();
        target(text);
        const qint64 taken = processorTime() - start;
        QVERIFY2(taken < longestTime, qPrintable(u"seed %1 took %2 ms"_s.arg(seed).arg(taken)));
        ++count;
    }
    QVERIFY2(peakMemory() < mostMemory, qPrintable(u"%1 kB"_s.arg(peakMemory())));
    QVERIFY(count > 0);
    qInfo("%u texts from seed %u", count, first);
}

void TestMutations::survivesChangedScripts()
{
    run(fuzz::knownScripts(), fuzz::readScript, isSoaking() ? 120'000 : 4'000);
}

void TestMutations::survivesChangedStatements()
{
    run(fuzz::knownStatements(), fuzz::readSql, isSoaking() ? 60'000 : 2'000);
}

void TestMutations::survivesHostileScripts_data()
{
    QTest::addColumn<QByteArray>("text");
    constexpr int many = 100'000;
    const auto nested =
        [](const QByteArray& open, const QByteArray& inner, const QByteArray& close) {
            return open.repeated(many) + inner + close.repeated(many);
        };
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    row("parentheses", upgrade("x = " + nested("(", "1", ")")));
    row("lists", upgrade("x = " + nested("[", "1", "]")));
    row("lists at module level", script("x = " + nested("[", "1", "]")));
    row("header", "revision = " + nested("(", "'a1'", ")") + "\ndown_revision = None\n");
    row("open brackets", upgrade("x = " + QByteArray("[").repeated(many)));
    row("calls", upgrade(nested("f(", "1", ")")));
    row("subscripts", upgrade("x" + QByteArray("[0]").repeated(many)));
    row("attributes", upgrade("x" + QByteArray(".a").repeated(many)));
    row("chained calls", upgrade("op" + QByteArray(".execute()").repeated(many)));
    row("minus", upgrade("x = " + QByteArray("-").repeated(many) + "1"));
    row("not", upgrade("x = " + QByteArray("not ").repeated(many) + "1"));
    row("plus", upgrade("x = 1" + QByteArray(" + 1").repeated(many)));
    row("plus of texts", upgrade("x = 'a'" + QByteArray(" + 'a'").repeated(many)));
    row("power", upgrade("x = 2" + QByteArray(" ** 2").repeated(many)));
    row("and", upgrade("x = 1" + QByteArray(" and 1").repeated(many)));
    row("comparison", upgrade("x = 1" + QByteArray(" < 2").repeated(many)));
    row("ternary", upgrade("x = " + QByteArray("1 if a else ").repeated(many) + "1"));
    row("lambda", upgrade("x = " + QByteArray("lambda: ").repeated(many) + "1"));
    row("f-strings", upgrade("x = " + QByteArray("f'{").repeated(many)));
    row("f-strings in f-strings", upgrade("x = " + nested("f'{f\"{", "1", "}\"}'")));
    row("ifs",
        script("def upgrade():\n" + steps(3'000, "if a:\n") + QByteArray(3'010, ' ') + "x\n"));
    row("elifs",
        upgrade("if a:\n        pass\n"
                + QByteArray("    elif b:\n        pass\n").repeated(20'000)));
    row("comprehension", upgrade("x = [1" + QByteArray(" for a in b").repeated(many) + "]"));
    row("dict", upgrade("x = " + nested("{1: ", "1", "}")));
    row("keyword arguments", upgrade("f(" + QByteArray("a=1, ").repeated(many) + ")"));
    row("decorators", script(QByteArray("@f\n").repeated(many) + "def upgrade():\n    pass\n"));
    row("huge int", upgrade("x = " + QByteArray("9").repeated(many)));
    row("huge power", upgrade("x = 10 ** 10 ** 10"));
    row("huge shift", upgrade("x = 1 << 10 ** 9"));
    row("huge text", upgrade("x = 'x' * 10 ** 9\n    y = x * 10 ** 9"));
    row("huge format",
        upgrade(
            "x = '%999999999d' % 1\n    y = f'{1:999999999}'\n    z = '{:>999999999}'.format(1)"));
    row("huge list", upgrade("x = [0] * 10 ** 9\n    y = list(range(10 ** 9))"));
    row("growing list",
        upgrade("x = [0]\n    for i in range(100):\n        x += x\n        x.extend(x)"));
    row("growing calls",
        upgrade("x = sa.Text()\n    for i in range(100000):\n        x = x.with_variant(x, 'a')"));
    row("growing arguments",
        upgrade("x = sa.text('a')\n    for i in range(100000):\n        x = sa.text(x)"));
    row("growing nest", upgrade("x = [0]\n    for i in range(100000):\n        x = [x, x]"));
    row("growing text", upgrade("x = 'a'\n    for i in range(100):\n        x = x + x"));
    row("list in itself",
        upgrade("x = []\n    x.append(x)\n    op.execute(str(x))\n    y = x == x"));
    row("dict in itself", upgrade("x = {}\n    x['a'] = x\n    op.execute(str(x))"));
    row("while", upgrade("while True:\n        op.execute('SELECT 1')"));
    row("for over itself", upgrade("x = [1]\n    for i in x:\n        x.append(i)"));
    row("recursion", script("def f(n):\n    return f(n + 1)\ndef upgrade():\n    f(0)\n"));
    row("wide recursion",
        script("def f(n):\n    f(n)\n    f(n)\n    return f(n)\ndef upgrade():\n    f(0)\n"));
    row("recursive lambda", upgrade("f = lambda g: g(g)\n    f(f)"));
    row("recursive class",
        script("class A(A):\n    pass\nclass B(A):\n    def __init__(self):\n        B()\ndef "
               "upgrade():\n    B()\n"));
    row("nested loops",
        upgrade("for a in range(10 ** 6):\n        for b in range(10 ** 6):\n            pass"));
    row("loops of loops", upgrade("x = [1 for a in range(3000) for b in range(3000)]"));
    row("long line", upgrade("op.execute('" + QByteArray("a").repeated(3'000'000) + "')"));
    row("many steps",
        upgrade(
            QByteArray("op.execute('ALTER TABLE page ADD COLUMN x INT')\n    ").repeated(3'000)));
    row("zero bytes", QByteArray(1'000, '\0'));
    row("bad bytes", script(QByteArray(10'000, '\xff')));
    row("only opening quotes", script(QByteArray("\"\"\"'''").repeated(10'000)));
    row("line continuations", upgrade("x = 1" + QByteArray("\\\n").repeated(many)));
    row("indents", script("def upgrade():\n" + steps(2'000, "x\n")));
}

void TestMutations::survivesHostileScripts()
{
    QFETCH(QByteArray, text);
    const qint64 start = processorTime();
    fuzz::readScript(text);
    const qint64 taken = processorTime() - start;
    QVERIFY2(taken < longestTime, qPrintable(u"%1 ms"_s.arg(taken)));
    QVERIFY2(peakMemory() < mostMemory, qPrintable(u"%1 kB"_s.arg(peakMemory())));
}

void TestMutations::survivesHostileStatements_data()
{
    QTest::addColumn<QByteArray>("text");
    constexpr int many = 100'000;
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    row("parentheses", "ALTER TABLE page ADD CHECK " + QByteArray("(").repeated(many));
    row("closed parentheses",
        "CREATE TABLE t (a int DEFAULT " + QByteArray("(").repeated(many) + "1"
            + QByteArray(")").repeated(many + 1));
    row("nested selects",
        "CREATE VIEW v AS " + QByteArray("SELECT * FROM (").repeated(20'000) + "SELECT 1");
    row("operators", "CREATE INDEX i ON page ((1" + QByteArray(" + 1").repeated(many) + "))");
    row("not", "CREATE TABLE t (a int CHECK (" + QByteArray("NOT ").repeated(many) + "a))");
    row("columns", "CREATE TABLE t (" + QByteArray("a int, ").repeated(20'000) + "b int)");
    row("parts", "ALTER TABLE page " + QByteArray("ADD a int, ").repeated(2'000) + "ADD b int");
    row("statements", QByteArray("ALTER TABLE page ADD a int;").repeated(3'000));
    row("comments", QByteArray("/*").repeated(many));
    row("quotes", QByteArray("'\"`").repeated(many) + "CREATE");
    row("dollars", "CREATE " + QByteArray("$a$ $b$").repeated(20'000));
    row("names", "DROP TABLE " + QByteArray("a.").repeated(many) + "b");
    row("drops", "DROP TABLE " + QByteArray("a, ").repeated(20'000) + "b CASCADE");
    row("array", "ALTER TABLE page ADD a int" + QByteArray("[]").repeated(many));
    row("zero", QByteArray("CREATE TABLE t (a int)").append('\0').append("DROP TABLE page"));
    row("long", "CREATE TABLE t (a int DEFAULT '" + QByteArray("a").repeated(5'000'000) + "')");
}

void TestMutations::survivesHostileStatements()
{
    QFETCH(QByteArray, text);
    const qint64 start = processorTime();
    fuzz::readSql(text);
    const qint64 taken = processorTime() - start;
    QVERIFY2(taken < longestTime, qPrintable(u"%1 ms"_s.arg(taken)));
    QVERIFY2(peakMemory() < mostMemory, qPrintable(u"%1 kB"_s.arg(peakMemory())));
}

void TestMutations::tellsThatALoopWithoutEndIsOpaque()
{
    const auto script = Script::fromText(
        QString::fromUtf8(upgrade("while True:\n        op.execute('SELECT 1')")), u"a1.py"_s);
    QVERIFY_RESULT(script);
    const auto lowered = script->lower(Direction::Up, u"sqlite"_s, Schema());
    QVERIFY_RESULT(lowered);
    QVERIFY(!lowered->opaque.isEmpty());
}

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"
