// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/project/settingsources.h"

#include "migrations/project/namedsettings.h"
#include "models/base/enginetext.h"

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

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
    if (doubt.code.isEmpty()) {
        return EngineText::tr("%1 computes '%2' (%3), and Limbeck does not run Python.")
            .arg(placeOf(doubt.where), key, doubt.reason);
    }
    return EngineText::tr("%1 computes '%2' ('%3': %4), and Limbeck does not run Python.")
        .arg(placeOf(doubt.where), key, withoutPasswords(doubt.code), doubt.reason);
}

template <typename T>
Choice<T> choiceOf(const QString& key, const EnvSetting<T>& env)
{
    Choice<T> choice;
    if (env.doubt) {
        Error error;
        error.code = ErrorCode::ConfigNotFound;
        error.message =
            doubtText(key, *env.doubt) + u' '
            + EngineText::tr(
                  "Say it with --set %1=…, or write '%1 = …' into '.limbeck/settings.toml', or "
                  "'limbeck_%1 = …' beside 'script_location'; Alembic ignores these two.")
                  .arg(key);
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

Result<SettingSources> SettingSources::load(const AlembicConfig& config, const QStringList& options)
{
    const Result<OwnSettings> said = OwnSettings::fromOptions(options);
    const Result<OwnSettings> own = OwnSettings::load(config.folder());
    if (!said || !own) {
        return fail(!said ? said.error() : own.error());
    }
    return SettingSources(config, {*said, *own});
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
    for (const OwnSettings& own : m_own) {
        if (own.texts.contains(key)) {
            return chosen(own.texts.value(key), own.origin);
        }
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
    for (const OwnSettings& own : m_own) {
        if (own.flags.contains(key)) {
            return chosen(own.flags.value(key), own.origin);
        }
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

Result<Choice<NamingConvention>> SettingSources::namingConvention(
    const EnvSetting<NamingConvention>& env) const
{
    for (const OwnSettings& own : m_own) {
        if (own.namingConvention) {
            return chosen(*own.namingConvention, own.origin);
        }
    }
    const QString iniKey = u"limbeck_naming_convention"_s;
    const Result<std::optional<QString>> beside = m_config->option(iniKey);
    if (!beside) {
        return fail(beside.error());
    }
    if (beside->has_value()) {
        return readNamingConvention(**beside).map([&](const NamingConvention& convention) {
            return chosen(convention, m_config->originOf(iniKey));
        });
    }
    return choiceOf(u"naming_convention"_s, env);
}

}  // namespace limbeck
