// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/project/alembicconfig.h"
#include "migrations/project/envfile.h"
#include "migrations/project/ownsettings.h"

namespace limbeck {

/// A setting that was decided, and by what, so that people can see and overrule it.
template <typename T>
struct Choice
{
    T value{};
    /// "--url", "limbeck settings", "alembic.ini", "env.py:23", "$NAME (env.py:23)", "default".
    QString origin = QStringLiteral("default");
    /// Why it is not known: env.py computes it. `value` is the default then.
    std::optional<Error> doubt;

    bool operator==(const Choice&) const = default;
};

/// The places that can say how Limbeck works on a project, in the order in which they count:
/// an option of its own (`--url`), `--set`, `.limbeck/settings.toml`, a key `limbeck_…` beside
/// script_location, env.py, and the default.
class SettingSources final
{
public:
    /// `config` outlives this; `options` are those of `--set`. Fails as OwnSettings does.
    static Result<SettingSources> load(const AlembicConfig& config, const QStringList& options);

    /// `option` is what the command line says under `optionName`; empty if nothing.
    Result<Choice<QString>> text(const QString& key,
                                 const EnvSetting<QString>& env,
                                 const QString& standard = {},
                                 const QString& option = {},
                                 const QString& optionName = {}) const;
    Result<Choice<bool>> flag(const QString& key, const EnvSetting<bool>& env, bool standard) const;
    Result<Choice<NamingConvention>> namingConvention(
        const EnvSetting<NamingConvention>& env) const;

private:
    SettingSources(const AlembicConfig& config, const QList<OwnSettings>& own)
        : m_config(&config)
        , m_own(own)
    {
    }

    const AlembicConfig* m_config;
    QList<OwnSettings> m_own;  ///< what counts more first
};

/// What env.py says about a setting that nobody can overrule.
template <typename T>
Choice<T> choiceOf(const QString& key, const EnvSetting<T>& env);

/// "env.py:12 computes 'url' ('settings.URL': …), and Limbeck does not run Python."
QString doubtText(const QString& key, const Opaque& doubt);

}  // namespace limbeck
