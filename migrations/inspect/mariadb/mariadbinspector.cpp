// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/mariadb/mariadbinspector.h"

#include "migrations/dialect/enginetoken.h"
#include "migrations/dialect/mariadb/stored.h"
#include "migrations/dialect/mariadb/types.h"
#include "migrations/dialect/quoting.h"

#include <QHash>
#include <QVersionNumber>

#include <limits>

namespace limbeck::mariadb {

using namespace Qt::StringLiterals;

namespace {

/// NO ACTION and RESTRICT are the same here, and what happens anyway.
QString rule(const QString& text)
{
    return text == u"NO ACTION"_s || text == u"RESTRICT"_s ? QString() : text;
}

/// `sql` without "`name`." before its tables, which the server writes into every view.
QString withoutDatabase(QString sql, const QString& name)
{
    QList<EngineToken> tokens = engineTokens(sql, Engine::Mariadb);
    for (qsizetype i = tokens.size() - 2; i >= 0; --i) {
        const bool isPrefix = tokens[i].kind == EngineToken::Kind::QuotedName
                              && tokens[i].name() == name && tokens[i + 1].isSymbol(u'.');
        if (isPrefix) {
            sql.remove(tokens[i].start, tokens[i + 1].end() - tokens[i].start);
        }
    }
    return sql;
}

class Reader final
{
public:
    Reader(Database& database, const QList<TableName>& ignored)
        : m_database(database)
        , m_isMariadb(database.serverVersion().startsWith(u"MariaDB"_s))
        , m_version(QVersionNumber::fromString(database.serverVersion().section(u' ', 1)))
        , m_ignored(ignored)
        , m_prefix(engineName(database.engine()) + u'_')
    {
    }

    Result<Schema> read()
    {
        // What comes later refers to what came before.
        return each(tablesQuery(), &Reader::takeTable)
            .and_then([this] { return each(columnsQuery(), &Reader::takeColumn); })
            .and_then([this] { return each(checksQuery(), &Reader::takeCheck); })
            .and_then([this] { return each(indexesQuery(), &Reader::takeIndexPart); })
            .and_then([this] { return each(rulesQuery(), &Reader::takeRule); })
            .and_then([this] { return each(foreignKeysQuery(), &Reader::takeForeignKeyPart); })
            .and_then([this] { return each(viewsQuery(), &Reader::takeView); })
            .and_then([this] { return each(triggersQuery(), &Reader::takeTrigger); })
            .and_then([this] { return each(sequenceNamesQuery(), &Reader::takeSequenceName); })
            .and_then([this] { return each(sequencesQuery(), &Reader::takeSequence); })
            .and_then([this] { return each(u"SELECT DATABASE()"_s, &Reader::takeDefaultSchema); })
            .map([this] { return m_schema; });
    }

private:
    using Taker = void (Reader::*)(const QVariantList&);

    Result<> each(const QString& sql, Taker take)
    {
        if (sql.isEmpty()) {
            return {};  // this server has no such thing
        }
        const Result<QueryResult> found = m_database.query(sql);
        if (!found) {
            return fail(found.error());
        }
        for (const QVariantList& row : found->rows) {
            (this->*take)(row);
        }
        return {};
    }

    // --- Tables

    static QString tablesQuery()
    {
        return uR"(
SELECT TABLE_NAME, TABLE_COMMENT, TABLE_COLLATION, ENGINE, @@default_storage_engine,
    @@collation_database
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
ORDER BY TABLE_NAME
)"_s;
    }

    void takeTable(const QVariantList& row)
    {
        Table table;
        table.name = TableName(row[0].toString());
        if (m_ignored.contains(table.name)) {
            return;
        }
        table.comment = row[1].toString();
        const QString collation = row[2].toString();
        if (row[3].toString().compare(row[4].toString(), Qt::CaseInsensitive) != 0) {
            table.options.insert(m_prefix + u"engine"_s, row[3].toString());
        }
        if (collation != row[5].toString()) {
            table.options.insert(m_prefix + u"collate"_s, collation);
        }
        m_collations.insert(table.name.name, collation);
        m_places.insert(table.name.name, m_schema.tables.size());
        m_schema.tables << table;
    }

