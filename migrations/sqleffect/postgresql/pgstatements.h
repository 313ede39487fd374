// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/sqleffect/changesink.h"
#include "migrations/sqleffect/postgresql/pgtext.h"
#include "migrations/sqleffect/postgresql/pgtree.h"

/// One function for each kind of statement that changes the schema, named after its node.
namespace limbeck::postgresql {

// pgtable.cpp
void readCreate(const Node& statement, const SourceText& source, ChangeSink& sink);
void readAlterTable(const Node& statement, const SourceText& source, ChangeSink& sink);

// pgindex.cpp
void readIndex(const Node& statement, const SourceText& source, ChangeSink& sink);

// pgobjects.cpp
void readDrop(const Node& statement, ChangeSink& sink);
void readRename(const Node& statement, ChangeSink& sink);
void readSetSchema(const Node& statement, ChangeSink& sink);
void readComment(const Node& statement, ChangeSink& sink);

// pgothers.cpp
void readEnum(const Node& statement, ChangeSink& sink);
void readSequence(const Node& statement, ChangeSink& sink);
void readView(const Node& statement, ChangeSink& sink);
void readTableAs(const Node& statement, ChangeSink& sink);
void readSelect(const Node& statement, ChangeSink& sink);

}  // namespace limbeck::postgresql
