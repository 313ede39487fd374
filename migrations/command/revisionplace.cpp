// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/revisionplace.h"

#include "models/base/enginetext.h"
#include "models/base/text.h"
#include "models/revision/revisiontarget.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

/// resolve() of what Alembic resolves here: "head-1" and its like are not.
Result<QStringList> resolved(const RevisionGraph& graph, const QString& text)
{
    const RevisionTarget target = RevisionTarget::parse(text);
    if (target.relative) {
        return fail(ErrorCode::RevisionNotFound,
                    EngineText::tr(
                        "Can't locate revision identified by '%1'\nA relative revision cannot be "
                        "used here; name the revision itself.")
                        .arg(text.section(u'@', -1)));
    }
    return resolve(graph, target);
}

Error multipleHeads(const RevisionGraph& graph)
{
    Error error;
    error.code = ErrorCode::MultipleHeads;
    error.message = EngineText::tr(
                        "Multiple heads are present; please specify the head revision on which the "
                        "new revision should be based, or perform a merge.\nThe heads are %1; name "
                        "one with --head.")
                        .arg(quotedList(graph.heads()));
    error.subjects = graph.heads();
    return error;
}

/// The revision that a label is declared by, or whose id it is; empty if it is free.
RevisionId userOf(const RevisionGraph& graph, const QString& label)
{
    for (const Revision& revision : graph.revisions()) {
        if (revision.id == label || revision.branchLabels.contains(label)) {
            return revision.id;
        }
    }
    return {};
}

bool isBelow(const QString& file, const QString& folder)
{
    return !QDir(folder).relativeFilePath(file).startsWith(".."_L1);
}

/// `folder` without symbolic links, as far as it exists: scripts are known by their real paths.
QString realFolder(const QString& folder)
{
    const QString real = QFileInfo(folder).canonicalFilePath();
    return real.isEmpty() ? QDir::cleanPath(folder) : real;
}

/// Which of the locations `versionPath` means, from the working directory as in Alembic, or from
/// the project's folder.
Result<QString> configuredLocation(const ProjectFile& file, const QString& versionPath)
{
    for (const QString& base : {QDir::currentPath(), file.folder}) {
        const QString path = QDir::cleanPath(QDir(base).absoluteFilePath(versionPath));
        for (const QString& folder : file.locations.folders) {
            if (QDir::cleanPath(folder) == path || realFolder(folder) == realFolder(path)) {
                return folder;
            }
        }
    }
    return fail(
        ErrorCode::InvalidArgument,
        EngineText::tr(
            "Path %1 is not represented in current version locations\nThere is %2; more can "
            "be added to 'version_locations' in '%3'.")
            .arg(versionPath, quotedList(file.locations.folders), file.path));
}

}  // namespace

Result<> checkNewNames(const RevisionGraph& graph,
                       const RevisionId& id,
                       const QStringList& branchLabels)
{
    if (const std::optional<QString> problem = idProblem(id)) {
        return fail(ErrorCode::InvalidArgument, *problem);
    }
    if (const RevisionId user = userOf(graph, id); !user.isEmpty()) {
        return fail(
            ErrorCode::InvalidArgument,
            EngineText::tr("There is a revision or branch '%1' already, in '%2'. Choose another "
                           "--rev-id.")
                .arg(id, graph.find(user)->file));
    }
    for (const QString& label : branchLabels) {
        if (const RevisionId user = label == id ? id : userOf(graph, label); !user.isEmpty()) {
            return fail(
                ErrorCode::InvalidArgument,
                EngineText::tr("Branch name '%1' in revision %2 already used by revision %3")
                    .arg(label, id, user));
        }
    }
    return {};
}

Result<QStringList> parentsFor(const RevisionGraph& graph, const QStringList& heads)
{
    QStringList parents;
    for (const QString& head : heads.isEmpty() ? QStringList{u"head"_s} : heads) {
        const Result<QStringList> found = resolved(graph, head);
        if (!found && found.error().code == ErrorCode::MultipleHeads) {
            return fail(multipleHeads(graph));
        }
        if (!found) {
            return found;
        }
        parents << *found;
    }
    if (QSet<QString>(parents.cbegin(), parents.cend()).size() != parents.size()) {
        return fail(ErrorCode::TargetInvalid, EngineText::tr("Duplicate head revisions specified"));
    }
    return parents;
}

Result<> checkHeads(const RevisionGraph& graph, const QStringList& parents)
{
    for (const QString& parent : parents) {
        if (!graph.isHead(parent)) {
            Error error;
            error.code = ErrorCode::TargetInvalid;
            error.message = EngineText::tr(
                                "Revision %1 is not a head revision; please specify --splice to "
                                "create a new branch from this revision")
                                .arg(parent);
            error.subjects = QStringList{parent};
            return fail(error);
        }
    }
    return {};
}

Result<QStringList> dependenciesFor(const RevisionGraph& graph, const QStringList& dependsOn)
{
    QStringList dependencies;
    for (const QString& dependency : dependsOn) {
        const Result<QStringList> found = resolved(graph, dependency);
        if (!found) {
            return found;
        }
        if (found->size() != 1) {
            return fail(
                ErrorCode::RevisionAmbiguous,
                EngineText::tr("A revision can only depend on single revisions, and '%1' means %2.")
                    .arg(dependency, found->isEmpty() ? u"none"_s : quotedList(*found)));
        }
        const bool isLabel = graph.labels(found->constFirst()).contains(dependency);
        dependencies << (isLabel ? dependency : found->constFirst());
    }
    return dependencies;
}

Result<QString> folderFor(const Project& project,
                          const QStringList& parents,
                          const QString& versionPath)
{
    const QStringList& folders = project.file.locations.folders;
    if (!versionPath.isEmpty()) {
        return configuredLocation(project.file, versionPath);
    }
    if (folders.size() == 1) {
        return folders.constFirst();
    }
    const Revision* parent =
        parents.isEmpty() ? nullptr : project.graph().find(parents.constFirst());
    for (const QString& folder : folders) {
        if (parent != nullptr && isBelow(parent->file, realFolder(folder))) {
            return folder;
        }
    }
    return fail(ErrorCode::InvalidArgument,
                EngineText::tr(
                    "Multiple version locations present, please specify --version-path\nThere is "
                    "%1.")
                    .arg(quotedList(folders)));
}

}  // namespace limbeck::command
