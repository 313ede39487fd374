// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/mutation.h"

#include <QDirIterator>
#include <QFile>

namespace limbeck::fuzz {

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s", qPrintable(file.errorString()));
    }
    return file.readAll();
}

QByteArrayList contentsBelow(const QString& folder, const QString& pattern)
{
    QStringList paths;
    QDirIterator files(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        paths << files.next();
    }
    paths.sort();  // a seed means the same on every machine
    QByteArrayList contents;
    for (const QString& path : paths) {
        contents << contentOf(path);
    }
    return contents;
}

}  // namespace

QByteArrayList knownScripts()
{
    return contentsBelow(QStringLiteral(LIMBECK_SOURCE_DIR "/resources/fenrir"),
                         QStringLiteral("*.py"))
           + contentsBelow(QStringLiteral(LIMBECK_TEST_DATA), QStringLiteral("*.py"));
}

QByteArrayList knownStatements(const QString& engine)
{
    const QByteArrayList files = contentsBelow(QStringLiteral(LIMBECK_TEST_DATA "/servers"),
                                               QStringLiteral("sqleffect-%1.txt").arg(engine));
    QByteArrayList statements;
    for (const QByteArray& text : files) {
        for (const QByteArray& line : text.split('\n')) {
            if (line.size() > 2 && !line.startsWith('#')) {
                statements << line.mid(2);
            }
        }
    }
    return statements;
}

Mutator::Mutator(QByteArrayList texts, quint32 seed)
    : m_texts(std::move(texts))
    , m_random(seed)
{
}

size_t Mutator::below(size_t bound)
{
    return bound == 0 ? 0 : m_random() % bound;
}

const QByteArray& Mutator::anyText()
{
    return m_texts[static_cast<qsizetype>(below(static_cast<size_t>(m_texts.size())))];
}

QByteArray Mutator::anyWord()
{
    static const QByteArrayList words{"(",
                                      ")",
                                      "[",
                                      "]",
                                      "{",
                                      "}",
                                      ",",
                                      ":",
                                      "'",
                                      "\"",
                                      "\"\"\"",
                                      "f'{",
                                      "\\\n",
                                      "\n",
                                      "\t",
                                      "    ",
                                      "None",
                                      "not ",
                                      "lambda: ",
                                      "for x in ",
                                      "while True:\n",
                                      "if x:\n",
                                      "else:\n",
                                      "def f():\n",
                                      "return ",
                                      "yield ",
                                      "await ",
                                      "async ",
                                      "import ",
                                      "from . import *\n",
                                      "try:\n",
                                      "except:\n",
                                      "raise ",
                                      "with ",
                                      "del ",
                                      "global x\n",
                                      "class A(A):\n",
                                      "upgrade()",
                                      "downgrade()",
                                      "op.execute(",
                                      "op.",
                                      "sa.",
                                      "x = ",
                                      " ** ",
                                      " * 10**9",
                                      " << 10**9",
                                      "9"
                                      "9999999999999999999",
                                      "-1",
                                      "1e400",
                                      "*args",
                                      "**kw",
                                      "@f\n",
                                      "locals()",
                                      "__import__('os')",
                                      "super().",
                                      "x[x]",
                                      "x.append(x)",
                                      "range(10**9)",
                                      "ALTER TABLE ",
                                      "DROP ",
                                      "CREATE ",
                                      "IF EXISTS ",
                                      ";",
                                      "--",
                                      "/*",
                                      "*/",
                                      "$$",
                                      "`",
                                      "\xff",
                                      "\xf0\x9f\x8d\xba",
                                      "\xe2\x80\xa8"};
    return words[static_cast<qsizetype>(below(static_cast<size_t>(words.size())))];
}

void Mutator::changeLines(QByteArray& text)
{
    QByteArrayList lines = text.split('\n');
    const auto any = [&] {
        return static_cast<qsizetype>(below(static_cast<size_t>(lines.size())));
    };
    switch (below(4)) {
    case 0:
        lines.removeAt(any());
        break;
    case 1:
        lines.insert(any(), lines[any()]);
        break;
    case 2:
        lines.swapItemsAt(any(), any());
        break;
    default: {
        const QByteArrayList others = anyText().split('\n');
        lines.insert(any(),
                     others[static_cast<qsizetype>(below(static_cast<size_t>(others.size())))]);
    }
    }
    text = lines.join('\n');
}

void Mutator::change(QByteArray& text)
{
    const auto at = static_cast<qsizetype>(below(static_cast<size_t>(text.size()) + 1));
    const auto length = static_cast<qsizetype>(below(20));
    switch (below(8)) {
    case 0:
        if (at < text.size()) {
            text[at] = static_cast<char>(below(256));
        }
        break;
    case 1:
        text.remove(at, length);
        break;
    case 2:
    case 3:
        text.insert(at, anyWord());
        break;
    case 4:
        text.insert(
            at,
            text.mid(static_cast<qsizetype>(below(static_cast<size_t>(text.size()) + 1)), length));
        break;
    case 5:
        text.insert(at, anyWord().repeated(static_cast<qsizetype>(1 + below(300))));
        break;
    default:
        changeLines(text);
    }
}

QByteArray Mutator::next()
{
    QByteArray text = anyText();
    for (size_t changes = 1 + below(8); changes > 0; --changes) {
        change(text);
    }
    return text;
}

}  // namespace limbeck::fuzz
