#pragma once
#include <sys/types.h>

// A program on a pseudo-terminal of its own.
typedef struct {
  pid_t process;  // the program
  pid_t leader;   // the leader of its session, a child of this process: to be waited for at the end
  int primary;    // the other side of the terminal
  int link;       // gives the program's wait status as an int when it has ended; the leader, and with
                  // it the terminal, stays until this is closed
} lever_pty_program;

// Starts `path` on a new pseudo-terminal of the given extent, in the foreground, as a shell would.
// Between fork and exec only async-signal-safe functions run, so any thread of any program may call
// it. Every signal has its default action in the new process and no file descriptor but 0, 1 and 2
// is open. `arguments` and `environment` end with NULL. Returns 0, or -1 with errno set, also when
// `path` cannot be run.
int lever_spawn_on_pty(const char *path, char *const arguments[], char *const environment[],
                       unsigned short columns, unsigned short rows, lever_pty_program *started);

// Starts `path` in a session of its own, without a terminal, with the given descriptors as its
// standard input, output and error; otherwise like lever_spawn_on_pty. Returns the process, or -1 with errno set.
pid_t lever_spawn(const char *path, char *const arguments[], char *const environment[],
                  int input, int output, int error);

// What became of a process by the status of waitpid, whose macros Swift does not import: the exit
// status or -1, the signal that ended it or 0, the signal that stopped it or 0.
int lever_wait_exit_status(int status);
int lever_wait_ending_signal(int status);
int lever_wait_stopping_signal(int status);

// A pipe that no other program inherits. Returns 0, or -1 with errno set.
int lever_pipe(int ends[2]);
