// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/command/rescue.h"

#include "models/base/enginetext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSet>
#include <QStandardPaths>

namespace limbeck::command {

using namespace Qt::StringLiterals;

namespace {

constexpr int gitTimeout =
    60'000;  // milliseconds; a pickaxe search of a large history takes a while

/// git in one folder. Settings of the user that run programs (external diff, pager,
/// signature check, fsmonitor) are switched off: only the repository's data is of interest.
class Git final
{
public:
    explicit Git(QString folder)
        : m_folder(std::move(folder))
    {
    }

    Result<QByteArray> run(const QStringList& arguments) const
    {
        QProcess git;
        git.setWorkingDirectory(m_folder);
        git.start(u"git"_s,
                  QStringList{u"--no-pager"_s,
                              u"-c"_s,
                              u"core.fsmonitor=false"_s,
                              u"-c"_s,
                              u"core.quotePath=false"_s,
                              u"-c"_s,
                              u"log.showSignature=false"_s}
                      + arguments);
        if (!git.waitForStarted() || !git.waitForFinished(gitTimeout)) {
            git.kill();
            git.waitForFinished();
            return fail(ErrorCode::Unsupported,
                        EngineText::tr("git could not be run in '%1': %2")
                            .arg(m_folder, git.errorString()));
        }
        if (git.exitCode() != 0) {
            return fail(
                ErrorCode::Unsupported,
                EngineText::tr("git could not look into '%1': %2")
                    .arg(m_folder, QString::fromUtf8(git.readAllStandardError()).trimmed()));
        }
        return git.readAllStandardOutput();
    }

private:
    QString m_folder;
};

struct Candidate
{
    QString commit;
    QString refs;
    QString date;
    QStringList paths;
};

/// What `git log` prints here: a line per commit that starts with \1 and separates its fields
/// with \2, then the paths that the commit touched, a line each.
QList<Candidate> parseLog(const QByteArray& log)
{
    QList<Candidate> candidates;
    for (const QString& line : QString::fromUtf8(log).split('\n'_L1, Qt::SkipEmptyParts)) {
        if (line.startsWith(QChar(1))) {
            const QStringList fields = line.sliced(1).split(QChar(2));
            candidates << Candidate{fields.value(0), fields.value(1), fields.value(2), {}};
        } else if (!candidates.isEmpty() && line.endsWith(".py"_L1)) {
            candidates.last().paths << line;
        }
    }
    return candidates;
}

/// The script at that commit, or at its parent where the commit is the one that deleted it.
std::optional<RescuedScript> readCandidate(const Git& git,
                                           const Candidate& candidate,
                                           const QString& path,
                                           const RevisionId& revision)
{
    for (const QString& suffix : {u""_s, u"^"_s}) {
        const Result<QByteArray> content =
            git.run({u"show"_s, u"--no-textconv"_s, candidate.commit + suffix + ':'_L1 + path});
        if (!content) {
            continue;
        }
        const QString text = QString::fromUtf8(*content);
        const Result<Script> script = Script::fromText(text, path);
        if (script && script->revision().id == revision) {
            return RescuedScript{candidate.commit,
                                 candidate.refs,
                                 candidate.date,
                                 path,
                                 text,
                                 script->revision().downRevisions};
        }
    }
    return std::nullopt;
}

bool isUsableId(const RevisionId& revision)
{
    static const QRegularExpression plain(u"^[\\w.]+$"_s);
    return plain.match(revision).hasMatch();
}

}  // namespace

Result<QList<RescuedScript>> findInGit(const Project& project, const RevisionId& revision)
{
    if (QStandardPaths::findExecutable(u"git"_s).isEmpty()) {
        return fail(ErrorCode::Unsupported,
                    EngineText::tr("git is not installed, so it cannot be asked."));
    }
    if (!isUsableId(revision)) {
        return fail(ErrorCode::InvalidArgument,
                    EngineText::tr("'%1' cannot be a revision's id.").arg(revision));
    }
    const Git git(project.file.folder);
    const Result<QByteArray> log = git.run({u"log"_s,
                                            u"--all"_s,
                                            u"--reflog"_s,
                                            u"-m"_s,
                                            u"--no-ext-diff"_s,
                                            u"--no-textconv"_s,
                                            u"--no-renames"_s,
                                            u"--format=%x01%H%x02%D%x02%cs"_s,
                                            u"--name-only"_s,
                                            u"-S%1"_s.arg(revision),
                                            u"--"_s,
                                            u":(top)*.py"_s});
    if (!log) {
        return fail(log.error());
    }
    QList<RescuedScript> found;
    QSet<QString> texts;
    for (const Candidate& candidate : parseLog(*log)) {
        for (const QString& path : candidate.paths) {
            const auto script = readCandidate(git, candidate, path, revision);
            if (script.has_value() && !texts.contains(script->text)) {
                texts.insert(script->text);
                found << *script;
            }
        }
    }
    return found;
}

Result<QString> takeScript(const Project& project, const RescuedScript& script)
{
    const QString folder = project.file.locations.folders.value(0);
    const QString path = QDir(folder).filePath(QFileInfo(script.path).fileName());
    if (QFileInfo::exists(path)) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' exists already; nothing was written.").arg(path));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(script.text.toUtf8()) < 0
        || !file.commit()) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("'%1' cannot be written: %2").arg(path, file.errorString()));
    }
    return path;
}

}  // namespace limbeck::command
