// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/sqlite/tablesql.h"
#include "models/operation/operation.h"

namespace limbeck::sqlite {

/// A table while a batch changes it: clauses as text, so that what nobody changes is not touched.
///
/// Columns that get another name keep their old one in the new table until the very end, when
/// SQLite renames them itself: it also rewrites conditions, triggers, views and the keys of other
/// tables. `physical` is the name until then.
class TableDraft final
{
public:
    struct DraftColumn
    {
        ColumnSql sql;
        QString name;      ///< what the batch calls it by now
        QString original;  ///< what the batch called it at first; stock batches find it by that
        QString physical;  ///< in the new table, before the renames
        QString source;    ///< in the old table; empty if it is new
        QString castTo;    ///< type that copied values are cast to; empty if they are copied
    };

    struct DraftIndex
    {
        Index index;
        QString text;  ///< as SQLite keeps it; empty for new ones
    };

    /// Fails with Unsupported for virtual tables and what cannot be read.
    static Result<TableDraft> of(const Table& table);

    Result<> apply(const Operation& operation);
    void add(const Constraint& constraint);
    void setOptions(const QVariantMap& options);
    /// partial_reordering: each list says an order of some columns.
    Result<> reorder(const QList<QStringList>& partialOrders);
    void applyNamingConvention(const QVariantMap& convention);

    const QList<DraftColumn>& columns() const;
    const QList<DraftIndex>& oldIndexes() const;
    const QList<DraftIndex>& newIndexes() const;
    const QStringList& droppedColumns() const;
    bool hasAutoincrement() const;

    /// CREATE TABLE under another name, with physical column names.
    QString createText(const QString& temporaryName) const;

private:
    Result<> applyTo(const AddColumn& add);
    Result<> applyTo(const DropColumn& drop);
    Result<> applyTo(const AlterColumn& alter);
    Result<> applyTo(const AddConstraint& add);
    Result<> applyTo(const DropConstraint& drop);
    Result<> applyTo(const CreateIndex& create);
    Result<> applyTo(const DropIndex& drop);

    Result<DraftColumn*> find(const QString& name);
    qsizetype indexOf(const QString& name) const;
    Result<> place(const DraftColumn& column, const ColumnPlace& place);
    Result<> changeType(DraftColumn* column, const AlterColumn& alter);
    bool removeConstraint(const QString& name, ConstraintType type);
    bool removeUnnamed(const Constraint& dropped);
    void removePrimaryKey();
    void removeWhatNames(const QString& column);
    void moveKeyToColumn();
    Constraint onPhysicalNames(const Constraint& constraint) const;
    QStringList physicalNames(const QStringList& names) const;
    QString onPhysicalNames(const QString& sql) const;

    TableName m_name;
    QStringList m_prefixes;
    QList<DraftColumn> m_columns;
    QList<ConstraintSql> m_constraints;
    QList<DraftIndex> m_oldIndexes;
    QList<DraftIndex> m_newIndexes;
    QStringList m_dropped;
    QVariantMap m_options;
    QString m_tail;
};

}  // namespace limbeck::sqlite
