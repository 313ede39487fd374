// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/language/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace limbeck::ui {

QString tr(const char* text, const char* comment, int count)
{
    return QCoreApplication::translate("limbeck::ui", text, comment, count);
}

int pluralOf(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

QString countedTables(qsizetype count)
{
    return tr("%Ln table(s)", nullptr, pluralOf(count));
}

QString countedColumns(qsizetype count)
{
    return tr("%Ln column(s)", nullptr, pluralOf(count));
}

QString countedForeignKeys(qsizetype count)
{
    return tr("%Ln foreign key(s)", nullptr, pluralOf(count));
}

QString countedConstraints(qsizetype count)
{
    return tr("%Ln constraint(s)", nullptr, pluralOf(count));
}

QString countedIndexes(qsizetype count)
{
    return tr("%Ln index(es)", nullptr, pluralOf(count));
}

QString countedTypes(qsizetype count)
{
    return tr("%Ln type(s)", nullptr, pluralOf(count));
}

QString countedStatements(qsizetype count)
{
    return tr("%Ln SQL statement(s)", nullptr, pluralOf(count));
}

QString countedInserts(qsizetype count)
{
    return tr("%Ln insert(s)", nullptr, pluralOf(count));
}

QString countedRows(qint64 count, bool isEstimate)
{
    // Not %Ln: a table can have more rows than an int can count.
    const QString number = QLocale().toString(count);
    return tr("%1 row(s)", nullptr, pluralOf(count))
        .arg(isEstimate ? QStringLiteral("≈ ") + number : number);
}

QString countedRevisions(qsizetype count)
{
    return tr("%Ln revision(s)", nullptr, pluralOf(count));
}

QString countedOperations(qsizetype count)
{
    return tr("%Ln operation(s)", nullptr, pluralOf(count));
}

QString countedProblems(qsizetype count)
{
    return tr("%Ln problem(s)", nullptr, pluralOf(count));
}

}  // namespace limbeck::ui
