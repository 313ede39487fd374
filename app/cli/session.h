// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"
#include "app/cli/terminal.h"
#include "migrations/command/command.h"

#include <QJsonObject>

namespace limbeck::cli {

/// What a command works with: the options, the terminal and, opened when first asked for, the
/// project. Commands that need no database open none.
class Session final
{
public:
    Session(const Options& options, Terminal& terminal);
    Q_DISABLE_COPY_MOVE(Session)

    const Options& options() const
    {
        return m_options;
    }
    Terminal& terminal()
    {
        return m_terminal;
    }

    /// Fails like ProjectFile::load and ScriptDirectory::load.
    Result<const Project*> project();
    /// The project and its database, or that of --url. Opens no connection. Warns if something is
    /// missing in it since a reset was interrupted.
    Result<command::Context> context();

    /// Where passwords are kept that no URL says.
    PasswordStore& passwords();

    /// A log line on standard error in Alembic's form, unless --quiet or --json is given.
    void info(const QString& logger, const QString& message);
    /// The same for what must be seen: --quiet does not silence it.
    void warn(const QString& logger, const QString& message);
    /// The same for what makes the command fail, though it goes on.
    void complain(const QString& logger, const QString& message);
    /// "Context impl SQLiteImpl." and how transactions are handled.
    void logEngine(Engine engine);
    /// The same where no database is opened and only SQL is written.
    void logOffline(Engine engine, bool isTransactional);

    /// The one JSON document of a command.
    void printJson(const QJsonObject& document);
    /// Text to standard output; nothing with --json.
    void print(const QString& text);
    /// The error as text or JSON, `more` being further members or lines; returns the exit code.
    int report(const Error& error, const QJsonObject& more = {}, const QString& moreText = {});

    /// The rule of one confirmation: enough was said on the command line, or a person at the
    /// terminal says it now. `action` completes "Cannot …", e.g. "reset".
    /// Fails with ConfirmationNeeded.
    Result<> confirm(const command::Context& context, const QString& action);

private:
    void warnOfEmptying(const ConnectionSettings& settings);
    void logTransactions(bool isTransactional);
    void log(const QString& level, const QString& logger, const QString& message);

    const Options& m_options;  // outlives the session, as does the terminal
    Terminal& m_terminal;
    std::shared_ptr<PasswordStore> m_passwords;
    std::optional<Project> m_project;
};

}  // namespace limbeck::cli
