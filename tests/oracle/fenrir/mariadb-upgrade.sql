CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 001_initial_schema

CREATE TABLE user (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    username VARCHAR(96) NOT NULL, 
    email VARCHAR(96) NOT NULL, 
    password VARCHAR(96), 
    secret_provider VARCHAR(96), 
    secret_url VARCHAR(1024), 
    secret_name VARCHAR(1024), 
    environment_id INTEGER NOT NULL, 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (id), 
    UNIQUE (username)
);

CREATE TABLE environment (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    name VARCHAR(96) NOT NULL, 
    environment_designation VARCHAR(80) NOT NULL, 
    url VARCHAR(512) NOT NULL, 
    api_url VARCHAR(512), 
    status VARCHAR(96) NOT NULL, 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    users JSON NOT NULL DEFAULT '[]', 
    PRIMARY KEY (id), 
    UNIQUE (name)
);

CREATE TABLE page (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    page_name VARCHAR(96) NOT NULL, 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    environments JSON NOT NULL DEFAULT '[]', 
    identifiers JSON NOT NULL DEFAULT '[]', 
    PRIMARY KEY (id), 
    UNIQUE (page_name)
);

CREATE TABLE identifier (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    page_id INTEGER NOT NULL, 
    element_name VARCHAR(96) NOT NULL, 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME NOT NULL, 
    locator_strategy VARCHAR(96) NOT NULL, 
    locator_query VARCHAR(96) NOT NULL, 
    environments JSON NOT NULL DEFAULT '[]', 
    PRIMARY KEY (id), 
    UNIQUE (element_name)
);

CREATE TABLE `emailProcessorTable` (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    email_item_id INTEGER NOT NULL, 
    multi_item_email_ids JSON, 
    multi_email_flag BOOL NOT NULL DEFAULT false, 
    multi_attachment_flag BOOL NOT NULL DEFAULT false, 
    test_name TEXT, 
    requires_processing BOOL NOT NULL DEFAULT false, 
    `system` TEXT NOT NULL, 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    last_processed_at DATETIME, 
    PRIMARY KEY (id), 
    UNIQUE (email_item_id)
);

INSERT INTO alembic_version (version_num) VALUES ('001_initial_schema') RETURNING alembic_version.version_num;

-- Running upgrade 001_initial_schema -> c6a9dee90913

CREATE TABLE auth_users (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    email VARCHAR(255) NOT NULL, 
    username VARCHAR(96), 
    current_token VARCHAR(64), 
    token_expires_at DATETIME, 
    is_active BOOL NOT NULL, 
    is_admin BOOL NOT NULL, 
    created_at DATETIME NOT NULL, 
    last_login_at DATETIME, 
    updated_at DATETIME, 
    PRIMARY KEY (id), 
    UNIQUE (email)
);

ALTER TABLE `emailProcessorTable` MODIFY `system` TEXT NULL;

ALTER TABLE identifier ADD CONSTRAINT identifier_page_id_fkey FOREIGN KEY(page_id) REFERENCES page (id) ON DELETE CASCADE;

ALTER TABLE page ADD COLUMN page_url VARCHAR(1024) NOT NULL;

ALTER TABLE page CHANGE updated_at updated_at DATETIME NOT NULL;

ALTER TABLE user ADD CONSTRAINT user_environment_id_fkey FOREIGN KEY(environment_id) REFERENCES environment (id) ON DELETE CASCADE;

UPDATE alembic_version SET version_num='c6a9dee90913' WHERE alembic_version.version_num = '001_initial_schema';

-- Running upgrade c6a9dee90913 -> 77c8953606ea

ALTER TABLE identifier ADD COLUMN action VARCHAR(96);

ALTER TABLE page DROP COLUMN identifiers;

UPDATE alembic_version SET version_num='77c8953606ea' WHERE alembic_version.version_num = 'c6a9dee90913';

-- Running upgrade 77c8953606ea -> 14f5c85198e4

CREATE TABLE action (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    action_method VARCHAR(255), 
    action_documentation VARCHAR(1024), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME NOT NULL, 
    PRIMARY KEY (id)
);

UPDATE alembic_version SET version_num='14f5c85198e4' WHERE alembic_version.version_num = '77c8953606ea';

-- Running upgrade 14f5c85198e4 -> b87e1a3b751b

CREATE TABLE account (
    account_id VARCHAR(36) NOT NULL, 
    account_name VARCHAR(255) NOT NULL, 
    owner_user_id VARCHAR(36), 
    is_active BOOL NOT NULL DEFAULT true, 
    logo_url VARCHAR(512), 
    primary_contact VARCHAR(36), 
    subscription_id VARCHAR(36), 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (account_id), 
    UNIQUE (account_name), 
    UNIQUE (owner_user_id)
);

UPDATE alembic_version SET version_num='b87e1a3b751b' WHERE alembic_version.version_num = '14f5c85198e4';

-- Running upgrade b87e1a3b751b -> d65d974ab1aa

CREATE TABLE system_under_test (
    sut_id VARCHAR(36) NOT NULL, 
    system_name VARCHAR(96) NOT NULL, 
    description TEXT, 
    wiki_url VARCHAR(1024), 
    account_id VARCHAR(36) NOT NULL, 
    owner_user_id INTEGER NOT NULL, 
    is_active BOOL NOT NULL DEFAULT true, 
    deactivated_at DATETIME, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    PRIMARY KEY (sut_id), 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (id) ON DELETE RESTRICT, 
    UNIQUE (system_name)
);

CREATE INDEX ix_system_under_test_account_id ON system_under_test (account_id);

CREATE INDEX ix_system_under_test_owner_user_id ON system_under_test (owner_user_id);

CREATE INDEX ix_system_under_test_is_active ON system_under_test (is_active);

UPDATE alembic_version SET version_num='d65d974ab1aa' WHERE alembic_version.version_num = 'b87e1a3b751b';

