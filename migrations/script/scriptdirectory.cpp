// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptdirectory.h"

#include "models/base/text.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Python sorts texts by code point, QString by UTF-16 unit.
void sortByCodePoint(QStringList& names)
{
    std::ranges::sort(names,
                      [](const QString& a, const QString& b) { return a.toUtf8() < b.toUtf8(); });
}

/// Alembic 1.19 script/base.py, _only_source_rev_file.
bool isScriptName(const QString& name)
{
    return name.endsWith(".py"_L1) && !name.startsWith(".#"_L1) && !name.startsWith("__init__"_L1);
}

/// The scripts' paths below one location, in Alembic's order: the folder's own files sorted,
/// then its folders sorted. Symbolic links to folders are not followed, as in os.walk.
void collectFiles(const QString& folder, bool recursive, QStringList& files)
{
    if (folder.endsWith("__pycache__"_L1)) {
        return;
    }
    QStringList names;
    QStringList folders;
    QDirIterator entries(folder,
                         QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    while (entries.hasNext()) {
        entries.next();
        const QString name = entries.fileName();
        if (recursive || isScriptName(name)) {
            const QFileInfo info = entries.fileInfo();
            if (info.isDir()) {
                if (!info.isSymLink()) {
                    folders << name;
                }
            } else if (isScriptName(name)) {
                names << name;
            }
        }
    }
    sortByCodePoint(names);
    for (const QString& name : std::as_const(names)) {
        files << folder + u'/' + name;
    }
    if (recursive) {
        sortByCodePoint(folders);
        for (const QString& name : std::as_const(folders)) {
            collectFiles(folder + u'/' + name, true, files);
        }
    }
}

/// The real path of a file whose folder's real path is known; saves asking the file system
/// about each part of each path.
QString realPath(const QString& file)
{
    const QFileInfo info(file);
    return info.isSymLink() && info.exists() ? info.canonicalFilePath() : file;
}

GraphProblem unreadable(const Error& error, const QString& file)
{
    GraphProblem problem;
    problem.kind = GraphProblem::Kind::UnreadableFile;
    problem.message = error.message;
    problem.where = error.where.value_or(TextLocation{.file = file});
    return problem;
}

Result<QStringList> allFiles(const ScriptLocations& locations)
{
    QStringList files;
    bool anyExists = false;
    for (const QString& folder : locations.folders) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (!real.isEmpty() && QFileInfo(real).isDir()) {
            anyExists = true;
            collectFiles(real, locations.recursive, files);
        }
    }
    if (!anyExists) {
        return fail(ErrorCode::ConfigNotFound,
                    locations.folders.isEmpty() ? u"The project names no folder for its scripts."_s
                                                : u"The scripts' folder does not exist: %1."_s.arg(
                                                    quotedList(locations.folders)));
    }
    return files;
}

}  // namespace

Result<ScriptDirectory> ScriptDirectory::load(const ScriptLocations& locations)
{
    const Result<QStringList> files = allFiles(locations);
    if (!files) {
        return fail(files.error());
    }
    ScriptDirectory directory;
    QList<Revision> revisions;
    QList<GraphProblem> problems;
    QSet<QString> seen;
    for (const QString& listed : *files) {
        const QString file = realPath(listed);
        if (seen.contains(file)) {
            continue;  // reached twice, through a link or overlapping locations
        }
        seen.insert(file);
        const Result<Script> script = Script::load(file);
        if (!script) {
            problems << unreadable(script.error(), file);
            continue;
        }
        revisions << script->revision();
        directory.m_scripts.insert(script->revision().id, *script);
    }
    directory.m_graph = RevisionGraph::build(std::move(revisions), std::move(problems));
    return directory;
}

const RevisionGraph& ScriptDirectory::graph() const
{
    return m_graph;
}

const Script* ScriptDirectory::script(const RevisionId& id) const
{
    const auto found = m_scripts.constFind(id);
    return found == m_scripts.cend() ? nullptr : &*found;
}

}  // namespace limbeck
