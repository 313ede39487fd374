// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportstyle.h"

namespace limbeck {

using namespace Qt::StringLiterals;

QString themeName(ReportTheme theme)
{
    switch (theme) {
    case ReportTheme::Auto:
        return u"auto"_s;
    case ReportTheme::Light:
        return u"light"_s;
    case ReportTheme::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ReportTheme> themeNamed(const QString& name)
{
    for (const ReportTheme theme : {ReportTheme::Auto, ReportTheme::Light, ReportTheme::Dark}) {
        if (themeName(theme) == name) {
            return theme;
        }
    }
    return {};
}

QString paperName(ReportPaper paper)
{
    switch (paper) {
    case ReportPaper::A4:
        return u"a4"_s;
    case ReportPaper::A3:
        return u"a3"_s;
    case ReportPaper::Letter:
        return u"letter"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ReportPaper> paperNamed(const QString& name)
{
    for (const ReportPaper paper : {ReportPaper::A4, ReportPaper::A3, ReportPaper::Letter}) {
        if (paperName(paper) == name) {
            return paper;
        }
    }
    return {};
}

}  // namespace limbeck