-- Running upgrade d65d974ab1aa -> 01d551d7392f

CREATE TABLE `purgeTable` (
    purge_id VARCHAR(36) NOT NULL, 
    table_name VARCHAR(255) NOT NULL, 
    last_purged_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    purge_interval_days INTEGER NOT NULL DEFAULT 30, 
    PRIMARY KEY (purge_id)
);

CREATE TABLE entity_tag (
    tag_id VARCHAR(36) NOT NULL, 
    entity_type VARCHAR(64) NOT NULL, 
    entity_id VARCHAR(36) NOT NULL, 
    tag_name VARCHAR(128) NOT NULL, 
    tag_category VARCHAR(64) NOT NULL, 
    tag_value VARCHAR(255), 
    account_id VARCHAR(36) NOT NULL, 
    created_by_user_id INTEGER NOT NULL, 
    is_active BOOL NOT NULL DEFAULT true, 
    deactivated_at DATETIME, 
    deactivated_by_user_id INTEGER, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (tag_id), 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(created_by_user_id) REFERENCES auth_users (id) ON DELETE RESTRICT, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (id) ON DELETE SET NULL
);

CREATE INDEX idx_entity_tag_entity_type ON entity_tag (entity_type);

CREATE INDEX idx_entity_tag_entity_id ON entity_tag (entity_id);

CREATE INDEX idx_entity_tag_name ON entity_tag (tag_name);

CREATE INDEX idx_entity_tag_category ON entity_tag (tag_category);

CREATE INDEX idx_entity_tag_account_id ON entity_tag (account_id);

CREATE INDEX idx_entity_tag_composite ON entity_tag (entity_type, entity_id, tag_category);

UPDATE alembic_version SET version_num='01d551d7392f' WHERE alembic_version.version_num = 'd65d974ab1aa';

-- Running upgrade 01d551d7392f -> 21bbe2e2f4cc

CREATE TABLE audit_log (
    audit_id VARCHAR(36) NOT NULL, 
    entity_type VARCHAR(128) NOT NULL, 
    entity_id VARCHAR(36) NOT NULL, 
    action VARCHAR(64) NOT NULL, 
    performed_by_user_id INTEGER, 
    account_id VARCHAR(36), 
    timestamp DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    ip_address VARCHAR(45), 
    user_agent VARCHAR(512), 
    details JSON, 
    is_sensitive BOOL NOT NULL DEFAULT false, 
    PRIMARY KEY (audit_id), 
    FOREIGN KEY(performed_by_user_id) REFERENCES auth_users (id) ON DELETE SET NULL, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE SET NULL
);

CREATE INDEX idx_audit_pk ON audit_log (audit_id);

CREATE INDEX idx_audit_entity ON audit_log (entity_type, entity_id);

CREATE INDEX idx_audit_timestamp ON audit_log (timestamp);

CREATE INDEX idx_audit_account ON audit_log (account_id);

CREATE INDEX idx_audit_user ON audit_log (performed_by_user_id);

CREATE TABLE auth_tokens (
    token_id VARCHAR(36) NOT NULL, 
    auth_user_id INTEGER NOT NULL, 
    token_value VARCHAR(64) NOT NULL, 
    token_expires_at DATETIME NOT NULL, 
    device_info VARCHAR(255), 
    ip_address VARCHAR(45), 
    last_used_at DATETIME, 
    is_active BOOL NOT NULL DEFAULT true, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    revoked_at DATETIME, 
    PRIMARY KEY (token_id), 
    FOREIGN KEY(auth_user_id) REFERENCES auth_users (id) ON DELETE CASCADE, 
    UNIQUE (token_value)
);

CREATE INDEX idx_auth_tokens_pk ON auth_tokens (token_id);

CREATE INDEX idx_auth_tokens_user ON auth_tokens (auth_user_id);

CREATE INDEX idx_auth_tokens_value ON auth_tokens (token_value);

CREATE INDEX idx_auth_tokens_active ON auth_tokens (is_active);

UPDATE alembic_version SET version_num='21bbe2e2f4cc' WHERE alembic_version.version_num = '01d551d7392f';

-- Running upgrade 21bbe2e2f4cc -> c30626195c99

