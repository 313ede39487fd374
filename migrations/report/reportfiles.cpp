// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/report/reportfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>

#include <cerrno>
#include <cstring>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

/// Names the files of a report in its folder, so that a later report knows what it may replace.
const QString manifestName = u".limbeck-report"_s;

auto unwritable(const QString& path, const QString& reason)
{
    return fail(ErrorCode::FileUnwritable, u"Cannot write '"_s + path + u"': "_s + reason + u'.');
}

QString systemReason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

/// Everything in a folder that is not a folder, with the way to it.
QStringList filesBelow(const QDir& folder, const QString& prefix = {})
{
    QStringList names;
    for (const QFileInfo& each : folder.entryInfoList(
             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name)) {
        if (each.isDir() && !each.isSymLink()) {
            names << filesBelow(QDir(each.filePath()), prefix + each.fileName() + u'/');
        } else {
            names << prefix + each.fileName();
        }
    }
    return names;
}

/// Fails if the folder holds anything that no report has put there.
Result<> requireReplaceable(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink()) {
        return {};
    }
    if (!info.isDir() || info.isSymLink()) {
        return unwritable(path, u"it is no folder, and this format makes one"_s);
    }
    const QStringList known = linesOf(QDir(path).filePath(manifestName));
    for (const QString& name : filesBelow(QDir(path))) {
        if (name != manifestName && !known.contains(name)) {
            return unwritable(path,
                              u"the folder holds '%1', which no report has put there. Choose a "
                              "folder of its own, which may be a new one"_s.arg(name));
        }
    }
    return {};
}

Result<> fillFolder(const QDir& folder, const ReportFiles& files)
{
    QStringList names;
    for (const ReportFile& file : files.files) {
        const QString path = folder.filePath(file.name);
        if (!QDir().mkpath(QFileInfo(path).path())) {
            return unwritable(path, u"its folder cannot be made"_s);
        }
        if (const Result<> saved = saveFile(path, file.bytes); !saved) {
            return saved;
        }
        names << file.name;
    }
    return saveFile(folder.filePath(manifestName), (names.join(u'\n') + u'\n').toUtf8());
}

bool renameFolder(const QString& from, const QString& to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

/// Puts `built` where `path` is; what was there goes into `aside`.
Result<> swapIn(const QString& built, const QString& path, const QString& aside)
{
    const bool hasOld = QFileInfo::exists(path);
    if (hasOld && !renameFolder(path, aside)) {
        return unwritable(path, systemReason());
    }
    if (!renameFolder(built, path)) {
        const QString reason = systemReason();
        if (hasOld) {
            renameFolder(aside, path);
        }
        return unwritable(path, reason);
    }
    return {};
}

Result<> saveFolder(const ReportFiles& files, const QString& path)
{
    if (const Result<> ready = requireReplaceable(path); !ready) {
        return ready;
    }
    // Beside the target: a rename does not cross file systems.
    const QFileInfo target(QDir::cleanPath(path));
    QTemporaryDir work(target.dir().filePath(u".limbeck-report-XXXXXX"_s));
    if (!work.isValid()) {
        return unwritable(path, work.errorString());
    }
    const QString built = work.filePath(u"new"_s);
    if (!QDir().mkpath(built)) {
        return unwritable(path, u"no folder can be made beside it"_s);
    }
    if (const Result<> filled = fillFolder(QDir(built), files); !filled) {
        // Its places are temporary ones that mean nothing to people.
        QString reason = filled.error().message;
        return fail(ErrorCode::FileUnwritable, reason.replace(built, QDir::cleanPath(path)));
    }
    return swapIn(built, QDir::cleanPath(path), work.filePath(u"old"_s));
}

}  // namespace

qint64 ReportFiles::size() const
{
    qint64 size = 0;
    for (const ReportFile& file : files) {
        size += file.bytes.size();
    }
    return size;
}

ReportFiles ReportFiles::single(const QByteArray& bytes)
{
    return {false, {ReportFile{{}, bytes}}};
}

ReportFiles ReportFiles::single(const QString& text)
{
    return single(text.toUtf8());
}

namespace {

/// A pipe or a device takes what is written to it; a file must not be put in its place.
Result<> writeThrough(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return unwritable(path, file.errorString());
    }
    if (file.write(bytes) != bytes.size()) {
        return unwritable(path, file.errorString());
    }
    return {};
}

}  // namespace

Result<> saveFile(const QString& path, const QByteArray& bytes)
{
    const auto fails = [&path](const QString& reason) {
        return unwritable(path, reason + u". The file is as it was"_s);
    };
    if (QFileInfo(path).isDir()) {
        return unwritable(path, u"it is a folder"_s);
    }
    if (QFileInfo(path).exists() && !QFileInfo(path).isFile()) {
        return writeThrough(path, bytes);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return fails(file.errorString());
    }
    // Before Qt 6.5 a short write passes for a whole one, so what arrived is measured.
    if (file.write(bytes) != bytes.size() || !file.flush() || file.size() != bytes.size()) {
        return fails(u"only a part of it arrived, so the disk may be full"_s);
    }
    if (!file.commit()) {
        return fails(file.errorString());
    }
    return {};
}

Result<> saveReport(const ReportFiles& files, const QString& path)
{
    return files.isFolder ? saveFolder(files, path) : saveFile(path, files.files.first().bytes);
}

}  // namespace limbeck
