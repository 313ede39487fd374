// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/override.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commands/editor.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/session.h"
#include "migrations/database/enginenames.h"

#include <QFile>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

Result<Engine> dialectNamed(const QString& name)
{
    const std::optional<Engine> engine = engineNamed(name);
    return engine ? Result<Engine>(*engine)
                  : fail(ErrorCode::InvalidArgument, u"There is no dialect '%1'."_s.arg(name));
}

/// "-" is the standard input.
Result<QString> contentOf(const QString& path)
{
    QFile file(path);
    const bool isOpen =
        path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    return isOpen ? Result<QString>(QString::fromUtf8(file.readAll()))
                  : fail(ErrorCode::FileUnreadable,
                         u"'%1' cannot be read: %2"_s.arg(path, file.errorString()));
}

class OverrideCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"override"_s,
                u"SQL that runs instead of a script that is not understood"_s,
                u"Keeps SQL for REVISION on one engine in .limbeck/overrides/, where stock Alembic "
                u"does not look.\n"
                "A run sends it instead of following the script's function, in the same "
                "transaction, and the\n"
                "plan says so. Without an option it tells where the file is."_s,
                u"limbeck override ae10 --dialect postgresql --edit"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.argument(
            u"REVISION"_s, u"a revision or its first letters, head"_s, m_place.revision);
        syntax.choice(u"--dialect"_s,
                      {u"sqlite"_s, u"postgresql"_s, u"mariadb"_s, u"mysql"_s},
                      u"engine that it is for (default: the project's)"_s,
                      m_dialect);
        syntax.flag(u"--down"_s, u"of the downgrade"_s, m_isDown);
        syntax.option(u"--from"_s, u"FILE"_s, u"take this SQL; '-' reads it"_s, m_from);
        syntax.flag(u"--edit"_s, u"open it in your editor"_s, m_isEdit);
        syntax.flag(u"--show"_s, u"print it"_s, m_isShow);
        syntax.flag(u"--remove"_s, u"take it away: the script runs again"_s, m_isRemove);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        const Result<Engine> chosen = project ? engine(session) : fail(project.error());
        if (!chosen) {
            return fail(chosen.error());
        }
        m_place.engine = *chosen;
        m_place.direction = m_isDown ? Direction::Down : Direction::Up;
        if (int{!m_from.isEmpty()} + int{m_isEdit} + int{m_isShow} + int{m_isRemove} > 1) {
            return fail(ErrorCode::InvalidArgument,
                        u"--from, --edit, --show and --remove exclude each other."_s);
        }
        const Result<QString> path = carryOut(**project);
        if (!path) {
            return fail(path.error());
        }
        if (m_isShow) {
            return show(session, *path);
        }
        return tell(session, *path);
    }

private:
    Result<Engine> engine(Session& session) const
    {
        if (!m_dialect.isEmpty()) {
            return dialectNamed(m_dialect);
        }
        return session.context().map(
            [](const command::Context& context) { return context.database.engine; });
    }

    Result<QString> carryOut(const Project& project) const
    {
        if (!m_from.isEmpty()) {
            return contentOf(m_from).and_then(
                [&](const QString& sql) { return command::writeOverride(project, m_place, sql); });
        }
        if (m_isEdit) {
            return command::startOverride(project, m_place).and_then([](const QString& path) {
                return openInEditor({path}).map([&path] { return path; });
            });
        }
        return m_isRemove ? command::removeOverride(project, m_place)
                          : command::overridePath(project, m_place);
    }

    static Result<int> show(Session& session, const QString& path)
    {
        return contentOf(path).map([&](const QString& sql) {
            session.print(sql);
            if (session.options().asJson) {
                session.printJson({{u"file"_s, path}, {u"sql"_s, sql}});
            }
            return exitOk;
        });
    }

    static Result<int> tell(Session& session, const QString& path)
    {
        const bool isThere = QFile::exists(path);
        session.print(path + (isThere ? u"\n"_s : u" (not there)\n"_s));
        if (session.options().asJson) {
            session.printJson({{u"file"_s, path}, {u"exists"_s, isThere}});
        }
        return exitOk;
    }

    command::OverridePlace m_place;
    QString m_dialect;
    QString m_from;
    bool m_isDown = false;
    bool m_isEdit = false;
    bool m_isShow = false;
    bool m_isRemove = false;
};

}  // namespace

std::unique_ptr<Command> makeOverrideCommand()
{
    return std::make_unique<OverrideCommand>();
}

}  // namespace limbeck::cli
