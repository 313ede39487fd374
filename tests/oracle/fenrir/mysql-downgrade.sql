-- Running downgrade 41c97f44b5de -> 750c1bd40831

ALTER TABLE system_under_test DROP FOREIGN KEY system_under_test_owner_user_id_fkey;

ALTER TABLE system_under_test ADD CONSTRAINT system_under_test_owner_user_id_fkey FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT;

UPDATE alembic_version SET version_num='750c1bd40831' WHERE alembic_version.version_num = '41c97f44b5de';

-- Running downgrade 750c1bd40831 -> a8de257b0f4f

ALTER TABLE account DROP FOREIGN KEY account_owner_user_id_fkey;

ALTER TABLE account ADD CONSTRAINT account_owner_user_id_fkey FOREIGN KEY(owner_user_id) REFERENCES auth_users (auth_user_id) ON DELETE RESTRICT;

UPDATE alembic_version SET version_num='a8de257b0f4f' WHERE alembic_version.version_num = '750c1bd40831';

-- Running downgrade a8de257b0f4f -> 6bfb5f75709c

ALTER TABLE `purgeTable` CHANGE updated_at updated_at DATETIME NULL;

ALTER TABLE `purgeTable` CHANGE created_at created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE `purgeTable` CHANGE last_purged_at last_purged_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE environment DROP INDEX environment_environment_id_key;

ALTER TABLE `emailProcessorTable` DROP COLUMN email_processor_id;

ALTER TABLE `emailProcessorTable` ADD COLUMN id INTEGER NOT NULL;

DROP INDEX idx_auth_tokens_expires ON auth_tokens;

ALTER TABLE auth_tokens DROP FOREIGN KEY auth_tokens_auth_user_id_fkey;

DROP INDEX idx_auth_tokens_value ON auth_tokens;

DROP INDEX idx_auth_tokens_user_active ON auth_tokens;

CREATE INDEX idx_auth_tokens_user ON auth_tokens (auth_user_id);

ALTER TABLE account DROP FOREIGN KEY account_owner_user_id_fkey;

ALTER TABLE account ADD CONSTRAINT account_owner_user_id_key UNIQUE (owner_user_id);

CREATE TABLE system_under_test_user (
    sut_user_id VARCHAR(36) NOT NULL, 
    sut_id VARCHAR(36) NOT NULL, 
    username VARCHAR(255) NOT NULL, 
    password VARCHAR(255) NOT NULL, 
    added_by_user_id VARCHAR(36), 
    created_at DATETIME NOT NULL, 
    PRIMARY KEY (sut_user_id)
);

UPDATE alembic_version SET version_num='6bfb5f75709c' WHERE alembic_version.version_num = 'a8de257b0f4f';

-- Running downgrade edab8f775757 -> 5b3a509eff29

ALTER TABLE auth_users CHANGE id auth_user_id INTEGER NOT NULL AUTO_INCREMENT;

ALTER TABLE auth_users CHANGE email auth_user_email VARCHAR(255) NOT NULL;

ALTER TABLE auth_users CHANGE username auth_username VARCHAR(96) NULL;

ALTER TABLE auth_users CHANGE current_token current_auth_token VARCHAR(64) NULL;

UPDATE alembic_version SET version_num='5b3a509eff29' WHERE alembic_version.version_num = 'edab8f775757';

-- Running downgrade 5b3a509eff29 -> 0ec36ea2a851, 301ad4c5d899

INSERT INTO alembic_version (version_num) VALUES ('301ad4c5d899');

UPDATE alembic_version SET version_num='0ec36ea2a851' WHERE alembic_version.version_num = '5b3a509eff29';

-- Running downgrade 0ec36ea2a851 -> d65d974ab1aa

ALTER TABLE auth_users DROP COLUMN user_subscription_id;

ALTER TABLE auth_users DROP COLUMN account_ids;

ALTER TABLE auth_users DROP COLUMN multi_account_user;

ALTER TABLE auth_users DROP COLUMN is_super_admin;

ALTER TABLE auth_users DROP COLUMN last_name;

