// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/operationlog/operationlog.h"

#include "models/base/enginetext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.exists()) {
        return QByteArray();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileUnreadable,
                    EngineText::tr("The operations log '%1' cannot be read: %2")
                        .arg(path, file.errorString()));
    }
    return file.readAll();
}

void addRecords(OperationLog::Content& content, const QByteArray& bytes)
{
    for (const QByteArray& line : bytes.split('\n')) {
        if (line.trimmed().isEmpty()) {
            continue;
        }
        if (const auto record = OperationRecord::fromJson(line)) {
            content.records << *record;
        } else {
            ++content.damagedLines;
        }
    }
}

/// A program that was killed while it wrote has left a line without its end.
bool endsInLine(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() == 0) {
        return true;
    }
    return file.seek(file.size() - 1) && file.read(1) == "\n";
}

}  // namespace

QString OperationLog::standardPath(const QString& projectFile)
{
    const QFileInfo file(projectFile);
    const QString canonical = file.canonicalFilePath();
    const QString place = canonical.isEmpty() ? file.absoluteFilePath() : canonical;
    const QByteArray hash = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256);
    // The folder's name is for people; the hash tells projects of the same name apart.
    QString name = QFileInfo(QFileInfo(place).path()).fileName();
    for (QChar& character : name) {
        if (!character.isLetterOrNumber() && !u"-_."_s.contains(character)) {
            character = u'_';
        }
    }
    return u"%1/limbeck/operations/%2-%3.jsonl"_s.arg(
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation),
        name,
        QString::fromLatin1(hash.toHex().left(12)));
}

QString OperationLog::olderPath() const
{
    return m_path + u".1"_s;
}

Result<OperationLog::Content> OperationLog::read() const
{
    Content content;
    for (const QString& path : {olderPath(), m_path}) {
        const Result<QByteArray> bytes = bytesOf(path);
        if (!bytes) {
            return fail(bytes.error());
        }
        addRecords(content, *bytes);
    }
    return content;
}

void OperationLog::rotateIfLarge() const
{
    if (QFileInfo(m_path).size() < maxBytes) {
        return;
    }
    QLockFile alone(m_path + u".lock"_s);
    // Somebody else is doing it if there is no lock to be had, or has just done it.
    if (alone.tryLock(0) && QFileInfo(m_path).size() >= maxBytes) {
        QFile::remove(olderPath());
        QFile::rename(m_path, olderPath());
    }
}

Result<> OperationLog::append(const OperationRecord& record) const
{
    const QString folder = QFileInfo(m_path).path();
    QDir().mkpath(folder);
    rotateIfLarge();
    const bool isNew = !QFileInfo::exists(m_path);
    const QByteArray line = (endsInLine(m_path) ? "" : "\n") + record.toJson() + '\n';
    QFile file(m_path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
        && file.write(line) == line.size();
    if (!isWritten) {
        return fail(ErrorCode::FileUnwritable,
                    EngineText::tr("The operations log '%1' cannot be written: %2")
                        .arg(m_path, file.errorString()));
    }
    if (isNew) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    return {};
}

}  // namespace limbeck
