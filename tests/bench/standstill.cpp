// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/standstill.h"

#include <algorithm>

namespace limbeck {

Standstill::Standstill()
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { turn(); });
    m_timer.setTimerType(Qt::PreciseTimer);
    // As often as can be without keeping the other threads from a processor.
    m_timer.start(1);
    restart();
}

void Standstill::restart()
{
    m_longest = {};
    m_clock.start();
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &m_processor);
}

Standstill::Longest Standstill::longest()
{
    turn();
    return m_longest;
}

void Standstill::turn()
{
    const std::timespec before = m_processor;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &m_processor);
    const double processor = static_cast<double>(m_processor.tv_sec - before.tv_sec) * 1e3
                             + static_cast<double>(m_processor.tv_nsec - before.tv_nsec) / 1e6;
    const double wall = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
    m_clock.start();
    m_longest.wall = std::max(m_longest.wall, wall);
    m_longest.processor = std::max(m_longest.processor, processor);
}

}  // namespace limbeck
