// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/interrupt.h"

#include <csignal>
#include <cstring>
#include <unistd.h>

namespace limbeck::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

// Only what POSIX allows in a signal handler.
extern "C" void onInterrupt(int /*signal*/)
{
    interrupted = 1;
    static const char text[] = "\nStopping after this statement; Ctrl+C again kills.\n";
    const ssize_t written = ::write(STDERR_FILENO, text, sizeof text - 1);
    static_cast<void>(written);
}

}  // namespace

InterruptGuard::InterruptGuard()
{
    interrupted = 0;
    struct sigaction action;
    std::memset(&action, 0, sizeof action);
    action.sa_handler = onInterrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
}

InterruptGuard::~InterruptGuard()
{
    std::signal(SIGINT, SIG_DFL);
}

bool InterruptGuard::isRequested()
{
    return interrupted != 0;
}

}  // namespace limbeck::cli
