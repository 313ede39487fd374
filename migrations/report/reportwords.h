// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace limbeck {

enum class ReportLanguage
{
    English,
    German,
};

/// "en", "de".
QString languageCode(ReportLanguage language);
std::optional<ReportLanguage> languageOf(const QString& code);

/// The headings and fixed words of a report in its language. What comes from the project and
/// what the engine says of it (operations in words, doubts) stays as it is.
class ReportWords final
{
public:
    explicit ReportWords(ReportLanguage language)
        : m_language(language)
    {
    }

    ReportLanguage language() const
    {
        return m_language;
    }

    /// `english` in the report's language; itself where reportwords.cpp has no word for it.
    QString operator()(const QString& english) const;
    /// "1 table", "22 tables".
    QString count(qsizetype number, const QString& one, const QString& many) const;

private:
    ReportLanguage m_language;
};

}  // namespace limbeck
