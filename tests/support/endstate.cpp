// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/endstate.h"

namespace limbeck {

using namespace Qt::StringLiterals;

QStringList endStateDifferences()
{
    QStringList all{
        u"+ check constraint chk_token_expiry of auth_tokens: (token_expires_at > created_at)"_s,
        u"+ primary key emailProcessorTable_pkey of emailProcessorTable: (email_processor_id)"_s,
        u"- enum type payment_term_enum: (monthly, yearly, perpetual)"_s,
        u"- enum type payment_type_enum: (credit_card, paypal, bank_transfer, system)"_s,
        u"- enum type plan_type_enum: (small, medium, large, big_af)"_s,
        u"~ column emailProcessorTable.email_processor_id: autoincrement no -> yes"_s,
        u"~ column emailProcessorTable.multi_attachment_flag: default false -> none"_s,
        u"~ column emailProcessorTable.multi_email_flag: default false -> none"_s,
        u"~ column emailProcessorTable.requires_processing: default false -> none"_s,
        u"~ column emailProcessorTable.system: type string -> string(96)"_s,
        u"~ column emailProcessorTable.test_name: type string -> string(255)"_s,
        u"~ column purgeTable.created_at: default current timestamp -> none"_s,
        u"~ column purgeTable.last_purged_at: default current timestamp -> none"_s,
        u"~ column purgeTable.purge_interval_days: default '30' -> none"_s,
        u"~ table emailProcessorTable: order of columns email_item_id, multi_item_email_ids, "
        "multi_email_flag, multi_attachment_flag, test_name, requires_processing, system, "
        "created_at, updated_at, last_processed_at, email_processor_id -> email_processor_id, "
        "email_item_id, multi_item_email_ids, multi_email_flag, multi_attachment_flag, system, "
        "test_name, requires_processing, created_at, updated_at, last_processed_at"_s};
    all.sort();
    return all;
}

}  // namespace limbeck
