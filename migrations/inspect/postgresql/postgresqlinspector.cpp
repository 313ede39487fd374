// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/inspect/postgresql/postgresqlinspector.h"

#include "migrations/dialect/quoting.h"
#include "migrations/inspect/postgresql/catalogqueries.h"
#include "migrations/inspect/postgresql/columnrows.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVersionNumber>

namespace limbeck::postgresql {

using namespace Qt::StringLiterals;

namespace {

QStringList listOf(const QVariant& json)
{
    QStringList texts;
    for (const QJsonValue& value : QJsonDocument::fromJson(json.toByteArray()).array()) {
        texts << value.toString();
    }
    return texts;
}

/// "{1,2}" of an array, "1 2" of a vector.
QList<int> numbersOf(const QVariant& value)
{
    QString text = value.toString();
    text.remove(u'{').remove(u'}').replace(u',', u' ');
    QList<int> numbers;
    for (const QString& number : text.split(u' ', Qt::SkipEmptyParts)) {
        numbers << number.toInt();
    }
    return numbers;
}

QString referentialAction(const QString& letter)
{
    static const QHash<QString, QString> actions{{u"r"_s, u"RESTRICT"_s},
                                                 {u"c"_s, u"CASCADE"_s},
                                                 {u"n"_s, u"SET NULL"_s},
                                                 {u"d"_s, u"SET DEFAULT"_s}};
    return actions.value(letter);
}

QString matchOf(const QString& letter)
{
    return letter == u"f"_s ? u"FULL"_s : letter == u"p"_s ? u"PARTIAL"_s : QString();
}

template <typename Deferring>
void setDeferral(Deferring* constraint, const QVariantList& row)
{
    if (row[4].toBool()) {
        constraint->deferrable = true;
    }
    if (row[5].toBool()) {
        constraint->initially = u"DEFERRED"_s;
    }
}

/// A table that is being put together.
struct Draft
{
    Table table;
    QHash<int, QString> columns;  ///< names by number
};

/// An index with what the constraint that it belongs to takes from it.
struct IndexRow
{
    Index index;
    qint64 table = 0;
    QString constraintKind;  ///< empty: it stands for itself
    QStringList operators;   ///< of an exclusion constraint
};

class Reader final
{
public:
    Reader(Database& database, const QList<TableName>& ignored, InspectedSchemas schemas)
        : m_database(database)
        , m_ignored(ignored)
        , m_schemas(schemas)
    {
    }

    Result<Schema> read()
    {
        // What comes later refers to what came before.
        return each(enumsQuery(m_schemas), &Reader::takeEnum)
            .and_then([this] { return each(tablesQuery(m_schemas), &Reader::takeTable); })
            .and_then([this] { return each(columnsQuery(m_schemas), &Reader::takeColumn); })
            .and_then(
                [this] { return each(indexesQuery(m_schemas, isAtLeast(15)), &Reader::takeIndex); })
            .and_then([this] { return each(constraintsQuery(m_schemas), &Reader::takeConstraint); })
            .and_then([this] { return each(viewsQuery(m_schemas), &Reader::takeView); })
            .and_then([this] { return each(sequencesQuery(m_schemas), &Reader::takeSequence); })
            .and_then(
                [this] { return each(u"SELECT current_schema()"_s, &Reader::takeDefaultSchema); })
            .and_then([this] { return each(triggersQuery(m_schemas), &Reader::takeTrigger); })
            .map([this] { return finished(); });
    }

private:
    using Taker = void (Reader::*)(const QVariantList&);

    Result<> each(const QString& sql, Taker take)
    {
        const Result<QueryResult> found = m_database.query(sql);
        if (!found) {
            return fail(found.error());
        }
        for (const QVariantList& row : found->rows) {
            (this->*take)(row);
        }
        return {};
    }

    bool isAtLeast(int version) const
    {
        const QString number = m_database.serverVersion().section(u' ', 1);
        return QVersionNumber::fromString(number) >= QVersionNumber(version);
    }

    void takeEnum(const QVariantList& row)
    {
        EnumType type;
        type.schema = row[1].toString();
        type.name = row[2].toString();
        type.values = listOf(row[3]);
        m_enums.insert(row[0].toLongLong(), type);
        if (row[4].toBool()) {
            m_schema.enums << type;
        }
    }

