// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fenrir/declarations.h"

namespace limbeck::fenrir {

using namespace Qt::StringLiterals;
using enum ReferentialAction;

namespace {

void declareSystem(SchemaBuilder& schema)
{
    TableBuilder system = schema.table(u"system_under_test"_s);
    system.string(u"sut_id"_s, 36).primaryKey();
    system.string(u"system_name"_s, 96).notNull().unique();
    system.text(u"description"_s);
    system.string(u"wiki_url"_s, 1024);
    system.string(u"account_id"_s, 36)
        .notNull()
        .references(u"account"_s, u"account_id"_s)
        .onDelete(Cascade);
    system.string(u"owner_user_id"_s, 36)
        .notNull()
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(Cascade);
    addDeactivation(system);
    system.dateTime(u"created_at"_s).notNull();
    system.dateTime(u"updated_at"_s);
    system.index(u"idx_sut_pk"_s, {u"sut_id"_s}).usingMethod(u"btree"_s);
    system.index(u"idx_sut_account"_s, {u"account_id"_s});
    system.index(u"idx_sut_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
}

void declareEnvironment(SchemaBuilder& schema)
{
    TableBuilder environment = schema.table(u"environment"_s);
    environment.string(u"environment_id"_s, 36).primaryKey().unique();
    environment.string(u"environment_name"_s, 96).notNull().unique();
    environment.string(u"environment_designation"_s, 80).notNull();
    environment.string(u"environment_base_url"_s, 512).notNull();
    environment.string(u"api_base_url"_s, 1024);
    environment.string(u"environment_status"_s, 96).notNull();
    environment.jsonb(u"users_in_environment"_s).notNull();
    addDeactivation(environment);
    environment.dateTime(u"created_at"_s).notNull();
    environment.dateTime(u"updated_at"_s);
    environment.index(u"idx_environment_pk"_s, {u"environment_id"_s}).usingMethod(u"btree"_s);
    environment.index(u"idx_environment_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
}

void declareSystemEnvironments(SchemaBuilder& schema)
{
    TableBuilder link = schema.table(u"system_environment_association"_s);
    link.string(u"association_id"_s, 36).primaryKey();
    link.string(u"sut_id"_s, 36)
        .notNull()
        .references(u"system_under_test"_s, u"sut_id"_s)
        .onDelete(Cascade);
    link.string(u"environment_id"_s, 36)
        .notNull()
        .references(u"environment"_s, u"environment_id"_s)
        .onDelete(Cascade);
    link.boolean(u"is_active"_s).notNull();
    link.dateTime(u"created_at"_s).notNull();
    link.unique({u"sut_id"_s, u"environment_id"_s}, u"uq_system_environment"_s);
    link.index(u"idx_system_env_system"_s, {u"sut_id"_s});
    link.index(u"idx_system_env_environment"_s, {u"environment_id"_s});
}

void declareSystemUsers(SchemaBuilder& schema)
{
    TableBuilder user = schema.table(u"user"_s);
    user.integer(u"sut_user_id"_s).primaryKey();
    user.string(u"account_id"_s, 36).references(u"account"_s, u"account_id"_s);
    user.string(u"sut_id"_s, 36)
        .notNull()
        .references(u"system_under_test"_s, u"sut_id"_s)
        .onDelete(Cascade);
    user.string(u"username"_s, 96).notNull().unique();
    user.string(u"email"_s, 96).notNull();
    user.string(u"password"_s, 96);
    user.string(u"secret_provider"_s, 96);
    user.string(u"secret_url"_s, 1024);
    user.string(u"secret_name"_s, 1024);
    user.string(u"environment_id"_s, 36)
        .notNull()
        .references(u"environment"_s, u"environment_id"_s)
        .onDelete(Cascade);
    addDeactivation(user);
    user.dateTime(u"created_at"_s).notNull();
    user.dateTime(u"updated_at"_s);
    user.index(u"idx_sut_user_pk"_s, {u"sut_user_id"_s});
    user.index(u"idx_sut_user_account"_s, {u"account_id"_s});
    user.index(u"idx_sut_user_sut"_s, {u"sut_id"_s});
    user.index(u"idx_sut_user_environment"_s, {u"environment_id"_s});
    user.index(u"idx_sut_user_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
}

}  // namespace

void declareSystems(SchemaBuilder& schema)
{
    declareSystem(schema);
    declareEnvironment(schema);
    declareSystemEnvironments(schema);
    declareSystemUsers(schema);
}

}  // namespace limbeck::fenrir
