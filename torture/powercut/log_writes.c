/* Preloaded into the program, logs what it does to the files of one folder: PLOG_DIR, PLOG_FILE.

   A record is: kind, length of name, offset, length, length of data, name, data. Kinds are
   C create, A append (write), W write at an offset, T truncate, S sync, U unlink, M rename, L link
   (data is the new name). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILES 4096
static int out = -1;
static char *folder;
static char *names[FILES];

static void init(void) {
  if (out >= 0 || out == -2) return;
  folder = getenv("PLOG_DIR");
  char *file = getenv("PLOG_FILE");
  if (!folder || !file) { out = -2; return; }
  out = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ours(const char *path) { init(); return out >= 0 && !strncmp(path, folder, strlen(folder)); }

static const char *name_of(int fd) { return fd >= 0 && fd < FILES ? names[fd] : 0; }

static void rec(char kind, const char *name, uint64_t offset, uint64_t length, const void *data) {
  uint16_t named = strlen(name);
  uint64_t held = data ? length : 0;
  char *all = malloc(27 + named + held), *at = all;
  *at++ = kind;
  memcpy(at, &named, 2); at += 2;
  memcpy(at, &offset, 8); at += 8;
  memcpy(at, &length, 8); at += 8;
  memcpy(at, &held, 8); at += 8;
  memcpy(at, name, named); at += named;
  if (held) memcpy(at, data, held);
  syscall(SYS_write, out, all, 27 + named + held);
  free(all);
}

static int opened(int fd, const char *path, int flags, int existed) {
  if (fd < 0 || fd >= FILES) return fd;
  if (!ours(path)) { names[fd] = 0; return fd; }
  names[fd] = strdup(path);
  if ((flags & O_CREAT) && !existed) rec('C', path, 0, 0, 0);
  if (flags & O_TRUNC) rec('T', path, 0, 0, 0);
  return fd;
}

static int there(const char *path) { struct stat found; return stat(path, &found) == 0; }

static int do_open(int at, const char *path, int flags, mode_t mode) {
  int existed = there(path);
  return opened(syscall(SYS_openat, at, path, flags | O_LARGEFILE, mode), path, flags, existed);
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { \
  va_list rest; va_start(rest, flags); mode = va_arg(rest, int); va_end(rest); }

int open(const char *path, int flags, ...) { MODE return do_open(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return do_open(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE return do_open(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE return do_open(at, path, flags, mode); }

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  ssize_t done = syscall(SYS_pwrite64, fd, data, length, offset);
  if (done > 0 && name_of(fd)) rec('W', names[fd], offset, done, data);
  return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  return pwrite64(fd, data, length, offset);
}
ssize_t write(int fd, const void *data, size_t length) {
  ssize_t done = syscall(SYS_write, fd, data, length);
  if (done > 0 && name_of(fd)) rec('A', names[fd], 0, done, data);
  return done;
}
int ftruncate64(int fd, off64_t length) {
  int failed = syscall(SYS_ftruncate, fd, length);
  if (!failed && name_of(fd)) rec('T', names[fd], length, 0, 0);
  return failed;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
int fsync(int fd) {
  int failed = syscall(SYS_fsync, fd);
  if (name_of(fd)) rec('S', names[fd], 0, 0, 0);
  return failed;
}
int fdatasync(int fd) {
  int failed = syscall(SYS_fdatasync, fd);
  if (name_of(fd)) rec('S', names[fd], 0, 0, 0);
  return failed;
}
int unlink(const char *path) {
  int failed = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (!failed && ours(path)) rec('U', path, 0, 0, 0);
  return failed;
}
int rename(const char *from, const char *to) {
  int failed = syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (!failed && ours(from)) rec('M', from, 0, strlen(to), to);
  return failed;
}
int link(const char *from, const char *to) {
  int failed = syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (!failed && ours(from)) rec('L', from, 0, strlen(to), to);
  return failed;
}
int close(int fd) {
  if (name_of(fd)) names[fd] = 0;
  return syscall(SYS_close, fd);
}
