// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/argumentreader.h"
#include "models/operation/operation.h"

namespace limbeck {

/// Arguments of one `op.*` or `batch_op.*`. In a batch the table is the batch's, and not an
/// argument.
class OperationArguments final : public ArgumentReader
{
public:
    OperationArguments(const python::Arguments& arguments,
                       const QStringList& parameters,
                       const TableName* batchTable);

    TableName table(const QString& name = QStringLiteral("table_name"),
                    const QString& schemaName = QStringLiteral("schema"));
    bool isInBatch() const;

private:
    const TableName* m_batchTable;
};

/// How one operation is read.
struct KnownOperation
{
    using Read = Operation::Value (*)(OperationArguments&);

    QStringList parameters;       ///< positional ones of `op.name(…)`
    QStringList batchParameters;  ///< positional ones of `batch_op.name(…)`
    Read read = nullptr;
    bool isForBatches = true;
};

/// Every operation but those that do not change the schema by themselves: execute, bulk_insert,
/// get_bind, batch_alter_table, … Signatures: Alembic 1.19 op.pyi.
const QHash<QString, KnownOperation>& operationTable();

// One file per family.
void addTableOperations(QHash<QString, KnownOperation>& table);
void addColumnOperations(QHash<QString, KnownOperation>& table);
void addIndexOperations(QHash<QString, KnownOperation>& table);
void addConstraintOperations(QHash<QString, KnownOperation>& table);

/// One operation from a call of it; Opaque if it is not wholly understood.
Certain<Operation> readOperation(const KnownOperation& known,
                                 const python::Arguments& arguments,
                                 const TableName* batchTable);

/// The table that a call of op.create_table, sa.Table or sa.table describes.
Certain<Table> readTable(const python::Arguments& arguments, const QStringList& parameters);

/// op.bulk_insert(table, rows), with values as `dialect` has them.
Certain<Operation> readBulkInsert(const python::Arguments& arguments, const QString& dialect);

/// The table that `with op.batch_alter_table(…)` works on.
Certain<Batch> readBatch(const python::Arguments& arguments);

/// SQL that `op.execute(…)`, `batch_op.execute(…)` or `connection.execute(…)` runs; several for
/// several rows of parameters.
enum class SqlSource
{
    Operations,  ///< texts are those of sa.text
    Connection,  ///< texts are sent as they are
};
Certain<std::vector<Operation>> readExecute(const python::Arguments& arguments, SqlSource source);

}  // namespace limbeck
