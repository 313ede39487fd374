// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/migrations/script/loweredscript.h"

#include <QRandomGenerator>
#include <QTest>

using namespace limbeck;
using namespace Qt::StringLiterals;

class TestLowering final : public QObject
{
    Q_OBJECT

private slots:
    void readsOperations_data();
    void readsOperations();
    void readsWholeTables();
    void readsColumns();
    void readsTypes_data();
    void readsTypes();
    void readsIndexes();
    void readsForeignKeys();
    void readsAlterations();
    void readsBatches();
    void readsRows();
    void readsSqlWithParameters();
    void saysWhereAndWhyItIsOpaque();
    void reportsMissingFunctionsAndBrokenSyntax();
    void answersTheInspectorFromTheSchemaBefore_data();
    void answersTheInspectorFromTheSchemaBefore();
    void survivesMutatedScripts();
};

void TestLowering::readsOperations_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* body, const QString& result) {
        QTest::newRow(body) << QString::fromLatin1(body) << result;
    };
    row("op.drop_table('t')", u"drop table t"_s);
    row("op.drop_table(table_name='t', schema='s', if_exists=True)", u"drop table s.t"_s);
    row("op.rename_table('a', 'b', schema='s')", u"rename table s.a to b"_s);
    row("op.add_column('t', sa.Column('c', sa.String(96), nullable=False))",
        u"add column c string(96) not null to t"_s);
    row("op.add_column(table_name='t', column=Column('c', String(length=9)), schema=schema)",
        u"add column c string(9) to web.t"_s);
    row("op.drop_column('t', 'c')", u"drop column c of t"_s);
    row("op.drop_column(table_name='t', column_name='c')", u"drop column c of t"_s);
    row("op.alter_column('t', 'c', nullable=False, new_column_name='d')",
        u"alter column c of t: rename to d, not null"_s);
    row("op.alter_column('t', 'c', type_=sa.BigInteger(), existing_type=sa.Integer())",
        u"alter column c of t: type big integer"_s);
    row("op.alter_column('t', 'c', server_default=None)",
        u"alter column c of t: drop the default"_s);
    row("op.alter_column('t', 'c', server_default=sa.text('now()'))",
        u"alter column c of t: default now()"_s);
    row("op.create_index('ix', 't', ['a', sa.text('lower(b)')], unique=True)",
        u"create unique index ix on t (a, lower(b))"_s);
    row("op.create_index(op.f('ix'), table_name='t', columns=('a',))",
        u"create index ix on t (a)"_s);
    row("op.create_index('ix', 't', [sa.func.lower(sa.text('b')), sa.text('c').desc()])",
        u"create index ix on t (lower(b), c DESC)"_s);
    row("op.drop_index('ix', table_name='t', postgresql_where=sa.text('a'))",
        u"drop index ix of t"_s);
    row("op.create_unique_constraint('u', 't', ['a', 'b'])",
        u"add unique constraint u (a, b) to t"_s);
    row("op.create_unique_constraint(None, 't', ['a'])", u"add unique constraint (a) to t"_s);
    row("op.create_primary_key('p', 't', ['a'])", u"add primary key p (a) to t"_s);
    row("op.create_check_constraint('k', 't', 'a > 0')", u"add check constraint k (a > 0) to t"_s);
    row("op.create_check_constraint('k', 't', sa.text('a > 0'))",
        u"add check constraint k (a > 0) to t"_s);
    row("op.create_foreign_key('f', 'a', 'b', ['x'], ['y'], ondelete='cascade')",
        u"add foreign key f (x) to a, referring to b (y)"_s);
    row("op.drop_constraint('u', 't', type_='unique')", u"drop unique constraint u of t"_s);
    row("op.drop_constraint('u', 't', 'foreignkey')", u"drop foreign key u of t"_s);
    row("op.create_table_comment('t', 'words', existing_comment=None)",
        u"set the comment of table t to 'words'"_s);
    row("op.drop_table_comment('t')", u"drop the comment of table t"_s);
    row("op.execute('UPDATE t SET a = 1')", u"run SQL: UPDATE t SET a = 1"_s);
    row("op.execute(sa.text('UPDATE t SET a = 1'))", u"run SQL: UPDATE t SET a = 1"_s);
    row("op.execute(sqltext=\"SELECT 'a\\\\:b'\")", u"run SQL: SELECT 'a:b'"_s);
    row("op.get_bind().execute(sa.text('DELETE FROM t'))", u"run SQL: DELETE FROM t"_s);
    row("op.get_bind().exec_driver_sql(\"PRAGMA foreign_keys=OFF\")",
        u"run SQL: PRAGMA foreign_keys=OFF"_s);
    row("with op.get_context().autocommit_block():\n    op.execute('VACUUM')",
        u"outside of the transaction: run SQL: VACUUM"_s);
}

