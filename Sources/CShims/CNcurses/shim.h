#pragma once
// The wide-character interface is wanted whatever the platform's defaults are.
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <ncurses.h>
#include <panel.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

// Variables of the C library and of ncurses are not safe to touch from Swift, and function-like
// macros are not imported: one inline function for each.
static inline SCREEN *ncurses_open(const char *type) { return newterm(type, stdout, stdin); }
static inline WINDOW *ncurses_standard_window(void) { return stdscr; }
static inline WINDOW *ncurses_current_window(void) { return curscr; }
static inline int ncurses_colour_count(void) { return COLORS; }

// Text that the terminal is to get as it is, in order with what ncurses writes.
static inline void ncurses_send(const char *text) {
  fflush(stdout);
  while (*text != 0) {
    ssize_t count = write(STDOUT_FILENO, text, strlen(text));
    if (count <= 0) return;
    text += count;
  }
}

// tigetstr answers (char *)-1 for what is no string, which Swift cannot compare with.
static inline const char *ncurses_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

// tiparm is variadic.
static inline const char *ncurses_cursor_to(int row, int column) {
  const char *move = ncurses_capability("cup");
  return move == NULL ? NULL : tiparm(move, row, column);
}
static inline void ncurses_forget_entry(void) { del_curterm(cur_term); }

// These are expressions of macros.
static const attr_t ncurses_bold = A_BOLD;
static const attr_t ncurses_dim = A_DIM;
static const attr_t ncurses_underline = A_UNDERLINE;
static const attr_t ncurses_reverse = A_REVERSE;
