// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/divergence.h"
#include "migrations/command/logentry.h"
#include "models/base/enginetext.h"
#include "models/base/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

QString keptFolder(const Project& project)
{
    return project.file.folder + u"/.limbeck/rebased"_s;
}

QString recordFile(const Project& project)
{
    return keptFolder(project) + u"/last.json"_s;
}

Result<> writeFile(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
        || !file.commit()) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' cannot be written: %2").arg(path, file.errorString()));
    }
    return {};
}

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("'%1' cannot be read: %2").arg(path, file.errorString()));
    }
    return file.readAll();
}

/// The side of `head` that `onto` does not have, oldest first; it must be one line.
Result<QStringList> lineToMove(const RevisionGraph& graph,
                               const RevisionId& head,
                               const RevisionId& onto)
{
    const QSet<RevisionId> own = graph.ancestors({head}, RevisionGraph::Follow::Down)
                                 - graph.ancestors({onto}, RevisionGraph::Follow::Down);
    QStringList line;
    for (RevisionId at = head; own.contains(at);) {
        line.prepend(at);
        const QStringList parents = graph.parents(at);
        if (parents.size() > 1) {
            return fail(ErrorCode::TargetInvalid,
                        EngineText::tr(
                            "Revision '%1' is a merge, so the side of '%2' is no single line that "
                            "could be put on '%3'. Merge the heads instead.")
                            .arg(at, head, onto));
        }
        at = parents.value(0);
    }
    if (line.isEmpty()) {
        return fail(
            ErrorCode::TargetInvalid,
            EngineText::tr("'%1' stands on nothing that '%2' does not have; there is nothing to "
                           "rebase.")
                .arg(head, onto));
    }
    if (graph.descendants({line.first()}, RevisionGraph::Follow::All).contains(onto)) {
        return fail(ErrorCode::TargetInvalid,
                    EngineText::tr("'%1' stands on '%2' already.").arg(onto, line.first()));
    }
    return line;
}

/// The text with its down revision changed, in code and in the docstring's "Revises:" line. The
/// assignment must be one line with one literal: anything else is left to its author.
std::optional<QString> withDownRevision(const QString& text, const RevisionId& onto)
{
    static const QRegularExpression assignment(
        u"^(down_revision\\b[^=\\n]*=[ \\t]*)(None|'[^'\\n]*'|\"[^\"\\n]*\")"_s,
        QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = assignment.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    QString changed = text;
    changed.replace(match.capturedStart(2), match.capturedLength(2), u"'%1'"_s.arg(onto));

    static const QRegularExpression revises(u"^Revises:[^\\n\\r]*"_s,
                                            QRegularExpression::MultilineOption);
    const QRegularExpressionMatch header = revises.match(changed);
    if (header.hasMatch() && header.capturedStart() < match.capturedStart()) {
        changed.replace(
            header.capturedStart(), header.capturedLength(), u"Revises: %1"_s.arg(onto));
    }
    return changed;
}

Result<QString> putTextBack(const Project& project)
{
    const Result<QByteArray> record = readFile(recordFile(project));
    if (!record) {
        return fail(ErrorCode::InvalidArgument, EngineText::tr("There is no rebase to undo."));
    }
    const QJsonObject fields = QJsonDocument::fromJson(*record).object();
    const QString path = QDir(project.file.folder).absoluteFilePath(fields[u"file"_s].toString());
    if (QDir(project.file.folder).relativeFilePath(path).startsWith(".."_L1)) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr("'%1' names a file outside the project, so nothing was undone.")
                        .arg(recordFile(project)));
    }
    const auto decoded = [&fields](const QString& key) {
        return QByteArray::fromBase64(fields[key].toString().toLatin1());
    };

    const Result<QByteArray> now = readFile(path);
    if (!now || *now != decoded(u"written"_s)) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr(
                        "'%1' was edited since the rebase, so it is left alone. Its old text is in "
                        "'%2'.")
                        .arg(path, recordFile(project)));
    }
    return writeFile(path, decoded(u"original"_s)).map([&project, &path] {
        QFile::remove(recordFile(project));
        return path;
    });
}

}  // namespace

Result<Rebase> planRebase(const Project& project,
                          const RevisionId& head,
                          const RevisionId& onto,
                          const QSet<RevisionId>& applied)
{
    const Result<QStringList> line = lineToMove(project.graph(), head, onto);
    if (!line) {
        return fail(line.error());
    }
    for (const RevisionId& revision : *line) {
        if (applied.contains(revision)) {
            return fail(ErrorCode::TargetInvalid,
                        EngineText::tr(
                            "Revision '%1' is applied to a database already, which would never get "
                            "what a rebase puts below it. Use `limbeck merge %2 %3` instead.")
                            .arg(revision, head, onto));
        }
    }
    const Script* script = project.scripts.script(line->first());
    if (script == nullptr) {
        return fail(
            ErrorCode::HistoryBroken,
            EngineText::tr("Revision '%1' has no script that can be read.").arg(line->first()));
    }
    const Result<QString> source = script->source();
    if (!source) {
        return fail(source.error());
    }
    Rebase rebase;
    rebase.revision = line->first();
    rebase.from = script->revision().downRevisions;
    rebase.onto = onto;
    rebase.file = script->file();
    rebase.oldText = *source;
    rebase.newText = withDownRevision(*source, onto).value_or(QString());

    const Result<Script> changed = Script::fromText(rebase.newText, rebase.file);
    if (!changed || changed->revision().id != rebase.revision
        || changed->revision().downRevisions != QStringList{onto}) {
        return fail(ErrorCode::ScriptInvalid,
                    EngineText::tr(
                        "The down_revision of '%1' is not one plain line, so Limbeck does not edit "
                        "it. Set it to '%2' by hand.")
                        .arg(rebase.file, onto),
                    TextLocation{rebase.file, 0, 0});
    }
    return rebase;
}

Result<> carryOut(const Project& project, const Rebase& rebase)
{
    const Result<QByteArray> original = readFile(rebase.file);
    if (!original) {
        return fail(original.error());
    }
    if (!QDir().mkpath(keptFolder(project))) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("The folder '%1' cannot be made; nothing was changed.")
                        .arg(keptFolder(project)));
    }
    const QJsonObject record{
        {u"file"_s, QDir(project.file.folder).relativeFilePath(rebase.file)},
        {u"original"_s, QString::fromLatin1(original->toBase64())},
        {u"written"_s, QString::fromLatin1(rebase.newText.toUtf8().toBase64())},
    };
    LogEntry entry(project, u"rebase"_s, QFileInfo(rebase.file).fileName());
    entry.record().from = rebase.from;
    entry.record().to = QStringList{rebase.onto};
    return entry.keep(
        writeFile(recordFile(project), QJsonDocument(record).toJson())
            .and_then([&rebase] { return writeFile(rebase.file, rebase.newText.toUtf8()); })
            .map([&] { entry.addFile(rebase.file); }));
}

Result<QString> undoRebase(const Project& project, const QString& undoes)
{
    LogEntry entry(project, u"rebase --undo"_s, QString());
    entry.record().undoes = undoes;
    return entry.keep(putTextBack(project).map([&entry](const QString& path) {
        entry.record().target = QFileInfo(path).fileName();
        return path;
    }));
}

}  // namespace limbeck::command