void TestLowering::readsOperations()
{
    QFETCH(QString, body);
    const Result<Lowered> result = lowered(body);
    QVERIFY_RESULT(result);
    QTEST(text(*result), "result");
    QVERIFY(result->isFull());
}

void TestLowering::readsWholeTables()
{
    const auto create = only<CreateTable>(
        u"op.create_table('user', sa.Column('id', sa.Integer(), nullable=False),\n"
        "  sa.Column('name', sa.String(20), unique=True, index=False),\n"
        "  sa.Column('mail', sa.Text, index=True),\n"
        "  sa.Column('boss', sa.Integer, sa.ForeignKey('user.id', ondelete='set null')),\n"
        "  sa.Column('kind', sa.Integer),\n"
        "  sa.ForeignKeyConstraint(['kind'], ['web.kind.id'], name=op.f('fk')),\n"
        "  sa.PrimaryKeyConstraint('id', 'kind', name='pk'),\n"
        "  sa.UniqueConstraint('name', 'mail', name='uq'),\n"
        "  sa.CheckConstraint('id > 0', name='ck'),\n"
        "  sa.Index('ix', 'name', unique=True),\n"
        "  comment='people', mysql_engine='InnoDB', if_not_exists=True)"_s);
    QVERIFY(create.ifNotExists);
    const Table& table = create.table;
    QCOMPARE(table.columnNames(),
             QStringList({u"id"_s, u"name"_s, u"mail"_s, u"boss"_s, u"kind"_s}));
    QCOMPARE(table.comment, u"people"_s);
    QCOMPARE(table.options, QVariantMap({{u"mysql_engine"_s, u"InnoDB"_s}}));
    QVERIFY(table.primaryKey.has_value());
    QCOMPARE(table.primaryKey->name, u"pk"_s);
    QCOMPARE(table.primaryKey->columns, QStringList({u"id"_s, u"kind"_s}));
    QVERIFY(!table.column(u"kind"_s)->nullable);
    QVERIFY(table.column(u"name"_s)->nullable);
    QCOMPARE(table.uniqueConstraints.size(), 2);
    QCOMPARE(table.uniqueConstraints[0].columns, QStringList({u"name"_s}));
    QCOMPARE(table.uniqueConstraints[1].name, u"uq"_s);
    QCOMPARE(table.checkConstraints[0].condition, u"id > 0"_s);
    QCOMPARE(table.indexes.size(), 2);
    QCOMPARE(table.indexes[0].name, u"ix_user_mail"_s);
    QVERIFY(table.indexes[1].unique);
    QCOMPARE(table.foreignKeys.size(), 2);
    QCOMPARE(table.foreignKeys[0].onDelete, u"SET NULL"_s);
    QCOMPARE(table.foreignKeys[1].referent.toString(), u"web.kind"_s);
    QCOMPARE(table.foreignKeys[1].name, u"fk"_s);
}

void TestLowering::readsColumns()
{
    const auto column = [](const QString& arguments) {
        return only<AddColumn>(
            u"op.add_column('t', sa.Column('c', sa.Integer, %1))"_s.arg(arguments));
    };
    QVERIFY(column(u"primary_key=True"_s).parts.primaryKey);
    QVERIFY(!column(u"primary_key=True"_s).column.nullable);
    QVERIFY(column(u"primary_key=True, nullable=True"_s).column.nullable);
    QCOMPARE(column(u"server_default='1'"_s).column.serverDefault->kind,
             ServerDefault::Kind::Literal);
    QCOMPARE(column(u"server_default=sa.func.now()"_s).column.serverDefault->kind,
             ServerDefault::Kind::CurrentTimestamp);
    QCOMPARE(column(u"server_default=sa.false()"_s).column.serverDefault->kind,
             ServerDefault::Kind::False);
    QCOMPARE(column(u"server_default=func.gen_random_uuid()"_s).column.serverDefault->text,
             u"gen_random_uuid()"_s);
    QVERIFY(column(u"sa.Identity(always=True, start=5)"_s).column.identity->always);
    QVERIFY(!column(u"sa.Identity()"_s).column.nullable);
    QCOMPARE(column(u"sa.Computed('a + 1', persisted=True)"_s).column.computed->expression,
             u"a + 1"_s);
    QCOMPARE(column(u"autoincrement=False"_s).column.autoincrement, Autoincrement::No);
    QCOMPARE(column(u"comment='x', default=load, info={'a': 1}"_s).column.comment, u"x"_s);
    QCOMPARE(column(u"unique=True"_s).parts.uniqueConstraints[0].columns, QStringList({u"c"_s}));
    QCOMPARE(column(u"unique=True, index=True"_s).parts.indexes[0].name, u"ix_t_c"_s);
    QVERIFY(column(u"unique=True, index=True"_s).parts.indexes[0].unique);
    QCOMPARE(column(u"sa.ForeignKey('u.id')"_s).parts.foreignKeys[0].columns,
             QStringList({u"c"_s}));
}

