// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace limbeck {

/// "'a', 'b' and 'c'": names as our sentences list them, in EngineText's language.
QString quotedList(const QStringList& names);

/// "1 table", "22 tables", in EngineText's language: for sentences that count.
QString countedTables(qsizetype count);
QString countedColumns(qsizetype count);
QString countedRows(qint64 count);
QString countedRevisions(qsizetype count);

/// "1 table", "3 tables", in English, for the command line: with "s" unless `many` is given.
QString countOf(qsizetype count, const QString& one, const QString& many = {});

/// `sql` on one line of at most `length` characters, for messages.
QString shortenedSql(const QString& sql, qsizetype length = 60);

}  // namespace limbeck
