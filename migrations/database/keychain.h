// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/passwordstore.h"

namespace limbeck {

/// The keychain of the desktop (Secret Service, KWallet), through QtKeychain. The only class that
/// includes it.
///
/// Which accounts have a password there stands, without it, in a file of Limbeck's own, so that
/// the keychain, which may ask a person to unlock it, is left alone where it has nothing to say,
/// and where there is no keychain nothing waits for one.
class Keychain final : public PasswordStore
{
public:
    /// `accountsFile` is made when first needed.
    explicit Keychain(const QString& accountsFile);
    /// The file in the user's folder of settings.
    static QString standardAccountsFile();

    Result<std::optional<QString>> read(const QString& account) const override;
    Result<> write(const QString& account, const QString& password) override;
    Result<bool> forget(const QString& account) override;

private:
    QString m_accountsFile;
};

}  // namespace limbeck
