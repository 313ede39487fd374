// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/inspectscripts.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/plantext.h"
#include "app/cli/session.h"

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

using command::ScriptReading;

constexpr ScriptReading::Kind kinds[] = {ScriptReading::Kind::Full,
                                         ScriptReading::Kind::Override,
                                         ScriptReading::Kind::ByRows,
                                         ScriptReading::Kind::Opaque,
                                         ScriptReading::Kind::Refused,
                                         ScriptReading::Kind::Conflict};

/// How many readings of `direction` are of each kind: "17 full, 2 refused".
QString totalsText(const QList<ScriptReading>& readings, Direction direction)
{
    QStringList parts;
    for (const ScriptReading::Kind kind : kinds) {
        const auto count = std::ranges::count_if(readings, [&](const ScriptReading& each) {
            return each.direction == direction && each.kind == kind;
        });
        if (count > 0) {
            parts << QString::number(count) + u' ' + command::readingKindName(kind);
        }
    }
    return parts.isEmpty() ? u"none"_s : parts.join(u", "_s);
}

QString readingText(const ScriptReading& reading)
{
    QString text = reading.revision + u' ' + directionName(reading.direction) + u": "_s
                   + command::readingKindName(reading.kind) + u'\n';
    for (const Finding& reason : reading.reasons) {
        const QString where = reason.where.toString();
        text += u"    "_s + reason.message + u'\n'
                + (where.isEmpty() ? QString() : u"      at "_s + where + u'\n');
    }
    return text;
}

QJsonObject readingJson(const ScriptReading& reading)
{
    QJsonArray reasons;
    for (const Finding& reason : reading.reasons) {
        reasons << findingJson(reason);
    }
    return {{u"revision"_s, reading.revision},
            {u"direction"_s, directionName(reading.direction)},
            {u"reading"_s, command::readingKindName(reading.kind)},
            {u"reasons"_s, reasons}};
}

QJsonObject readingsJson(const QList<ScriptReading>& readings)
{
    QJsonArray list;
    for (const ScriptReading& reading : readings) {
        list << readingJson(reading);
    }
    return {{u"readings"_s, list}};
}

/// The engine that --dialect names.
Result<Engine> engineNamed(const QString& name)
{
    for (const Engine engine :
         {Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql}) {
        if (engineName(engine) == name) {
            return engine;
        }
    }
    return fail(ErrorCode::InvalidArgument, u"There is no dialect '%1'."_s.arg(name));
}

class InspectScriptsCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"inspect-scripts"_s,
                u"tell which scripts are understood, and why not"_s,
                u"Reads both directions of every revision as a run would, and tells what cannot be "
                u"understood\n"
                "without running Python, with file and line. Opens no database. Fails if anything "
                "is opaque."_s,
                u"limbeck inspect-scripts --dialect postgresql"_s};
    }

    void declare(CommandSyntax& syntax) override
    {
        syntax.choice(u"--dialect"_s,
                      {u"sqlite"_s, u"postgresql"_s, u"mariadb"_s, u"mysql"_s},
                      u"engine whose branches are followed (default: the project's)"_s,
                      m_dialect);
        syntax.flag(u"-v,--verbose"_s, u"list also what is understood"_s, m_isVerbose);
    }

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const Result<QList<ScriptReading>> readings = engine(session).and_then(
            [&project](Engine chosen) { return command::inspectScripts(**project, chosen); });
        if (!readings) {
            return fail(readings.error());
        }
        print(session, *readings);
        const bool isOpaque = std::ranges::any_of(*readings, [](const ScriptReading& each) {
            return each.kind == ScriptReading::Kind::Opaque;
        });
        return isOpaque ? exitFailed : exitOk;
    }

private:
    /// A project without a known database is read for SQLite, the embedded default.
    Result<Engine> engine(Session& session) const
    {
        if (!m_dialect.isEmpty()) {
            return engineNamed(m_dialect);
        }
        const Result<command::Context> context = session.context();
        return context ? context->database.engine : Engine::Sqlite;
    }

    void print(Session& session, const QList<ScriptReading>& readings) const
    {
        for (const ScriptReading& reading : readings) {
            if (m_isVerbose || reading.kind != ScriptReading::Kind::Full) {
                session.print(readingText(reading));
            }
        }
        session.print(u"%1 revisions. Upgrades: %2. Downgrades: %3.\n"_s.arg(
            QString::number(readings.size() / 2),
            totalsText(readings, Direction::Up),
            totalsText(readings, Direction::Down)));
        if (session.options().asJson) {
            session.printJson(readingsJson(readings));
        }
    }

    QString m_dialect;
    bool m_isVerbose = false;
};

}  // namespace

std::unique_ptr<Command> makeInspectScriptsCommand()
{
    return std::make_unique<InspectScriptsCommand>();
}

}  // namespace limbeck::cli
