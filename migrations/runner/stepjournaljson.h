// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/runner/stepjournal.h"

#include <QJsonObject>

/// The lines of a step journal. Pure.
namespace limbeck::stepjournaljson {

/// All of it but what happened since: `done`, `begun` and `failure`.
QJsonObject toJson(const StoppedStep& stopped);
std::optional<StoppedStep> stoppedStep(const QJsonObject& object);

QJsonObject toJson(const StoppedStep::Begun& begun);
StoppedStep::Begun begun(const QJsonObject& object);

}  // namespace limbeck::stepjournaljson
