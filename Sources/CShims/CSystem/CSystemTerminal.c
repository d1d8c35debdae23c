#define _GNU_SOURCE
#include "CSystemTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { longest_farewell = 512 };

struct farewell {
  char bytes[longest_farewell];
  size_t length;
};

static const int reported[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static atomic_int active;
static atomic_int unattended;
static atomic_int terminal = -1;
static atomic_int notify = -1;
static struct termios modes;
static struct farewell farewells[2];
static _Atomic(struct farewell *) farewell;
static struct sigaction before[NSIG];
static void *alternate_stack;

static void put_back(void) {
  if (!atomic_exchange(&active, 0)) return;
  const int saved = errno;
  const struct farewell *last = farewell;
  if (last != NULL) {
    size_t written = 0;
    while (written < last->length) {
      const ssize_t count = write(terminal, last->bytes + written, last->length - written);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) break;
      written += (size_t)count;
    }
  }
  // From the background this would stop the process rather than let it end.
  sigset_t background, mask;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background, &mask);
  tcsetattr(terminal, TCSANOW, &modes);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  errno = saved;
}

static void die_of(int signal) {
  put_back();
  sigaction(signal, &before[signal], NULL);
  // It is blocked while this handler runs, and takes effect when it returns.
  raise(signal);
}

static void report(int signal) {
  const int saved = errno;
  if (signal == SIGTERM || signal == SIGHUP || signal == SIGINT) {
    if (atomic_fetch_add(&unattended, 1) > 0) {
      die_of(signal);
      return;
    }
  }
  const unsigned char byte = (unsigned char)signal;
  // A full pipe holds news enough.
  if (write(notify, &byte, 1) < 0) errno = saved;
  errno = saved;
}

static void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  // What crashes inside a handler must still get through.
  for (size_t index = 0; index < COUNT(fatal); index++) sigdelset(&action.sa_mask, fatal[index]);
  sigaction(signal, &action, &before[signal]);
}

int lever_terminal_guard_begin(int file_descriptor, int notification) {
  if (active) {
    errno = EBUSY;
    return -1;
  }
  if (tcgetattr(file_descriptor, &modes) != 0) return -1;
  terminal = file_descriptor;
  notify = notification;
  unattended = 0;
  farewell = NULL;

  // A stack that has run over has no room for a handler.
  if (alternate_stack == NULL) {
    stack_t stack = {.ss_size = 64 * 1024};
    stack.ss_sp = alternate_stack = malloc(stack.ss_size);
    if (alternate_stack != NULL) sigaltstack(&stack, NULL);
    atexit(put_back);
  }
  for (size_t index = 0; index < COUNT(fatal); index++) handle(fatal[index], die_of, SA_ONSTACK);
  for (size_t index = 0; index < COUNT(reported); index++)
    handle(reported[index], report, SA_RESTART);
  active = 1;
  return 0;
}

int lever_terminal_guard_set_farewell(const char *bytes, size_t length) {
  if (length > longest_farewell) return -1;
  // A handler may read the one in use at any time, so the other one is written.
  struct farewell *next = farewell == &farewells[0] ? &farewells[1] : &farewells[0];
  memcpy(next->bytes, bytes, length);
  next->length = length;
  farewell = next;
  return 0;
}

void lever_terminal_guard_taken(void) { unattended = 0; }

void lever_terminal_guard_stop(void) {
  struct sigaction action, ours;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  // First the others of the group, a script perhaps, without which the shell would not notice;
  // then this process, by a signal to this very thread, so that none of its code runs meanwhile.
  action.sa_handler = SIG_IGN;
  sigaction(SIGTSTP, &action, &ours);
  kill(0, SIGTSTP);
  action.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &action, NULL);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

void lever_terminal_guard_end(void) {
  if (terminal < 0) return;
  if (atomic_exchange(&active, 0)) tcsetattr(terminal, TCSADRAIN, &modes);
  for (size_t index = 0; index < COUNT(reported); index++)
    sigaction(reported[index], &before[reported[index]], NULL);
  for (size_t index = 0; index < COUNT(fatal); index++)
    sigaction(fatal[index], &before[fatal[index]], NULL);
  terminal = -1;
  notify = -1;
}

int lever_notification_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }
