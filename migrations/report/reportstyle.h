// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/reportdiagram.h"
#include "migrations/report/reportwords.h"

namespace limbeck {

enum class ReportTheme
{
    Auto,  ///< what the reader's system prefers, where a format can ask it; else light
    Light,
    Dark,
};

/// "auto", "light", "dark".
QString themeName(ReportTheme theme);
std::optional<ReportTheme> themeNamed(const QString& name);

enum class ReportPaper
{
    A4,
    A3,
    Letter,
};

/// "a4", "a3", "letter".
QString paperName(ReportPaper paper);
std::optional<ReportPaper> paperNamed(const QString& name);

/// How a report looks. Formats take from it what they know.
struct ReportStyle
{
    ReportTheme theme = ReportTheme::Auto;
    ReportLanguage language = ReportLanguage::English;
    bool isSplit = false;  ///< several files in a folder instead of one, see ReportFormatInfo
    ReportPaper paper = ReportPaper::A4;
    bool isTiled = false;        ///< a PDF shows the diagram on several pages as well, to be read
    double scale = 2;            ///< of a PNG: how many pixels a pixel of the diagram becomes
    bool isTransparent = false;  ///< a PNG's ground

    bool operator==(const ReportStyle&) const = default;
};

}  // namespace limbeck
