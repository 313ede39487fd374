// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/revision/revision.h"
#include "models/schema/tablename.h"

#include <QList>

#include <vector>

namespace limbeck::ui {

/// Something that the palette can find.
struct PaletteEntry
{
    enum class Kind
    {
        Table,
        Column,
        Revision,
        Constraint,  ///< keys, checks and indexes with a name
        Action,
    };

    Kind kind = Kind::Table;
    QString text;    ///< what is searched
    QString detail;  ///< what is said beside it
    TableName table{};
    RevisionId revision{};
    QString action{};  ///< object name of a QAction

    bool operator==(const PaletteEntry&) const = default;
};

/// Finds names by a few of their letters. Made once for a schema and a history; then a query is
/// one walk over letters that lie one after another, without an allocation per name.
///
/// A name matches if the letters of the query stand in it in that order, without regard to case
/// and blanks. Better: in one piece; at the start of the name, then of a word; in a shorter name.
/// "t:", "c:", "r:" or ">" in front of a query ask for tables, columns, revisions or actions alone.
/// Thread: any, one at a time.
class PaletteIndex final
{
public:
    void add(PaletteEntry entry);
    qsizetype size() const;

    /// The best `limit` entries, best first; equally good ones in the order in which they were
    /// added. An empty query finds the first ones.
    QList<PaletteEntry> find(const QString& query, int limit = 100) const;

private:
    struct Place
    {
        quint32 begin = 0;   ///< in m_letters
        quint32 length = 0;  ///< in letters
        quint64 mask = 0;    ///< which letters occur, for a quick no
        PaletteEntry::Kind kind = PaletteEntry::Kind::Table;
    };

    QList<PaletteEntry> m_entries;
    std::vector<Place> m_places;
    std::vector<char16_t> m_letters;  ///< of all texts, in lower case
};

}  // namespace limbeck::ui
