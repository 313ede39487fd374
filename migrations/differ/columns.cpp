// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/differ/columns.h"

namespace limbeck {

ColumnChanges changesBetween(const Column& from, const Column& to)
{
    ColumnChanges changes;
    if (from.type != to.type) {
        changes.type = to.type;
    }
    if (from.nullable != to.nullable) {
        changes.nullable = to.nullable;
    }
    if (from.serverDefault != to.serverDefault) {
        changes.serverDefault.emplace(to.serverDefault);
    }
    if (from.identity != to.identity) {
        changes.identity.emplace(to.identity);
    }
    if (from.comment != to.comment) {
        changes.comment.emplace();
        if (!to.comment.isEmpty()) {
            changes.comment->emplace(to.comment);
        }
    }
    if (from.autoincrement != to.autoincrement) {
        changes.autoincrement = to.autoincrement;
    }
    return changes;
}

bool mustBeMadeAnew(const Column& from, const Column& to)
{
    return from.computed != to.computed;
}

}  // namespace limbeck
