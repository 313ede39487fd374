// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/settingsources.h"

#include "migrations/database/connectionsettings.h"
#include "migrations/project/namedsettings.h"
#include "models/base/text.h"

#include <QFileInfo>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const QString ownFile = u"/.limbeck/settings.toml"_s;
const QString ownOrigin = u"limbeck settings"_s;

QStringList knownKeys()
{
    return {u"url"_s,
            u"version_table"_s,
            u"version_table_schema"_s,
            u"version_table_pk"_s,
            u"render_as_batch"_s,
            u"compare_type"_s,
            u"compare_server_default"_s,
            u"include_schemas"_s,
            u"transaction_per_migration"_s,
            u"transactional_ddl"_s,
            u"target_metadata"_s,
            u"models"_s};
}

bool hasPassword(const QString& url, const QString& folder)
{
    const Result<ConnectionSettings> settings = ConnectionSettings::fromUrl(url, folder);
    if (!settings) {
        return url.section(u"://"_s, 1).section(u'@', 0, 0).contains(u':') && url.contains(u'@');
    }
    return !settings->password.isEmpty() || settings->options.contains(u"password"_s)
           || settings->options.contains(u"passwd"_s);
}

Result<> check(const TomlTable& own, const QString& folder)
{
    for (const QString& key : own.keys()) {
        if (!own.isTable(key) && !knownKeys().contains(key)) {
            return fail(
                own.problem(key, u"is not known; there are %1"_s.arg(quotedList(knownKeys()))));
        }
    }
    const Result<std::optional<QString>> url = own.text(u"url"_s);
    if (!url) {
        return fail(url.error());
    }
    if (hasPassword(url->value_or(QString()), folder)) {
        return fail(own.problem(u"url"_s,
                                u"holds a password. This file is meant to be shared: leave the "
                                u"password out and give it with --url, or through an environment "
                                u"variable that env.py reads"_s));
    }
    return {};
}

/// "env.py:23", with the environment variables if it depends on any.
template <typename T>
QString originOf(const EnvSetting<T>& setting)
{
    const QString place = placeOf(setting.where);
    return setting.variables.isEmpty()
               ? place
               : u'$' + setting.variables.join(u", $"_s) + u" (%1)"_s.arg(place);
}

template <typename T>
Choice<T> chosen(const T& value, const QString& origin)
{
    return Choice<T>{value, origin, std::nullopt};
}

}  // namespace

QString doubtText(const QString& key, const Opaque& doubt)
{
    const QString code =
        doubt.code.isEmpty() ? QString() : u"'%1': "_s.arg(withoutPasswords(doubt.code));
    return u"%1 computes '%2' (%3%4), and Limbeck does not run Python."_s.arg(
        placeOf(doubt.where), key, code, doubt.reason);
}

template <typename T>
Choice<T> choiceOf(const QString& key, const EnvSetting<T>& env)
{
    Choice<T> choice;
    if (env.doubt) {
        Error error;
        error.code = ErrorCode::ConfigNotFound;
        error.message =
            doubtText(key, *env.doubt)
            + u" Write '%1 = …' into '.limbeck/settings.toml', or 'limbeck_%1 = …' beside "
              u"'script_location'; Alembic ignores both."_s.arg(key);
        error.where = env.doubt->where;
        choice.origin = placeOf(env.doubt->where);
        choice.doubt = error;
    } else if (env.value) {
        choice.value = *env.value;
        choice.origin = originOf(env);
    }
    return choice;
}

template Choice<QString> choiceOf(const QString&, const EnvSetting<QString>&);
template Choice<bool> choiceOf(const QString&, const EnvSetting<bool>&);
template Choice<NamingConvention> choiceOf(const QString&, const EnvSetting<NamingConvention>&);

Result<SettingSources> SettingSources::load(const AlembicConfig& config)
{
    SettingSources sources(config);
    const QString path = config.folder() + ownFile;
    if (!QFileInfo::exists(path)) {
        return sources;
    }
    Result<TomlTable> own = TomlTable::load(path, {});
    if (!own) {
        return fail(own.error());
    }
    if (Result<> checked = check(*own, config.folder()); !checked) {
        return fail(checked.error());
    }
    sources.m_own = *std::move(own);
    return sources;
}

Result<Choice<QString>> SettingSources::text(const QString& key,
                                             const EnvSetting<QString>& env,
                                             const QString& standard,
                                             const QString& option,
                                             const QString& optionName) const
{
    if (!option.isEmpty()) {
        return chosen(option, optionName);
    }
    const Result<std::optional<QString>> own = m_own.text(key);
    if (!own || own->has_value()) {
        return own.map([](const std::optional<QString>& text) { return chosen(*text, ownOrigin); });
    }
    const QString iniKey = u"limbeck_"_s + key;
    const Result<std::optional<QString>> beside = m_config->option(iniKey);
    if (!beside || beside->has_value()) {
        return beside.map([this, &iniKey](const std::optional<QString>& text) {
            return chosen(*text, m_config->originOf(iniKey));
        });
    }
    Choice<QString> choice = choiceOf(key, env);
    if (!env.value) {
        choice.value = standard;
    }
    return choice;
}

Result<Choice<bool>> SettingSources::flag(const QString& key,
                                          const EnvSetting<bool>& env,
                                          bool standard) const
{
    const Result<std::optional<bool>> own = m_own.boolean(key);
    if (!own || own->has_value()) {
        return own.map([](const std::optional<bool>& isSet) { return chosen(*isSet, ownOrigin); });
    }
    const QString iniKey = u"limbeck_"_s + key;
    if (m_config->originOf(iniKey) != "default"_L1) {
        return m_config->flag(iniKey).map(
            [this, &iniKey](bool isSet) { return chosen(isSet, m_config->originOf(iniKey)); });
    }
    Choice<bool> choice = choiceOf(key, env);
    if (!env.value) {
        choice.value = standard;
    }
    return choice;
}

}  // namespace limbeck
