#include "CSystemThread.h"

#include <signal.h>

int lever_start_quiet_thread(
  pthread_t *thread, void *(*body)(void *), void *context) {
  sigset_t every, before;
  sigfillset(&every);
  pthread_sigmask(SIG_SETMASK, &every, &before);
  int status = pthread_create(thread, NULL, body, context);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return status;
}
