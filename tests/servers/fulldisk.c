// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Loaded into a database server (LD_PRELOAD): its disk is full while the file exists that the
// environment variable LIMBECK_FULL_DISK names. Then every call that would make a file of its tables
// longer, and longer than the number of bytes in that file, fails with ENOSPC, as on a file system
// without free blocks. Logs lie elsewhere: without room for those, servers end themselves.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/// How long a file may get now.
static off_t room(void)
{
    const char* path = getenv("LIMBECK_FULL_DISK");
    FILE* flag = path != NULL ? fopen(path, "re") : NULL;
    long long bytes = 0;
    if (flag == NULL || fscanf(flag, "%lld", &bytes) != 1) {
        bytes = (long long)1 << 62;
    }
    if (flag != NULL) {
        fclose(flag);
    }
    return (off_t)bytes;
}

/// True if writing up to `end` is more than the disk has room for.
static int isTooMuch(int file, off_t end)
{
    struct stat status;
    if (end <= room() || fstat(file, &status) != 0 || !S_ISREG(status.st_mode)
        || end <= status.st_size) {
        return 0;
    }
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) {
        return 0;
    }
    path[length] = '\0';
    return strstr(path, "/data/base/") != NULL || strstr(path, ".ibd") != NULL
           || strstr(path, ".frm") != NULL;
}

static off_t lengthOf(const struct iovec* parts, int count)
{
    off_t length = 0;
    for (int i = 0; i < count; ++i) {
        length += (off_t)parts[i].iov_len;
    }
    return length;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define REPLACE_PWRITE(name)                                                    \
    ssize_t name(int file, const void* data, size_t length, off_t offset)       \
    {                                                                           \
        if (isTooMuch(file, offset + (off_t)length)) {                          \
            errno = ENOSPC;                                                     \
            return -1;                                                          \
        }                                                                       \
        return NEXT(name)(file, data, length, offset);                          \
    }
REPLACE_PWRITE(pwrite)
REPLACE_PWRITE(pwrite64)

#define REPLACE_PWRITEV(name)                                                   \
    ssize_t name(int file, const struct iovec* parts, int count, off_t offset)  \
    {                                                                           \
        if (isTooMuch(file, offset + lengthOf(parts, count))) {                 \
            errno = ENOSPC;                                                     \
            return -1;                                                          \
        }                                                                       \
        return NEXT(name)(file, parts, count, offset);                          \
    }
REPLACE_PWRITEV(pwritev)
REPLACE_PWRITEV(pwritev64)

ssize_t write(int file, const void* data, size_t length)
{
    const off_t at = lseek(file, 0, SEEK_CUR);
    if (at >= 0 && isTooMuch(file, at + (off_t)length)) {
        errno = ENOSPC;
        return -1;
    }
    return NEXT(write)(file, data, length);
}

#define REPLACE_ALLOCATE(name)                                                  \
    int name(int file, off_t offset, off_t length)                              \
    {                                                                           \
        return isTooMuch(file, offset + length) ? ENOSPC                        \
                                                : NEXT(name)(file, offset, length); \
    }
REPLACE_ALLOCATE(posix_fallocate)
REPLACE_ALLOCATE(posix_fallocate64)

#define REPLACE_FALLOCATE(name)                                                 \
    int name(int file, int mode, off_t offset, off_t length)                    \
    {                                                                           \
        if (isTooMuch(file, offset + length)) {                                 \
            errno = ENOSPC;                                                     \
            return -1;                                                          \
        }                                                                       \
        return NEXT(name)(file, mode, offset, length);                          \
    }
REPLACE_FALLOCATE(fallocate)
REPLACE_FALLOCATE(fallocate64)