void TestLowering::readsTypes_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<QString>("dialect");
    const auto row =
        [](const char* type, const QString& words, bool exact, const char* dialect = "") {
            QTest::newRow(type) << QString::fromLatin1(type) << words << exact
                                << QString::fromLatin1(dialect);
        };
    row("sa.String", u"string"_s, false);
    row("sa.String(length=5)", u"string(5)"_s, false);
    row("sa.VARCHAR(5)", u"string(5)"_s, true);
    row("sa.types.Unicode(5)", u"string(5)"_s, false);
    row("sa.Numeric(10, 2)", u"numeric(10, 2)"_s, false);
    row("sa.Numeric(precision=10, scale=2, asdecimal=False)", u"numeric(10, 2)"_s, false);
    row("sa.DateTime(timezone=True)", u"datetime with time zone"_s, false);
    row("sa.DateTime(True)", u"datetime with time zone"_s, false);
    row("sa.Enum('a', 'b', name='e')", u"enum e (a, b)"_s, false);
    row("sa.Enum(*names, name='e')", u"enum e (a, b)"_s, false);
    row("sa.Boolean()", u"boolean"_s, false);
    row("sa.LargeBinary()", u"large binary"_s, false);
    row("sa.ARRAY(sa.Integer)", u"array of integer"_s, false);
    row("postgresql.JSONB(astext_type=sa.Text())", u"jsonb"_s, true, "postgresql");
    row("JSONB", u"jsonb"_s, true, "postgresql");
    row("postgresql.UUID(as_uuid=True)", u"uuid"_s, true, "postgresql");
    row("postgresql.ARRAY(sa.String(3), dimensions=2)",
        u"array of string(3)"_s,
        true,
        "postgresql");
    row("postgresql.TIMESTAMP(timezone=True, precision=3)",
        u"timestamp(3) with time zone"_s,
        true,
        "postgresql");
    row("postgresql.INET()", u"INET"_s, true, "postgresql");
    row("postgresql.VARCHAR(5)", u"string(5)"_s, true);
    row("mysql.TINYINT(display_width=1)", u"TINYINT(1)"_s, true, "mysql");
    row("mysql.INTEGER(unsigned=True)", u"INTEGER UNSIGNED"_s, true, "mysql");
    row("mysql.DATETIME(fsp=6)", u"datetime(6)"_s, true, "mysql");
    row("mysql.LONGTEXT", u"LONGTEXT"_s, true, "mysql");
}

void TestLowering::readsTypes()
{
    QFETCH(QString, type);
    const auto add = only<AddColumn>(u"op.add_column('t', sa.Column('c', %1))"_s.arg(type));
    QTEST(describe(add.column.type), "words");
    QTEST(add.column.type.exact, "exact");
    QTEST(add.column.type.dialect, "dialect");
    const auto variants = only<AddColumn>(
        u"op.add_column('t', sa.Column('c', sa.JSON().with_variant(%1, 'postgresql', 'mysql')))"_s
            .arg(type));
    QCOMPARE(variants.column.type.variants.size(), 2U);
    QTEST(describe(variants.column.type.on(u"mysql"_s)), "words");
    QCOMPARE(variants.column.type.on(u"sqlite"_s).kind, TypeKind::Json);
}

