// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fenrir/fenrirschema.h"

#include "models/fenrir/declarations.h"

namespace limbeck::fenrir {

using namespace Qt::StringLiterals;

void addDeactivation(TableBuilder& table)
{
    table.boolean(u"is_active"_s).notNull();
    table.dateTime(u"deactivated_at"_s);
    table.string(u"deactivated_by_user_id"_s, 36)
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(ReferentialAction::SetNull);
}

Schema schema()
{
    SchemaBuilder builder;
    declareAccounts(builder);
    declareSystems(builder);
    declarePages(builder);
    declareTests(builder);
    declareUpkeep(builder);
    return builder.build();
}

}  // namespace limbeck::fenrir
