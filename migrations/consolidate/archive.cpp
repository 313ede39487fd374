// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/consolidate/archive.h"

#include "migrations/script/pythonrepr.h"
#include "models/base/enginetext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const QString fileName = QStringLiteral("archive.json");
constexpr int version = 1;

QJsonArray toJson(const QList<ArchivedFile>& files)
{
    QJsonArray array;
    for (const ArchivedFile& file : files) {
        array << QJsonObject{{u"path"_s, file.path},
                             {u"revision"_s, file.revision},
                             {u"successor"_s, file.successor}};
    }
    return array;
}

QList<ArchivedFile> filesFrom(const QJsonValue& value)
{
    QList<ArchivedFile> files;
    for (const QJsonValue& each : value.toArray()) {
        files << ArchivedFile{each[u"path"_s].toString(),
                              each[u"revision"_s].toString(),
                              each[u"successor"_s].toString()};
    }
    return files;
}

/// Nothing outside the archive is ever read for it.
bool isInside(const QString& path)
{
    const QString clean = QDir::cleanPath(path);
    return !clean.isEmpty() && QDir::isRelativePath(clean) && !clean.startsWith(".."_L1);
}

/// The new revision where it has an id of its own: it follows the old end and does nothing.
Result<Script> bridge(const Archive& archive)
{
    const QString text =
        u"\"\"\"Carry the row over\"\"\"\nrevision = %1\ndown_revision = %2\n\n\n"
        "def upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n"_s.arg(
            pythonRepr(archive.id), pythonRepr(archive.exit));
    return Script::fromText(text, archive.folder + u'/' + fileName);
}

Result<QList<Script>> archivedScripts(const Archive& archive)
{
    QList<Script> scripts;
    for (const ArchivedFile& file : archive.replaced) {
        const Result<Script> script = Script::load(archive.copyOf(file));
        if (!script) {
            return fail(script.error().in(EngineText::tr("The archive '%1'").arg(archive.folder)));
        }
        if (script->revision().id != file.revision) {
            return fail(
                ErrorCode::HistoryBroken,
                EngineText::tr("The archived script '%1' says that it is '%2', and was '%3'.")
                    .arg(archive.copyOf(file), script->revision().id, file.revision));
        }
        scripts << *script;
    }
    return scripts;
}

bool isActive(const Archive& archive, const RevisionGraph& graph)
{
    const bool hasOld = std::ranges::any_of(archive.revisions, [&](const RevisionId& revision) {
        return revision != archive.id && graph.find(revision) != nullptr;
    });
    return graph.find(archive.id) != nullptr && !hasOld;
}

}  // namespace

QString digestOf(const QByteArray& content)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

QString archivesFolder(const QString& projectFolder)
{
    return projectFolder + u"/.limbeck/archive"_s;
}

QString Archive::copyOf(const ArchivedFile& file) const
{
    return folder + u"/scripts/"_s + file.path;
}

Result<Archive> Archive::load(const QString& folder)
{
    QFile file(folder + u'/' + fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(
            ErrorCode::FileUnreadable,
            EngineText::tr("'%1' cannot be read: %2.").arg(file.fileName(), file.errorString()));
    }
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    Archive archive;
    archive.folder = folder;
    archive.id = object[u"revision"_s].toString();
    archive.exit = object[u"exit"_s].toString();
    archive.script = object[u"script"_s].toString();
    archive.scriptDigest = object[u"scriptDigest"_s].toString();
    for (const QJsonValue& each : object[u"consolidates"_s].toArray()) {
        archive.revisions << each.toString();
    }
    archive.replaced = filesFrom(object[u"replaced"_s]);
    archive.edited = filesFrom(object[u"edited"_s]);
    const QList<ArchivedFile> files = archive.replaced + archive.edited;
    const bool isSound =
        object[u"version"_s].toInt() == version && !archive.id.isEmpty()
        && archive.revisions.contains(archive.exit) && isInside(archive.script)
        && std::ranges::all_of(files, [](const ArchivedFile& each) { return isInside(each.path); });
    if (!isSound) {
        return fail(ErrorCode::ConfigNotFound,
                    EngineText::tr("'%1' is not an archive that this version of Limbeck can read.")
                        .arg(file.fileName()));
    }
    return archive;
}

Result<> Archive::save() const
{
    const QJsonObject object{
        {u"version"_s, version},
        {u"revision"_s, id},
        {u"exit"_s, exit},
        {u"script"_s, script},
        {u"scriptDigest"_s, scriptDigest},
        {u"consolidates"_s, QJsonArray::fromStringList(revisions)},
        {u"replaced"_s, toJson(replaced)},
        {u"edited"_s, toJson(edited)},
    };
    QSaveFile file(folder + u'/' + fileName);
    const QByteArray content = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
        || !file.commit()) {
        return fail(
            ErrorCode::FileUnwritable,
            EngineText::tr("'%1' cannot be written: %2.").arg(file.fileName(), file.errorString()));
    }
    return {};
}

QList<Archive> activeArchives(const QString& projectFolder, const ScriptDirectory& scripts)
{
    QList<Archive> waiting;
    for (const QFileInfo& entry :
         QDir(archivesFolder(projectFolder)).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (const Result<Archive> archive = Archive::load(entry.absoluteFilePath())) {
            waiting << *archive;
        }
    }
    // A consolidated revision can be consolidated again: its archive becomes active with it.
    QList<Archive> active;
    RevisionGraph graph = scripts.graph();
    bool found = true;
    while (found) {
        found = false;
        for (qsizetype i = 0; i < waiting.size() && !found; ++i) {
            found = isActive(waiting[i], graph);
            if (found) {
                const Archive archive = waiting.takeAt(i);
                const Result<ScriptDirectory> unfolded = unfold(scripts, active + QList{archive});
                if (unfolded) {
                    active << archive;
                    graph = unfolded->graph();
                }
            }
        }
    }
    return active;
}

Result<ScriptDirectory> unfold(const ScriptDirectory& scripts, const QList<Archive>& archives)
{
    QList<Script> all;
    for (const Revision& revision : scripts.graph().revisions()) {
        if (const Script* script = scripts.script(revision.id)) {
            all << *script;
        }
    }
    for (const Archive& archive : archives) {
        const Result<QList<Script>> past = archivedScripts(archive);
        if (!past) {
            return fail(past.error());
        }
        all.removeIf([&](const Script& each) { return each.revision().id == archive.id; });
        all << *past;
        if (archive.id != archive.exit) {
            const Result<Script> carried = bridge(archive);
            if (!carried) {
                return fail(carried.error());
            }
            all << *carried;
        }
    }
    // The order of files decides the order of branches: it is the one that they had.
    std::ranges::stable_sort(
        all, {}, [](const Script& script) { return QFileInfo(script.file()).fileName().toUtf8(); });
    return ScriptDirectory::of(all, scripts.naming());
}

}  // namespace limbeck