void TestLowering::readsIndexes()
{
    const auto index = [](const QString& arguments) {
        return only<CreateIndex>(u"op.create_index('ix', 't', ['a'], %1)"_s.arg(arguments)).index;
    };
    QCOMPARE(index(u"sqlite_where=sa.text('x')"_s).where, u"x"_s);
    QVERIFY(index(u"sqlite_where=sa.text('x')"_s).options.isEmpty());
    QCOMPARE(index(u"sqlite_where=sa.text('x'), postgresql_where=sa.text('x')"_s).where, u"x"_s);
    const Index different = index(u"sqlite_where=sa.text('x'), postgresql_where=sa.text('y')"_s);
    QCOMPARE(different.where, u"x"_s);
    QCOMPARE(different.options, QVariantMap({{u"postgresql_where"_s, u"y"_s}}));
    const QString foreign = u"postgresql_where=sa.text('y')"_s;
    QVERIFY(index(foreign).where.isEmpty());
    const QString create = u"op.create_index('ix', 't', ['a'], %1)"_s.arg(foreign);
    QCOMPARE(only<CreateIndex>(create, u"postgresql"_s).index.where, u"y"_s);
    const auto table = only<CreateTable>(
        u"op.create_table('t', sa.Column('a', sa.Integer), sa.Index('ix', 'a', %1))"_s.arg(
            foreign));
    QVERIFY(table.table.indexes.first().where.isEmpty());
    const auto batch = only<Batch>(
        u"with op.batch_alter_table('t') as b:\n    b.create_index('ix', ['a'], %1)"_s.arg(
            foreign));
    QVERIFY(std::get<CreateIndex>(batch.operations.front().value).index.where.isEmpty());
    QCOMPARE(index(u"postgresql_using='gin'"_s).options.value(u"postgresql_using"_s),
             QVariant(u"gin"_s));
    QCOMPARE(index(u"postgresql_ops={'a': 'x'}"_s).options.value(u"postgresql_ops"_s).toMap(),
             QVariantMap({{u"a"_s, u"x"_s}}));
}

void TestLowering::readsForeignKeys()
{
    const auto add = only<AddConstraint>(
        u"op.create_foreign_key(None, 'a', 'b', ['x'], ['y'], source_schema='s', "
        u"referent_schema='r',"
        " onupdate='CASCADE', deferrable=True, initially='deferred')"_s);
    const auto& key = std::get<ForeignKey>(add.constraint);
    QCOMPARE(add.table.toString(), u"s.a"_s);
    QCOMPARE(key.referent.toString(), u"r.b"_s);
    QVERIFY(key.name.isEmpty());
    QCOMPARE(key.onUpdate, u"CASCADE"_s);
    QCOMPARE(key.deferrable, std::optional(true));
    QCOMPARE(key.initially, u"DEFERRED"_s);
}

void TestLowering::readsAlterations()
{
    const auto alter = only<AlterColumn>(
        u"op.alter_column('t', 'c', existing_type=sa.Integer(), type_=sa.String(5), nullable=True,"
        " existing_nullable=False, existing_server_default=sa.text('1'), comment=None,"
        " existing_autoincrement=True, postgresql_using='c::text')"_s);
    QCOMPARE(alter.changes.type->kind, TypeKind::String);
    QCOMPARE(alter.changes.nullable, std::optional(true));
    QVERIFY(alter.changes.comment.has_value() && !alter.changes.comment->has_value());
    QVERIFY(!alter.changes.serverDefault.has_value());
    QCOMPARE(alter.existing.type->kind, TypeKind::Integer);
    QCOMPARE(alter.existing.nullable, std::optional(false));
    QCOMPARE((*alter.existing.serverDefault)->text, u"1"_s);
    QCOMPARE(alter.existing.autoincrement, std::optional(Autoincrement::Yes));
    QCOMPARE(alter.postgresqlUsing, u"c::text"_s);
}

void TestLowering::readsBatches()
{
    const auto batch = only<Batch>(
        u"with op.batch_alter_table('t', schema=None, recreate='always') as batch_op:\n"
        "    batch_op.add_column(sa.Column('c', sa.Integer), insert_after='a')\n"
        "    batch_op.alter_column('a', nullable=False)\n"
        "    batch_op.create_foreign_key(batch_op.f('f'), 'u', ['c'], ['id'])\n"
        "    batch_op.create_index('ix', ['c'])\n"
        "    batch_op.create_unique_constraint('uq', ['c'])\n"
        "    batch_op.drop_constraint('k', type_='check')\n"
        "    batch_op.drop_index('ix2')"_s);
    QCOMPARE(batch.table.toString(), u"t"_s);
    QCOMPARE(batch.recreate, Recreate::Always);
    QCOMPARE(batch.operations.size(), 7U);
    QCOMPARE(std::get<AddColumn>(batch.operations[0].value).place.after, u"a"_s);
    for (const Operation& operation : batch.operations) {
        QCOMPARE(operationTable(operation), std::optional(TableName(u"t"_s)));
    }
}

