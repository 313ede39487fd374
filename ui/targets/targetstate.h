// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow/snapshot.h"

#include <QDateTime>

namespace limbeck::ui {

/// Where one of a project's databases stands in the history, as it was read last. Not of the one
/// that the snapshot has read: that one speaks for itself.
struct TargetState
{
    QString url{};         ///< without a password; empty: the project's own
    QString name{};        ///< short, for people
    QStringList rows{};    ///< of its version table
    QDateTime seen{};      ///< when that was; not valid if it was never read
    QString problem{};     ///< why it cannot be read now; empty if it can, or nobody knows yet
    bool isFresh = false;  ///< `rows` were read since the project was opened, and it still answers
    bool isInUse = false;  ///< the one that upgrades work on, which cannot be read

    bool operator==(const TargetState&) const = default;
};

/// "as seen 26 Nov 14:03"; with the year if it is not that of `today`.
QString seenText(const QDateTime& seen, const QDate& today);

/// "staging", or "staging, as seen 26 Nov 14:03" unless it is fresh.
QString targetLabel(const TargetState& state);

/// Where it stands, in a few words: "3 pending", "up to date", "at no revision".
QString standsText(const TargetState& state, const Snapshot& snapshot);

/// Short names of databases, in their order. Those of one name are told apart by their host or
/// folder, "db1:5433/shop" or "old/shop.db", or else by the whole URL. Nothing has an empty name.
QStringList namesApart(const QList<std::optional<ConnectionSettings>>& databases);

/// The database that `url` means, without its password. Nothing if it means none.
std::optional<ConnectionSettings> databaseOf(const Snapshot& snapshot, const QString& url);

}  // namespace limbeck::ui
