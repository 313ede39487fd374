// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/language/pseudotranslator.h"

#include "models/base/englishscope.h"

namespace limbeck {

using namespace Qt::StringLiterals;

PseudoTranslator::PseudoTranslator()
{
    // Not a translation that is missing: a test without it would test nothing.
    if (!m_english.load(u"limbeck_en"_s, u":/translations"_s)) {
        qFatal("There is no English translation.");
    }
}

QString PseudoTranslator::translate(const char* context,
                                    const char* sourceText,
                                    const char* disambiguation,
                                    int n) const
{
    if (EnglishScope::isActive()) {
        return {};
    }
    // Qt's own texts as well: where its translations are installed, they are translated.
    const QString english = m_english.translate(context, sourceText, disambiguation, n);
    return pseudoText(english.isEmpty() ? QString::fromUtf8(sourceText) : english);
}

bool PseudoTranslator::isEmpty() const
{
    return false;
}

QString pseudoText(const QString& english)
{
    static const QMap<QChar, QChar> accents = {{u'a', u'â'},
                                               {u'e', u'ê'},
                                               {u'i', u'î'},
                                               {u'o', u'ô'},
                                               {u'u', u'û'},
                                               {u'c', u'ç'},
                                               {u'A', u'Â'},
                                               {u'E', u'Ê'},
                                               {u'O', u'Ô'},
                                               {u'U', u'Û'}};
    QString text;
    for (qsizetype i = 0; i < english.size(); ++i) {
        const QChar letter = english.at(i);
        const bool isKept = i > 0 && (english.at(i - 1) == u'%' || english.at(i - 1) == u'&');
        text += isKept ? letter : accents.value(letter, letter);
    }
    constexpr int fifths = 5;
    const qsizetype more = (english.size() * 2 + fifths - 1) / fifths;
    return u'[' + text + u' ' + QString(more, u'~') + u']';
}

}  // namespace limbeck
