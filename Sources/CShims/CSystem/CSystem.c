#define _GNU_SOURCE
#include "CSystem.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <wchar.h>

const int lever_open_path = O_PATH;

int lever_forbid_core_dumps(void) {
  struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return -1;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

int lever_set_window_size(int file_descriptor, unsigned short columns, unsigned short rows) {
  struct winsize size = {rows, columns, 0, 0};
  return ioctl(file_descriptor, TIOCSWINSZ, &size);
}

int lever_get_window_size(int file_descriptor, unsigned short *columns, unsigned short *rows) {
  struct winsize size;
  if (ioctl(file_descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

int lever_character_columns(uint32_t character) {
  // Only the table is wanted; the thread's own locale is put back. A race at the first call
  // makes two equal locales, which does no harm.
  static _Atomic(locale_t) unicode;
  locale_t table = unicode;
  if (table == (locale_t)0) {
    table = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (table == (locale_t)0) return character < 0x20 ? -1 : 1;
    unicode = table;
  }
  locale_t before = uselocale(table);
  int columns = wcwidth((wchar_t)character);
  uselocale(before);
  return columns;
}