void TestLowering::readsRows()
{
    const QString table =
        u"t = sa.table('t', sa.column('a', sa.Integer), sa.column('b', sa.String), sa.column('c'))\n"_s;
    const auto insert = only<BulkInsert>(
        table + u"op.bulk_insert(t, [{'b': 'x', 'a': 1}, {'a': None, 'b': sa.func.now()}])"_s);
    QCOMPARE(insert.table.toString(), u"t"_s);
    QCOMPARE(insert.columns, QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(insert.types[1].kind, TypeKind::String);
    QCOMPARE(insert.rows.size(), 2);
    QCOMPARE(insert.rows[0][0].value, QVariant(1));
    QVERIFY(insert.rows[1][0].value.isNull());
    QVERIFY(insert.rows[1][1].isSql);
    const auto problem = [&table](const QString& rows) {
        const Result<Lowered> result = lowered(table + u"op.bulk_insert(t, %1)"_s.arg(rows));
        return result ? text(*result) : result.error().toText();
    };
    const QString beyond =
        u"? gives '%1' in row %2, which is no column of the table or not in the first row"_s;
    QCOMPARE(problem(u"[{'a': 1}, {'a': 1, 'b': 'x'}]"_s), beyond.arg(u"b"_s, u"2"_s));
    QCOMPARE(problem(u"[{'a': 1, 'z': 2}]"_s), beyond.arg(u"z"_s, u"1"_s));
    QCOMPARE(problem(u"[{'a': 1, 'b': 'x'}, {'b': 'y'}]"_s),
             u"? lacks 'a' in row 2 of those to insert"_s);
    // As many columns as the first row, but others.
    QCOMPARE(problem(u"[{'a': 1, 'b': 'x'}, {'b': 'y', 'c': 2}]"_s),
             u"? lacks 'a' in row 2 of those to insert"_s);
    const Result<Lowered> created = lowered(
        u"t = op.create_table('t', sa.Column('a', sa.Integer))\nop.bulk_insert(t, [{'a': 1}])"_s);
    QVERIFY_RESULT(created);
    QCOMPARE(text(*created), u"create table t (1 column)\ninsert 1 row into t"_s);
}

void TestLowering::readsSqlWithParameters()
{
    const auto execute = only<ExecuteSql>(
        u"op.get_bind().execute(sa.text('UPDATE t SET a = :a'), {'a': 5, 'b': 1})"_s);
    QCOMPARE(execute.sql, u"UPDATE t SET a = :a"_s);
    QCOMPARE(execute.parameters, QVariantMap({{u"a"_s, qint64(5)}}));
    const auto bound =
        only<ExecuteSql>(u"op.execute(sa.text('UPDATE t SET a = :a').bindparams(a='x'))"_s);
    QCOMPARE(bound.parameters, QVariantMap({{u"a"_s, u"x"_s}}));
    const Result<Lowered> several =
        lowered(u"op.get_bind().execute(sa.text('DELETE :a'), [{'a': 1}, {'a': 2}])"_s);
    QVERIFY_RESULT(several);
    QCOMPARE(several->steps.size(), 2U);
    QCOMPARE(only<ExecuteSql>(u"op.execute(\"SELECT '10:30', a::text\")"_s).sql,
             u"SELECT '10:30', a::text"_s);
    QCOMPARE(only<ExecuteSql>(u"op.execute('SELECT a::text')"_s).sql, u"SELECT a::text"_s);
}

void TestLowering::saysWhereAndWhyItIsOpaque()
{
    const Result<Lowered> result = lowered(u"op.drop_table('a')\n\nop.drop_table(load( 'x' ) )"_s);
    QVERIFY_RESULT(result);
    QCOMPARE(result->opaque.size(), 1);
    const Opaque& opaque = result->opaque[0];
    const int line = static_cast<int>(QString::fromLatin1(header).count(u'\n')) + 4;
    QCOMPARE(opaque.where, TextLocation({.file = u"a1.py"_s, .line = line, .column = 19}));
    QCOMPARE(opaque.code, u"load( 'x' )"_s);
    QCOMPARE(result->steps.size(), 1U);
    QCOMPARE(result->steps[0].where.line, line - 2);
}

void TestLowering::reportsMissingFunctionsAndBrokenSyntax()
{
    const Result<Script> script = Script::fromText(
        u"revision = 'a'\ndown_revision = None\ndef upgrade(engine):\n    pass\n"_s, u"a.py"_s);
    QVERIFY_RESULT(script);
    QVERIFY(script->lower(Direction::Down, u"sqlite"_s, {})->isMissing);
    QCOMPARE(text(*script->lower(Direction::Up, u"sqlite"_s, {})),
             u"? needs a value for 'engine' that nobody gives"_s);
    const Result<Script> broken = Script::fromText(
        u"revision = 'a'\ndown_revision = None\ndef upgrade():\n    x = = 1\n"_s, u"a.py"_s);
    QVERIFY_RESULT(broken);
    const Result<Lowered> result = broken->lower(Direction::Up, u"sqlite"_s, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ScriptInvalid);
    QCOMPARE(result.error().where->line, 4);
}

void TestLowering::answersTheInspectorFromTheSchemaBefore_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<bool>("answer");
    QTest::newRow("has_table") << u"sa.inspect(op.get_bind()).has_table('t')"_s << true;
    QTest::newRow("no table") << u"sa.inspect(op.get_bind()).has_table('u')"_s << false;
    QTest::newRow("names") << u"'t' in sa.inspect(op.get_bind()).get_table_names()"_s << true;
    QTest::newRow("columns")
        << u"'c' in [x['name'] for x in sa.inspect(op.get_bind()).get_columns('t')]"_s << true;
    QTest::newRow("set of columns")
        << u"'d' in {x['name'] for x in sa.inspect(op.get_bind()).get_columns('t')}"_s << false;
    QTest::newRow("indexes")
        << u"any(x['name'] == 'ix' for x in sa.inspect(op.get_bind()).get_indexes('t'))"_s << true;
}

