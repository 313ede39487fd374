// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace limbeck::cli {

/// Standard input, output and error. Where a person reads along, control characters of names and
/// messages are made visible, so that no script can drive the terminal.
class Terminal final
{
public:
    Terminal();
    Q_DISABLE_COPY_MOVE(Terminal)

    /// To standard output, as it is: line ends are the caller's.
    void print(const QString& text);
    /// A line to standard error.
    void log(const QString& line);
    /// Replaces the line under construction on standard error; log() ends it. Requires
    /// showsProgress().
    void redraw(const QString& line);

    /// True if a person can be asked.
    bool isInteractive() const;
    /// True if standard error is a terminal.
    bool showsProgress() const;

    /// Puts `question` on standard error and reads one line; empty at the end of the input.
    QString ask(const QString& question);
    /// The same for what nobody may read along: the terminal does not show it. Reads a line of
    /// standard input, without a question, where that is no terminal.
    QString askSecret(const QString& question);

    /// False if standard output could not take everything: a full disk, a closed pipe.
    bool flush();

private:
    void writeError(const QString& text);

    bool m_isOutputTerminal = false;
    bool m_isErrorTerminal = false;
    bool m_isInputTerminal = false;
    bool m_isLineOpen = false;
};

}  // namespace limbeck::cli
