// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schema.h"

/// What an element of a schema says, without its name, in words for people: two that differ in
/// anything never read the same.
namespace limbeck {

/// The type as describe() says it; `isDetailed` adds what only a comparison needs: spelling,
/// dialect, variants.
QString typeText(const ColumnType& type, bool isDetailed);
/// "none", "'x'", "now()", "current timestamp".
QString defaultText(const std::optional<ServerDefault>& value);
QString identityText(const std::optional<Identity>& identity);
QString computedText(const std::optional<Computed>& computed);
QString autoincrementText(Autoincrement mode);
/// "mysql_engine=InnoDB, …", or "none".
QString optionsText(const QVariantMap& options);

/// "string(80), not null, default 'x'".
QString definitionText(const Column& column);
QString definitionText(const PrimaryKey& key);
QString definitionText(const UniqueConstraint& unique);
/// "(customer_id) -> customer (id), on delete CASCADE".
QString definitionText(const ForeignKey& key);
QString definitionText(const CheckConstraint& check);
QString definitionText(const ExcludeConstraint& exclude);
/// "(email), unique, where email IS NOT NULL".
QString definitionText(const Index& index);

}  // namespace limbeck
