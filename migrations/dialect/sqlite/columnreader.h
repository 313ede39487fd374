// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/dialect/sqlite/tablesql.h"
#include "migrations/dialect/sqlite/tokenstream.h"

namespace limbeck::sqlite {

/// Clauses that stand in column definitions and as constraints of the table.
class ClauseReader final
{
public:
    /// `stream` outlives the reader.
    explicit ClauseReader(TokenStream& stream);

    /// ON CONFLICT's word; empty if there is none.
    QString conflict();
    /// What stands after REFERENCES.
    ForeignKey references();
    void deferrability(std::optional<bool>* deferrable, QString* initially);

private:
    bool referenceOption(ForeignKey* key);

    TokenStream& m_stream;
};

/// Reads one column definition: `stream` stands on its name and ends where it ends; `start` is
/// where its text begins, comments included. Nothing for text outside the grammar.
std::optional<ColumnSql> readColumn(TokenStream& stream, qsizetype start);

/// `sql` with a space for each comment.
QString withoutComments(const QString& sql);

}  // namespace limbeck::sqlite
