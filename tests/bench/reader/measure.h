// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrations/command/inspectscripts.h"
#include "tests/bench/reader/histories.h"

namespace limbeck::bench {

/// Why a body is not read, in the words of the reader.
struct Reason
{
    QString words;  ///< "calls 'load' of 'app.db'"
    TextLocation where;

    bool operator==(const Reason&) const = default;
};

/// One direction of a script on one engine.
struct Body
{
    QString file;
    Direction direction = Direction::Up;
    QString kind;  ///< see command::readingKindName()
    QChar letter;  ///< see letterOf()
    QList<Reason> reasons;

    bool isRead() const
    {
        return kind == u"full" || kind == u"data-dependent";
    }
};

/// What reading a history for one engine gave.
struct Measurement
{
    QString history;
    QString engine;
    int files = 0;         ///< that Alembic would take for scripts
    int graphFiles = 0;    ///< of them, those that gave graph data
    QList<Body> bodies;    ///< two of each script
    QList<double> times;   ///< ms of each script: header, upgrade() and downgrade() from the file
    double planTime = 0;   ///< ms of replaying all: lowering, completing, rendering, catalog
    QStringList problems;  ///< of the history, and scripts that cannot be read at all
};

/// Replays `history` from its bases to its heads on an empty schema. A watch stops the program
/// with the name of the script if one takes ten seconds of the processor, or crashes.
Measurement measure(const History& history, Engine engine);

/// Makes a hang and a crash tell in which script they happened. Call once.
void startWatch();

}  // namespace limbeck::bench
