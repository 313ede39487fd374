// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/operation/schemalookup.h"
#include "models/schema/sqlnames.h"

#include <algorithm>

namespace limbeck {

namespace {

/// One column's new name, carried to everything that says the old one.
class ColumnRename final
{
public:
    ColumnRename(const QString& from, const QString& to)
        : m_from(from)
        , m_to(to)
    {
    }

    void inTable(Table& table) const
    {
        table.column(m_from)->name = m_to;
        for (Column& column : table.columns) {
            if (column.computed.has_value()) {
                inSql(column.computed->expression);
            }
        }
        if (table.primaryKey.has_value()) {
            inNames(table.primaryKey->columns);
        }
        for (UniqueConstraint& unique : table.uniqueConstraints) {
            inNames(unique.columns);
        }
        for (ForeignKey& key : table.foreignKeys) {
            inNames(key.columns);
        }
        for (CheckConstraint& check : table.checkConstraints) {
            inSql(check.condition);
        }
        for (ExcludeConstraint& exclude : table.excludeConstraints) {
            inExclude(exclude);
        }
        for (Index& index : table.indexes) {
            inIndex(index);
        }
    }

    void inReferents(Table& table, const TableName& referent) const
    {
        for (ForeignKey& key : table.foreignKeys) {
            if (key.referent == referent) {
                inNames(key.referentColumns);
            }
        }
    }

private:
    void inNames(QStringList& names) const
    {
        std::ranges::replace(names, m_from, m_to);
    }

    void inSql(QString& sql) const
    {
        sql = withNameReplaced(sql, m_from, m_to);
    }

    void inExclude(ExcludeConstraint& exclude) const
    {
        for (ExcludeConstraint::Element& element : exclude.elements) {
            if (element.isExpression) {
                inSql(element.expression);
            } else if (element.expression == m_from) {
                element.expression = m_to;
            }
        }
        inSql(exclude.where);
    }

    void inIndex(Index& index) const
    {
        for (IndexPart& part : index.parts) {
            if (part.isExpression) {
                inSql(part.text);
            } else if (part.text == m_from) {
                part.text = m_to;
            }
        }
        inSql(index.where);
    }

    const QString& m_from;
    const QString& m_to;
};

}  // namespace

void renameColumn(Schema& schema, const TableName& name, const QString& from, const QString& to)
{
    const ColumnRename rename(from, to);
    rename.inTable(*schema.table(name));
    for (qsizetype i = 0; i < schema.tables.size(); ++i) {
        // Read first: writing copies the lists of every table that it touches.
        const QList<ForeignKey>& keys = std::as_const(schema).tables[i].foreignKeys;
        if (std::ranges::find(keys, name, &ForeignKey::referent) != keys.end()) {
            rename.inReferents(schema.tables[i], name);
        }
    }
}

}  // namespace limbeck
