// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/reader/histories.h"

#include "migrations/project/envfile.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace limbeck::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr Engine allEngines[] = {
    Engine::Sqlite, Engine::Postgresql, Engine::Mariadb, Engine::Mysql};

bool isScript(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray text = '\n' + file.readAll();
    return text.contains("\ndown_revision") && text.contains("\nrevision");
}

bool holdsScripts(const QDir& folder)
{
    const QStringList names = folder.entryList({u"*.py"_s}, QDir::Files);
    return std::ranges::any_of(
        names, [&](const QString& name) { return isScript(folder.filePath(name)); });
}

void collect(const QDir& folder, QStringList& found)
{
    if (holdsScripts(folder)) {
        found << folder.absolutePath();
        return;  // what lies below belongs to it
    }
    const QStringList names =
        folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    for (const QString& name : names) {
        collect(QDir(folder.filePath(name)), found);
    }
}

/// What the nearest env.py says, with an ini file that says nothing.
ScriptEnvironment environmentOf(const QString& folder)
{
    constexpr int levels = 4;
    QDir dir(folder);
    for (int i = 0; i < levels; ++i) {
        if (dir.exists(u"env.py"_s)) {
            const Result<EnvFile> env = EnvFile::load(dir.filePath(u"env.py"_s), {});
            return env ? env->forScripts() : ScriptEnvironment();
        }
        dir.cdUp();
    }
    return {};
}

/// True if the scripts stand on revisions of another history.
bool isPart(const ScriptLocations& locations)
{
    const Result<ScriptDirectory> scripts = ScriptDirectory::load(locations);
    using Kind = GraphProblem::Kind;
    return scripts
           && std::ranges::any_of(scripts->graph().problems(), [](const GraphProblem& each) {
                  return each.kind == Kind::MissingParent || each.kind == Kind::MissingDependency;
              });
}

}  // namespace

Result<QList<Engine>> enginesOf(const QString& names)
{
    QList<Engine> engines;
    for (const QString& name : names.split(u',', Qt::SkipEmptyParts)) {
        const auto engine = std::ranges::find(allEngines, name, engineName);
        if (engine == std::end(allEngines)) {
            return fail(ErrorCode::InvalidArgument, u"'%1' is no engine."_s.arg(name));
        }
        engines << *engine;
    }
    return engines;
}

Result<QList<History>> findHistories(const QString& argument, const QList<Engine>& engines)
{
    const Result<QList<Engine>> own = enginesOf(argument.section(u':', 1));
    if (!own) {
        return fail(own.error());
    }
    const QDir folder(QDir(argument.section(u':', 0, 0)).absolutePath());
    if (!folder.exists()) {
        return fail(ErrorCode::InvalidArgument,
                    u"There is no folder '%1' to measure."_s.arg(folder.path()));
    }
    QStringList found;
    collect(folder, found);
    QList<History> histories;
    for (const QString& each : std::as_const(found)) {
        histories << History{each,
                             {.folders = {each}, .recursive = true},
                             own->isEmpty() ? engines : *own,
                             environmentOf(each)};
    }
    const bool belongTogether =
        histories.size() > 1 && std::ranges::any_of(histories, [](const History& each) {
            return isPart(each.locations);
        });
    if (belongTogether) {
        histories = {History{folder.dirName(),
                             {.folders = found, .recursive = true},
                             histories.first().engines,
                             histories.first().environment}};
    }
    return histories;
}

}  // namespace limbeck::bench
