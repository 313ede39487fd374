// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/projectcopy.h"

#include "tests/support/testresult.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace limbeck {

using namespace Qt::StringLiterals;

QMap<QString, QByteArray> filesBelow(const QString& folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator entries(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        if (file.open(QIODevice::ReadOnly)) {
            files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
        }
    }
    return files;
}

QString bundledProject()
{
    return QStringLiteral(LIMBECK_SOURCE_DIR "/resources/fenrir");
}

QString nineteenRevisions()
{
    return QStringLiteral(LIMBECK_SOURCE_DIR "/tests/data/fenrir-nineteen");
}

ProjectCopy::ProjectCopy(const QString& source)
    : m_dir(serverBaseFolder() + u"/limbeck-XXXXXX"_s)
{
    const QMap<QString, QByteArray> files = filesBelow(source);
    for (auto each = files.cbegin(); each != files.cend(); ++each) {
        const QString path = m_dir.filePath(each.key());
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(each.value()) != each.value().size()) {
            QTest::qFail(qPrintable(u"'%1' cannot be written"_s.arg(path)), __FILE__, __LINE__);
        }
    }
}

QString ProjectCopy::folder() const
{
    return m_dir.path();
}

Project ProjectCopy::open() const
{
    const Result<Project> opened = Project::open(folder());
    if (!opened) {
        QTest::qFail(qPrintable(opened.error().toText()), __FILE__, __LINE__);
    }
    return opened.value_or(Project{});
}

ConnectionSettings ProjectCopy::database(const QString& name) const
{
    ConnectionSettings settings;
    settings.database = m_dir.filePath(name);
    return settings;
}

}  // namespace limbeck
