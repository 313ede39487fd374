// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/operation/operation.h"

#include <QRandomGenerator>

namespace limbeck {

/// Makes schemas and operations that fit them, always the same ones for the same seed. For tests
/// of laws, which hold for every value.
class RandomSchema final
{
public:
    explicit RandomSchema(quint32 seed);

    /// A few tables that refer to each other, with every kind of constraint.
    Schema schema();

    /// An operation that apply() accepts on `schema`: reversible once it is completed, unless it
    /// is a data step. Every alternative of Operation comes up.
    Operation operation(const Schema& schema);

private:
    int below(qsizetype bound);
    bool chance(int percent);
    template <typename List>
    const auto& oneOf(const List& list);

    QString name(const QString& stem);
    ColumnType type();
    Column column();
    Table table(const QList<Table>& existing);
    ForeignKey foreignKey(const Table& from, const Table& referent);
    Index index(const Table& table);
    Constraint constraint(const Table& table, const Schema& schema);
    ColumnChanges changes(const Column& column);

    Operation::Value step(int kind, const Table& table, const Schema& schema);
    Operation::Value dropColumn(const Table& table, const Schema& schema);
    Operation::Value dropConstraint(const Table& table);
    Operation::Value dropIndex(const Table& table);
    Operation::Value comment(const Table& table);
    Operation::Value batch(const Table& table, const Schema& schema);

    QRandomGenerator m_random;
    int m_names = 0;
};

}  // namespace limbeck
