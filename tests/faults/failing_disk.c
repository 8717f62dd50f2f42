/* A disk that fails: loaded before libc, it counts what is done to files whose names have ".fiche"
 * in them, and from a chosen call on lets each of them fail. Only for tests. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls, first_to_fail;
static int reason = ENOSPC;

/* From the call of this number on every one fails; with 0 none does. */
void fail_from(long number, int why) {
    calls = 0;
    first_to_fail = number;
    reason = why;
}

long calls_so_far(void) { return calls; }

static int fails(int descriptor) {
    char link[64], name[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length <= 0)
        return 0;
    name[length] = 0;
    const char *last = strrchr(name, '/');
    if (!last || !strstr(last, ".fiche"))
        return 0;
    long call = __sync_add_and_fetch(&calls, 1);
    if (!first_to_fail || call < first_to_fail)
        return 0;
    errno = reason;
    return 1;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int descriptor, const void *data, size_t length, off64_t at) {
    REAL(pwrite64);
    return fails(descriptor) ? -1 : real(descriptor, data, length, at);
}

ssize_t pwrite(int descriptor, const void *data, size_t length, off_t at) {
    REAL(pwrite);
    return fails(descriptor) ? -1 : real(descriptor, data, length, at);
}

ssize_t write(int descriptor, const void *data, size_t length) {
    REAL(write);
    return fails(descriptor) ? -1 : real(descriptor, data, length);
}

int fsync(int descriptor) {
    REAL(fsync);
    return fails(descriptor) ? -1 : real(descriptor);
}

int fdatasync(int descriptor) {
    REAL(fdatasync);
    return fails(descriptor) ? -1 : real(descriptor);
}

int ftruncate64(int descriptor, off64_t length) {
    REAL(ftruncate64);
    return fails(descriptor) ? -1 : real(descriptor, length);
}

int ftruncate(int descriptor, off_t length) {
    REAL(ftruncate);
    return fails(descriptor) ? -1 : real(descriptor, length);
}
