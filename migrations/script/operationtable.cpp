// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/operationtable.h"

namespace limbeck {

OperationArguments::OperationArguments(const python::Arguments& arguments,
                                       const QStringList& parameters,
                                       const TableName* batchTable)
    : ArgumentReader(arguments, parameters)
    , m_batchTable(batchTable)
{
}

TableName OperationArguments::table(const QString& name, const QString& schemaName)
{
    return m_batchTable != nullptr ? *m_batchTable : ArgumentReader::table(name, schemaName);
}

bool OperationArguments::isInBatch() const
{
    return m_batchTable != nullptr;
}

const QHash<QString, KnownOperation>& operationTable()
{
    static const QHash<QString, KnownOperation> table = [] {
        QHash<QString, KnownOperation> made;
        addTableOperations(made);
        addColumnOperations(made);
        addIndexOperations(made);
        addConstraintOperations(made);
        return made;
    }();
    return table;
}

Certain<Operation> readOperation(const KnownOperation& known,
                                 const python::Arguments& arguments,
                                 const TableName* batchTable)
{
    OperationArguments reader(
        arguments, batchTable != nullptr ? known.batchParameters : known.parameters, batchTable);
    Operation operation{known.read(reader)};
    if (const std::optional<Opaque> why = reader.finish()) {
        return tl::unexpected(*why);
    }
    return operation;
}

}  // namespace limbeck
