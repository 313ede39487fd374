// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/projectmodules.h"

#include "migrations/python/operators.h"
#include "migrations/python/sourcetext.h"
#include "models/base/enginetext.h"

#include <QDir>
#include <QFileInfo>
#include <QStringDecoder>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxFileSize = 2'000'000;
constexpr int maxLevels = 10;  // above the scripts' folder

bool hasAny(const QDir& folder, const QStringList& names)
{
    return std::any_of(
        names.begin(), names.end(), [&folder](const QString& name) { return folder.exists(name); });
}

/// The folder and those above it, the nearest first, without the user's home and what is above.
QStringList levelsAbove(const QString& folder)
{
    QStringList levels;
    QDir dir(folder);
    while (levels.size() < maxLevels && !dir.isRoot() && dir != QDir::home()) {
        levels << dir.path();
        if (!dir.cdUp()) {
            break;
        }
    }
    return levels;
}

QString projectAround(const QStringList& levels)
{
    QString highest;
    for (const QString& level : levels) {
        const QDir dir(level);
        if (hasAny(dir, {u".git"_s})) {
            return level;
        }
        if (hasAny(dir, {u"pyproject.toml"_s, u"setup.py"_s, u"setup.cfg"_s, u"alembic.ini"_s})) {
            highest = level;
        }
    }
    return highest.isEmpty() ? levels.value(1, levels.value(0)) : highest;
}

/// Modules that are not the project's, whatever folders it has.
bool isForeign(const QString& name)
{
    const QString first = name.section(u'.', 0, 0);
    return first.isEmpty() || first == "alembic"_L1 || first == "sqlalchemy"_L1
           || python::isStandardModule(first);
}

}  // namespace

ImportFolders importFolders(const QStringList& scriptFolders, const QStringList& sysPath)
{
    ImportFolders folders;
    for (const QString& folder : scriptFolders) {
        const QStringList levels = levelsAbove(QFileInfo(folder).canonicalFilePath());
        const QString project = projectAround(levels);
        if (folders.project.isEmpty() || folders.project.startsWith(project + u'/')) {
            folders.project = project;
        }
        for (const QString& level : levels) {
            const bool isInside = level == project || level.startsWith(project + u'/');
            for (const QString& each : {level, level + u"/src"_s, level + u"/lib"_s}) {
                if (isInside && !folders.others.contains(each) && QFileInfo(each).isDir()) {
                    folders.others << each;
                }
            }
        }
    }
    for (const QString& each : sysPath) {
        const QString path = QFileInfo(each).canonicalFilePath();
        if (!path.isEmpty()) {
            folders.first << path;
        }
    }
    return folders;
}

ProjectModules::ProjectModules(ImportFolders folders)
    : m_folders(std::move(folders))
{
}

bool ProjectModules::isInside(const QString& file) const
{
    return !m_folders.project.isEmpty() && file.startsWith(m_folders.project + u'/');
}

/// The file of a module or package, "" for a folder without __init__.py; nothing if there is none
/// or it is not certain which one it is.
std::optional<QString> ProjectModules::fileOf(const QString& name) const
{
    const QString path = u'/' + QString(name).replace(u'.', u'/');
    QStringList found;
    bool isFolder = false;
    const auto look = [&](const QString& folder) {
        for (const QString& each : {path + u"/__init__.py"_s, path + u".py"_s}) {
            const QFileInfo info(folder + each);
            const QString file = info.isFile() ? info.canonicalFilePath() : QString();
            if (isInside(file)) {
                found << file;
                return true;
            }
        }
        isFolder = isFolder || QFileInfo(folder + path).isDir();
        return false;
    };
    if (std::any_of(m_folders.first.begin(), m_folders.first.end(), look)) {
        return found.constFirst();
    }
    std::for_each(m_folders.others.begin(), m_folders.others.end(), look);
    found.removeDuplicates();
    if (found.isEmpty()) {
        return isFolder ? std::optional(QString()) : std::nullopt;
    }
    return found.size() == 1 ? std::optional(found.constFirst()) : std::nullopt;
}

ProjectModules::Entry ProjectModules::read(const QString& name) const
{
    Entry entry;
    const std::optional<QString> file = fileOf(name);
    if (!file) {
        return entry;
    }
    if (file->isEmpty()) {
        entry.module = std::make_shared<python::SourceModule>(name, true, nullptr);
        return entry;
    }
    const QFileInfo info(*file);
    entry.file = *file;
    entry.changed = info.lastModified();
    const Result<QByteArray> source =
        info.size() <= maxFileSize
            ? python::readSource(*file)
            : fail(ErrorCode::FileUnreadable, EngineText::tr("It is too large."));
    std::unique_ptr<python::SyntaxTree> tree =
        source ? python::SyntaxTree::parse(*source, *file) : nullptr;
    if (tree != nullptr && !tree->firstError()) {
        const bool isPackage = info.fileName() == "__init__.py"_L1;
        entry.module = std::make_shared<python::SourceModule>(name, isPackage, std::move(tree));
    }
    return entry;
}

/// A package, or a folder without __init__.py of which there is only one.
QString ProjectModules::folderOf(const QString& package)
{
    if (isForeign(package)) {
        return {};
    }
    const std::optional<QString> file = fileOf(package);
    if (file && !file->isEmpty()) {
        return file->endsWith("/__init__.py"_L1) ? QFileInfo(*file).path() : QString();
    }
    QStringList found;
    for (const QString& folder : m_folders.first + m_folders.others) {
        const QFileInfo info(folder + u'/' + QString(package).replace(u'.', u'/'));
        const QString path = file && info.isDir() ? info.canonicalFilePath() : QString();
        if (isInside(path) && !found.contains(path)) {
            found << path;
        }
    }
    return found.size() == 1 ? found.constFirst() : QString();
}

std::optional<QString> ProjectModules::readText(const QString& file)
{
    const QString path = QFileInfo(file).canonicalFilePath();  // no link leads outside
    QFile found(path);
    if (path.isEmpty() || !isInside(path) || found.size() > maxFileSize
        || !found.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(found.readAll());
    return decoder.hasError()
               ? std::nullopt
               : std::optional(text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n'));
}

std::shared_ptr<const python::SourceModule> ProjectModules::find(const QString& name)
{
    if (isForeign(name)) {
        return nullptr;
    }
    const auto known = m_entries.constFind(name);
    const bool isCurrent =
        known != m_entries.cend()
        && (known->file.isEmpty() || QFileInfo(known->file).lastModified() == known->changed);
    if (!isCurrent) {
        m_entries.insert(name, read(name));
    }
    return m_entries.value(name).module;
}

}  // namespace limbeck
