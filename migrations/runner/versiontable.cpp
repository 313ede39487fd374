// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/runner/versiontable.h"

#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    QString table;
    QString column;
    QString insertion;  ///< ends before the value
    QString returning;

    Texts(const VersionTable& versionTable, Engine engine)
        : table(quotedTable(versionTable.name, engine))
        , column(quotedName(u"version_num"_s, Engine::Sqlite))
        , insertion(u"INSERT INTO %1 (%2) VALUES "_s.arg(table, column))
    {
        // SQLAlchemy asks for the new key wherever the engine can return one; only what a plan
        // shows repeats that.
        if (!versionTable.hasPrimaryKey) {
            return;
        }
        switch (engine) {
        case Engine::Sqlite:
            returning = u" RETURNING "_s + column;
            break;
        case Engine::Postgresql:
        case Engine::Mariadb:
            returning = u" RETURNING "_s + table + u'.' + column;
            break;
        case Engine::Mysql:
            break;
        }
    }

    QString insertRow(const QString& id) const
    {
        return insertion + u"('"_s + id + u"')"_s;
    }

    QString deleteRow(const QString& id) const
    {
        return u"DELETE FROM %1 WHERE %1.%2 = '"_s.arg(table, column) + id + u'\'';
    }

    QString updateRow(const QString& from, const QString& to) const
    {
        return u"UPDATE %1 SET %2='"_s.arg(table, column) + to
               + u"' WHERE %1.%2 = '"_s.arg(table, column) + from + u'\'';
    }
};

Result<> executeOnOneRow(Database& database,
                         const QString& sql,
                         const QString& doing,
                         const TableName& table)
{
    const Result<qint64> matched = database.execute(sql);
    if (!matched) {
        return fail(matched.error());
    }
    if (*matched != 1) {
        Error error;
        error.code = ErrorCode::VersionMismatch;
        error.message =
            EngineText::tr("Online migration expected to match one row when %1 in '%2'; %3 found")
                .arg(doing, table.name, QString::number(*matched))
            + u'\n'
            + EngineText::tr(
                "The version rows are not what this step starts from: another program "
                "changed them meanwhile, or a row is there twice. Nothing of the step "
                "is kept; look at the rows and run it again.");
        error.subjects = QStringList{table.toString()};
        return fail(error);
    }
    return {};
}

}  // namespace

Result<bool> VersionTable::exists(Database& database) const
{
    QString sql;
    QVariantMap parameters{{u"table"_s, name.name}};
    if (database.engine() == Engine::Sqlite) {
        const QString catalog =
            name.schema.isEmpty() ? u"main"_s : quotedName(name.schema, Engine::Sqlite);
        // SQLite's names do not depend on case.
        sql =
            u"SELECT 1 FROM %1.sqlite_master WHERE type IN ('table', 'view') "
            "AND lower(name) = lower(:table)"_s.arg(catalog);
    } else {
        const QString current =
            database.engine() == Engine::Postgresql ? u"current_schema()"_s : u"database()"_s;
        sql =
            u"SELECT 1 FROM information_schema.tables WHERE table_name = :table "
            "AND table_schema = "_s
            + (name.schema.isEmpty() ? current : u":schema"_s);
        if (!name.schema.isEmpty()) {
            parameters.insert(u"schema"_s, name.schema);
        }
    }
    return database.query(sql, parameters).map([](const QueryResult& result) {
        return !result.rows.isEmpty();
    });
}

Result<QStringList> VersionTable::read(Database& database) const
{
    const Result<bool> isThere = exists(database);
    if (!isThere) {
        return fail(isThere.error());
    }
    if (!*isThere) {
        return QStringList();
    }
    const Texts texts(*this, database.engine());
    // No ORDER BY: the order of the rows means something to "downgrade -1".
    const QString sql = u"SELECT %1.%2 FROM %1"_s.arg(texts.table, texts.column);
    return database.query(sql).map([](const QueryResult& result) {
        QStringList rows;
        for (const QVariantList& row : result.rows) {
            rows << row.value(0).toString();
        }
        return rows;
    });
}

Result<> VersionTable::ensure(Database& database) const
{
    const Result<bool> isThere = exists(database);
    if (!isThere) {
        return fail(isThere.error());
    }
    if (*isThere) {
        return {};
    }
    const Result<qint64> created = database.execute(createStatement(database.engine()));
    if (!created) {
        return fail(created.error().in(
            EngineText::tr("Cannot create the version table '%1'").arg(name.toString())));
    }
    return {};
}

// Alembic writes ids as literals without escaping: what could end the literal is no id.
Result<> VersionTable::check(const RowChange& change)
{
    QStringList ids = change.removed + change.added;
    if (change.updated) {
        ids << change.updated->first << change.updated->second;
    }
    for (const QString& id : ids) {
        if (isUnsafeInSql(id)) {
            return fail(ErrorCode::InvalidArgument, unsafeIdText(id) + u'.');
        }
    }
    return {};
}

Result<> VersionTable::write(Database& database, const RowChange& change) const
{
    if (const Result<> checked = check(change); !checked) {
        return checked;
    }
    const Texts texts(*this, database.engine());
    for (const QString& id : change.removed) {
        const QString doing = EngineText::tr("deleting '%1'").arg(id);
        if (Result<> done = executeOnOneRow(database, texts.deleteRow(id), doing, name); !done) {
            return done;
        }
    }
    for (const QString& id : change.added) {
        if (const Result<qint64> done = database.execute(texts.insertRow(id)); !done) {
            return fail(done.error());
        }
    }
    if (change.updated) {
        const auto& [from, to] = *change.updated;
        const QString doing = EngineText::tr("updating '%1' to '%2'").arg(from, to);
        return executeOnOneRow(database, texts.updateRow(from, to), doing, name);
    }
    return {};
}

QStringList VersionTable::statements(const RowChange& change, Engine engine) const
{
    if (!check(change)) {
        return {};
    }
    const Texts texts(*this, engine);
    QStringList lines;
    for (const QString& id : change.removed) {
        lines << texts.deleteRow(id);
    }
    for (const QString& id : change.added) {
        lines << texts.insertRow(id) + texts.returning;
    }
    if (change.updated) {
        lines << texts.updateRow(change.updated->first, change.updated->second);
    }
    return lines;
}

QString VersionTable::createStatement(Engine engine) const
{
    const Texts texts(*this, engine);
    QString sql = u"CREATE TABLE %1 (\n\t%2 VARCHAR(32) NOT NULL"_s.arg(texts.table, texts.column);
    if (hasPrimaryKey) {
        sql += u", \n\tCONSTRAINT %1 PRIMARY KEY (%2)"_s.arg(
            quotedName(name.name + u"_pkc"_s, engine), texts.column);
    }
    return sql + u"\n)"_s;
}

Result<> VersionTable::removeAll(Database& database, const QString& row) const
{
    const Engine engine = database.engine();
    return database
        .execute(u"DELETE FROM %1 WHERE %2 = :row"_s.arg(quotedTable(name, engine),
                                                         quotedName(u"version_num"_s, engine)),
                 {{u"row"_s, row}})
        .map([](qint64) {});
}

}  // namespace limbeck
