// The floor under script/benchmark screen: ncurses and nothing else. Draws a screen as full as
// lever's and answers two keys: j moves the selection one row down, l moves the slider one step.
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>

static int selected, value = 10;

static void row(int index, int rows) {
  if (index < 0 || index >= rows) return;
  attrset(index == selected ? COLOR_PAIR(2) : COLOR_PAIR(0));
  mvprintw(1 + index, 21, "%sCOIN%04d-USDT      %3dx  1\u2013%dx \u00b7       \u00b7 ? not read  2h",
           index == selected ? "\u25b8" : " ", index, 20 + index % 100, 20 + index % 100);
}

static void slider(void) {
  attrset(COLOR_PAIR(0));
  mvprintw(2, 81, "10x \u2192 %dx ", value);
  move(3, 81);
  attrset(COLOR_PAIR(3));
  for (int column = 0; column < 37; column++)
    addstr(column == value ? "\u25cf" : column < value ? "\u2501" : "\u2500");
}

static void everything(int rows) {
  box(stdscr, 0, 0);
  for (int line = 1; line < LINES - 2; line++) {
    mvaddstr(line, 20, "\u2502");
    mvaddstr(line, 79, "\u2502");
  }
  mvaddstr(0, 2, " Accounts ");
  mvaddstr(1, 1, "\u25b8practice");
  mvaddstr(2, 1, " \u00b7 connecting");
  for (int index = 0; index < rows; index++) row(index, rows);
  mvaddstr(1, 81, "COIN0000-USDT        mode not read yet");
  slider();
  attrset(COLOR_PAIR(1));
  for (int line = 8; line < LINES - 8; line += 3) {
    mvaddstr(line, 81, "? no open position            unknown");
    mvaddstr(line + 1, 81, "  not read yet");
    mvaddstr(line + 2, 81, "  a rule of the venue");
  }
  mvaddstr(LINES - 6, 2, "None yet. Choose an instrument, type a value, Enter reviews it.");
  mvaddstr(LINES - 1, 1, "\u2191 \u2193 select  0-9 type value  Enter leverage  / filter  ? help  q quit");
}

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  raw();
  noecho();
  curs_set(0);
  keypad(stdscr, TRUE);
  start_color();
  use_default_colors();
  init_pair(1, 245, -1);
  init_pair(2, 15, 24);
  init_pair(3, 39, -1);
  int rows = LINES - 9;
  everything(rows);
  refresh();
  for (int key; (key = getch()) != 'q';) {
    if (key == 'j' && selected < rows - 1) {
      selected++;
      row(selected - 1, rows);
      row(selected, rows);
    } else if (key == 'l' && value < 36) {
      value++;
      slider();
    }
    refresh();
  }
  endwin();
  return 0;
}
