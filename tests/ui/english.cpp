// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/language/language.h"

#include <QCoreApplication>

namespace {

void speakEnglish()
{
    limbeck::ui::installLanguage(QStringLiteral("en"));
}

}  // namespace

Q_COREAPP_STARTUP_FUNCTION(speakEnglish)