    /// nullptr for views and ignored tables.
    Table* table(const QVariant& name)
    {
        const auto found = m_places.constFind(name.toString());
        return found == m_places.cend() ? nullptr : &m_schema.tables[*found];
    }

    // --- Columns

    static QString columnsQuery()
    {
        return uR"(
SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, COLLATION_NAME, EXTRA,
    COLUMN_COMMENT, GENERATION_EXPRESSION
FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME, ORDINAL_POSITION
)"_s;
    }

    void takeColumn(const QVariantList& row)
    {
        Table* owner = table(row[0]);
        if (owner == nullptr) {
            return;
        }
        const QString extra = row[6].toString().toLower();
        Column column;
        column.name = row[1].toString();
        column.type = typeOf(row[2].toString());
        column.nullable = row[3].toString() == u"YES"_s;
        column.comment = row[7].toString();
        if (row[5].toString() != m_collations.value(owner->name.name)) {
            column.type.collation = row[5].toString();
        }
        column.autoincrement =
            extra.contains(u"auto_increment"_s) ? Autoincrement::Yes : Autoincrement::No;
        if (const QString expression = row[8].toString(); !expression.isEmpty()) {
            const bool isStored = extra.contains(u"stored"_s) || extra.contains(u"persistent"_s);
            column.computed = Computed{expression, isStored};
        } else if (!row[4].isNull()) {
            column.serverDefault = defaultOf(row[4].toString(), extra);
        }
        owner->columns << column;
    }

    /// MariaDB tells a default as SQL, MySQL as the bare value unless it is an expression.
    std::optional<ServerDefault> defaultOf(const QString& text, const QString& extra) const
    {
        using Kind = ServerDefault::Kind;
        const bool isNow = text.startsWith(u"current_timestamp"_s, Qt::CaseInsensitive);
        const bool isSql = m_isMariadb || isNow || extra.contains(u"default_generated"_s);
        if (!isSql) {
            return ServerDefault{Kind::Literal, text};
        }
        const qsizetype update = extra.indexOf(u"on update"_s);
        if (update >= 0) {
            return ServerDefault{Kind::Expression,
                                 text + u" ON UPDATE "_s + extra.mid(update + 10).trimmed()};
        }
        if (text.compare(u"NULL"_s, Qt::CaseInsensitive) == 0) {
            return {};
        }
        return storedDefault(ServerDefault{Kind::Expression, text});
    }

    // --- Checks

