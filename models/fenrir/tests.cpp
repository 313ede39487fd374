// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fenrir/declarations.h"

namespace limbeck::fenrir {

using namespace Qt::StringLiterals;
using enum ReferentialAction;

namespace {

void declareTestCases(SchemaBuilder& schema)
{
    TableBuilder testCase = schema.table(u"test_case"_s);
    testCase.string(u"test_case_id"_s, 36).primaryKey();
    testCase.string(u"test_name"_s, 255).notNull().unique();
    testCase.text(u"description"_s);
    testCase.string(u"test_type"_s, 64).notNull();
    testCase.string(u"sut_id"_s, 36)
        .notNull()
        .references(u"system_under_test"_s, u"sut_id"_s)
        .onDelete(Cascade);
    testCase.string(u"owner_user_id"_s, 36)
        .notNull()
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(Restrict);
    testCase.string(u"account_id"_s, 36)
        .notNull()
        .references(u"account"_s, u"account_id"_s)
        .onDelete(Cascade);
    addDeactivation(testCase);
    testCase.dateTime(u"created_at"_s).notNull();
    testCase.dateTime(u"updated_at"_s);
    testCase.index(u"idx_testcase_pk"_s, {u"test_case_id"_s}).usingMethod(u"btree"_s);
    testCase.index(u"idx_testcase_sut"_s, {u"sut_id"_s});
    testCase.index(u"idx_testcase_account"_s, {u"account_id"_s});
    testCase.index(u"idx_testcase_type"_s, {u"test_type"_s});
    testCase.index(u"idx_testcase_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
}

void declareSuites(SchemaBuilder& schema)
{
    TableBuilder suite = schema.table(u"suite"_s);
    suite.string(u"suite_id"_s, 36).primaryKey();
    suite.string(u"suite_name"_s, 255).notNull().unique();
    suite.text(u"description"_s);
    suite.string(u"sut_id"_s, 36)
        .notNull()
        .references(u"system_under_test"_s, u"sut_id"_s)
        .onDelete(Cascade);
    suite.string(u"owner_user_id"_s, 36)
        .notNull()
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(Restrict);
    suite.string(u"account_id"_s, 36)
        .notNull()
        .references(u"account"_s, u"account_id"_s)
        .onDelete(Cascade);
    addDeactivation(suite);
    suite.dateTime(u"created_at"_s).notNull();
    suite.dateTime(u"updated_at"_s);
    suite.index(u"idx_suite_pk"_s, {u"suite_id"_s}).usingMethod(u"btree"_s);
    suite.index(u"idx_suite_sut"_s, {u"sut_id"_s});
    suite.index(u"idx_suite_account"_s, {u"account_id"_s});
    suite.index(u"idx_suite_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
}

void declareSuiteTestCases(SchemaBuilder& schema)
{
    TableBuilder link = schema.table(u"suite_test_case_association"_s);
    link.string(u"association_id"_s, 36).primaryKey();
    link.string(u"suite_id"_s, 36)
        .notNull()
        .references(u"suite"_s, u"suite_id"_s)
        .onDelete(Cascade);
    link.string(u"test_case_id"_s, 36)
        .notNull()
        .references(u"test_case"_s, u"test_case_id"_s)
        .onDelete(Cascade);
    link.integer(u"execution_order"_s).notNull();
    link.boolean(u"is_active"_s).notNull();
    link.dateTime(u"created_at"_s).notNull();
    link.index(u"idx_suite_testcase_suite"_s, {u"suite_id"_s});
    link.index(u"idx_suite_testcase_test"_s, {u"test_case_id"_s});
    link.index(u"idx_suite_testcase_order"_s, {u"suite_id"_s, u"execution_order"_s});
}

void declarePlans(SchemaBuilder& schema)
{
    TableBuilder plan = schema.table(u"plan"_s);
    plan.string(u"plan_id"_s, 36).primaryKey();
    plan.string(u"plan_name"_s, 255).notNull();
    plan.string(u"suites_ids"_s, 1024).notNull();
    plan.json(u"suite_tags"_s);
    plan.dateTime(u"created_at"_s).notNull();
    plan.dateTime(u"updated_at"_s);
    plan.enumeration(u"status"_s, u"plan_status_enum"_s, {u"active"_s, u"inactive"_s}).notNull();
    plan.string(u"owner_user_id"_s, 36)
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(SetNull);
    plan.string(u"account_id"_s, 36);
    addDeactivation(plan);
    plan.index(u"idx_plan_pk"_s, {u"plan_id"_s});
    plan.index(u"idx_plan_account"_s, {u"account_id"_s});
    plan.index(u"idx_plan_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
}

void declarePlanSuites(SchemaBuilder& schema)
{
    TableBuilder link = schema.table(u"plan_suite_association"_s);
    link.string(u"association_id"_s, 36).primaryKey();
    link.string(u"plan_id"_s, 36).notNull().references(u"plan"_s, u"plan_id"_s).onDelete(Cascade);
    link.string(u"suite_id"_s, 36)
        .notNull()
        .references(u"suite"_s, u"suite_id"_s)
        .onDelete(Cascade);
    link.integer(u"execution_order"_s).notNull();
    link.boolean(u"is_active"_s).notNull();
    link.dateTime(u"created_at"_s).notNull();
    link.index(u"idx_plan_suite_plan"_s, {u"plan_id"_s});
    link.index(u"idx_plan_suite_suite"_s, {u"suite_id"_s});
    link.index(u"idx_plan_suite_order"_s, {u"plan_id"_s, u"execution_order"_s});
}

void declareTags(SchemaBuilder& schema)
{
    TableBuilder tag = schema.table(u"entity_tag"_s);
    tag.string(u"tag_id"_s, 36).primaryKey();
    tag.string(u"entity_type"_s, 64).notNull().indexed();
    tag.string(u"entity_id"_s, 36).notNull().indexed();
    tag.string(u"tag_name"_s, 128).notNull().indexed();
    tag.string(u"tag_category"_s, 64).notNull().indexed();
    tag.string(u"tag_value"_s, 255);
    tag.string(u"account_id"_s, 36)
        .notNull()
        .indexed()
        .references(u"account"_s, u"account_id"_s)
        .onDelete(Cascade);
    tag.string(u"created_by_user_id"_s, 36)
        .notNull()
        .references(u"auth_users"_s, u"auth_user_id"_s)
        .onDelete(Restrict);
    addDeactivation(tag);
    tag.dateTime(u"created_at"_s).notNull();
    tag.dateTime(u"updated_at"_s);
    tag.unique({u"entity_type"_s, u"entity_id"_s, u"tag_name"_s, u"account_id"_s},
               u"uq_entitytag_entity_name_account"_s);
    tag.index(u"idx_entitytag_pk"_s, {u"tag_id"_s}).usingMethod(u"btree"_s);
    tag.index(u"idx_entitytag_entity"_s, {u"entity_type"_s, u"entity_id"_s});
    tag.index(u"idx_entitytag_entity_active"_s, {u"entity_type"_s, u"entity_id"_s, u"is_active"_s})
        .where(u"is_active = true"_s);
    tag.index(u"idx_entitytag_account"_s, {u"account_id"_s});
    tag.index(u"idx_entitytag_category"_s, {u"tag_category"_s});
    tag.index(u"idx_entitytag_name"_s, {u"tag_name"_s});
    tag.index(u"idx_entitytag_account_category"_s, {u"account_id"_s, u"tag_category"_s});
    tag.index(u"idx_entitytag_active"_s, {u"is_active"_s}).where(u"is_active = true"_s);
    tag.index(u"idx_entitytag_account_entity_category"_s,
              {u"account_id"_s, u"entity_type"_s, u"tag_category"_s});
}

}  // namespace

void declareTests(SchemaBuilder& schema)
{
    declareTestCases(schema);
    declareSuites(schema);
    declareSuiteTestCases(schema);
    declarePlans(schema);
    declarePlanSuites(schema);
    declareTags(schema);
}

}  // namespace limbeck::fenrir
