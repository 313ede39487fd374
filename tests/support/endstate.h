// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace limbeck {

/// What the models of the bundled project declare besides, as describe() says it on PostgreSQL,
/// sorted: every difference that really running its nineteen revisions there showed.
QStringList endStateDifferences();

}  // namespace limbeck
