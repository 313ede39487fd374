// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandsyntax.h"

#include <CLI/App.hpp>

namespace limbeck::cli {

namespace {

std::function<void(const std::string&)> storeIn(QString& into)
{
    return [&into](const std::string& text) { into = QString::fromStdString(text); };
}

std::function<void(const std::vector<std::string>&)> storeIn(QStringList& into)
{
    return [&into](const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            into << QString::fromStdString(text);
        }
    };
}

}  // namespace

void CommandSyntax::argument(const QString& name, const QString& help, QString& into)
{
    m_app.add_option_function(name.toStdString(), storeIn(into), help.toStdString())
        ->required()
        ->type_name("");
}

void CommandSyntax::optionalArgument(const QString& name, const QString& help, QString& into)
{
    m_app.add_option_function(name.toStdString(), storeIn(into), help.toStdString())->type_name("");
}

void CommandSyntax::arguments(const QString& name, const QString& help, QStringList& into)
{
    m_app.add_option_function(name.toStdString(), storeIn(into), help.toStdString())
        ->required()
        ->type_name("");
}

void CommandSyntax::flag(const QString& names, const QString& help, bool& into)
{
    m_app.add_flag(names.toStdString(), into, help.toStdString());
}

void CommandSyntax::option(const QString& names,
                           const QString& value,
                           const QString& help,
                           QString& into)
{
    m_app.add_option_function(names.toStdString(), storeIn(into), help.toStdString())
        ->type_name(value.toStdString());
}

void CommandSyntax::repeatable(const QString& names,
                               const QString& value,
                               const QString& help,
                               QStringList& into)
{
    m_app.add_option_function(names.toStdString(), storeIn(into), help.toStdString())
        ->type_name(value.toStdString())
        ->allow_extra_args(false);
}

void CommandSyntax::choice(const QString& names,
                           const QStringList& values,
                           const QString& help,
                           QString& into)
{
    std::vector<std::string> allowed;
    for (const QString& value : values) {
        allowed.push_back(value.toStdString());
    }
    const std::string shown = values.join(QLatin1Char('|')).toStdString();
    m_app.add_option_function(names.toStdString(), storeIn(into), help.toStdString())
        ->check(CLI::IsMember(allowed).description(""))
        ->type_name(shown);
}

}  // namespace limbeck::cli
