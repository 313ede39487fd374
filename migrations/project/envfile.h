// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/script/scriptenvironment.h"
#include "models/base/result.h"
#include "models/schema/namingconvention.h"

#include <QList>

#include <optional>

namespace limbeck {

/// A setting that env.py gives: a value, a doubt, or neither where it says nothing.
template <typename T>
struct EnvSetting
{
    std::optional<T> value;
    TextLocation where;
    QStringList variables;  ///< environment variables without which it would be another
    std::optional<Opaque> doubt;

    bool operator==(const EnvSetting&) const = default;
};

/// What env.py can ask for while it is read.
struct EnvQuestions
{
    QString section = QStringLiteral("alembic");
    QMap<QString, QString> options;  ///< of that section of the ini file
    QStringList xArguments;          ///< of `-x`
    QStringList hiddenVariables;     ///< environment variables to take for missing
};

/// What env.py says to Alembic, read and not run.
///
/// It is followed twice, as for a run and as for `--sql`, with the world that Alembic shows it:
/// the ini file's options, `-x`, environment variables. What both ways, or several calls, say
/// differently is in doubt, as is what cannot be known without running Python.
struct EnvFile
{
    // Arguments of context.configure()
    EnvSetting<QString> versionTable;
    EnvSetting<QString> versionTableSchema;
    EnvSetting<bool> versionTablePk;
    EnvSetting<bool> renderAsBatch;
    EnvSetting<bool> compareType;
    EnvSetting<bool> compareServerDefault;
    EnvSetting<bool> includeSchemas;
    EnvSetting<bool> transactionPerMigration;
    EnvSetting<bool> transactionalDdl;
    EnvSetting<NamingConvention> namingConvention;  ///< of MetaData(naming_convention=…)
    EnvSetting<QString> targetMetadata;             ///< "app.models.Base.metadata"
    /// What run_migrations() passes to the scripts, by name: paths of imported names, with "()"
    /// behind them for what calling them gives.
    QMap<QString, EnvSetting<QString>> scriptArguments;
    /// Where it is another one than the ini file's: from set_main_option(), create_engine(),
    /// configure().
    EnvSetting<QString> url;
    /// `**more` in context.configure() that is not known: it could set anything above.
    std::optional<Opaque> spread;

    /// A file that does not exist says nothing. Fails with FileUnreadable.
    static Result<EnvFile> load(const QString& path, const EnvQuestions& questions);
    static EnvFile fromSource(const QByteArray& source,
                              const QString& path,
                              const EnvQuestions& questions = {});

    QStringList xArguments;  ///< of EnvQuestions: scripts may ask for them too

    /// What it gives to the scripts.
    ScriptEnvironment forScripts() const;

    bool operator==(const EnvFile&) const = default;
};

/// "env.py:23": where a setting stands, for people.
QString placeOf(const TextLocation& where);

}  // namespace limbeck
