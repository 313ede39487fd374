// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// What functions that belong to no class need to speak the user's language. Classes have a tr()
/// of their own, by Q_OBJECT or Q_DECLARE_TR_FUNCTIONS.
namespace limbeck::ui {

/// As QObject::tr(). lupdate, too, puts what free functions of this namespace say into the
/// context "limbeck::ui".
QString tr(const char* text, const char* comment = nullptr, int count = -1);

/// "1 table", "22 tables": for sentences that count several things. A sentence that counts one
/// has a plural of its own.
QString countedTables(qsizetype count);
QString countedColumns(qsizetype count);
QString countedForeignKeys(qsizetype count);
QString countedConstraints(qsizetype count);
QString countedIndexes(qsizetype count);
QString countedTypes(qsizetype count);
QString countedStatements(qsizetype count);
QString countedInserts(qsizetype count);
/// "≈ 1200 rows" if the database only estimates them.
QString countedRows(qint64 count, bool isEstimate = false);
QString countedRevisions(qsizetype count);
QString countedOperations(qsizetype count);
QString countedProblems(qsizetype count);

/// `count` for the plural of a sentence: the third argument of tr().
int pluralOf(qint64 count);

}  // namespace limbeck::ui
