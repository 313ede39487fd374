// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/consolidate/proofservers.h"

#include <algorithm>

namespace limbeck::ui {

using namespace Qt::StringLiterals;

bool ProofServer::isAllowed() const
{
    return targetClass != command::TargetClass::Prod;
}

Result<std::optional<ProofServer>> proofServer(const Snapshot& snapshot, const QString& url)
{
    if (snapshot.project == nullptr) {
        return std::optional<ProofServer>();
    }
    const Result<ConnectionSettings> place = snapshot.project->connection(url);
    if (!place) {
        return fail(place.error());
    }
    if (place->engine == Engine::Sqlite) {
        return std::optional<ProofServer>();
    }
    ProofServer server;
    server.url = url;
    server.targetClass = command::classify({.project = snapshot.project.get(), .database = *place});
    server.text = u"%1 · %2"_s.arg(command::targetClassName(server.targetClass).toUpper(),
                                   place->toDisplay());
    return std::optional(server);
}

QList<ProofServer> proofServers(const Snapshot& snapshot, const QStringList& urls)
{
    QList<ProofServer> servers;
    for (const QString& url : urls) {
        const auto server = proofServer(snapshot, url);
        if (!server || !*server) {
            continue;
        }
        const bool isThere = std::ranges::any_of(
            servers, [&](const ProofServer& each) { return each.text == (*server)->text; });
        if (!isThere) {
            servers << **server;
        }
    }
    return servers;
}

}  // namespace limbeck::ui
