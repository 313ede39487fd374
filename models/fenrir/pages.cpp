// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fenrir/declarations.h"

namespace limbeck::fenrir {

using namespace Qt::StringLiterals;
using enum ReferentialAction;

namespace {

void declarePage(SchemaBuilder& schema)
{
    TableBuilder page = schema.table(u"page"_s);
    page.integer(u"page_id"_s).primaryKey();
    page.string(u"page_name"_s, 96).notNull().unique();
    page.string(u"page_url"_s, 1024).notNull();
    page.jsonb(u"environments"_s).notNull();
    addDeactivation(page);
    page.dateTime(u"created_at"_s).notNull();
    page.dateTime(u"updated_at"_s).notNull();
    page.index(u"idx_page_pk"_s, {u"page_id"_s});
    page.index(u"idx_page_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
}

void declareIdentifiers(SchemaBuilder& schema)
{
    TableBuilder identifier = schema.table(u"identifier"_s);
    identifier.integer(u"identifier_id"_s).primaryKey();
    identifier.integer(u"page_id"_s)
        .notNull()
        .references(u"page"_s, u"page_id"_s)
        .onDelete(Cascade);
    identifier.string(u"element_name"_s, 96).notNull().unique();
    identifier.string(u"locator_strategy"_s, 96).notNull();
    identifier.string(u"locator_query"_s, 96).notNull();
    addDeactivation(identifier);
    identifier.dateTime(u"created_at"_s).notNull();
    identifier.dateTime(u"updated_at"_s).notNull();
    identifier.index(u"idx_identifier_pk"_s, {u"identifier_id"_s});
    identifier.index(u"idx_identifier_page"_s, {u"page_id"_s});
    identifier.index(u"idx_identifier_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
}

void declareActions(SchemaBuilder& schema)
{
    TableBuilder action = schema.table(u"fenrir_actions"_s);
    action.integer(u"fenrir_action_id"_s).primaryKey();
    action.string(u"method_name"_s, 128).notNull().unique();
    action.text(u"docstring"_s).notNull();
    action.jsonb(u"parameters"_s);
    action.string(u"return_type"_s, 256).notNull();
    action.dateTime(u"created_at"_s).notNull();
    action.dateTime(u"updated_at"_s).notNull();
}

void declarePageActions(SchemaBuilder& schema)
{
    TableBuilder link = schema.table(u"page_fenrir_action_association"_s);
    link.string(u"association_id"_s, 36).primaryKey();
    link.integer(u"page_id"_s).notNull().references(u"page"_s, u"page_id"_s).onDelete(Cascade);
    link.integer(u"fenrir_action_id"_s)
        .notNull()
        .references(u"fenrir_actions"_s, u"fenrir_action_id"_s)
        .onDelete(Cascade);
    link.integer(u"action_order"_s).notNull();
    link.boolean(u"is_active"_s).notNull();
    link.dateTime(u"created_at"_s).notNull();
    link.index(u"idx_page_action_page"_s, {u"page_id"_s});
    link.index(u"idx_page_action_action"_s, {u"fenrir_action_id"_s});
    link.index(u"idx_page_action_order"_s, {u"page_id"_s, u"action_order"_s});
}

void declareActionChains(SchemaBuilder& schema)
{
    TableBuilder chain = schema.table(u"action_chain"_s);
    chain.string(u"action_chain_id"_s, 36).primaryKey();
    chain.string(u"chain_name"_s, 255).notNull().unique();
    chain.text(u"description"_s);
    chain.jsonb(u"action_steps"_s).notNull();
    chain.string(u"sut_id"_s, 36)
        .notNull()
        .references(u"system_under_test"_s, u"sut_id"_s)
        .onDelete(Cascade);
    chain.string(u"account_id"_s, 36)
        .notNull()
        .references(u"account"_s, u"account_id"_s)
        .onDelete(Cascade);
    chain.string(u"owner_user_id"_s, 36)
        .notNull()
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(Restrict);
    addDeactivation(chain);
    chain.dateTime(u"created_at"_s).notNull();
    chain.dateTime(u"updated_at"_s);
    chain.index(u"idx_actionchain_pk"_s, {u"action_chain_id"_s}).usingMethod(u"btree"_s);
    chain.index(u"idx_actionchain_sut"_s, {u"sut_id"_s});
    chain.index(u"idx_actionchain_account"_s, {u"account_id"_s});
    chain.index(u"idx_actionchain_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
}

}  // namespace

void declarePages(SchemaBuilder& schema)
{
    declarePage(schema);
    declareIdentifiers(schema);
    declareActions(schema);
    declarePageActions(schema);
    declareActionChains(schema);
}

}  // namespace limbeck::fenrir
