// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/dialect/quoting.h"

#include <QSet>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> wordsOf(QStringView text)
{
    QSet<QString> words;
    for (const QStringView word : text.split(u' ', Qt::SkipEmptyParts)) {
        words.insert(word.toString());
    }
    return words;
}

// https://www.sqlite.org/lang_keywords.html as of 3.8, which is what SQLAlchemy quotes; "nothing"
// and "returning" came later, and SQLite takes neither of them bare.
const QSet<QString>& sqliteWords()
{
    static const QSet<QString> words = wordsOf(
        u"add after all alter analyze and as asc attach autoincrement before begin between by "
        "cascade case cast check collate column commit conflict constraint create cross "
        "current_date current_time current_timestamp database default deferrable deferred delete "
        "desc detach distinct drop each else end escape except exclusive exists explain fail "
        "false for foreign from full glob group having if ignore immediate in index indexed "
        "initially inner insert instead intersect into is isnull join key left like limit match "
        "natural not nothing notnull null of offset on or order outer plan pragma primary query "
        "raise references reindex rename replace restrict returning right rollback row select "
        "set table temp temporary then to transaction trigger true union unique update using "
        "vacuum values view virtual when where");
    return words;
}

// https://www.postgresql.org/docs/15/sql-keywords-appendix.html, the reserved ones.
const QSet<QString>& postgresqlWords()
{
    static const QSet<QString> words = wordsOf(
        u"all analyse analyze and any array as asc asymmetric authorization between binary both "
        "case cast check collate column concurrently constraint create cross current_catalog "
        "current_date current_role current_schema current_time current_timestamp current_user "
        "default deferrable desc distinct do else end except false fetch for foreign freeze from "
        "full grant group having ilike in initially inner intersect into is isnull join lateral "
        "leading left like limit localtime localtimestamp natural new not notnull null off offset "
        "old on only or order outer overlaps placing primary references returning right select "
        "session_user similar some symmetric table then to trailing true union unique user using "
        "variadic verbose when where window with");
    return words;
}

}  // namespace

bool isReservedWord(const QString& word, Engine engine)
{
    switch (engine) {
    case Engine::Sqlite:
        return sqliteWords().contains(word.toLower());
    case Engine::Postgresql:
        return postgresqlWords().contains(word.toLower());
    case Engine::Mariadb:
    case Engine::Mysql:
        return true;  // its words change with each version; backticks are always right
    }
    Q_UNREACHABLE();
}

}  // namespace limbeck