CREATE TABLE test_case (
    test_case_id VARCHAR(36) NOT NULL, 
    test_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    test_type VARCHAR(64) NOT NULL DEFAULT 'functional', 
    sut_id VARCHAR(36) NOT NULL, 
    owner_user_id INTEGER NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL DEFAULT true, 
    deactivated_at DATETIME, 
    deactivated_by_user_id INTEGER, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (test_case_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (id) ON DELETE RESTRICT, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (id) ON DELETE SET NULL, 
    UNIQUE (test_name)
);

CREATE INDEX idx_test_case_sut ON test_case (sut_id);

CREATE INDEX idx_test_case_account ON test_case (account_id);

CREATE INDEX idx_test_case_owner ON test_case (owner_user_id);

CREATE INDEX idx_test_case_active ON test_case (is_active);

CREATE TABLE suite (
    suite_id VARCHAR(36) NOT NULL, 
    suite_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    sut_id VARCHAR(36) NOT NULL, 
    owner_user_id INTEGER NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL DEFAULT true, 
    deactivated_at DATETIME, 
    deactivated_by_user_id INTEGER, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (suite_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (id) ON DELETE RESTRICT, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (id) ON DELETE SET NULL, 
    UNIQUE (suite_name)
);

CREATE INDEX idx_suite_sut ON suite (sut_id);

CREATE INDEX idx_suite_account ON suite (account_id);

CREATE INDEX idx_suite_owner ON suite (owner_user_id);

CREATE INDEX idx_suite_active ON suite (is_active);

CREATE TABLE plan (
    plan_id VARCHAR(36) NOT NULL, 
    plan_name VARCHAR(255) NOT NULL, 
    suites_ids VARCHAR(1024) NOT NULL, 
    suite_tags JSON, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    status ENUM('active','inactive') NOT NULL DEFAULT 'active', 
    owner_user_id INTEGER, 
    account_id VARCHAR(36), 
    is_active BOOL NOT NULL DEFAULT true, 
    deactivated_at DATETIME, 
    deactivated_by_user_id INTEGER, 
    PRIMARY KEY (plan_id), 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (id) ON DELETE SET NULL
);

CREATE INDEX idx_plan_account ON plan (account_id);

CREATE INDEX idx_plan_active ON plan (is_active);

UPDATE alembic_version SET version_num='c30626195c99' WHERE alembic_version.version_num = '21bbe2e2f4cc';

-- Running upgrade c30626195c99 -> d383b58287f7

CREATE TABLE auth_user_account_association (
    association_id VARCHAR(36) NOT NULL, 
    auth_user_id INTEGER NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    role VARCHAR(64) NOT NULL DEFAULT 'member', 
    is_active BOOL NOT NULL DEFAULT true, 
    invited_by_user_id INTEGER, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (association_id), 
    FOREIGN KEY(auth_user_id) REFERENCES auth_users (id) ON DELETE CASCADE, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(invited_by_user_id) REFERENCES auth_users (id) ON DELETE SET NULL
);

CREATE INDEX idx_auth_user_account_user ON auth_user_account_association (auth_user_id);

CREATE INDEX idx_auth_user_account_account ON auth_user_account_association (account_id);

CREATE TABLE suite_test_case_association (
    association_id VARCHAR(36) NOT NULL, 
    suite_id VARCHAR(36) NOT NULL, 
    test_case_id VARCHAR(36) NOT NULL, 
    execution_order INTEGER NOT NULL DEFAULT 0, 
    is_active BOOL NOT NULL DEFAULT true, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (association_id), 
    FOREIGN KEY(suite_id) REFERENCES suite (suite_id) ON DELETE CASCADE, 
    FOREIGN KEY(test_case_id) REFERENCES test_case (test_case_id) ON DELETE CASCADE
);

CREATE INDEX idx_suite_tc_suite ON suite_test_case_association (suite_id);

CREATE INDEX idx_suite_tc_testcase ON suite_test_case_association (test_case_id);

CREATE TABLE plan_suite_association (
    association_id VARCHAR(36) NOT NULL, 
    plan_id VARCHAR(36) NOT NULL, 
    suite_id VARCHAR(36) NOT NULL, 
    execution_order INTEGER NOT NULL DEFAULT 0, 
    is_active BOOL NOT NULL DEFAULT true, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (association_id), 
    FOREIGN KEY(plan_id) REFERENCES plan (plan_id) ON DELETE CASCADE, 
    FOREIGN KEY(suite_id) REFERENCES suite (suite_id) ON DELETE CASCADE
);

CREATE INDEX idx_plan_suite_plan ON plan_suite_association (plan_id);

CREATE INDEX idx_plan_suite_suite ON plan_suite_association (suite_id);

CREATE TABLE system_environment_association (
    association_id VARCHAR(36) NOT NULL, 
    sut_id VARCHAR(36) NOT NULL, 
    environment_id INTEGER NOT NULL, 
    is_active BOOL NOT NULL DEFAULT true, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (association_id), 
    CONSTRAINT system_environment_association_sut_id_fkey FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    CONSTRAINT system_environment_association_environment_id_fkey FOREIGN KEY(environment_id) REFERENCES environment (id) ON DELETE CASCADE
);

CREATE INDEX idx_sys_env_sut ON system_environment_association (sut_id);

CREATE INDEX idx_sys_env_env ON system_environment_association (environment_id);

UPDATE alembic_version SET version_num='d383b58287f7' WHERE alembic_version.version_num = 'c30626195c99';

-- Running upgrade d383b58287f7 -> 301ad4c5d899

CREATE TABLE fenrir_actions (
    fenrir_action_id INTEGER NOT NULL AUTO_INCREMENT, 
    method_name VARCHAR(128) NOT NULL, 
    docstring TEXT NOT NULL, 
    parameters JSON, 
    return_type VARCHAR(256) NOT NULL, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    PRIMARY KEY (fenrir_action_id), 
    UNIQUE (method_name)
);

CREATE INDEX idx_fenrir_actions_method ON fenrir_actions (method_name);

CREATE TABLE action_chain (
    action_chain_id VARCHAR(36) NOT NULL, 
    chain_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    action_steps JSON NOT NULL, 
    sut_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    owner_user_id INTEGER NOT NULL, 
    is_active BOOL NOT NULL DEFAULT true, 
    deactivated_at DATETIME, 
    deactivated_by_user_id INTEGER, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (action_chain_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (id) ON DELETE RESTRICT, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (id) ON DELETE SET NULL, 
    UNIQUE (chain_name)
);

CREATE INDEX idx_action_chain_sut ON action_chain (sut_id);

CREATE INDEX idx_action_chain_account ON action_chain (account_id);

CREATE TABLE account_subscription (
    account_subscription_id VARCHAR(36) NOT NULL, 
    subscription_plan_type ENUM('small','medium','large','big_af') NOT NULL, 
    payment_term ENUM('monthly','yearly','perpetual') NOT NULL, 
    payment_type ENUM('credit_card','paypal','bank_transfer','system') NOT NULL, 
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, 
    updated_at DATETIME, 
    PRIMARY KEY (account_subscription_id)
);

UPDATE alembic_version SET version_num='301ad4c5d899' WHERE alembic_version.version_num = 'd383b58287f7';

-- Running upgrade d65d974ab1aa -> 0ec36ea2a851

ALTER TABLE auth_users CHANGE id auth_user_id INTEGER NOT NULL AUTO_INCREMENT;

ALTER TABLE auth_users CHANGE email auth_user_email VARCHAR(255) NOT NULL;

ALTER TABLE auth_users CHANGE username auth_username VARCHAR(96) NULL;

ALTER TABLE auth_users CHANGE current_token current_auth_token VARCHAR(64) NULL;

ALTER TABLE auth_users ADD COLUMN first_name VARCHAR(255);

ALTER TABLE auth_users ADD COLUMN last_name VARCHAR(255);

ALTER TABLE auth_users ADD COLUMN is_super_admin BOOL NOT NULL DEFAULT false;

ALTER TABLE auth_users ADD COLUMN multi_account_user BOOL NOT NULL DEFAULT false;

ALTER TABLE auth_users ADD COLUMN account_ids VARCHAR(1024);

ALTER TABLE auth_users ADD COLUMN user_subscription_id VARCHAR(36);

INSERT INTO alembic_version (version_num) VALUES ('0ec36ea2a851') RETURNING alembic_version.version_num;

-- Running upgrade 0ec36ea2a851, 301ad4c5d899 -> 5b3a509eff29

DELETE FROM alembic_version WHERE alembic_version.version_num = '0ec36ea2a851';

UPDATE alembic_version SET version_num='5b3a509eff29' WHERE alembic_version.version_num = '301ad4c5d899';

-- Running upgrade 5b3a509eff29 -> edab8f775757

ALTER TABLE auth_users CHANGE auth_user_id id INTEGER NOT NULL AUTO_INCREMENT;

ALTER TABLE auth_users CHANGE auth_user_email email VARCHAR(255) NOT NULL;

ALTER TABLE auth_users CHANGE auth_username username VARCHAR(96) NULL;

ALTER TABLE auth_users CHANGE current_auth_token current_token VARCHAR(64) NULL;

UPDATE alembic_version SET version_num='edab8f775757' WHERE alembic_version.version_num = '5b3a509eff29';

-- Running upgrade edab8f775757 -> be7f55a6f015

ALTER TABLE user DROP FOREIGN KEY user_environment_id_fkey;

ALTER TABLE system_environment_association DROP FOREIGN KEY system_environment_association_sut_id_fkey;

ALTER TABLE system_environment_association DROP FOREIGN KEY system_environment_association_environment_id_fkey;

DROP TABLE suite_test_case_association;

DROP TABLE plan_suite_association;

DROP TABLE auth_tokens;

DROP TABLE auth_user_account_association;

DROP TABLE entity_tag;

DROP TABLE action_chain;

DROP TABLE test_case;

DROP TABLE suite;

DROP TABLE plan;

DROP TABLE identifier;

DROP TABLE page;

DROP TABLE audit_log;

DROP TABLE environment;

DROP TABLE system_under_test;

DROP TABLE auth_users;

CREATE TABLE auth_users (
    auth_user_id VARCHAR(36) NOT NULL, 
    email VARCHAR(255) NOT NULL, 
    username VARCHAR(96), 
    first_name VARCHAR(255), 
    last_name VARCHAR(255), 
    current_token VARCHAR(64), 
    token_expires_at DATETIME, 
    is_active BOOL NOT NULL, 
    is_admin BOOL NOT NULL, 
    is_super_admin BOOL NOT NULL, 
    multi_account_user BOOL NOT NULL, 
    account_ids VARCHAR(1024), 
    user_subscription_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    last_login_at DATETIME, 
    updated_at DATETIME, 
    PRIMARY KEY (auth_user_id), 
    UNIQUE (email)
);

CREATE UNIQUE INDEX idx_auth_users_email ON auth_users (email);

CREATE UNIQUE INDEX idx_auth_users_username ON auth_users (username);

CREATE INDEX idx_auth_users_pk ON auth_users (auth_user_id);

CREATE TABLE auth_tokens (
    token_id VARCHAR(36) NOT NULL, 
    auth_user_id VARCHAR(36) NOT NULL, 
    token_value VARCHAR(64) NOT NULL, 
    token_expires_at DATETIME NOT NULL, 
    device_info VARCHAR(255), 
    ip_address VARCHAR(45), 
    last_used_at DATETIME, 
    is_active BOOL NOT NULL, 
    created_at DATETIME NOT NULL, 
    revoked_at DATETIME, 
    PRIMARY KEY (token_id), 
    CONSTRAINT auth_tokens_auth_user_id_fkey FOREIGN KEY(auth_user_id) REFERENCES auth_users (auth_user_id) ON DELETE CASCADE, 
    UNIQUE (token_value)
);

CREATE INDEX idx_auth_tokens_pk ON auth_tokens (token_id);

CREATE INDEX idx_auth_tokens_user ON auth_tokens (auth_user_id);

CREATE TABLE auth_user_account_association (
    association_id VARCHAR(36) NOT NULL, 
    auth_user_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    role VARCHAR(64) NOT NULL, 
    is_active BOOL NOT NULL, 
    invited_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (association_id), 
    FOREIGN KEY(auth_user_id) REFERENCES auth_users (auth_user_id) ON DELETE CASCADE, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(invited_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    CONSTRAINT uq_user_account UNIQUE (auth_user_id, account_id)
);

CREATE INDEX idx_user_account_user ON auth_user_account_association (auth_user_id);

CREATE INDEX idx_user_account_account ON auth_user_account_association (account_id);

CREATE TABLE system_under_test (
    sut_id VARCHAR(36) NOT NULL, 
    system_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    owner_user_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (sut_id), 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (system_name)
);

CREATE UNIQUE INDEX idx_sut_name ON system_under_test (system_name);

CREATE TABLE test_case (
    test_case_id VARCHAR(36) NOT NULL, 
    test_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    sut_id VARCHAR(36) NOT NULL, 
    owner_user_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (test_case_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (test_name)
);

CREATE UNIQUE INDEX idx_test_case_name ON test_case (test_name);

CREATE TABLE suite (
    suite_id VARCHAR(36) NOT NULL, 
    suite_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    sut_id VARCHAR(36) NOT NULL, 
    owner_user_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (suite_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (suite_name)
);

CREATE UNIQUE INDEX idx_suite_name ON suite (suite_name);

CREATE TABLE plan (
    plan_id VARCHAR(36) NOT NULL, 
    plan_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    status VARCHAR(20) NOT NULL, 
    owner_user_id VARCHAR(36), 
    account_id VARCHAR(36), 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    PRIMARY KEY (plan_id), 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (plan_name)
);

CREATE TABLE action_chain (
    action_chain_id VARCHAR(36) NOT NULL, 
    chain_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    action_steps JSON NOT NULL, 
    sut_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    owner_user_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (action_chain_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (chain_name)
);

CREATE TABLE entity_tag (
    tag_id VARCHAR(36) NOT NULL, 
    entity_type VARCHAR(64) NOT NULL, 
    entity_id VARCHAR(36) NOT NULL, 
    tag_name VARCHAR(128) NOT NULL, 
    tag_category VARCHAR(64) NOT NULL, 
    tag_value VARCHAR(255), 
    account_id VARCHAR(36) NOT NULL, 
    created_by_user_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    PRIMARY KEY (tag_id), 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(created_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL
);

CREATE INDEX ix_entity_tag_entity_type ON entity_tag (entity_type);

CREATE INDEX ix_entity_tag_entity_id ON entity_tag (entity_id);

CREATE INDEX ix_entity_tag_tag_name ON entity_tag (tag_name);

CREATE INDEX ix_entity_tag_tag_category ON entity_tag (tag_category);

CREATE INDEX ix_entity_tag_account_id ON entity_tag (account_id);

CREATE TABLE page (
    page_id INTEGER NOT NULL AUTO_INCREMENT, 
    page_name VARCHAR(96) NOT NULL, 
    page_url VARCHAR(1024) NOT NULL, 
    environments JSON NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME NOT NULL, 
    PRIMARY KEY (page_id), 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (page_name)
);

CREATE TABLE identifier (
    identifier_id INTEGER NOT NULL AUTO_INCREMENT, 
    page_id INTEGER NOT NULL, 
    element_name VARCHAR(96) NOT NULL, 
    locator_strategy VARCHAR(96) NOT NULL, 
    locator_query VARCHAR(96) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME NOT NULL, 
    PRIMARY KEY (identifier_id), 
    FOREIGN KEY(page_id) REFERENCES page (page_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (element_name)
);

CREATE TABLE environment (
    environment_id VARCHAR(36) NOT NULL, 
    environment_name VARCHAR(255) NOT NULL, 
    base_url VARCHAR(1024) NOT NULL, 
    is_active BOOL NOT NULL, 
    created_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    PRIMARY KEY (environment_id), 
    FOREIGN KEY(created_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (environment_name)
);

CREATE TABLE audit_log (
    log_id VARCHAR(36) NOT NULL, 
    entity_type VARCHAR(64) NOT NULL, 
    entity_id VARCHAR(36) NOT NULL, 
    action VARCHAR(64) NOT NULL, 
    user_id VARCHAR(36), 
    changes JSON, 
    timestamp DATETIME NOT NULL, 
    PRIMARY KEY (log_id), 
    FOREIGN KEY(user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL
);

CREATE TABLE system_under_test_user (
    sut_user_id VARCHAR(36) NOT NULL, 
    sut_id VARCHAR(36) NOT NULL, 
    username VARCHAR(255) NOT NULL, 
    password VARCHAR(255) NOT NULL, 
    added_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    PRIMARY KEY (sut_user_id), 
    CONSTRAINT system_under_test_user_sut_id_fkey FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    CONSTRAINT system_under_test_user_added_by_user_id_fkey FOREIGN KEY(added_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL
);

CREATE TABLE suite_test_case_association (
    suite_id VARCHAR(36) NOT NULL, 
    test_case_id VARCHAR(36) NOT NULL, 
    PRIMARY KEY (suite_id, test_case_id), 
    FOREIGN KEY(suite_id) REFERENCES suite (suite_id) ON DELETE CASCADE, 
    FOREIGN KEY(test_case_id) REFERENCES test_case (test_case_id) ON DELETE CASCADE
);

CREATE TABLE plan_suite_association (
    plan_id VARCHAR(36) NOT NULL, 
    suite_id VARCHAR(36) NOT NULL, 
    PRIMARY KEY (plan_id, suite_id), 
    FOREIGN KEY(plan_id) REFERENCES plan (plan_id) ON DELETE CASCADE, 
    FOREIGN KEY(suite_id) REFERENCES suite (suite_id) ON DELETE CASCADE
);

UPDATE alembic_version SET version_num='be7f55a6f015' WHERE alembic_version.version_num = 'edab8f775757';

-- Running upgrade be7f55a6f015 -> 6bfb5f75709c

ALTER TABLE auth_tokens DROP FOREIGN KEY auth_tokens_auth_user_id_fkey;

ALTER TABLE system_under_test_user DROP FOREIGN KEY system_under_test_user_sut_id_fkey;

ALTER TABLE system_under_test_user DROP FOREIGN KEY system_under_test_user_added_by_user_id_fkey;

DROP TABLE plan_suite_association;

DROP TABLE suite_test_case_association;

DROP TABLE system_environment_association;

DROP TABLE auth_user_account_association;

DROP TABLE audit_log;

DROP TABLE entity_tag;

DROP TABLE account_subscription;

DROP TABLE action;

DROP TABLE action_chain;

DROP TABLE test_case;

DROP TABLE suite;

DROP TABLE plan;

DROP TABLE identifier;

DROP TABLE page;

DROP TABLE fenrir_actions;

DROP TABLE user;

DROP TABLE environment;

DROP TABLE system_under_test;

DROP TABLE account;

DROP TABLE auth_users;

CREATE TABLE auth_users (
    auth_user_id VARCHAR(36) NOT NULL, 
    email VARCHAR(255) NOT NULL, 
    username VARCHAR(96), 
    first_name VARCHAR(255), 
    last_name VARCHAR(255), 
    current_token VARCHAR(64), 
    token_expires_at DATETIME, 
    is_active BOOL NOT NULL, 
    is_admin BOOL NOT NULL, 
    is_super_admin BOOL NOT NULL, 
    multi_account_user BOOL NOT NULL, 
    account_ids VARCHAR(1024), 
    user_subscription_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    last_login_at DATETIME, 
    updated_at DATETIME, 
    PRIMARY KEY (auth_user_id), 
    UNIQUE (email)
);

CREATE TABLE account (
    account_id VARCHAR(36) NOT NULL, 
    account_name VARCHAR(255) NOT NULL, 
    owner_user_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    logo_url VARCHAR(512), 
    primary_contact VARCHAR(36), 
    subscription_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (account_id), 
    UNIQUE (account_name), 
    CONSTRAINT account_owner_user_id_key UNIQUE (owner_user_id)
);

CREATE TABLE environment (
    environment_id VARCHAR(36) NOT NULL, 
    environment_name VARCHAR(96) NOT NULL, 
    environment_designation VARCHAR(80) NOT NULL, 
    environment_base_url VARCHAR(512) NOT NULL, 
    api_base_url VARCHAR(1024), 
    environment_status VARCHAR(96) NOT NULL, 
    users_in_environment JSON NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (environment_id), 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (environment_name)
);

CREATE INDEX idx_environment_pk ON environment (environment_id);

CREATE INDEX idx_environment_active ON environment (is_active);

CREATE TABLE system_under_test (
    sut_id VARCHAR(36) NOT NULL, 
    system_name VARCHAR(96) NOT NULL, 
    description TEXT, 
    wiki_url VARCHAR(1024), 
    account_id VARCHAR(36) NOT NULL, 
    owner_user_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (sut_id), 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    CONSTRAINT system_under_test_owner_user_id_fkey FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (system_name)
);

CREATE INDEX idx_sut_pk ON system_under_test (sut_id);

CREATE INDEX idx_sut_account ON system_under_test (account_id);

CREATE INDEX idx_sut_active ON system_under_test (is_active);

CREATE TABLE test_case (
    test_case_id VARCHAR(36) NOT NULL, 
    test_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    test_type VARCHAR(64) NOT NULL, 
    sut_id VARCHAR(36) NOT NULL, 
    owner_user_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (test_case_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (test_name)
);

CREATE INDEX idx_testcase_pk ON test_case (test_case_id);

CREATE INDEX idx_testcase_sut ON test_case (sut_id);

CREATE INDEX idx_testcase_account ON test_case (account_id);

CREATE INDEX idx_testcase_type ON test_case (test_type);

CREATE INDEX idx_testcase_active ON test_case (is_active);

CREATE TABLE suite (
    suite_id VARCHAR(36) NOT NULL, 
    suite_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    sut_id VARCHAR(36) NOT NULL, 
    owner_user_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (suite_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (suite_name)
);

CREATE INDEX idx_suite_pk ON suite (suite_id);

CREATE INDEX idx_suite_sut ON suite (sut_id);

CREATE INDEX idx_suite_account ON suite (account_id);

CREATE INDEX idx_suite_active ON suite (is_active);

CREATE TABLE plan (
    plan_id VARCHAR(36) NOT NULL, 
    plan_name VARCHAR(255) NOT NULL, 
    suites_ids VARCHAR(1024) NOT NULL, 
    suite_tags JSON, 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    status ENUM('active','inactive') NOT NULL, 
    owner_user_id VARCHAR(36), 
    account_id VARCHAR(36), 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    PRIMARY KEY (plan_id), 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL
);

CREATE INDEX idx_plan_pk ON plan (plan_id);

CREATE INDEX idx_plan_account ON plan (account_id);

CREATE INDEX idx_plan_active ON plan (is_active);

CREATE TABLE action_chain (
    action_chain_id VARCHAR(36) NOT NULL, 
    chain_name VARCHAR(255) NOT NULL, 
    description TEXT, 
    action_steps JSON NOT NULL, 
    sut_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    owner_user_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (action_chain_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (chain_name)
);

CREATE INDEX idx_actionchain_pk ON action_chain (action_chain_id);

CREATE INDEX idx_actionchain_sut ON action_chain (sut_id);

CREATE INDEX idx_actionchain_account ON action_chain (account_id);

CREATE INDEX idx_actionchain_active ON action_chain (is_active);

CREATE TABLE audit_log (
    audit_id VARCHAR(36) NOT NULL, 
    entity_type VARCHAR(128) NOT NULL, 
    entity_id VARCHAR(36) NOT NULL, 
    action VARCHAR(64) NOT NULL, 
    performed_by_user_id VARCHAR(36), 
    account_id VARCHAR(36), 
    timestamp DATETIME NOT NULL, 
    ip_address VARCHAR(45), 
    user_agent VARCHAR(512), 
    details JSON, 
    is_sensitive BOOL NOT NULL, 
    PRIMARY KEY (audit_id), 
    FOREIGN KEY(performed_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE SET NULL
);

CREATE INDEX idx_audit_pk ON audit_log (audit_id);

CREATE INDEX idx_audit_entity ON audit_log (entity_type, entity_id);

CREATE INDEX idx_audit_user ON audit_log (performed_by_user_id);

CREATE INDEX idx_audit_timestamp ON audit_log (timestamp);

CREATE INDEX idx_audit_account ON audit_log (account_id);

CREATE INDEX idx_audit_sensitive ON audit_log (is_sensitive, timestamp);

CREATE TABLE auth_user_account_association (
    association_id VARCHAR(36) NOT NULL, 
    auth_user_id VARCHAR(36) NOT NULL, 
    account_id VARCHAR(36) NOT NULL, 
    role VARCHAR(64) NOT NULL, 
    is_active BOOL NOT NULL, 
    invited_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (association_id), 
    FOREIGN KEY(auth_user_id) REFERENCES auth_users (auth_user_id) ON DELETE CASCADE, 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(invited_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    CONSTRAINT uq_user_account UNIQUE (auth_user_id, account_id)
);

CREATE INDEX idx_user_account_user ON auth_user_account_association (auth_user_id);

CREATE INDEX idx_user_account_account ON auth_user_account_association (account_id);

CREATE INDEX idx_user_account_active ON auth_user_account_association (is_active);

CREATE TABLE entity_tag (
    tag_id VARCHAR(36) NOT NULL, 
    entity_type VARCHAR(64) NOT NULL, 
    entity_id VARCHAR(36) NOT NULL, 
    tag_name VARCHAR(128) NOT NULL, 
    tag_category VARCHAR(64) NOT NULL, 
    tag_value VARCHAR(255), 
    account_id VARCHAR(36) NOT NULL, 
    created_by_user_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (tag_id), 
    FOREIGN KEY(account_id) REFERENCES account (account_id) ON DELETE CASCADE, 
    FOREIGN KEY(created_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    CONSTRAINT uq_entitytag_entity_name_account UNIQUE (entity_type, entity_id, tag_name, account_id)
);

CREATE INDEX ix_entity_tag_entity_type ON entity_tag (entity_type);

CREATE INDEX ix_entity_tag_entity_id ON entity_tag (entity_id);

CREATE INDEX ix_entity_tag_tag_name ON entity_tag (tag_name);

CREATE INDEX ix_entity_tag_tag_category ON entity_tag (tag_category);

CREATE INDEX ix_entity_tag_account_id ON entity_tag (account_id);

CREATE INDEX idx_entitytag_pk ON entity_tag (tag_id);

CREATE INDEX idx_entitytag_entity ON entity_tag (entity_type, entity_id);

CREATE INDEX idx_entitytag_entity_active ON entity_tag (entity_type, entity_id, is_active);

CREATE INDEX idx_entitytag_account ON entity_tag (account_id);

CREATE INDEX idx_entitytag_category ON entity_tag (tag_category);

CREATE INDEX idx_entitytag_name ON entity_tag (tag_name);

CREATE INDEX idx_entitytag_account_category ON entity_tag (account_id, tag_category);

CREATE INDEX idx_entitytag_active ON entity_tag (is_active);

CREATE INDEX idx_entitytag_account_entity_category ON entity_tag (account_id, entity_type, tag_category);

CREATE TABLE fenrir_actions (
    fenrir_action_id INTEGER NOT NULL AUTO_INCREMENT, 
    method_name VARCHAR(128) NOT NULL, 
    docstring TEXT NOT NULL, 
    parameters JSON, 
    return_type VARCHAR(256) NOT NULL, 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME NOT NULL, 
    PRIMARY KEY (fenrir_action_id), 
    UNIQUE (method_name)
);

CREATE TABLE page (
    page_id INTEGER NOT NULL AUTO_INCREMENT, 
    page_name VARCHAR(96) NOT NULL, 
    page_url VARCHAR(1024) NOT NULL, 
    environments JSON NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME NOT NULL, 
    PRIMARY KEY (page_id), 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (page_name)
);

CREATE INDEX idx_page_pk ON page (page_id);

CREATE INDEX idx_page_active ON page (is_active);

CREATE TABLE identifier (
    identifier_id INTEGER NOT NULL AUTO_INCREMENT, 
    page_id INTEGER NOT NULL, 
    element_name VARCHAR(96) NOT NULL, 
    locator_strategy VARCHAR(96) NOT NULL, 
    locator_query VARCHAR(96) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME NOT NULL, 
    PRIMARY KEY (identifier_id), 
    FOREIGN KEY(page_id) REFERENCES page (page_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (element_name)
);

CREATE INDEX idx_identifier_pk ON identifier (identifier_id);

CREATE INDEX idx_identifier_page ON identifier (page_id);

CREATE INDEX idx_identifier_active ON identifier (is_active);

CREATE TABLE page_fenrir_action_association (
    association_id VARCHAR(36) NOT NULL, 
    page_id INTEGER NOT NULL, 
    fenrir_action_id INTEGER NOT NULL, 
    action_order INTEGER NOT NULL, 
    is_active BOOL NOT NULL, 
    created_at DATETIME NOT NULL, 
    PRIMARY KEY (association_id), 
    FOREIGN KEY(page_id) REFERENCES page (page_id) ON DELETE CASCADE, 
    FOREIGN KEY(fenrir_action_id) REFERENCES fenrir_actions (fenrir_action_id) ON DELETE CASCADE
);

CREATE INDEX idx_page_action_page ON page_fenrir_action_association (page_id);

CREATE INDEX idx_page_action_action ON page_fenrir_action_association (fenrir_action_id);

CREATE INDEX idx_page_action_order ON page_fenrir_action_association (page_id, action_order);

CREATE TABLE plan_suite_association (
    association_id VARCHAR(36) NOT NULL, 
    plan_id VARCHAR(36) NOT NULL, 
    suite_id VARCHAR(36) NOT NULL, 
    execution_order INTEGER NOT NULL, 
    is_active BOOL NOT NULL, 
    created_at DATETIME NOT NULL, 
    PRIMARY KEY (association_id), 
    FOREIGN KEY(plan_id) REFERENCES plan (plan_id) ON DELETE CASCADE, 
    FOREIGN KEY(suite_id) REFERENCES suite (suite_id) ON DELETE CASCADE
);

CREATE INDEX idx_plan_suite_plan ON plan_suite_association (plan_id);

CREATE INDEX idx_plan_suite_suite ON plan_suite_association (suite_id);

CREATE INDEX idx_plan_suite_order ON plan_suite_association (plan_id, execution_order);

CREATE TABLE suite_test_case_association (
    association_id VARCHAR(36) NOT NULL, 
    suite_id VARCHAR(36) NOT NULL, 
    test_case_id VARCHAR(36) NOT NULL, 
    execution_order INTEGER NOT NULL, 
    is_active BOOL NOT NULL, 
    created_at DATETIME NOT NULL, 
    PRIMARY KEY (association_id), 
    FOREIGN KEY(suite_id) REFERENCES suite (suite_id) ON DELETE CASCADE, 
    FOREIGN KEY(test_case_id) REFERENCES test_case (test_case_id) ON DELETE CASCADE
);

CREATE INDEX idx_suite_testcase_suite ON suite_test_case_association (suite_id);

CREATE INDEX idx_suite_testcase_test ON suite_test_case_association (test_case_id);

CREATE INDEX idx_suite_testcase_order ON suite_test_case_association (suite_id, execution_order);

CREATE TABLE system_environment_association (
    association_id VARCHAR(36) NOT NULL, 
    sut_id VARCHAR(36) NOT NULL, 
    environment_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    created_at DATETIME NOT NULL, 
    PRIMARY KEY (association_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(environment_id) REFERENCES environment (environment_id) ON DELETE CASCADE, 
    CONSTRAINT uq_system_environment UNIQUE (sut_id, environment_id)
);

CREATE INDEX idx_system_env_system ON system_environment_association (sut_id);

CREATE INDEX idx_system_env_environment ON system_environment_association (environment_id);

CREATE TABLE user (
    sut_user_id INTEGER NOT NULL AUTO_INCREMENT, 
    account_id VARCHAR(36), 
    sut_id VARCHAR(36) NOT NULL, 
    username VARCHAR(96) NOT NULL, 
    email VARCHAR(96) NOT NULL, 
    password VARCHAR(96), 
    secret_provider VARCHAR(96), 
    secret_url VARCHAR(1024), 
    secret_name VARCHAR(1024), 
    environment_id VARCHAR(36) NOT NULL, 
    is_active BOOL NOT NULL, 
    deactivated_at DATETIME, 
    deactivated_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    updated_at DATETIME, 
    PRIMARY KEY (sut_user_id), 
    FOREIGN KEY(account_id) REFERENCES account (account_id), 
    FOREIGN KEY(sut_id) REFERENCES system_under_test (sut_id) ON DELETE CASCADE, 
    FOREIGN KEY(environment_id) REFERENCES environment (environment_id) ON DELETE CASCADE, 
    FOREIGN KEY(deactivated_by_user_id) REFERENCES auth_users (auth_user_id) ON DELETE SET NULL, 
    UNIQUE (username)
);

CREATE INDEX idx_sut_user_pk ON user (sut_user_id);

CREATE INDEX idx_sut_user_account ON user (account_id);

CREATE INDEX idx_sut_user_sut ON user (sut_id);

CREATE INDEX idx_sut_user_environment ON user (environment_id);

CREATE INDEX idx_sut_user_active ON user (is_active);

UPDATE alembic_version SET version_num='6bfb5f75709c' WHERE alembic_version.version_num = 'be7f55a6f015';

-- Running upgrade 6bfb5f75709c -> a8de257b0f4f

DROP TABLE system_under_test_user;

ALTER TABLE account DROP INDEX account_owner_user_id_key;

ALTER TABLE account ADD CONSTRAINT account_owner_user_id_fkey FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT;

DROP INDEX idx_auth_tokens_user ON auth_tokens;

ALTER TABLE auth_tokens ADD CONSTRAINT auth_tokens_auth_user_id_fkey FOREIGN KEY(auth_user_id) REFERENCES auth_users (auth_user_id) ON DELETE CASCADE;

CREATE INDEX idx_auth_tokens_expires ON auth_tokens (token_expires_at);

CREATE INDEX idx_auth_tokens_user_active ON auth_tokens (auth_user_id, is_active);

CREATE UNIQUE INDEX idx_auth_tokens_value ON auth_tokens (token_value);

ALTER TABLE `emailProcessorTable` ADD COLUMN email_processor_id INTEGER NOT NULL;

ALTER TABLE `emailProcessorTable` DROP COLUMN id;

ALTER TABLE environment ADD CONSTRAINT environment_environment_id_key UNIQUE (environment_id);

ALTER TABLE `purgeTable` CHANGE last_purged_at last_purged_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE `purgeTable` CHANGE created_at created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE `purgeTable` CHANGE updated_at updated_at DATETIME NULL;

UPDATE alembic_version SET version_num='a8de257b0f4f' WHERE alembic_version.version_num = '6bfb5f75709c';

-- Running upgrade a8de257b0f4f -> 750c1bd40831

ALTER TABLE account DROP FOREIGN KEY account_owner_user_id_fkey;

ALTER TABLE account ADD CONSTRAINT account_owner_user_id_fkey FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE CASCADE;

UPDATE alembic_version SET version_num='750c1bd40831' WHERE alembic_version.version_num = 'a8de257b0f4f';

-- Running upgrade 750c1bd40831 -> 41c97f44b5de

ALTER TABLE system_under_test DROP FOREIGN KEY system_under_test_owner_user_id_fkey;

ALTER TABLE system_under_test ADD CONSTRAINT system_under_test_owner_user_id_fkey FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE CASCADE;

UPDATE alembic_version SET version_num='41c97f44b5de' WHERE alembic_version.version_num = '750c1bd40831';

