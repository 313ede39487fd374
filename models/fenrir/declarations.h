// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/schema/schemabuilder.h"

/// The parts of fenrirSchema, one file per subject.
namespace limbeck::fenrir {

/// Who uses the hub: users, accounts, tokens and what they did.
void declareAccounts(SchemaBuilder& schema);
/// What is tested and where it runs: systems, environments, their users.
void declareSystems(SchemaBuilder& schema);
/// What a browser test sees and does: pages, elements, actions.
void declarePages(SchemaBuilder& schema);
/// Test cases, and how they are bundled and labelled.
void declareTests(SchemaBuilder& schema);
/// What the hub keeps for work of its own: mail and purging.
void declareUpkeep(SchemaBuilder& schema);

/// The three columns of a thing that is switched off instead of deleted: whether it is active,
/// since when not, and by whom.
void addDeactivation(TableBuilder& table);

}  // namespace limbeck::fenrir
