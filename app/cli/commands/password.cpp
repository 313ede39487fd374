// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/session.h"
#include "migrations/database/passwordstore.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

class PasswordCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"password"_s,
                u"keep a database's password in the keychain"_s,
                u"set    asks for the password of the project's database, or of --url, and puts "
                "it into the\n"
                "       keychain of the desktop; without a terminal, reads it from standard "
                "input.\n"
                "forget takes it out again.\n\n"
                "A URL without a password then gets it from there, for all databases of that "
                "server and user.\n"
                "The environment variable LIMBECK_PASSWORD counts more, and so do PGPASSWORD and "
                "MYSQL_PWD.\n"
                "Without any of these, PostgreSQL's .pgpass and service files are read as ever."_s,
                u"limbeck password set --url postgresql://anna@db.example/shop"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(u"ACTION"_s, u"set or forget"_s, m_action);
    }

    Result<int> run(Session& session) override
    {
        if (m_action != u"set"_s && m_action != u"forget"_s) {
            return fail(ErrorCode::InvalidArgument,
                        u"'password' takes 'set' or 'forget', not '%1'."_s.arg(m_action));
        }
        const Result<command::Context> context = session.context();
        if (!context) {
            return fail(context.error());
        }
        const QString account = passwordAccount(context->database);
        if (account.isEmpty()) {
            return fail(ErrorCode::InvalidArgument,
                        u"%1 is a SQLite database, which has no password."_s.arg(
                            context->database.toDisplay()));
        }
        const Result<QString> done =
            m_action == u"set"_s ? set(session, account) : forget(session, account);
        if (!done) {
            return fail(done.error());
        }
        session.print(*done + u'\n');
        if (session.options().asJson) {
            session.printJson({{u"account"_s, account}, {u"message"_s, *done}});
        }
        return exitOk;
    }

private:
    static Result<QString> set(Session& session, const QString& account)
    {
        const QString password = session.terminal().askSecret(u"Password of %1: "_s.arg(account));
        if (password.isEmpty()) {
            return fail(ErrorCode::InvalidArgument, u"No password was given. Nothing is kept."_s);
        }
        return session.passwords().write(account, password).map([&account] {
            return u"The keychain holds the password of %1."_s.arg(account);
        });
    }

    static Result<QString> forget(Session& session, const QString& account)
    {
        return session.passwords().forget(account).map([&account](bool wasThere) {
            return wasThere ? u"The password of %1 is forgotten."_s.arg(account)
                            : u"No password of %1 was kept."_s.arg(account);
        });
    }

    QString m_action;
};

}  // namespace

std::unique_ptr<Command> makePasswordCommand()
{
    return std::make_unique<PasswordCommand>();
}

}  // namespace limbeck::cli
