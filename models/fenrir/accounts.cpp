// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fenrir/declarations.h"

namespace limbeck::fenrir {

using namespace Qt::StringLiterals;
using enum ReferentialAction;

namespace {

void declareUsers(SchemaBuilder& schema)
{
    TableBuilder users = schema.table(u"auth_users"_s);
    users.string(u"auth_user_id"_s, 36).primaryKey();
    users.string(u"email"_s, 255).notNull().unique();
    users.string(u"username"_s, 96);
    users.string(u"first_name"_s, 255);
    users.string(u"last_name"_s, 255);
    users.string(u"current_token"_s, 64);
    users.dateTime(u"token_expires_at"_s);
    users.boolean(u"is_active"_s).notNull();
    users.boolean(u"is_admin"_s).notNull();
    users.boolean(u"is_super_admin"_s).notNull();
    users.boolean(u"multi_account_user"_s).notNull();
    users.string(u"account_ids"_s, 1024);
    users.string(u"user_subscription_id"_s, 36);
    users.dateTime(u"created_at"_s).notNull();
    users.dateTime(u"last_login_at"_s);
    users.dateTime(u"updated_at"_s);
}

void declareAccount(SchemaBuilder& schema)
{
    TableBuilder account = schema.table(u"account"_s);
    account.string(u"account_id"_s, 36).primaryKey();
    account.string(u"account_name"_s, 255).notNull().unique();
    account.string(u"owner_user_id"_s, 36)
        .notNull()
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(Cascade);
    account.boolean(u"is_active"_s).notNull();
    account.string(u"logo_url"_s, 512);
    account.string(u"primary_contact"_s, 36);
    account.string(u"subscription_id"_s, 36);
    account.dateTime(u"created_at"_s).notNull();
    account.dateTime(u"updated_at"_s);
}

void declareMembers(SchemaBuilder& schema)
{
    TableBuilder member = schema.table(u"auth_user_account_association"_s);
    member.string(u"association_id"_s, 36).primaryKey();
    member.string(u"auth_user_id"_s, 36)
        .notNull()
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(Cascade);
    member.string(u"account_id"_s, 36)
        .notNull()
        .references(u"account"_s, u"account_id"_s)
        .onDelete(Cascade);
    member.string(u"role"_s, 64).notNull();
    member.boolean(u"is_active"_s).notNull();
    member.string(u"invited_by_user_id"_s, 36)
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(SetNull);
    member.dateTime(u"created_at"_s).notNull();
    member.dateTime(u"updated_at"_s);
    member.unique({u"auth_user_id"_s, u"account_id"_s}, u"uq_user_account"_s);
    member.index(u"idx_user_account_user"_s, {u"auth_user_id"_s});
    member.index(u"idx_user_account_account"_s, {u"account_id"_s});
    member.index(u"idx_user_account_active"_s, {u"is_active"_s});
}

void declareTokens(SchemaBuilder& schema)
{
    TableBuilder token = schema.table(u"auth_tokens"_s);
    token.string(u"token_id"_s, 36).primaryKey();
    token.string(u"auth_user_id"_s, 36)
        .notNull()
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(Cascade);
    token.string(u"token_value"_s, 64).notNull().unique();
    token.dateTime(u"token_expires_at"_s).notNull();
    token.string(u"device_info"_s, 255);
    token.string(u"ip_address"_s, 45);
    token.dateTime(u"last_used_at"_s);
    token.boolean(u"is_active"_s).notNull();
    token.dateTime(u"created_at"_s).notNull();
    token.dateTime(u"revoked_at"_s);
    token.check(u"token_expires_at > created_at"_s, u"chk_token_expiry"_s);
    token.index(u"idx_auth_tokens_pk"_s, {u"token_id"_s}).usingMethod(u"btree"_s);
    token.uniqueIndex(u"idx_auth_tokens_value"_s, {u"token_value"_s});
    token.index(u"idx_auth_tokens_user_active"_s, {u"auth_user_id"_s, u"is_active"_s});
    token.index(u"idx_auth_tokens_expires"_s, {u"token_expires_at"_s}).where(u"is_active = true"_s);
}

void declareAuditLog(SchemaBuilder& schema)
{
    TableBuilder log = schema.table(u"audit_log"_s);
    log.string(u"audit_id"_s, 36).primaryKey();
    log.string(u"entity_type"_s, 128).notNull();
    log.string(u"entity_id"_s, 36).notNull();
    log.string(u"action"_s, 64).notNull();
    log.string(u"performed_by_user_id"_s, 36)
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(SetNull);
    log.string(u"account_id"_s, 36).references(u"account"_s, u"account_id"_s).onDelete(SetNull);
    log.dateTime(u"timestamp"_s).notNull();
    log.string(u"ip_address"_s, 45);
    log.string(u"user_agent"_s, 512);
    log.jsonb(u"details"_s);
    log.boolean(u"is_sensitive"_s).notNull();
    log.index(u"idx_audit_pk"_s, {u"audit_id"_s}).usingMethod(u"btree"_s);
    log.index(u"idx_audit_entity"_s, {u"entity_type"_s, u"entity_id"_s});
    log.index(u"idx_audit_user"_s, {u"performed_by_user_id"_s});
    log.index(u"idx_audit_timestamp"_s, {u"timestamp"_s});
    log.index(u"idx_audit_account"_s, {u"account_id"_s});
    log.index(u"idx_audit_sensitive"_s, {u"is_sensitive"_s, u"timestamp"_s});
}

}  // namespace

void declareAccounts(SchemaBuilder& schema)
{
    declareUsers(schema);
    declareAccount(schema);
    declareMembers(schema);
    declareTokens(schema);
    declareAuditLog(schema);
}

}  // namespace limbeck::fenrir
