// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/datacheck/checksql.h"

#include <limits>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

class Writer final
{
public:
    Writer(const DataCheck& check, const Dialect& dialect)
        : m_check(check)
        , m_dialect(dialect)
        , m_table(dialect.quoteTable(check.table))
    {
    }

    CheckSql write() const
    {
        switch (m_check.kind) {
        case DataCheck::Kind::NoNulls:
            return rowsWhere(u"c."_s + name(m_check.columns.first()) + u" IS NULL"_s, m_check.key);
        case DataCheck::Kind::Fits:
            return rowsWhere(tooLarge(u"c."_s + name(m_check.columns.first())), m_check.key);
        case DataCheck::Kind::NoOrphans:
            return rowsWhere(isOrphan(), m_check.key);
        case DataCheck::Kind::NoRows:
            return {.count = u"SELECT count(*) FROM %1"_s.arg(m_table), .examples = {}};
        case DataCheck::Kind::NoDuplicates:
            return duplicates();
        case DataCheck::Kind::Meets:
            return rowsThatBreak();
        case DataCheck::Kind::Unasked:
            break;  // has a `whyNot`
        }
        Q_UNREACHABLE();
    }

private:
    QString name(const QString& column) const
    {
        return m_dialect.quoteName(column);
    }

    QString list(const QString& alias, const QStringList& columns) const
    {
        QStringList names;
        for (const QString& column : columns) {
            names << alias + name(column);
        }
        return names.join(u", "_s);
    }

    QString each(const QStringList& columns, const QString& test) const
    {
        QStringList terms;
        for (const QString& column : columns) {
            terms << u"c."_s + name(column) + test;
        }
        return terms.join(u" AND "_s);
    }

    CheckSql rowsWhere(const QString& condition, const QStringList& shown) const
    {
        CheckSql sql;
        sql.count = u"SELECT count(*) FROM %1 AS c WHERE %2"_s.arg(m_table, condition);
        if (!shown.isEmpty()) {
            sql.labels = shown;
            sql.examples = u"SELECT %1 FROM %2 AS c WHERE %3 ORDER BY %1 LIMIT %4"_s.arg(
                list(u"c."_s, shown), m_table, condition, QString::number(exampleCount));
        }
        return sql;
    }

    /// A condition that is NULL holds, so NOT finds what a CHECK refuses. The table has no other
    /// name here: the condition may say its own.
    CheckSql rowsThatBreak() const
    {
        const QString from = u" FROM %1 WHERE NOT (%2)"_s.arg(m_table, m_check.condition);
        CheckSql sql;
        sql.count = u"SELECT count(*)"_s + from;
        if (!m_check.key.isEmpty()) {
            const QString key = list({}, m_check.key);
            sql.labels = m_check.key;
            sql.examples = u"SELECT "_s + key + from
                           + u" ORDER BY %1 LIMIT %2"_s.arg(key, QString::number(exampleCount));
        }
        return sql;
    }

    /// Rows with a NULL in a unique key do not count: engines take any number of them.
    CheckSql duplicates() const
    {
        const QString columns = list(u"c."_s, m_check.columns);
        const QString groups =
            u"SELECT %1 FROM %2 AS c WHERE %3 GROUP BY %1 HAVING count(*) > 1"_s.arg(
                columns, m_table, each(m_check.columns, u" IS NOT NULL"_s));
        return {.count = u"SELECT count(*) FROM (%1) AS g"_s.arg(groups),
                .examples =
                    groups + u" ORDER BY %1 LIMIT %2"_s.arg(columns, QString::number(exampleCount)),
                .labels = m_check.columns};
    }

    QString isOrphan() const
    {
        QStringList same;
        for (qsizetype i = 0; i < m_check.columns.size(); ++i) {
            same << u"p.%1 = c.%2"_s.arg(name(m_check.referentColumns.at(i)),
                                         name(m_check.columns.at(i)));
        }
        return u"%1 AND NOT EXISTS (SELECT 1 FROM %2 AS p WHERE %3)"_s.arg(
            each(m_check.columns, u" IS NOT NULL"_s),
            m_dialect.quoteTable(m_check.referent),
            same.join(u" AND "_s));
    }

    QString tooLarge(const QString& column) const
    {
        switch (m_check.type.kind) {
        case TypeKind::SmallInteger:
            return outside(
                column, std::numeric_limits<qint16>::min(), std::numeric_limits<qint16>::max());
        case TypeKind::Integer:
            return outside(
                column, std::numeric_limits<qint32>::min(), std::numeric_limits<qint32>::max());
        default:
            break;
        }
        const QString length =
            m_dialect.engine() == Engine::Sqlite ? u"length"_s : u"char_length"_s;
        return u"%1(%2) > %3"_s.arg(
            length, column, QString::number(m_check.type.length.value_or(0)));
    }

    static QString outside(const QString& column, qint64 least, qint64 most)
    {
        return u"(%1 < %2 OR %1 > %3)"_s.arg(column, QString::number(least), QString::number(most));
    }

    const DataCheck& m_check;  // both outlive the writer
    const Dialect& m_dialect;
    QString m_table;
};

}  // namespace

CheckSql checkSql(const DataCheck& check, const Dialect& dialect)
{
    return Writer(check, dialect).write();
}

}  // namespace limbeck
