// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/killedchild.h"

#include <csignal>
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace limbeck {

namespace {

/// True for a system call with which files or folders become others. Those that only some
/// processors have are left out where they are missing.
bool changesFiles(const __ptrace_syscall_info& call)
{
    switch (call.entry.nr) {
    case SYS_openat:
        return (call.entry.args[2] & (O_CREAT | O_TRUNC)) != 0;
    case SYS_write:
    case SYS_renameat2:
    case SYS_linkat:
    case SYS_unlinkat:
    case SYS_mkdirat:
    case SYS_symlinkat:
    case SYS_ftruncate:
#ifdef SYS_rename
    case SYS_open:
    case SYS_rename:
    case SYS_link:
    case SYS_unlink:
    case SYS_mkdir:
    case SYS_rmdir:
    case SYS_symlink:
#endif
        return true;
    default:
        return false;
    }
}

/// Lets the child go on to its next system call, or its end.
int nextStop(pid_t child)
{
    int status = 0;
    ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    ::waitpid(child, &status, 0);
    return status;
}

}  // namespace

ChildEnd runAndKillAtFiles(int survivedChanges, const std::function<bool()>& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) {
            ::_exit(1);
        }
        ::raise(SIGSTOP);
        ::_exit(work() ? 0 : 1);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFSTOPPED(status)) {
        return ChildEnd::Failed;
    }
    ::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    while (true) {
        status = nextStop(child);
        if (!WIFSTOPPED(status)) {
            return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ChildEnd::Done
                                                                 : ChildEnd::Failed;
        }
        __ptrace_syscall_info call{};
        ::ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof(call), &call);
        if (call.op == PTRACE_SYSCALL_INFO_ENTRY && changesFiles(call) && survivedChanges-- == 0) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return ChildEnd::Killed;
        }
    }
}

}  // namespace limbeck
