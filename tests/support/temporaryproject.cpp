// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QFile>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

QString unindented(const QString& body)
{
    QStringList lines = body.split(u'\n');
    while (!lines.isEmpty() && lines.constFirst().trimmed().isEmpty()) {
        lines.removeFirst();
    }
    if (lines.isEmpty()) {
        return {};
    }
    qsizetype indent = 0;
    while (indent < lines.constFirst().size() && lines.constFirst()[indent] == u' ') {
        ++indent;
    }
    for (QString& line : lines) {
        const bool isIndented = line.first(qMin(indent, line.size())).trimmed().isEmpty();
        line = isIndented ? line.mid(indent) : line;
    }
    return lines.join(u'\n');
}

}  // namespace

TemporaryProject::TemporaryProject()
{
    if (!m_dir.isValid() || !QDir(folder()).mkpath(u"alembic/versions"_s)) {
        qFatal("cannot make a temporary project");
    }
    writeIni(
        u"[alembic]\nscript_location = %(here)s/alembic\n"
        u"sqlalchemy.url = sqlite:///%(here)s/app.db\n"_s);
    write(folder() + u"/alembic/env.py"_s, "from alembic import context\n");
}

QString TemporaryProject::folder() const
{
    return m_dir.path();
}

QString TemporaryProject::iniFile() const
{
    return folder() + u"/alembic.ini"_s;
}

QString TemporaryProject::versionsFolder() const
{
    return folder() + u"/alembic/versions"_s;
}

QString TemporaryProject::databaseFile() const
{
    return folder() + u"/app.db"_s;
}

QString TemporaryProject::databaseUrl() const
{
    return u"sqlite:///"_s + databaseFile();
}

QString TemporaryProject::addScript(const QString& id, const QString& body)
{
    return addScript(id, body, m_last.isEmpty() ? u"None"_s : u'\'' + m_last + u'\'');
}

QString TemporaryProject::addScript(const QString& id,
                                    const QString& body,
                                    const QString& downRevision,
                                    const QString& moreHeader)
{
    m_last = id;
    const QString text =
        u"\"\"\"message of %1\"\"\"\nfrom alembic import op\n"
        u"import sqlalchemy as sa\n\nrevision = '%1'\ndown_revision = %2\n%3\n\n%4\n"_s.arg(
            id, downRevision, moreHeader, unindented(body));
    return addFile(id + u".py"_s, text.toUtf8());
}

QString TemporaryProject::addFile(const QString& name, const QByteArray& content)
{
    const QString path = versionsFolder() + u'/' + name;
    write(path, content);
    return path;
}

void TemporaryProject::writeIni(const QString& text)
{
    write(iniFile(), text.toUtf8());
}

}  // namespace limbeck
