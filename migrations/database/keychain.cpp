// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrations/database/keychain.h"

#include "models/base/enginetext.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace limbeck {

using namespace Qt::StringLiterals;

namespace {

const QString serviceName = u"limbeck"_s;
constexpr int longestWait = 60000;  // milliseconds; a person may have to unlock the keychain

tl::unexpected<Error> unavailable(const QString& account, const QString& why)
{
    return fail(
        ErrorCode::Unsupported,
        EngineText::tr("The keychain cannot be asked for the password of %1: %2").arg(account, why)
            + u' '
            + EngineText::tr("Without a keychain, give the password in the environment variable "
                             "LIMBECK_PASSWORD, or in the files of the database's own client "
                             "(.pgpass, a service file, an option file)."));
}

/// Keychains are reached over D-Bus. Asked without one, the libraries below may start a bus of
/// their own, or wait for it.
bool hasSessionBus()
{
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
           || (!folder.isEmpty() && QFileInfo::exists(folder + u"/bus"_s));
}

/// Runs `job` to its end; false if the keychain has no such entry. Fails with Unsupported if there
/// is no keychain, or it does not answer.
Result<bool> finish(QKeychain::Job& job, const QString& account)
{
    if (!hasSessionBus()) {
        return unavailable(account,
                           EngineText::tr("this session has no D-Bus, so that none is running."));
    }
    job.setAutoDelete(false);
    job.setKey(account);
    bool isFinished = false;
    QEventLoop loop;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&](QKeychain::Job*) {
        isFinished = true;
        loop.quit();
    });
    QTimer::singleShot(longestWait, &loop, &QEventLoop::quit);
    job.start();
    if (!isFinished) {
        loop.exec();
    }
    if (!isFinished) {
        return unavailable(
            account,
            EngineText::tr("it did not answer within %1 seconds.").arg(longestWait / 1000));
    }
    switch (job.error()) {
    case QKeychain::NoError:
        return true;
    case QKeychain::EntryNotFound:
        return false;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return unavailable(account, EngineText::tr("it is locked, or access was refused."));
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        return unavailable(account, job.errorString() + u'.');
    }
    Q_UNREACHABLE();
}

QStringList readAccounts(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
               ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
               : QStringList();
}

Result<> writeAccounts(const QString& path, const QStringList& accounts)
{
    QSaveFile file(path);
    const QByteArray text = accounts.join(u'\n').toUtf8() + '\n';
    const bool isWritten = QDir().mkpath(QFileInfo(path).absolutePath())
                           && file.open(QIODevice::WriteOnly) && file.write(text) == text.size()
                           && file.commit();
    return isWritten
               ? Result<>{}
               : fail(ErrorCode::FileUnwritable,
                      EngineText::tr(
                          "'%1', which says whose passwords the keychain holds, cannot be written: "
                          "%2")
                          .arg(path, file.errorString()));
}

}  // namespace

Keychain::Keychain(const QString& accountsFile)
    : m_accountsFile(accountsFile)
{
}

QString Keychain::standardAccountsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
           + u"/limbeck/keychain-accounts.txt"_s;
}

Result<std::optional<QString>> Keychain::read(const QString& account) const
{
    if (!readAccounts(m_accountsFile).contains(account)) {
        return std::nullopt;
    }
    QKeychain::ReadPasswordJob job(serviceName);
    return finish(job, account).map([&job](bool isThere) {
        return isThere ? std::optional(job.textData()) : std::nullopt;
    });
}

Result<> Keychain::write(const QString& account, const QString& password)
{
    QKeychain::WritePasswordJob job(serviceName);
    job.setTextData(password);
    if (const Result<bool> written = finish(job, account); !written) {
        return fail(written.error());
    }
    QStringList accounts = readAccounts(m_accountsFile);
    accounts.removeAll(account);
    return writeAccounts(m_accountsFile, accounts << account);
}

Result<bool> Keychain::forget(const QString& account)
{
    QStringList accounts = readAccounts(m_accountsFile);
    if (!accounts.contains(account)) {
        return false;
    }
    QKeychain::DeletePasswordJob job(serviceName);
    const Result<bool> wasThere = finish(job, account);
    if (!wasThere) {
        return wasThere;
    }
    accounts.removeAll(account);
    return writeAccounts(m_accountsFile, accounts).map([&wasThere] { return *wasThere; });
}

}  // namespace limbeck
