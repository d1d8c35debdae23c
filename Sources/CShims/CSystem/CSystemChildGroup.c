#define _GNU_SOURCE
#include "CSystemChildGroup.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { ending_count = sizeof ending / sizeof *ending };

static struct sigaction before[NSIG];
static int is_held[NSIG];
static atomic_int group;
static atomic_int pending;
static atomic_int was_killed;

// Whoever finds the signal pending lets it take effect, once.
static void take_effect(void) {
  const int signal_number = atomic_exchange(&pending, 0);
  if (signal_number == 0) return;
  atomic_store(&was_killed, 1);
  kill(-atomic_load(&group), SIGKILL);
  sigaction(signal_number, &before[signal_number], NULL);
  // In a handler it is blocked, and takes effect when the handler returns.
  raise(signal_number);
}

static void end_group(int signal_number) {
  const int saved = errno;
  // First noted, then looked: the thread that names the group does it the other way round.
  atomic_store(&pending, signal_number);
  if (atomic_load(&group) > 0) take_effect();
  errno = saved;
}

int lever_child_group_begin(void) {
  atomic_store(&group, 0);
  atomic_store(&pending, 0);
  atomic_store(&was_killed, 0);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = end_group;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < ending_count; index++) {
    const int signal_number = ending[index];
    is_held[signal_number] = 0;
    if (sigaction(signal_number, NULL, &before[signal_number]) != 0) return -1;
    if (before[signal_number].sa_handler == SIG_IGN) continue;
    if (sigaction(signal_number, &action, NULL) != 0) return -1;
    is_held[signal_number] = 1;
  }
  return 0;
}

void lever_child_group_is(pid_t named) {
  atomic_store(&group, named);
  take_effect();
}

int lever_child_group_end(void) {
  for (int index = 0; index < ending_count; index++) {
    const int signal_number = ending[index];
    if (is_held[signal_number]) sigaction(signal_number, &before[signal_number], NULL);
  }
  // One that came before there was a group takes effect now.
  const int late = atomic_exchange(&pending, 0);
  if (late != 0) raise(late);
  return atomic_load(&was_killed);
}