ALTER TABLE auth_users DROP COLUMN first_name;

ALTER TABLE auth_users CHANGE current_auth_token current_token VARCHAR(64) NULL;

ALTER TABLE auth_users CHANGE auth_username username VARCHAR(96) NULL;

ALTER TABLE auth_users CHANGE auth_user_email email VARCHAR(255) NOT NULL;

ALTER TABLE auth_users CHANGE auth_user_id id INTEGER NOT NULL AUTO_INCREMENT;

DELETE FROM alembic_version WHERE alembic_version.version_num = '0ec36ea2a851';

-- Running downgrade 301ad4c5d899 -> d383b58287f7

DROP TABLE account_subscription;

DROP TABLE action_chain;

DROP TABLE fenrir_actions;

UPDATE alembic_version SET version_num='d383b58287f7' WHERE alembic_version.version_num = '301ad4c5d899';

-- Running downgrade d383b58287f7 -> c30626195c99

DROP TABLE system_environment_association;

DROP TABLE plan_suite_association;

DROP TABLE suite_test_case_association;

DROP TABLE auth_user_account_association;

UPDATE alembic_version SET version_num='c30626195c99' WHERE alembic_version.version_num = 'd383b58287f7';

-- Running downgrade c30626195c99 -> 21bbe2e2f4cc

DROP TABLE plan;

DROP TABLE suite;

DROP TABLE test_case;

UPDATE alembic_version SET version_num='21bbe2e2f4cc' WHERE alembic_version.version_num = 'c30626195c99';

-- Running downgrade 21bbe2e2f4cc -> 01d551d7392f

DROP TABLE auth_tokens;

DROP TABLE audit_log;

UPDATE alembic_version SET version_num='01d551d7392f' WHERE alembic_version.version_num = '21bbe2e2f4cc';

-- Running downgrade 01d551d7392f -> d65d974ab1aa

DROP TABLE entity_tag;

DROP TABLE `purgeTable`;

UPDATE alembic_version SET version_num='d65d974ab1aa' WHERE alembic_version.version_num = '01d551d7392f';

-- Running downgrade d65d974ab1aa -> b87e1a3b751b

DROP TABLE system_under_test;

UPDATE alembic_version SET version_num='b87e1a3b751b' WHERE alembic_version.version_num = 'd65d974ab1aa';

-- Running downgrade b87e1a3b751b -> 14f5c85198e4

DROP TABLE account;

UPDATE alembic_version SET version_num='14f5c85198e4' WHERE alembic_version.version_num = 'b87e1a3b751b';

-- Running downgrade 14f5c85198e4 -> 77c8953606ea

DROP TABLE action;

UPDATE alembic_version SET version_num='77c8953606ea' WHERE alembic_version.version_num = '14f5c85198e4';

-- Running downgrade 77c8953606ea -> c6a9dee90913

ALTER TABLE page ADD COLUMN identifiers JSON NOT NULL DEFAULT '[]';

ALTER TABLE identifier DROP COLUMN action;

UPDATE alembic_version SET version_num='c6a9dee90913' WHERE alembic_version.version_num = '77c8953606ea';

-- Running downgrade c6a9dee90913 -> 001_initial_schema

ALTER TABLE user DROP FOREIGN KEY user_environment_id_fkey;

ALTER TABLE page CHANGE updated_at updated_at DATETIME NULL;

ALTER TABLE page DROP COLUMN page_url;

ALTER TABLE identifier DROP FOREIGN KEY identifier_page_id_fkey;

ALTER TABLE `emailProcessorTable` MODIFY `system` TEXT NOT NULL;

DROP TABLE auth_users;

UPDATE alembic_version SET version_num='001_initial_schema' WHERE alembic_version.version_num = 'c6a9dee90913';

-- Running downgrade 001_initial_schema -> 

DROP TABLE `emailProcessorTable`;

DROP TABLE identifier;

DROP TABLE page;

DROP TABLE environment;

DROP TABLE user;

DELETE FROM alembic_version WHERE alembic_version.version_num = '001_initial_schema';