    void takeTable(const QVariantList& row)
    {
        Draft draft;
        draft.table.name = TableName(row[1].toString(), row[2].toString());
        const TableName fullName(row[6].toString(), row[2].toString());
        if (m_ignored.contains(draft.table.name) || m_ignored.contains(fullName)) {
            return;
        }
        draft.table.comment = row[3].toString();
        if (!row[4].isNull()) {
            draft.table.options.insert(u"postgresql_partition_by"_s, row[4].toString());
        }
        const QStringList parents = listOf(row[5]);
        if (!parents.isEmpty()) {
            draft.table.options.insert(u"postgresql_inherits"_s,
                                       QVariantList(parents.cbegin(), parents.cend()));
        }
        m_tables.insert(row[0].toLongLong(), m_drafts.size());
        m_drafts << draft;
    }

    /// nullptr for a table that is ignored.
    Draft* draft(qint64 oid)
    {
        const auto found = m_tables.constFind(oid);
        return found == m_tables.cend() ? nullptr : &m_drafts[*found];
    }

    void takeColumn(const QVariantList& row)
    {
        const ColumnRow read = columnRow(row, m_enums);
        Draft* table = draft(read.table);
        // A column may own more than one sequence; each makes a row.
        if (table != nullptr && !table->columns.contains(read.number)) {
            table->columns.insert(read.number, read.column.name);
            table->table.columns << read.column;
        }
    }

    void takeIndex(const QVariantList& row)
    {
        const Draft* table = draft(row[0].toLongLong());
        if (table == nullptr) {
            return;
        }
        IndexRow read;
        read.table = row[0].toLongLong();
        read.constraintKind = row[12].toString();
        read.operators = listOf(row[13]);
        Index& index = read.index;
        index.name = row[2].toString();
        index.unique = row[3].toBool();
        index.where = withoutParentheses(row[11].toString());
        if (row[4].toString() != u"btree"_s) {
            index.options.insert(u"postgresql_using"_s, row[4].toString());
        }
        if (row[10].toBool()) {
            index.options.insert(u"postgresql_nulls_not_distinct"_s, true);
        }
        setParts(&index, row, *table);
        if (read.constraintKind.isEmpty()) {
            draft(read.table)->table.indexes << index;
        } else {
            m_constraintIndexes.insert(row[1].toLongLong(), read);
        }
    }

    static void setParts(Index* index, const QVariantList& row, const Draft& table)
    {
        const int keyCount = row[5].toInt();
        const QList<int> columns = numbersOf(row[6]);
        const QList<int> options = numbersOf(row[7]);
        const QStringList texts = listOf(row[8]);
        const QJsonObject classes = QJsonDocument::fromJson(row[9].toByteArray()).object();
        QVariantList included;  // as scripts have it
        QVariantMap operators;
        for (int i = 0; i < columns.size(); ++i) {
            const bool isExpression = columns[i] == 0;
            const QString text = isExpression ? texts.value(i) : table.columns.value(columns[i]);
            if (i >= keyCount) {
                included << text;
                continue;
            }
            const QString name = classes.value(QString::number(i + 1)).toString();
            if (!name.isEmpty()) {
                operators.insert(text, name);
            }
            index->parts << partOf(text, isExpression, options.value(i));
        }
        if (!included.isEmpty()) {
            index->options.insert(u"postgresql_include"_s, included);
        }
        if (!operators.isEmpty()) {
            index->options.insert(u"postgresql_ops"_s, operators);
        }
    }

    /// `order`: 1 is DESC, 2 NULLS FIRST, which DESC has unless it says otherwise.
    static IndexPart partOf(const QString& text, bool isExpression, int order)
    {
        static const QStringList suffixes{
            QString(), u" DESC NULLS LAST"_s, u" NULLS FIRST"_s, u" DESC"_s};
        const QString suffix = suffixes.value(order & 3);
        if (suffix.isEmpty()) {
            return IndexPart{text, isExpression};
        }
        return IndexPart{(isExpression ? text : quotedName(text, Engine::Postgresql)) + suffix,
                         true};
    }

    void takeConstraint(const QVariantList& row)
    {
        Draft* table = draft(row[0].toLongLong());
        if (table == nullptr) {
            return;
        }
        QStringList columns;
        for (const int number : numbersOf(row[3])) {
            columns << table->columns.value(number);
        }
        const QString name = row[1].toString();
        const QString kind = row[2].toString();
        if (kind == u"p"_s) {
            table->table.primaryKey = PrimaryKey{name, columns, {}};
        } else if (kind == u"u"_s) {
            table->table.uniqueConstraints << uniqueOf(name, columns, row);
        } else if (kind == u"f"_s) {
            table->table.foreignKeys << foreignKeyOf(name, columns, row);
        } else if (kind == u"c"_s) {
            CheckConstraint check{name, withoutParentheses(row[12].toString()), {}};
            markUnvalidated(&check.options, row);
            table->table.checkConstraints << check;
        } else {
            table->table.excludeConstraints << excludeOf(name, row);
        }
    }

