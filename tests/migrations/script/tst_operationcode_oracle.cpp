// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/operationcode.h"
#include "migrations/script/script.h"
#include "tests/support/sqloracle.h"
#include "tests/support/testresult.h"

#include <QRegularExpression>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

Result<std::vector<Operation>> read(const QString& body, const QString& dialect)
{
    const Result<Script> script = Script::fromText(oracle::scriptOf(body), u"a1.py"_s);
    const Result<Lowered> lowered =
        script ? script->lower(Direction::Up, dialect, {}) : tl::unexpected(script.error());
    if (!lowered) {
        return fail(lowered.error());
    }
    if (!lowered->isFull()) {
        return fail(ErrorCode::Unsupported,
                    lowered->opaque.isEmpty() ? u"refused"_s : lowered->opaque.first().reason);
    }
    std::vector<Operation> operations;
    for (const ScriptStep& step : lowered->steps) {
        operations.push_back(step.operation);
    }
    return operations;
}

/// The recorded body without what no operation carries: comments and the places where a naming
/// convention has been at work.
QString plain(QString body)
{
    static const QRegularExpression comment(u"^ *#.*\\n?"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression final(u"(?:batch_)?op\\.f\\(('[^']*')\\)"_s);
    static const QRegularExpression blank(u"\\n\\n+"_s);
    return body.remove(comment).replace(final, u"\\1"_s).replace(blank, u"\n"_s).trimmed();
}

/// What Alembic says beyond what a schema is: SQLAlchemy's own view of a type in Python.
QString withoutPython(QString body)
{
    static const QList<std::pair<QRegularExpression, QString>> rules{
        {QRegularExpression(u"sa\\.Unicode\\("_s), u"sa.String("_s},
        {QRegularExpression(u"sa\\.UnicodeText\\("_s), u"sa.Text("_s},
        {QRegularExpression(u"(?:, )?asdecimal=True"_s), QString()},
        {QRegularExpression(u"astext_type=Text\\(\\)"_s), u"astext_type=sa.Text()"_s},
        {QRegularExpression(u"unique=1\\b"_s), u"unique=True"_s},
        {QRegularExpression(u"sa\\.literal_column\\("_s), u"sa.text("_s},
        {QRegularExpression(u", server_default=sa\\.FetchedValue\\(\\)"_s), QString()},
    };
    for (const auto& [pattern, replacement] : rules) {
        body.replace(pattern, replacement);
    }
    return body;
}

/// Why Limbeck does not write what Alembic wrote, on purpose; empty if it must be equal.
QString reasonToDiffer(const QString& id)
{
    static const QList<std::pair<QString, QString>> reasons{
        {u"r/137/postgresql/"_s, u"a comment in a batch stands further right, with the batch"_s},
        {u"r/137/mariadb/"_s, u"a comment in a batch stands further right, with the batch"_s},
        {u"r/012/postgresql/downgrade"_s, u"ALTER says nothing of autoincrement there"_s},
        {u"special/cycle_fk/sqlite/upgrade"_s, u"use_alter is what an engine makes of it"_s},
        {u"special/partial_index/sqlite/downgrade"_s, u"dropping an index needs no condition"_s},
        {u"special/table_kwargs/"_s, u"info is for Python alone"_s},
    };
    for (const auto& [prefix, reason] : reasons) {
        if (id.startsWith(prefix)) {
            return reason;
        }
    }
    return {};
}

/// Bodies that are not for reading: they name what nothing imports, or types of the project.
bool isReadable(const QString& id)
{
    return id != "special/variants/sqlite/upgrade"_L1
           && id != "special/type_decorator/sqlite/upgrade"_L1;
}

}  // namespace

class TestOperationCodeOracle : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatAlembicWrites_data();
    void writesWhatAlembicWrites();
};

void TestOperationCodeOracle::writesWhatAlembicWrites_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("body");
    for (const QJsonObject& record : oracle::records(u"render/bodies"_s)) {
        const QString id = record[u"id"_s].toString();
        if (isReadable(id)) {
            QTest::newRow(qPrintable(id))
                << record[u"engine"_s].toString() << record[u"body"_s].toString();
        }
    }
}

void TestOperationCodeOracle::writesWhatAlembicWrites()
{
    QFETCH(QString, engine);
    QFETCH(QString, body);
    // Reading for MariaDB adds to an ALTER what MODIFY must repeat, which no script says.
    engine = engine == "mariadb"_L1 ? u"sqlite"_s : engine;
    const Result<std::vector<Operation>> operations = read(body, engine);
    QVERIFY_RESULT(operations);
    const Result<ScriptBody> written = writeOperations(*operations);
    QVERIFY_RESULT(written);

    // The law: what is written is read as the same.
    const QString text = written->text.isEmpty() ? u"pass"_s : indented(written->text, 4);
    const Result<std::vector<Operation>> again = read(text, engine);
    QVERIFY_RESULT(again);
    QVERIFY2(*again == *operations, qPrintable(text));

    const QString reason = reasonToDiffer(QString::fromUtf8(QTest::currentDataTag()));
    const QString expected = withoutPython(plain(body));
    QVERIFY2(reason.isEmpty() || plain(text) != expected, "is listed, and equal");
    if (reason.isEmpty()) {
        QCOMPARE(plain(text), expected);
    }
}

QTEST_GUILESS_MAIN(TestOperationCodeOracle)
#include "tst_operationcode_oracle.moc"
