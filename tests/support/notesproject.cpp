// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/notesproject.h"

#include <QFile>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr auto firstRevision = R"(
def upgrade():
    op.create_table(
        'author',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_table(
        'note',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=True),
        sa.Column('body', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['author_id'], ['author.id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id'),
    )


def downgrade():
    op.drop_table('note')
    op.drop_table('author')
)"_L1;

constexpr auto secondRevision = R"(
def upgrade():
    op.add_column('note', sa.Column('title', sa.String(length=200), nullable=True))


def downgrade():
    with op.batch_alter_table('note') as batch_op:
        batch_op.drop_column('title')
)"_L1;

constexpr auto thirdRevision = R"(
def upgrade():
    with op.batch_alter_table('note') as batch_op:
        batch_op.drop_column('body')


def downgrade():
    op.add_column('note', sa.Column('body', sa.Text(), nullable=True))
)"_L1;

}  // namespace

NotesProject::NotesProject()
{
    files.addScript(u"a1"_s, firstRevision);
    files.addScript(u"b2"_s, secondRevision);
    files.addScript(u"c3"_s, thirdRevision);
    reopen();
}

void NotesProject::addScript(const QString& id, const QString& body)
{
    files.addScript(id, body);
    reopen();
}

void NotesProject::reopen()
{
    const Result<Project> opened = Project::open(files.folder());
    if (!opened) {
        qFatal("%s", qPrintable(opened.error().toText()));
    }
    project = *opened;
}

command::Context NotesProject::context() const
{
    ConnectionSettings database;
    database.database = databasePath();
    return {&project, database};
}

QString NotesProject::databasePath() const
{
    return files.databaseFile();
}

QByteArray NotesProject::databaseBytes() const
{
    QFile file(databasePath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void NotesProject::execute(const QStringList& statements) const
{
    const auto database = Database::open(context().database, Database::Mode::ReadWrite);
    if (!database) {
        qFatal("%s", qPrintable(database.error().toText()));
    }
    for (const QString& sql : statements) {
        if (const Result<qint64> done = (*database)->execute(sql); !done) {
            qFatal("%s", qPrintable(done.error().toText()));
        }
    }
}

QVariant NotesProject::value(const QString& sql) const
{
    const auto database = Database::open(context().database, Database::Mode::ReadOnly);
    if (!database) {
        qFatal("%s", qPrintable(database.error().toText()));
    }
    const Result<QueryResult> found = (*database)->query(sql);
    if (!found || found->rows.isEmpty()) {
        return {};
    }
    return found->rows.first().first();
}

QStringList NotesProject::tables() const
{
    return value(
               u"SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE "
               "type = 'table' ORDER BY name)"_s)
        .toString()
        .split(u","_s, Qt::SkipEmptyParts);
}

}  // namespace limbeck
