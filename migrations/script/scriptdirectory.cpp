// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/script/scriptdirectory.h"

#include "migrations/script/projectmodules.h"
#include "migrations/script/scriptoverride.h"
#include "models/base/enginetext.h"

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

/// Absolute paths without links of the locations that exist.
QStringList realFolders(const ScriptLocations& locations)
{
    QStringList folders;
    for (const QString& folder : locations.folders) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (!real.isEmpty() && QFileInfo(real).isDir()) {
            folders << real;
        }
    }
    return folders;
}

/// Compiled scripts in `folder` whose source is not there.
/// Source: Alembic 1.19 script/base.py, _list_py_dir.
QList<GraphProblem> compiledScripts(const QString& folder)
{
    QSet<QString> sources;
    for (const QString& name : QDir(folder).entryList({u"*.py"_s}, QDir::Files)) {
        sources.insert(name.section(u'.', 0, 0));
    }
    QList<GraphProblem> problems;
    for (const QString& each : {folder, folder + u"/__pycache__"_s}) {
        for (const QString& name : QDir(each).entryList({u"*.pyc"_s, u"*.pyo"_s}, QDir::Files)) {
            const QString stem = name.section(u'.', 0, 0);
            if (!sources.contains(stem) && !stem.isEmpty() && !stem.startsWith("__init__"_L1)) {
                const QString file = each + u'/' + name;
                Error error;
                error.message =
                    EngineText::tr(
                        "'%1' is compiled Python, and its source is not there. Limbeck reads "
                        "sources "
                        "only, so that the history lacks this revision: put '%2.py' beside it.")
                        .arg(file, stem);
                problems << unreadable(error, file);
            }
        }
    }
    return problems;
}

}  // namespace

Result<ScriptDirectory> ScriptDirectory::load(const ScriptLocations& locations,
                                              const NamingConvention& naming,
                                              const ScriptEnvironment& environment)
{
    if (locations.folders.isEmpty()) {
        return fail(ErrorCode::ConfigNotFound,
                    EngineText::tr("The project names no folder for its scripts."));
    }
    ScriptDirectory directory;
    directory.m_naming = naming;
    QList<Revision> revisions;
    QList<GraphProblem> problems;
    QStringList files;
    for (const QString& folder : realFolders(locations)) {
        collectFiles(folder, locations.recursive, files);
        if (locations.sourceless) {
            problems << compiledScripts(folder);
        }
    }
    const auto modules =
        std::make_shared<ProjectModules>(importFolders(realFolders(locations), locations.sysPath));
    const auto surroundings = std::make_shared<const ScriptEnvironment>(environment);
    QSet<QString> seen;
    for (const QString& listed : std::as_const(files)) {
        const QString file = realPath(listed);
        if (seen.contains(file)) {
            continue;  // reached twice, through a link or overlapping locations
        }
        seen.insert(file);
        Result<Script> script = Script::load(file, modules);
        if (!script) {
            problems << unreadable(script.error(), file);
            continue;
        }
        script->setEnvironment(surroundings);
        revisions << script->revision();
        directory.m_scripts.insert(script->revision().id, *script);
    }
    directory.m_graph = RevisionGraph::build(std::move(revisions), std::move(problems));
    return directory;
}

ScriptDirectory ScriptDirectory::of(const QList<Script>& scripts, const NamingConvention& naming)
{
    ScriptDirectory directory;
    directory.m_naming = naming;
    QList<Revision> revisions;
    for (const Script& script : scripts) {
        revisions << script.revision();
        directory.m_scripts.insert(script.revision().id, script);
    }
    directory.m_graph = RevisionGraph::build(std::move(revisions));
    return directory;
}

void ScriptDirectory::setUnfolded(ScriptDirectory past)
{
    m_unfolded = std::make_shared<const ScriptDirectory>(std::move(past));
}

void ScriptDirectory::setOverrides(const QString& folder)
{
    m_overrides = folder;
}

const QString& ScriptDirectory::overrides() const
{
    return m_overrides;
}

Result<Lowered> ScriptDirectory::lower(const Script& script,
                                       Direction direction,
                                       Engine engine,
                                       const QString& dialect,
                                       const Schema& before) const
{
    if (!m_overrides.isEmpty()) {
        const Result<std::optional<ScriptOverride>> given =
            readOverride(m_overrides, script.revision().id, engine, direction);
        if (!given) {
            return fail(given.error());
        }
        if (given->has_value()) {
            return loweredOverride(**given, engine);
        }
    }
    return script.lower(direction, dialect, before, m_naming);
}

const ScriptDirectory& ScriptDirectory::forRows(const QStringList& rows) const
{
    const bool needsPast = std::ranges::any_of(rows, [this](const QString& row) {
        return m_graph.find(row) == nullptr && unfolded().graph().find(row) != nullptr;
    });
    return needsPast ? *m_unfolded : *this;
}

const ScriptDirectory& ScriptDirectory::unfolded() const
{
    return m_unfolded != nullptr ? *m_unfolded : *this;
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
