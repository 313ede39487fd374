// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/session.h"

#include "app/cli/command.h"
#include "app/cli/jsonvalues.h"
#include "migrations/database/keychain.h"
#include "migrations/operationlog/operationlog.h"

#include <QDir>
#include <QJsonDocument>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

const QString migrationLogger = u"alembic.runtime.migration"_s;

QString contextName(Engine engine)
{
    switch (engine) {
    case Engine::Sqlite:
        return u"SQLiteImpl"_s;
    case Engine::Postgresql:
        return u"PostgresqlImpl"_s;
    case Engine::Mariadb:
        return u"MariaDBImpl"_s;
    case Engine::Mysql:
        return u"MySQLImpl"_s;
    }
    Q_UNREACHABLE();
}

ProjectRequest requestOf(const Options& options)
{
    ProjectRequest request;
    request.section = options.section;
    request.paths = options.configs;
    request.xArguments = options.xArguments;
    request.versionTable = options.versionTable;
    request.versionTableSchema = options.versionTableSchema;
    request.settings = options.settings;
    const QString named = qEnvironmentVariable("ALEMBIC_CONFIG");
    if (request.paths.isEmpty() && !named.isEmpty()) {
        request.paths << named;
    }
    for (QString& path : request.paths) {
        path = QDir::current().absoluteFilePath(path);
    }
    return request;
}

Result<std::optional<int>> lockTimeout(const Options& options)
{
    if (options.lockTimeout.isNull()) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int seconds = options.lockTimeout.toInt(&isNumber);
    if (!isNumber || seconds < 0 || seconds > 86400) {
        return fail(ErrorCode::InvalidArgument,
                    u"--lock-timeout takes a number of seconds up to 86400, not '%1'."_s.arg(
                        options.lockTimeout));
    }
    return seconds;
}

}  // namespace

Session::Session(const Options& options, Terminal& terminal)
    : m_options(options)
    , m_terminal(terminal)
    , m_passwords(std::make_shared<Keychain>(Keychain::standardAccountsFile()))
{
}

Result<const Project*> Session::project()
{
    if (!m_project.has_value()) {
        ProjectRequest request = requestOf(m_options);
        request.passwords = m_passwords;
        Result<Project> opened = Project::open(request);
        if (!opened) {
            return fail(opened.error());
        }
        m_project = *std::move(opened);
        m_project->operationLog = OperationLog::standardPath(m_project->file.path);
    }
    return &*m_project;
}

Result<command::Context> Session::context()
{
    const Result<const Project*> opened = project();
    if (!opened) {
        return fail(opened.error());
    }
    const Result<std::optional<int>> timeout = lockTimeout(m_options);
    if (!timeout) {
        return fail(timeout.error());
    }
    return (*opened)->connection(m_options.url).map([&](const ConnectionSettings& settings) {
        warnOfEmptying(settings);
        return command::Context{*opened, settings, *timeout, (*opened)->file.verify.value};
    });
}

PasswordStore& Session::passwords()
{
    return *m_passwords;
}

void Session::warnOfEmptying(const ConnectionSettings& settings)
{
    if (const auto note = EmptyingNote::read(settings)) {
        warn(u"limbeck.run"_s, note->toText(settings));
    }
}

void Session::info(const QString& logger, const QString& message)
{
    if (!m_options.isQuiet) {
        log(u"INFO "_s, logger, message);
    }
}

void Session::warn(const QString& logger, const QString& message)
{
    log(u"WARNI"_s, logger, message);
}

void Session::complain(const QString& logger, const QString& message)
{
    log(u"ERROR"_s, logger, message);
}

void Session::log(const QString& level, const QString& logger, const QString& message)
{
    if (!m_options.asJson) {
        m_terminal.log(level + u" ["_s + logger + u"] "_s + message);
    }
}

void Session::logEngine(Engine engine)
{
    info(migrationLogger, u"Context impl %1."_s.arg(contextName(engine)));
    // Alembic says "non-transactional" for SQLite, which is true of its driver, not of ours.
    const Result<const Dialect*> dialect = Dialect::of(engine);
    logTransactions(dialect && (*dialect)->hasTransactionalDdl());
}

void Session::logOffline(Engine engine, bool isTransactional)
{
    info(migrationLogger, u"Context impl %1."_s.arg(contextName(engine)));
    info(migrationLogger, u"Generating static SQL"_s);
    logTransactions(isTransactional);
}

void Session::logTransactions(bool isTransactional)
{
    info(migrationLogger,
         isTransactional ? u"Will assume transactional DDL."_s
                         : u"Will assume non-transactional DDL."_s);
}

void Session::printJson(const QJsonObject& document)
{
    m_terminal.print(QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Indented)));
}

void Session::print(const QString& text)
{
    if (!m_options.asJson) {
        m_terminal.print(text);
    }
}

int Session::report(const Error& error, const QJsonObject& more, const QString& moreText)
{
    if (m_options.asJson) {
        QJsonObject document = more;
        document.insert(u"error"_s, errorJson(error));
        printJson(document);
    } else {
        m_terminal.print(u"FAILED: "_s + error.toText().trimmed() + u'\n' + moreText);
    }
    return error.code == ErrorCode::Cancelled ? exitCancelled : exitFailed;
}

Result<> Session::confirm(const command::Context& context, const QString& action)
{
    command::Confirmation given{m_options.yes, m_options.target};
    const Result<> enough = command::confirm(context, given, action);
    if (enough || m_options.asJson || !m_terminal.isInteractive()) {
        return enough;
    }
    const QString name = context.database.displayName();
    switch (command::classify(context)) {
    case command::TargetClass::Dev:
        given.yes = m_terminal.ask(u"Type y to %1 '%2': "_s.arg(action, name)).toLower() == u"y"_s;
        break;
    case command::TargetClass::Shared:
        given.targetName =
            m_terminal.ask(u"Others may use '%2'. Type its name to %1 it: "_s.arg(action, name));
        given.yes = true;
        break;
    case command::TargetClass::Prod:
        return enough;
    }
    if (command::confirm(context, given, action)) {
        return {};
    }
    return fail(ErrorCode::ConfirmationNeeded, u"Not confirmed. Nothing was changed."_s);
}

}  // namespace limbeck::cli
