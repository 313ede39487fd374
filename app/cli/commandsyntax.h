// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace CLI {
class App;
}

namespace limbeck::cli {

/// What a command takes, said in our words. Every variable that is handed in must outlive the
/// parsing, which fills it. The only class besides CommandLine that knows CLI11.
class CommandSyntax final
{
public:
    explicit CommandSyntax(CLI::App& app)
        : m_app(app)
    {
    }

    /// An argument by its place. Negative numbers are arguments, not options.
    void argument(const QString& name, const QString& help, QString& into);
    void optionalArgument(const QString& name, const QString& help, QString& into);
    /// One or more arguments.
    void arguments(const QString& name, const QString& help, QStringList& into);

    /// `names` as CLI11 writes them: "-v,--verbose".
    void flag(const QString& names, const QString& help, bool& into);
    void option(const QString& names, const QString& value, const QString& help, QString& into);
    void repeatable(const QString& names,
                    const QString& value,
                    const QString& help,
                    QStringList& into);
    /// An option with a fixed set of values.
    void choice(const QString& names,
                const QStringList& values,
                const QString& help,
                QString& into);

private:
    CLI::App& m_app;  // outlives this
};

}  // namespace limbeck::cli
