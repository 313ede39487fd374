// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/report/report.h"
#include "migrations/report/reportfiles.h"
#include "migrations/report/reportstyle.h"

namespace limbeck {

// What Mermaid takes in one diagram before it shows an error instead; its defaults.
constexpr qsizetype maxMermaidLetters = 50000;
constexpr qsizetype maxMermaidEdges = 500;

/// The report's diagram in Mermaid's language, in one piece, however large that is.
QString mermaidText(const Report& report);

/// The same in pieces that Mermaid takes, tables that refer to each other together as far as
/// possible. What a piece refers to outside itself is in it as a box without columns. One piece
/// if everything fits.
QStringList mermaidPieces(const Report& report);

/// One file, which says so if it is more than Mermaid takes; in a folder one for each piece.
ReportFiles reportMermaid(const Report& report, const ReportStyle& style);

}  // namespace limbeck
