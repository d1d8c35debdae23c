#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interruption_notification = -1;

static void note_interruption(int signal_number) {
  int before = errno;
  unsigned char byte = (unsigned char)signal_number;
  // A full pipe holds more interruptions than anybody counts.
  if (write(interruption_notification, &byte, 1) < 0) errno = before;
  errno = before;
}

int lever_notify_interruptions(int notification) {
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  interruption_notification = notification;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note_interruption;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
    struct sigaction inherited;
    if (sigaction(signals[index], NULL, &inherited) != 0) return -1;
    // What was ignored at the start stays so: nohup, and jobs in the background of a script.
    if (inherited.sa_handler == SIG_IGN) continue;
    if (sigaction(signals[index], &action, NULL) != 0) return -1;
  }
  return 0;
}
