// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/consolidate/archive.h"
#include "migrations/database/passwordstore.h"
#include "migrations/project/settingsources.h"
#include "migrations/runner/versiontable.h"
#include "migrations/script/scriptdirectory.h"
#include "models/base/result.h"

#include <memory>

namespace limbeck {

/// A setting and where it came from, so that the user can see and overrule it.
struct Setting
{
    QString value;
    QString origin;  ///< see Choice

    bool operator==(const Setting&) const = default;
};

/// What env.py would tell Alembic about a run and a comparison, with Alembic's defaults.
struct ContextSettings
{
    Choice<bool> renderAsBatch;
    Choice<bool> compareType;
    Choice<bool> compareServerDefault;
    Choice<bool> includeSchemas;
    Choice<bool> transactionPerMigration;
    Choice<std::optional<bool>> transactionalDdl;  ///< nothing: the engine's own
    Choice<NamingConvention> namingConvention;     ///< see naming()
    Choice<QString> targetMetadata;  ///< "app.models.Base.metadata"; empty if there is none
    /// `**more` that is not known: it could say any of these that are "default".
    std::optional<Opaque> spread;

    /// True if each step is a transaction of its own on every engine: transaction_per_migration,
    /// or transactional_ddl=False, which means the same to Alembic. What is in doubt does not
    /// count: one transaction loses nothing.
    bool commitsEachStep() const;
    /// How constraints without a name are called, with the doubt, if there is one.
    NamingConvention naming() const;

    bool operator==(const ContextSettings&) const = default;
};

/// Which project is meant, as the command line says it.
struct ProjectRequest
{
    QStringList paths{};  ///< see ConfigFiles::find
    QString section = QStringLiteral("alembic");
    QStringList xArguments{};  ///< `-x`, which env.py may ask for
    /// Instead of what env.py says; empty if nothing is given.
    QString versionTable{};
    QString versionTableSchema{};
    QStringList settings{};  ///< "KEY=VALUE" of `--set`, see OwnSettings
    /// Where passwords are that no URL says; may be null.
    std::shared_ptr<const PasswordStore> passwords{};
};

/// What the files of a project say, read statically. Relative paths are taken from the folder of
/// the file that says them, where Alembic takes them from the working directory: both are the
/// same where `alembic` is called without `-c`, and a window has no working directory.
/// What env.py computes can be said otherwise; README.md beside this file tells all ways.
struct ProjectFile
{
    QString path;    ///< of alembic.ini; of pyproject.toml where there is only that
    QString folder;  ///< where it lies
    ConfigFiles files;
    QString section;         ///< of the ini file: "alembic", or what `-n` says
    QString scriptLocation;  ///< absolute
    ScriptLocations locations;
    Setting url;        ///< raw SQLAlchemy URL; empty if none was found
    QString urlFolder;  ///< from which a relative path in `url` is taken
    VersionTable versionTable;
    QString versionTableOrigin;
    QString versionTableSchemaOrigin;
    QString versionTablePkOrigin;
    /// Why the version table, or the database, is not known: env.py computes it. Working on a
    /// database is refused then (Project::connection) until the user says it.
    std::optional<Error> versionTableDoubt;
    std::optional<Error> urlDoubt;
    ContextSettings context;
    ScriptEnvironment environment;  ///< what env.py gives to the scripts
    /// `models` of .limbeck/settings.toml or `[limbeck] models` of the ini file: where the
    /// application's declared tables are. "compiled-in:NAME" is a schema declared in C++
    /// (metadata/compiledmodels.h). Empty if nothing is said.
    Setting models;
    /// `verify` of .limbeck/settings.toml: the structure is checked after each step of a run.
    Choice<bool> verify;

    /// Fails as ConfigFiles::find does, and with ConfigNotFound if the settings cannot be read
    /// or name no folder of scripts.
    static Result<ProjectFile> load(const ProjectRequest& request);
    /// `path` may be one of the files or the folder that contains them.
    static Result<ProjectFile> load(const QString& path);
};

/// An opened project: its settings and its scripts. A snapshot; reload by opening again.
struct Project
{
    ProjectFile file;
    ScriptDirectory scripts;
    /// Of the consolidated revisions among them; `scripts` can unfold them.
    QList<Archive> archives{};
    std::shared_ptr<const PasswordStore> passwords{};  ///< may be null
    /// File of the operations log, see OperationLog::standardPath(); empty: none is kept. Whoever
    /// opens a project for a person sets it.
    QString operationLog{};

    /// Fails as ProjectFile::load and ScriptDirectory::load do.
    static Result<Project> open(const ProjectRequest& request);
    static Result<Project> open(const QString& path);

    const RevisionGraph& graph() const
    {
        return scripts.graph();
    }

    /// The database to work on: `url` if given (`--url`), else the project's own. A relative
    /// SQLite path in `url` is taken from the working directory, in the ini file from its folder.
    /// What the URL leaves to an option file, the environment or the keychain is filled in.
    /// Fails with ConfigNotFound if neither says one, and if env.py computes the name of the
    /// version table: the wrong one would have every revision run again.
    Result<ConnectionSettings> connection(const QString& url = {}) const;
};

/// Copies the bundled example into `folder` (made if needed) unless it is there already.
/// Returns the path of its alembic.ini.
Result<QString> copyExample(const QString& folder);

}  // namespace limbeck
