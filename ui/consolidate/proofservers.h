// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

namespace limbeck::ui {

/// A server that a consolidation can be proved on.
struct ProofServer
{
    QString url;   ///< as Project::connection() takes it
    QString text;  ///< engine, class and address, without a password
    command::TargetClass targetClass = command::TargetClass::Shared;

    /// On one that may be a production server nothing is made, not even aside.
    bool isAllowed() const;
};

/// The server that `url` names, for the project of `snapshot`. Nothing for a database that is a
/// file, since SQLite is tried in memory. Fails as Project::connection() does.
Result<std::optional<ProofServer>> proofServer(const Snapshot& snapshot, const QString& url);

/// The servers among `urls`, each once. What names none is left out.
QList<ProofServer> proofServers(const Snapshot& snapshot, const QStringList& urls);

}  // namespace limbeck::ui
