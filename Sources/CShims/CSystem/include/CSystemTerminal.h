#pragma once
#include <stddef.h>

// What puts the terminal back when the program does not come to it: signal handlers may call only
// what is async-signal-safe, which Swift code is not.

// Remembers the modes of the terminal `file_descriptor`, and from now on
// - writes the number of each SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT as one byte to
//   `notification`, which must not block;
// - on a crash, SIGQUIT, exit() without lever_terminal_guard_end, or a SIGTERM, SIGHUP or SIGINT
//   while an earlier one has not been taken: writes the text of lever_terminal_guard_set_farewell,
//   puts the modes back, and lets the signal do what it would have done before.
// Returns 0, or -1 with errno set. One terminal at a time.
int lever_terminal_guard_begin(int file_descriptor, int notification);

// What to write when the terminal is to be put back. Returns 0, or -1 when it is too long.
int lever_terminal_guard_set_farewell(const char *bytes, size_t length);

// Says that the requests to end so far have been taken and are being seen to.
void lever_terminal_guard_taken(void);

// Stops the whole process group as Ctrl-Z does without a handler. Returns once it goes on.
void lever_terminal_guard_stop(void);

// Puts the modes back and gives the signals their earlier handlers. Does nothing without a begin.
void lever_terminal_guard_end(void);

// A pipe for notifications: neither end blocks or reaches another program. Returns 0, or -1 with
// errno set.
int lever_notification_pipe(int ends[2]);
