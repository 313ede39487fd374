// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/inspect/inspector.h"

/// The queries of the inspector: one for each kind of thing, over all tables at once. Lists come
/// as JSON. The schema of a name is empty where it is the connection's own.
/// Catalogs: https://www.postgresql.org/docs/15/catalogs.html; they work from PostgreSQL 12 on.
namespace limbeck::postgresql {

/// oid, schema, name, comment, PARTITION BY, parents, schema even if it is the connection's own; in
/// order of creation.
QString tablesQuery(InspectedSchemas schemas);

/// See columnrows.h.
QString columnsQuery(InspectedSchemas schemas);

/// oid, schema, name, labels, is it in an inspected schema.
QString enumsQuery(InspectedSchemas schemas);

/// table's oid, name, kind, column numbers, deferrable, deferred, update action, delete action,
/// match, referent's schema, its name, its columns, condition, is it validated, index's oid.
QString constraintsQuery(InspectedSchemas schemas);

/// table's oid, oid, name, unique, method, number of key columns, column numbers, options of each,
/// texts (if one is an expression), classes that are not the usual ones, NULLS NOT DISTINCT,
/// condition, constraint's kind (or NULL), its operators. PostgreSQL 15 brought NULLS NOT DISTINCT.
QString indexesQuery(InspectedSchemas schemas, bool hasNullsNotDistinct);

/// schema, name, is it materialized, its SELECT.
QString viewsQuery(InspectedSchemas schemas);

/// schema, name, and as sequenceOptions() has it; those that no column owns.
QString sequencesQuery(InspectedSchemas schemas);

/// name, table's schema, table's name, CREATE statement.
QString triggersQuery(InspectedSchemas schemas);

}  // namespace limbeck::postgresql
