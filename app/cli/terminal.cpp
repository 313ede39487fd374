// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/terminal.h"

#include <cstdio>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace limbeck::cli {

using namespace Qt::StringLiterals;

namespace {

QString harmless(QString text)
{
    for (QChar& character : text) {
        const bool isLayout = character == u'\n' || character == u'\t';
        if (!isLayout && character.category() == QChar::Other_Control) {
            character = QChar(QChar::ReplacementCharacter);
        }
    }
    return text;
}

/// Columns of the terminal on standard error; a redrawn line must not wrap.
qsizetype columns()
{
    winsize size{};
    const bool isKnown = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return isKnown ? size.ws_col : 80;
}

void write(FILE* stream, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
}

}  // namespace

Terminal::Terminal()
    : m_isOutputTerminal(::isatty(STDOUT_FILENO) == 1)
    , m_isErrorTerminal(::isatty(STDERR_FILENO) == 1)
    , m_isInputTerminal(::isatty(STDIN_FILENO) == 1)
{
}

void Terminal::print(const QString& text)
{
    if (m_isLineOpen) {
        write(stderr, u"\n"_s);
        m_isLineOpen = false;
    }
    write(stdout, m_isOutputTerminal ? harmless(text) : text);
}

void Terminal::log(const QString& line)
{
    if (m_isLineOpen) {
        write(stderr, u"\r\x1b[K"_s);
        m_isLineOpen = false;
    }
    std::fflush(stdout);  // keeps the order of what is read together
    writeError(line + u'\n');
}

void Terminal::redraw(const QString& line)
{
    write(stderr, u"\r\x1b[K"_s);
    QString oneLine = line;
    writeError(oneLine.replace(u'\n', u' ').left(columns() - 1));
    m_isLineOpen = true;
}

bool Terminal::isInteractive() const
{
    return m_isInputTerminal && m_isErrorTerminal;
}

bool Terminal::showsProgress() const
{
    return m_isErrorTerminal;
}

QString Terminal::ask(const QString& question)
{
    std::fflush(stdout);
    writeError(question);
    QByteArray answer;
    for (int next = std::getchar(); next != EOF && next != '\n'; next = std::getchar()) {
        answer += static_cast<char>(next);
    }
    return QString::fromLocal8Bit(answer).trimmed();
}

QString Terminal::askSecret(const QString& question)
{
    termios shown{};
    if (!m_isInputTerminal || tcgetattr(STDIN_FILENO, &shown) != 0) {
        return ask({});
    }
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    const QString answer = ask(question);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    writeError(u"\n"_s);
    return answer;
}

bool Terminal::flush()
{
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

void Terminal::writeError(const QString& text)
{
    write(stderr, m_isErrorTerminal ? harmless(text) : text);
    std::fflush(stderr);
}

}  // namespace limbeck::cli