    static void markUnvalidated(QVariantMap* options, const QVariantList& row)
    {
        if (!row[13].toBool()) {
            options->insert(u"postgresql_not_valid"_s, true);
        }
    }

    UniqueConstraint uniqueOf(const QString& name,
                              const QStringList& columns,
                              const QVariantList& row)
    {
        UniqueConstraint unique;
        unique.name = name;
        unique.columns = columns;
        setDeferral(&unique, row);
        const IndexRow index = m_constraintIndexes.value(row[14].toLongLong());
        for (const QString& key : {u"postgresql_include"_s, u"postgresql_nulls_not_distinct"_s}) {
            if (index.index.options.contains(key)) {
                unique.options.insert(key, index.index.options.value(key));
            }
        }
        return unique;
    }

    static ForeignKey foreignKeyOf(const QString& name,
                                   const QStringList& columns,
                                   const QVariantList& row)
    {
        ForeignKey key;
        key.name = name;
        key.columns = columns;
        key.referent = TableName(row[9].toString(), row[10].toString());
        key.referentColumns = listOf(row[11]);
        key.onUpdate = referentialAction(row[6].toString());
        key.onDelete = referentialAction(row[7].toString());
        key.match = matchOf(row[8].toString());
        setDeferral(&key, row);
        markUnvalidated(&key.options, row);
        return key;
    }

    ExcludeConstraint excludeOf(const QString& name, const QVariantList& row)
    {
        const IndexRow read = m_constraintIndexes.value(row[14].toLongLong());
        ExcludeConstraint exclude;
        exclude.name = name;
        exclude.method = read.index.options.value(u"postgresql_using"_s, u"btree"_s).toString();
        exclude.where = read.index.where;
        setDeferral(&exclude, row);
        for (qsizetype i = 0; i < read.index.parts.size(); ++i) {
            const IndexPart& part = read.index.parts[i];
            exclude.elements << ExcludeConstraint::Element{
                part.text, read.operators.value(i), part.isExpression};
        }
        return exclude;
    }

    void takeView(const QVariantList& row)
    {
        View view;
        view.name = TableName(row[0].toString(), row[1].toString());
        QString select = row[3].toString().trimmed();
        if (select.endsWith(u';')) {
            select.chop(1);
        }
        view.definition = (row[2].toBool() ? u"CREATE MATERIALIZED VIEW "_s : u"CREATE VIEW "_s)
                          + quotedTable(view.name, Engine::Postgresql) + u" AS\n"_s + select;
        m_schema.views << view;
    }

    void takeSequence(const QVariantList& row)
    {
        Sequence sequence;
        sequence.name = TableName(row[0].toString(), row[1].toString());
        sequence.options = sequenceOptions(row, 2);
        const QString type = row.last().toString();
        if (type != u"bigint"_s) {
            sequence.options.insert(u"type"_s, type);
        }
        m_schema.sequences << sequence;
    }

    void takeDefaultSchema(const QVariantList& row)
    {
        m_schema.defaultSchema = row[0].toString();
    }

    void takeTrigger(const QVariantList& row)
    {
        const TableName table(row[1].toString(), row[2].toString());
        if (!m_ignored.contains(table)) {
            m_schema.triggers << Trigger{row[0].toString(), table, row[3].toString()};
        }
    }

    Schema finished()
    {
        for (const Draft& draft : m_drafts) {
            m_schema.tables << draft.table;
        }
        return m_schema;
    }

    Database& m_database;
    QList<TableName> m_ignored;
    InspectedSchemas m_schemas;
    EnumTypes m_enums;
    QList<Draft> m_drafts;                        // in order of creation
    QHash<qint64, qsizetype> m_tables;            // places in m_drafts by oid
    QHash<qint64, IndexRow> m_constraintIndexes;  // by oid
    Schema m_schema;
};

}  // namespace

Result<Schema> inspectSchema(Database& database,
                             const QList<TableName>& ignoredTables,
                             InspectedSchemas schemas)
{
    return Reader(database, ignoredTables, schemas).read();
}

}  // namespace limbeck::postgresql
