// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/schema/namingconvention.h"

namespace limbeck {

/// What somebody says in Limbeck's own words instead of env.py: in `.limbeck/settings.toml`, or
/// with `--set KEY=VALUE`. Same keys, same rules, checked at once.
struct OwnSettings
{
    QString origin;  ///< "limbeck settings", "option": see Choice
    QMap<QString, QString> texts;
    QMap<QString, bool> flags;
    std::optional<NamingConvention> namingConvention;

    /// Of `.limbeck/settings.toml` in `folder`; nothing is said where there is none.
    /// Fails with ConfigNotFound and the line if it cannot be read, has a key that is not known or
    /// a value of the wrong kind, or a URL with a password.
    static Result<OwnSettings> load(const QString& folder);

    /// Of options "KEY=VALUE": the last of one key counts. A text is taken as it stands, a flag is
    /// true or false, a naming convention a table as TOML writes it: {uq = "…"}.
    /// Fails with InvalidArgument, naming the key.
    static Result<OwnSettings> fromOptions(const QStringList& options);

    bool operator==(const OwnSettings&) const = default;
};

/// All keys, in the order in which people read them.
QStringList ownSettingKeys();

/// A naming convention as one text: {uq = "uq_%(table_name)s"}, as TOML writes a table. Fails
/// with InvalidArgument and the reason.
Result<NamingConvention> readNamingConvention(const QString& text);

}  // namespace limbeck
