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

/// How a report looks. Formats take from it what they know.
struct ReportStyle
{
    ReportTheme theme = ReportTheme::Auto;
    ReportLanguage language = ReportLanguage::English;
    bool isSplit = false;  ///< one file for each table, in a folder

    bool operator==(const ReportStyle&) const = default;
};

}  // namespace limbeck