void TestLowering::answersTheInspectorFromTheSchemaBefore()
{
    QFETCH(QString, question);
    QFETCH(bool, answer);
    Schema before;
    before.tables.resize(1);
    before.tables[0].name = TableName(u"t"_s);
    before.tables[0].columns.resize(1);
    before.tables[0].columns[0].name = u"c"_s;
    Index index;
    index.name = u"ix"_s;
    before.tables[0].indexes << index;
    const QString body =
        u"if %1:\n    op.execute('SELECT 1')\nelse:\n    op.execute('SELECT 2')"_s.arg(question);
    Result<Lowered> result = lowered(body, u"sqlite"_s, before);
    QVERIFY_RESULT(result);
    QCOMPARE(text(*result), answer ? u"run SQL: SELECT 1"_s : u"run SQL: SELECT 2"_s);

    before.uncertainties << Uncertainty(u"somebody ran SQL"_s);
    result = lowered(body, u"sqlite"_s, before);
    QVERIFY_RESULT(result);
    QVERIFY(result->steps.empty());
    QVERIFY(result->isByRows());  // the database will tell

    before.uncertainties.clear();
    result = lowered(u"op.rename_table('t', 'w')\n"_s + body, u"sqlite"_s, before);
    QVERIFY_RESULT(result);
    QVERIFY(!text(*result).contains("SELECT 1"_L1));
}

void TestLowering::survivesMutatedScripts()
{
    const QString body =
        u"with op.batch_alter_table('t') as b:\n    b.add_column(sa.Column('c', sa.Enum(*names, "
        u"name='e')))\n"
        "for t, n in [('a', 1)]:\n    op.execute(f'DROP {t} {n!r}' % (n,))\n"
        "x = {'a': [1, 2], **{'b': (3,)}}\nif x['a'][0] == 1 and not names or -1 < 2: helper(x)\n"
        "op.create_table('u', sa.Column('a', sa.String(5).with_variant(sa.Text, 'mysql')), *[])\n"_s;
    const QString letters = u"'\"\\()[]{},=:#*%.\n t1"_s;
    QRandomGenerator random(20261122);
    for (int i = 0; i < 400; ++i) {
        QString mutated = body.first(random.bounded(static_cast<int>(body.size())) + 1);
        for (int change = random.bounded(5); change > 0; --change) {
            mutated[random.bounded(static_cast<int>(mutated.size()))] =
                letters[random.bounded(static_cast<int>(letters.size()))];
        }
        const Result<Lowered> result = lowered(mutated);
        QVERIFY(!result || result->isFull() || !text(*result).isEmpty());
    }
    // Nested deeper than any stack: refused, not followed.
    const Result<Lowered> deep = lowered(u"x = "_s + u"("_s.repeated(5000) + u")"_s.repeated(5000));
    QVERIFY(!deep || !deep->isFull());
}

QTEST_GUILESS_MAIN(TestLowering)
#include "tst_lowering.moc"
