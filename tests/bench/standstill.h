// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <ctime>

namespace limbeck {

/// The longest time for which the event loop of this thread stood still: how long somebody who
/// presses a key waits at worst until the window hears of it.
class Standstill final
{
public:
    Standstill();
    Q_DISABLE_COPY_MOVE(Standstill)

    /// Forgets what was; what comes now is another part of the work.
    void restart();

    /// In milliseconds. `processor` leaves out the time in which other programs, or other threads
    /// of this one, had the processor.
    struct Longest
    {
        double wall = 0;
        double processor = 0;
    };
    /// What the work that goes on right now has taken counts too.
    Longest longest();

private:
    void turn();

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::timespec m_processor{};
    Longest m_longest;
};

}  // namespace limbeck
