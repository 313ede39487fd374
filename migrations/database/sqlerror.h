// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/database/connectionsettings.h"

namespace limbeck {

/// What SQLite's result code `sqliteCode` means for the person who works on `settings`, as an
/// error whose detail is `driverText`. Codes: https://www.sqlite.org/rescode.html.
Error sqliteError(int sqliteCode, const QString& driverText, const ConnectionSettings& settings);

/// The same for a statement that a server refused, from its SQLSTATE or native code. The password
/// is taken out of the driver's text.
Error serverError(const QString& nativeCode,
                  const QString& driverText,
                  const ConnectionSettings& settings);

/// The same for a server that did not let us in.
Error connectionError(const QString& nativeCode,
                      const QString& driverText,
                      const ConnectionSettings& settings);

/// `text` with every password of `settings` replaced by "***": those of the URL, and those that
/// were found for it elsewhere.
QString withoutSecrets(QString text, const ConnectionSettings& settings);

/// What is wrong with a SQLite file before SQLite is asked: it is missing, a folder, not ours
/// to read. Nothing if it can be tried. `mayCreate`: a missing file is fine if its folder is
/// there.
std::optional<Error> fileProblem(const ConnectionSettings& settings, bool mayCreate);

}  // namespace limbeck
