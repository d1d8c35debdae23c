#pragma once

#include <pthread.h>

/// Starts a thread with every signal blocked, so that signals reach the threads that expect them.
///
/// In C, because what such a thread inherits must be set around its start, on the caller's thread.
///
/// Returns 0, or the error of `pthread_create`; then `body` is not called.
int lever_start_quiet_thread(
  pthread_t *_Nonnull thread, void *_Nullable (*_Nonnull body)(void *_Nullable),
  void *_Nullable context);
