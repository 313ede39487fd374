// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

namespace limbeck {

/// Where passwords are kept outside of the project: the keychain of the desktop, or a fake in
/// tests. Thread: any, one at a time.
class PasswordStore
{
public:
    virtual ~PasswordStore() = default;

    /// `account` is a passwordAccount(). Nothing if none is kept there; a store that has never been
    /// used answers that without asking anybody. Fails with NotFound or Unsupported, in a sentence,
    /// if it cannot be had.
    virtual Result<std::optional<QString>> read(const QString& account) const = 0;
    virtual Result<> write(const QString& account, const QString& password) = 0;
    /// False if none was kept there.
    virtual Result<bool> forget(const QString& account) = 0;

protected:
    PasswordStore() = default;
    Q_DISABLE_COPY_MOVE(PasswordStore)
};

/// Who is let in where, "postgresql://anna@db.example:5433": one password for all databases of a
/// server. Never the password itself. Empty for SQLite.
QString passwordAccount(const ConnectionSettings& settings);

/// The environment variable that holds the password of a URL that has none.
inline constexpr auto passwordVariable = "LIMBECK_PASSWORD";

/// `settings` with the password that its URL leaves out: that of the environment, else that of
/// `store`, which may be null. Without one the client library goes on looking (PGPASSWORD,
/// .pgpass, a service file, MYSQL_PWD). Why the store could not say it is in `passwordNote`,
/// which is told if the server lets nobody in.
ConnectionSettings withPassword(ConnectionSettings settings, const PasswordStore* store);

}  // namespace limbeck
