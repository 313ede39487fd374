// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/bridgetext.h"

#include "migrations/dialect/quoting.h"
#include "migrations/report/markdown.h"

#include <algorithm>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// A span of code; its backticks are more than those of any run inside.
QString markdownCode(const QString& code)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar each : code) {
        run = each == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    const QString room = longest > 0 ? u" "_s : QString();
    return fence + room + code.simplified() + room + fence;
}

QString rowUpdate(const Archive& archive, const VersionTable& versionTable, Engine engine)
{
    return u"UPDATE %1 SET version_num = %2 WHERE version_num = %3;"_s.arg(
        quotedTable(versionTable.name, engine),
        quotedText(archive.id, engine),
        quotedText(archive.exit, engine));
}

/// One statement where all engines spell it alike, else each with its engines.
QString rowUpdates(const Archive& archive, const VersionTable& versionTable)
{
    struct Spelling
    {
        QString sql;
        QStringList engines;
    };
    QList<Spelling> spellings;
    const QList<std::pair<Engine, QString>> engines{{Engine::Sqlite, u"SQLite"_s},
                                                    {Engine::Postgresql, u"PostgreSQL"_s},
                                                    {Engine::Mariadb, u"MariaDB, MySQL"_s}};
    for (const auto& [engine, name] : engines) {
        const QString sql = rowUpdate(archive, versionTable, engine);
        if (!spellings.isEmpty() && spellings.last().sql == sql) {
            spellings.last().engines << name;
        } else {
            spellings << Spelling{sql, {name}};
        }
    }
    QString text;
    for (const Spelling& spelling : std::as_const(spellings)) {
        text +=
            spellings.size() > 1 ? u"On %1:\n\n"_s.arg(spelling.engines.join(u", "_s)) : QString();
        text += markdownBlock(spelling.sql, u"sql"_s) + u'\n';
    }
    return text;
}

}  // namespace

QString bridgeText(const Archive& archive, const VersionTable& versionTable)
{
    const bool keepsId = archive.id == archive.exit;
    QString text = u"# For databases that stock Alembic works on\n\n"_s;
    text += keepsId ? u"The new revision keeps the id %1, so a database that stands there needs "
                      "nothing.\n\n"_s.arg(markdownCode(archive.exit))
                    : u"A database at %1 is complete. It only needs the new id:\n\n"_s.arg(
                          markdownCode(archive.exit))
                          + rowUpdates(archive, versionTable);
    text +=
        u"A database at one of the revisions before it first needs the rest of the old history. "
        "%1 does both; %4 writes it as SQL for somebody else to run, REVISION being where "
        "the database stands. With stock Alembic: copy the files of `scripts/` into a "
        "folder of their own, name it as the only one in `version_locations`, and run "
        "%2%3.\n\nRevisions that were replaced, oldest first:\n\n"_s.arg(
            markdownCode(u"limbeck upgrade "_s + archive.id),
            markdownCode(u"alembic upgrade "_s + archive.exit),
            keepsId ? QString() : u", then the statement above"_s,
            markdownCode(u"limbeck upgrade REVISION:%1 --sql"_s.arg(archive.id)));
    for (const RevisionId& revision : archive.revisions) {
        text += u"- "_s + markdownText(revision) + u'\n';
    }
    return text;
}

}  // namespace limbeck::command
