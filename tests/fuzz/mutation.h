// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>

#include <random>

namespace limbeck::fuzz {

/// The scripts that the project has: those of the example and of tests/data.
QByteArrayList knownScripts();

/// SQL statements: those of tests/data/servers, for one engine or for all.
QByteArrayList knownStatements(const QString& engine = QStringLiteral("*"));

/// Changes texts at random; the same seed gives the same texts.
class Mutator final
{
public:
    Mutator(QByteArrayList texts, quint32 seed);

    /// One of the texts with one to eight changes: bytes, tokens, lines; and parts of other texts.
    QByteArray next();

private:
    size_t below(size_t bound);
    const QByteArray& anyText();
    void change(QByteArray& text);
    void changeLines(QByteArray& text);
    QByteArray anyWord();

    QByteArrayList m_texts;
    std::mt19937 m_random;
};

}  // namespace limbeck::fuzz
