// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/commands.h"
#include "app/cli/commandsyntax.h"
#include "app/cli/session.h"
#include "migrations/project/namedsettings.h"
#include "migrations/project/ownsettings.h"

#include <QJsonArray>

#include <algorithm>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

/// Two keys to a line.
QString keysText()
{
    const QStringList keys = ownSettingKeys();
    QStringList lines;
    for (qsizetype i = 0; i < keys.size(); i += 2) {
        const QString first = u"  "_s + keys[i];
        lines << (i + 1 < keys.size() ? first.leftJustified(30) + keys[i + 1] : first);
    }
    return lines.join(u'\n')
           + u"\nTexts stand as they are, switches are true or false, a naming convention is a table\n"
             "as TOML writes it: naming_convention={uq = \"uq_%(table_name)s_%(column_0_name)s\"}"_s;
}

/// Names and origins in columns, values last, doubts below.
QString tableOf(const QList<NamedSetting>& settings)
{
    qsizetype nameWidth = 0;
    qsizetype originWidth = 0;
    for (const NamedSetting& setting : settings) {
        nameWidth = std::max(nameWidth, setting.name.size());
        originWidth = std::max(originWidth, setting.origin.size());
    }
    QString text;
    for (const NamedSetting& setting : settings) {
        const QString value = !setting.value.isEmpty()  ? setting.value
                              : setting.doubt.isEmpty() ? u"-"_s
                                                        : u"?"_s;
        text += setting.name.leftJustified(nameWidth + 2)
                + setting.origin.leftJustified(originWidth + 2) + value + u'\n';
        if (!setting.doubt.isEmpty()) {
            text += u"    "_s + setting.doubt + u'\n';
        }
    }
    return text;
}

QJsonArray jsonOf(const QList<NamedSetting>& settings)
{
    QJsonArray array;
    for (const NamedSetting& setting : settings) {
        array << QJsonObject{{u"name"_s, setting.name},
                             {u"value"_s, setting.value},
                             {u"origin"_s, setting.origin},
                             {u"doubt"_s, setting.doubt}};
    }
    return array;
}

class SettingsCommand final : public Command
{
public:
    CommandHelp help() const override
    {
        return {u"settings"_s,
                u"list what the project's files say, and where"_s,
                u"Lists every setting of the project with the file that gives it: alembic.ini,\n"
                "pyproject.toml, env.py (read, never run), .limbeck/settings.toml, options.\n"
                "What only Python could tell is marked with the reason. Passwords are hidden.\n"
                "Opens no database.\n"
                "\n"
                "'limbeck --set KEY=VALUE COMMAND' overrules env.py for one command, a line KEY = "
                "VALUE\n"
                "in .limbeck/settings.toml for all of them. The keys:\n"_s
                    + keysText(),
                u"limbeck --set render_as_batch=true settings"_s};
    }

    void declare(CommandSyntax&) override {}

    Result<int> run(Session& session) override
    {
        const Result<const Project*> project = session.project();
        if (!project) {
            return fail(project.error());
        }
        const Result<QList<NamedSetting>> settings =
            settingsOf((*project)->file, session.options().url);
        if (!settings) {
            return fail(settings.error());
        }
        session.print(tableOf(*settings));
        if (session.options().asJson) {
            session.printJson({{u"settings"_s, jsonOf(*settings)}});
        }
        return exitOk;
    }
};

}  // namespace

std::unique_ptr<Command> makeSettingsCommand()
{
    return std::make_unique<SettingsCommand>();
}

}  // namespace limbeck::cli