    QString checksQuery() const
    {
        if (m_isMariadb) {
            return uR"(
SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE
FROM information_schema.CHECK_CONSTRAINTS
WHERE CONSTRAINT_SCHEMA = DATABASE()
)"_s;
        }
        if (m_version < QVersionNumber(8, 0, 16)) {
            return {};
        }
        return uR"(
SELECT t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE
FROM information_schema.CHECK_CONSTRAINTS c
JOIN information_schema.TABLE_CONSTRAINTS t
    ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
WHERE c.CONSTRAINT_SCHEMA = DATABASE()
)"_s;
    }

    void takeCheck(const QVariantList& row)
    {
        Table* owner = table(row[0]);
        if (owner == nullptr) {
            return;
        }
        const QString name = row[1].toString();
        const QString condition = row[2].toString();
        Column* column = owner->column(name);
        const QString json = u"json_valid(%1)"_s.arg(alwaysQuotedName(name, Engine::Mariadb));
        if (column != nullptr && condition == json) {
            column->type = ColumnType::ofKind(TypeKind::Json);
            return;
        }
        owner->checkConstraints << CheckConstraint{name, condition, {}};
    }

    // --- Primary keys and indexes

    QString indexesQuery() const
    {
        const bool hasExpressions = !m_isMariadb && m_version >= QVersionNumber(8, 0, 13);
        return uR"(
SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE, %1
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX
)"_s.arg(hasExpressions ? u"EXPRESSION"_s : u"NULL"_s);
    }

    void takeIndexPart(const QVariantList& row)
    {
        Table* owner = table(row[0]);
        if (owner == nullptr) {
            return;
        }
        const QString name = row[1].toString();
        if (name == u"PRIMARY"_s) {
            if (!owner->primaryKey) {
                owner->primaryKey = PrimaryKey();
            }
            owner->primaryKey->columns << row[3].toString();
            return;
        }
        if (owner->indexes.isEmpty() || owner->indexes.last().name != name) {
            owner->indexes << indexOf(name, row);
        }
        Index& index = owner->indexes.last();
        index.parts << partOf(row);
        // A whole column has no length, but columns of FULLTEXT and SPATIAL indexes may tell one.
        if (!row[5].isNull() && !index.options.contains(m_prefix + u"prefix"_s)) {
            const QString key = m_prefix + u"length"_s;
            QVariantMap lengths = index.options.value(key).toMap();
            lengths.insert(row[3].toString(), row[5].toInt());
            index.options.insert(key, lengths);
        }
    }

    Index indexOf(const QString& name, const QVariantList& row) const
    {
        Index index;
        index.name = name;
        index.unique = row[2].toInt() == 0;
        const QString type = row[6].toString();
        if (type == u"FULLTEXT"_s || type == u"SPATIAL"_s) {
            index.options.insert(m_prefix + u"prefix"_s, type);
        } else if (type == u"HASH"_s) {
            index.options.insert(u"mysql_using"_s, u"hash"_s);
        }
        return index;
    }

    static IndexPart partOf(const QVariantList& row)
    {
        const bool isDescending = row[4].toString() == u"D"_s;
        const QString suffix = isDescending ? u" DESC"_s : QString();
        if (!row[7].isNull()) {
            return IndexPart{u'(' + row[7].toString() + u')' + suffix, true};
        }
        const QString name = row[3].toString();
        return isDescending ? IndexPart{quotedName(name, Engine::Mariadb) + suffix, true}
                            : IndexPart{name, false};
    }

    // --- Foreign keys. Two queries: joining tables of information_schema is quadratic.

    static QString rulesQuery()
    {
        return uR"(
SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE
FROM information_schema.REFERENTIAL_CONSTRAINTS
WHERE CONSTRAINT_SCHEMA = DATABASE()
)"_s;
    }

    void takeRule(const QVariantList& row)
    {
        m_rules.insert({row[0].toString(), row[1].toString()},
                       {rule(row[2].toString()), rule(row[3].toString())});
    }

    static QString foreignKeysQuery()
    {
        return uR"(
SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, NULLIF(REFERENCED_TABLE_SCHEMA, DATABASE()),
    REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME
FROM information_schema.KEY_COLUMN_USAGE
WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL
ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION
)"_s;
    }

    void takeForeignKeyPart(const QVariantList& row)
    {
        Table* owner = table(row[0]);
        if (owner == nullptr) {
            return;
        }
        const QString name = row[1].toString();
        if (owner->foreignKeys.isEmpty() || owner->foreignKeys.last().name != name) {
            const auto [onUpdate, onDelete] = m_rules.value({row[0].toString(), name});
            ForeignKey key;
            key.name = name;
            key.referent = TableName(row[3].toString(), row[4].toString());
            key.onUpdate = onUpdate;
            key.onDelete = onDelete;
            owner->foreignKeys << key;
        }
        owner->foreignKeys.last().columns << row[2].toString();
        owner->foreignKeys.last().referentColumns << row[5].toString();
    }

    // --- Views and triggers

    static QString viewsQuery()
    {
        return uR"(
SELECT TABLE_NAME, VIEW_DEFINITION, DATABASE()
FROM information_schema.VIEWS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME
)"_s;
    }

    void takeView(const QVariantList& row)
    {
        const TableName name(row[0].toString());
        m_schema.views << View{name,
                               u"CREATE VIEW %1 AS "_s.arg(quotedTable(name, Engine::Mariadb))
                                   + withoutDatabase(row[1].toString(), row[2].toString())};
    }

    static QString triggersQuery()
    {
        return uR"(
SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT
FROM information_schema.TRIGGERS
WHERE TRIGGER_SCHEMA = DATABASE()
ORDER BY TRIGGER_NAME
)"_s;
    }

    void takeTrigger(const QVariantList& row)
    {
        const QString name = row[0].toString();
        const TableName on(row[1].toString());
        if (m_ignored.contains(on)) {
            return;
        }
        const QString head =
            u"CREATE TRIGGER %1 %2 %3 ON %4 FOR EACH ROW "_s.arg(quotedName(name, Engine::Mariadb),
                                                                 row[2].toString(),
                                                                 row[3].toString(),
                                                                 quotedTable(on, Engine::Mariadb));
        m_schema.triggers << Trigger{name, on, head + row[4].toString()};
    }

    // --- Sequences. No view tells of them before MariaDB 11.5; each is a table of one row.

    static QString sequenceNamesQuery()
    {
        return u"SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() "
               "AND TABLE_TYPE = 'SEQUENCE' ORDER BY TABLE_NAME"_s;
    }

    void takeSequenceName(const QVariantList& row)
    {
        m_sequenceNames << row[0].toString();
    }

    QString sequencesQuery() const
    {
        QStringList terms;
        for (const QString& name : m_sequenceNames) {
            terms
                << u"SELECT %1, start_value, minimum_value, maximum_value, increment, cache_size, "
                   "cycle_option FROM %2"_s.arg(quotedText(name, Engine::Mariadb),
                                                alwaysQuotedName(name, Engine::Mariadb));
        }
        return terms.join(u" UNION ALL "_s);
    }

    void takeSequence(const QVariantList& row)
    {
        Sequence sequence;
        sequence.name = TableName(row[0].toString());
        const qint64 increment = row[4].toLongLong();
        const bool isDescending = increment < 0;
        const auto add = [&](const QString& key, qint64 value, qint64 usual) {
            if (value != usual) {
                sequence.options.insert(key, value);
            }
        };
        // What CREATE SEQUENCE takes by itself; the largest numbers are the sequence's own.
        constexpr qint64 limit = std::numeric_limits<qint64>::max();
        add(u"start"_s, row[1].toLongLong(), row[isDescending ? 3 : 2].toLongLong());
        add(u"minvalue"_s, row[2].toLongLong(), isDescending ? -limit : 1);
        add(u"maxvalue"_s, row[3].toLongLong(), isDescending ? -1 : limit - 1);
        add(u"increment"_s, increment, 1);
        add(u"cache"_s, row[5].toLongLong(), 1000);
        if (row[6].toInt() != 0) {
            sequence.options.insert(u"cycle"_s, true);
        }
        m_schema.sequences << sequence;
    }

    void takeDefaultSchema(const QVariantList& row)
    {
        m_schema.defaultSchema = row[0].toString();
    }

    using Name = std::pair<QString, QString>;  // of a table and its constraint

    Database& m_database;
    bool m_isMariadb;
    QVersionNumber m_version;
    QList<TableName> m_ignored;
    QString m_prefix;                    // of options
    QHash<QString, qsizetype> m_places;  // of tables in m_schema
    QHash<QString, QString> m_collations;
    QStringList m_sequenceNames;
    QHash<Name, std::pair<QString, QString>> m_rules;  // ON UPDATE, ON DELETE
    Schema m_schema;
};

}  // namespace

Result<Schema> inspectSchema(Database& database, const QList<TableName>& ignoredTables)
{
    return Reader(database, ignoredTables).read();
}

}  // namespace limbeck::mariadb
