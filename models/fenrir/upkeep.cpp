// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fenrir/declarations.h"

namespace limbeck::fenrir {

using namespace Qt::StringLiterals;

namespace {

void declareEmailProcessor(SchemaBuilder& schema)
{
    TableBuilder processor = schema.table(u"emailProcessorTable"_s);
    processor.integer(u"email_processor_id"_s).primaryKey();
    processor.integer(u"email_item_id"_s).notNull().unique();
    processor.jsonb(u"multi_item_email_ids"_s);
    processor.boolean(u"multi_email_flag"_s).notNull();
    processor.boolean(u"multi_attachment_flag"_s).notNull();
    processor.string(u"system"_s, 96);
    processor.string(u"test_name"_s, 255);
    processor.boolean(u"requires_processing"_s).notNull();
    processor.dateTime(u"created_at"_s).notNull();
    processor.dateTime(u"updated_at"_s);
    processor.dateTime(u"last_processed_at"_s);
}

void declarePurges(SchemaBuilder& schema)
{
    TableBuilder purge = schema.table(u"purgeTable"_s);
    purge.string(u"purge_id"_s, 36).primaryKey();
    purge.string(u"table_name"_s, 255).notNull();
    purge.dateTime(u"last_purged_at"_s).notNull();
    purge.dateTime(u"created_at"_s).notNull();
    purge.dateTime(u"updated_at"_s);
    purge.integer(u"purge_interval_days"_s).notNull();
}

}  // namespace

void declareUpkeep(SchemaBuilder& schema)
{
    declareEmailProcessor(schema);
    declarePurges(schema);
}

}  // namespace limbeck::fenrir
