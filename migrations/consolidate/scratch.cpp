// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/scratch.h"

#include "migrations/dialect/quoting.h"
#include "models/base/enginetext.h"

#include <QUuid>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const QString prefix = QStringLiteral("limbeck_scratch_");

/// Takes the lock that says who owns `name`; false if somebody has it.
bool takeLock(Database& owner, const QString& name)
{
    const QString text = quotedText(name, owner.engine());
    const QString sql = owner.engine() == Engine::Postgresql
                            ? u"SELECT pg_try_advisory_lock(hashtext(%1))"_s.arg(text)
                            : u"SELECT GET_LOCK(%1, 0)"_s.arg(text);
    const Result<QueryResult> taken = owner.query(sql);
    return taken && !taken->rows.isEmpty() && taken->rows.first().first().toInt() == 1;
}

void releaseLock(Database& owner, const QString& name)
{
    const QString text = quotedText(name, owner.engine());
    owner.query(owner.engine() == Engine::Postgresql
                    ? u"SELECT pg_advisory_unlock(hashtext(%1))"_s.arg(text)
                    : u"SELECT RELEASE_LOCK(%1)"_s.arg(text));
}

void drop(Database& owner, const QString& name)
{
    owner.execute(u"DROP DATABASE IF EXISTS "_s + alwaysQuotedName(name, owner.engine()));
}

/// Drops the databases of killed owners. What cannot be dropped stays for the next time.
void dropOrphans(Database& owner)
{
    const QString pattern =
        quotedText(QString(prefix).replace(u'_', u"\\_"_s) + u'%', Engine::Sqlite);
    const Result<QueryResult> found = owner.query(
        owner.engine() == Engine::Postgresql
            ? u"SELECT datname FROM pg_database WHERE datname LIKE %1"_s.arg(pattern)
            : u"SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE %1"_s
                  .arg(pattern));
    if (!found) {
        return;
    }
    for (const QVariantList& row : found->rows) {
        const QString name = row.first().toString();
        if (takeLock(owner, name)) {
            drop(owner, name);
            releaseLock(owner, name);
        }
    }
}

}  // namespace

Result<std::unique_ptr<ScratchDatabase>> ScratchDatabase::create(const ConnectionSettings& place)
{
    std::unique_ptr<ScratchDatabase> scratch(new ScratchDatabase);
    ConnectionSettings settings = place;
    settings.database.clear();
    if (place.engine != Engine::Sqlite) {
        Result<std::unique_ptr<Database>> owner = Database::open(place, Database::Mode::ReadWrite);
        if (!owner) {
            return fail(owner.error());
        }
        scratch->m_owner = *std::move(owner);
        dropOrphans(*scratch->m_owner);
        scratch->m_name = prefix + QUuid::createUuid().toString(QUuid::Id128).first(16);
        takeLock(*scratch->m_owner, scratch->m_name);
        const Result<qint64> created = scratch->m_owner->execute(
            u"CREATE DATABASE "_s + alwaysQuotedName(scratch->m_name, place.engine));
        if (!created) {
            return fail(
                created.error().in(EngineText::tr("No database can be made for the proof")));
        }
        settings.database = scratch->m_name;
    }
    Result<std::unique_ptr<Database>> opened = Database::open(settings, Database::Mode::ReadWrite);
    if (!opened) {
        return fail(opened.error());
    }
    scratch->m_scratch = *std::move(opened);
    return scratch;
}

ScratchDatabase::~ScratchDatabase()
{
    m_scratch.reset();
    if (m_owner != nullptr && !m_name.isEmpty()) {
        drop(*m_owner, m_name);
    }
}

Database& ScratchDatabase::database()
{
    return *m_scratch;
}

}  // namespace limbeck
