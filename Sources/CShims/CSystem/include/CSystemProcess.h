#pragma once
#include <sys/types.h>

// Starts `path` as the leader of a session of its own whose terminal is a new pseudo-terminal of
// the given extent. Between fork and exec only async-signal-safe functions run, so any thread of
// any program may call it. Every signal has its default action in the new process and no file
// descriptor but 0, 1 and 2 is open. `arguments` and `environment` end with NULL.
// Returns the process and sets *primary to the other side of the terminal, or returns -1 with errno
// set, also when `path` cannot be run.
pid_t lever_spawn_on_pty(const char *path, char *const arguments[], char *const environment[],
                         unsigned short columns, unsigned short rows, int *primary);

// Starts `path` with the given descriptors as its standard input, output and error, otherwise like
// lever_spawn_on_pty. Returns the process, or -1 with errno set.
pid_t lever_spawn(const char *path, char *const arguments[], char *const environment[],
                  int input, int output, int error);

// What became of a process by the status of waitpid, whose macros Swift does not import: the exit
// status or -1, the signal that ended it or 0, the signal that stopped it or 0.
int lever_wait_exit_status(int status);
int lever_wait_ending_signal(int status);
int lever_wait_stopping_signal(int status);
