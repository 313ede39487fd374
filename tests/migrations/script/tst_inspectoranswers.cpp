// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/migrations/script/loweredscript.h"

#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

namespace {

/// account(id, mail, boss), with keys, constraints and indexes, and a view.
Schema accounts()
{
    Table table;
    table.name = TableName(u"account"_s);
    for (const QString& name : {u"id"_s, u"mail"_s, u"boss"_s}) {
        Column column;
        column.name = name;
        column.nullable = name != "id"_L1;
        table.columns << column;
    }
    table.primaryKey = PrimaryKey{{}, {u"id"_s}, {}};
    ForeignKey key;
    key.columns = QStringList{u"boss"_s};
    key.referent = TableName(u"account"_s);
    key.referentColumns = QStringList{u"id"_s};
    table.foreignKeys << key;
    UniqueConstraint unique;
    unique.name = u"uq_mail"_s;
    unique.columns = QStringList{u"mail"_s};
    table.uniqueConstraints << unique;
    CheckConstraint check;
    check.name = u"ck_id"_s;
    check.condition = u"id > 0"_s;
    table.checkConstraints << check;
    for (const QString& name : {u"ix_z"_s, u"ix_a"_s}) {
        Index index;
        index.name = name;
        IndexPart part;
        part.text = u"boss"_s;
        index.parts << part;
        table.indexes << index;
    }
    Schema schema;
    schema.tables << table;
    schema.views << View{TableName(u"overview"_s), u"SELECT 1"_s};
    return schema;
}

}  // namespace

/// Questions to SQLAlchemy's inspector, answered from the schema before the script.
class TestInspectorAnswers final : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void asksTheDialectToo();
    void readsTablesWithTheirColumns_data();
    void readsTablesWithTheirColumns();
};

void TestInspectorAnswers::answers_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char* question, const char* dialect, const char* answer) {
        QTest::newRow(qPrintable(QLatin1String(dialect) + u' ' + QLatin1String(question)))
            << QString::fromLatin1(question) << QString::fromLatin1(dialect)
            << QString::fromLatin1(answer);
    };
    row("i.has_table('account')", "sqlite", "yes");
    row("i.has_table('other')", "sqlite", "no");
    row("i.has_table('overview')", "sqlite", "?");
    row("i.has_table('alembic_version')", "sqlite", "?");
    row("i.has_table('account', schema='public')", "postgresql", "?");
    row("i.has_table('account', schema='web')", "postgresql", "?");
    row("i.has_table('other', schema='web')", "postgresql", "no");
    row("'account' in i.get_table_names()", "mysql", "yes");
    row("i.get_table_names()", "mysql", "yes");
    row("'overview' in i.get_view_names()", "mysql", "yes");
    row("i.get_columns('account')[0]['nullable']", "mysql", "no");
    row("'mail' in [c['name'] for c in i.get_columns('account')]", "mysql", "yes");
    row("i.get_columns('account')[0]['type'] == 1", "mysql", "?");
    row("i.get_columns('other')", "mysql", "?");
    row("i.get_pk_constraint('account')['name'] == 'account_pkey'", "postgresql", "yes");
    row("i.get_pk_constraint('account')['name'] is None", "sqlite", "yes");
    row("i.get_pk_constraint('account')['name'] is None", "mysql", "?");
    row("i.get_pk_constraint('account')['constrained_columns'] == ['id']", "mysql", "yes");
    row("i.get_foreign_keys('account')[0]['name'] == 'account_boss_fkey'", "postgresql", "yes");
    row("i.get_foreign_keys('account')[0]['name'] is None", "sqlite", "yes");
    row("i.get_foreign_keys('account')[0]['name'] is None", "mysql", "?");
    row("i.get_foreign_keys('account')[0]['referred_table'] == 'account'", "mysql", "yes");
    row("i.get_foreign_keys('account')[0]['options']", "sqlite", "?");
    row("i.get_unique_constraints('account')[0]['name'] == 'uq_mail'", "postgresql", "yes");
    row("'uq_mail' in {u['name'] for u in i.get_unique_constraints('account')}", "sqlite", "yes");
    row("i.get_check_constraints('account')[0]['name'] == 'ck_id'", "sqlite", "yes");
    row("i.get_indexes('account')[0]['name'] == 'ix_a'", "sqlite", "yes");
    row("[x['name'] for x in i.get_indexes('account')] == ['ix_a', 'ix_z', 'uq_mail']",
        "postgresql",
        "yes");
    row("'uq_mail' in [x['name'] for x in i.get_indexes('account')]", "sqlite", "no");
    row("i.has_index('account', 'ix_a')", "mysql", "yes");
    row("i.has_index('account', 'ix_b')", "mysql", "?");
    row("i.has_index('account', 'ix_b')", "sqlite", "no");
    row("i.get_table_comment('account')", "mysql", "?");
}

void TestInspectorAnswers::answers()
{
    QFETCH(QString, question);
    QFETCH(QString, dialect);
    QFETCH(QString, answer);
    const QString body =
        u"i = sa.inspect(op.get_bind())\nif %1:\n    op.execute('SELECT 1')\n"
        "else:\n    op.execute('SELECT 2')"_s.arg(question);
    const Result<Lowered> result = lowered(body, dialect, accounts());
    QVERIFY_RESULT(result);
    const QString found = !result->opaque.isEmpty()               ? u"?"_s
                          : text(*result).endsWith("SELECT 1"_L1) ? u"yes"_s
                                                                  : u"no"_s;
    QCOMPARE(found, answer);
}

void TestInspectorAnswers::asksTheDialectToo()
{
    const QString body =
        u"b = op.get_bind()\nif b.dialect.has_table(b, 'account'):\n"
        "    op.execute('SELECT 1')"_s;
    const Result<Lowered> result = lowered(body, u"sqlite"_s, accounts());
    QVERIFY_RESULT(result);
    QCOMPARE(text(*result), u"run SQL: SELECT 1"_s);
}

void TestInspectorAnswers::readsTablesWithTheirColumns_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("steps");
    QTest::newRow("with a connection")
        << u"'account', sa.MetaData(), autoload_with=op.get_bind()"_s
        << u"run SQL: UPDATE account SET boss=1 WHERE account.mail = 'x'"_s;
    QTest::newRow("as 1.x said it")
        << u"'account', sa.MetaData(), autoload=True"_s
        << u"run SQL: UPDATE account SET boss=1 WHERE account.mail = 'x'"_s;
    QTest::newRow("no such table") << u"'other', sa.MetaData(), autoload_with=op.get_bind()"_s
                                   << u"? asks the database for the columns of a table"_s;
    QTest::newRow("columns beside")
        << u"'account', sa.MetaData(), sa.Column('x', sa.Text), autoload_with=op.get_bind()"_s
        << u"? asks the database for the columns of a table"_s;
}

void TestInspectorAnswers::readsTablesWithTheirColumns()
{
    QFETCH(QString, arguments);
    Schema schema = accounts();
    schema.tables[0].columns[0].type = ColumnType::ofKind(TypeKind::Integer);
    schema.tables[0].columns[1].type = ColumnType::string(20);
    schema.tables[0].columns[2].type = ColumnType::ofKind(TypeKind::Integer);
    const QString body =
        u"t = sa.Table(%1)\n"
        "op.execute(t.update().where(t.c.mail == 'x').values(boss=1))"_s.arg(arguments);
    const Result<Lowered> result = lowered(body, u"sqlite"_s, schema);
    QVERIFY_RESULT(result);
    QTEST(text(*result), "steps");
}

QTEST_GUILESS_MAIN(TestInspectorAnswers)

#include "tst_inspectoranswers.moc"
