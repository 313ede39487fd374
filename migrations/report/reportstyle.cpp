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

}  // namespace limbeck
