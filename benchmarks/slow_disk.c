/* A slow disk for one process and those that it starts: what it writes, syncs, creates, renames or deletes below
 * the folder SLOW_DISK takes SLOW_DISK_MS milliseconds more, each time.
 *
 * gcc -shared -fPIC -O2 -o slow_disk.so slow_disk.c -ldl; LD_PRELOAD=slow_disk.so SLOW_DISK=... SLOW_DISK_MS=...
 * With SLOW_DISK_COUNT the number of such calls is written into that file when the process ends.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static atomic_long calls;

static void wait_for_disk(void) {
  const char *ms = getenv("SLOW_DISK_MS");
  long delay = ms ? atol(ms) : 0;
  struct timespec left = {delay / 1000, delay % 1000 * 1000000};
  atomic_fetch_add(&calls, 1);
  while (nanosleep(&left, &left) != 0) {
  }
}

static void slow_path(const char *path) {
  const char *disk = getenv("SLOW_DISK");
  if (disk && path && strncmp(path, disk, strlen(disk)) == 0) wait_for_disk();
}

static void slow_file(int file) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length > 0) {
    path[length] = 0;
    slow_path(path);
  }
}

__attribute__((destructor)) static void tell(void) {
  const char *name = getenv("SLOW_DISK_COUNT");
  FILE *file = name && calls ? fopen(name, "a") : NULL;
  if (file) {
    fprintf(file, "%ld\n", atomic_load(&calls));
    fclose(file);
  }
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define ON_FILE(type, name, parameters, arguments) \
  type name parameters {                           \
    static __typeof__(&name) real;                 \
    if (!real) real = REAL(name);                  \
    slow_file(file);                               \
    return real arguments;                         \
  }

#define ON_PATH(type, name, parameters, arguments) \
  type name parameters {                           \
    static __typeof__(&name) real;                 \
    if (!real) real = REAL(name);                  \
    slow_path(path);                               \
    return real arguments;                         \
  }

ON_FILE(ssize_t, write, (int file, const void *bytes, size_t length), (file, bytes, length))
ON_FILE(ssize_t, writev, (int file, const struct iovec *parts, int count), (file, parts, count))
ON_FILE(ssize_t, pwrite, (int file, const void *bytes, size_t length, off_t at), (file, bytes, length, at))
ON_FILE(ssize_t, pwrite64, (int file, const void *bytes, size_t length, off64_t at), (file, bytes, length, at))
ON_FILE(int, fsync, (int file), (file))
ON_FILE(int, fdatasync, (int file), (file))
ON_PATH(int, rename, (const char *path, const char *to), (path, to))
ON_PATH(int, unlink, (const char *path), (path))
ON_PATH(int, remove, (const char *path), (path))

#define OPEN(name)                                         \
  int name(const char *path, int flags, ...) {             \
    static __typeof__(&name) real;                         \
    mode_t mode = 0;                                       \
    if (!real) real = REAL(name);                          \
    if (flags & (O_CREAT | O_TMPFILE)) {                   \
      va_list given;                                       \
      va_start(given, flags);                              \
      mode = va_arg(given, mode_t);                        \
      va_end(given);                                       \
    }                                                      \
    if (flags & O_CREAT) slow_path(path);                  \
    return real(path, flags, mode);                        \
  }

OPEN(open)
OPEN(open64)
