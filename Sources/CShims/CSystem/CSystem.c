#include "CSystem.h"

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
