// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace limbeck::ui {

/// A language that the window speaks.
struct Language
{
    QString code;  ///< of ISO 639, as in limbeck_de.ts
    QString name;  ///< in itself, so that whoever needs it can read it; with the menu's &
};

QList<Language> languages();

/// The code of the first of `wanted` (names of locales, the dearest first) that there is; English
/// if there is none.
QString firstKnownLanguage(const QStringList& wanted);

/// Makes the application speak `chosen`, or what the system asks for (LANGUAGE, then the locale)
/// if that is empty or unknown: our texts and, where they are installed, Qt's. A chosen language
/// brings its numbers and dates; else those of the system's locale stay. Call it once, before a
/// window is made.
void installLanguage(const QString& chosen);

}  // namespace limbeck::ui
