// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/error.h"

namespace limbeck {

QString TextLocation::toString() const
{
    QString text = file;
    if (line > 0) {
        text += QLatin1Char(':') + QString::number(line);
        if (column > 0) {
            text += QLatin1Char(':') + QString::number(column);
        }
    }
    return text;
}

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return QStringLiteral("invalid-argument");
    case ErrorCode::ConfigNotFound:
        return QStringLiteral("config-not-found");
    case ErrorCode::FileUnreadable:
        return QStringLiteral("file-unreadable");
    case ErrorCode::FileUnwritable:
        return QStringLiteral("file-unwritable");
    case ErrorCode::ScriptInvalid:
        return QStringLiteral("script-invalid");
    case ErrorCode::HistoryBroken:
        return QStringLiteral("history-broken");
    case ErrorCode::RevisionNotFound:
        return QStringLiteral("revision-not-found");
    case ErrorCode::RevisionAmbiguous:
        return QStringLiteral("revision-ambiguous");
    case ErrorCode::MultipleHeads:
        return QStringLiteral("multiple-heads");
    case ErrorCode::TargetInvalid:
        return QStringLiteral("target-invalid");
    case ErrorCode::Opaque:
        return QStringLiteral("opaque");
    case ErrorCode::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorCode::SchemaConflict:
        return QStringLiteral("schema-conflict");
    case ErrorCode::Irreversible:
        return QStringLiteral("irreversible");
    case ErrorCode::DatabaseUnavailable:
        return QStringLiteral("database-unavailable");
    case ErrorCode::DatabaseLocked:
        return QStringLiteral("database-locked");
    case ErrorCode::DatabaseReadOnly:
        return QStringLiteral("database-read-only");
    case ErrorCode::DatabaseNotOurs:
        return QStringLiteral("database-not-ours");
    case ErrorCode::DatabaseError:
        return QStringLiteral("database-error");
    case ErrorCode::VersionMismatch:
        return QStringLiteral("version-mismatch");
    case ErrorCode::VerificationFailed:
        return QStringLiteral("verification-failed");
    case ErrorCode::ConfirmationNeeded:
        return QStringLiteral("confirmation-needed");
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

Error Error::in(const QString& context) const
{
    Error outer = *this;
    outer.message = context + QStringLiteral(": ") + message;
    return outer;
}

QString Error::toText() const
{
    QString text = message;
    if (where.has_value()) {
        text += QStringLiteral("\n  at ") + where->toString();
    }
    if (!detail.isEmpty()) {
        text += QStringLiteral("\n  ") + detail;
    }
    return text;
}

}  // namespace limbeck
