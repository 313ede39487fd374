// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTranslator>

namespace limbeck {

/// A language that nobody speaks: our texts in English, with accents and two fifths longer,
/// between brackets. What has no brackets on the screen has not been translated, and what is cut
/// off there would be cut off in other languages.
class PseudoTranslator final : public QTranslator
{
    Q_OBJECT

public:
    PseudoTranslator();

    QString translate(const char* context,
                      const char* sourceText,
                      const char* disambiguation = nullptr,
                      int n = -1) const override;
    bool isEmpty() const override;

private:
    QTranslator m_english;  ///< for plurals
};

/// "[Ôpêñ fôldêr… ~~~~~]"; placeholders and the mark of the key stay as they are.
QString pseudoText(const QString& english);

}  // namespace limbeck
