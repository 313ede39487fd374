// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sampleschema.h"

#include "models/schema/schemabuilder.h"

namespace limbeck {

using namespace Qt::StringLiterals;

Schema sampleSchema()
{
    SchemaBuilder builder;
    TableBuilder person = builder.table(u"person"_s);
    person.integer(u"person_id"_s).primaryKey();
    person.string(u"email"_s, 96).notNull().unique();
    person.string(u"name"_s, 40).defaultsTo(u"nobody"_s);

    TableBuilder page = builder.table(u"page"_s);
    page.integer(u"page_id"_s).primaryKey();
    page.string(u"title"_s, 96).notNull();
    page.integer(u"owner_id"_s)
        .references(u"person"_s, u"person_id"_s)
        .onDelete(ReferentialAction::Cascade);
    page.integer(u"rank"_s);
    page.unique({u"title"_s, u"owner_id"_s}, u"uq_title_owner"_s);
    page.check(u"rank >= 0"_s, u"ck_rank"_s);
    page.index(u"page_rank"_s, {u"rank"_s}).where(u"rank > 0"_s);
    page.index(u"page_lower"_s, {}).expression(u"lower(title)"_s);

    Schema schema = builder.build();
    schema.triggers << Trigger{
        .name = u"page_touched"_s, .table = TableName(u"page"_s), .definition = u"-"_s};
    return schema;
}

}  // namespace limbeck
