// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace limbeck {

/// What the engine says to people, it says by EngineText::tr(): English, and in another language
/// where a program has installed a translator, as the desktop does. The command line installs
/// none. models/README.md says what is translated and what never is.
///
/// What is counted has two texts, "%1 row" and "%1 rows", chosen by whether there is one: without
/// a translator nobody would choose between the plurals of tr() itself.
struct EngineText
{
    Q_DECLARE_TR_FUNCTIONS(limbeck::EngineText)
};

}  // namespace limbeck
