#pragma once
#include <getopt.h>

// getopt_long keeps its place in global variables, which Swift refuses to touch; here they are
// read into a value. One parse at a time: the caller holds a lock.
typedef struct {
  int code;              // what getopt_long returned; -1 when no option is left
  int rejected;          // the code of an option that is at fault, 0 for one that is not known
  int next;              // the index of the argument that comes next
  const char *argument;  // the value of the option, or the operand when `code` is 1
} lever_option;

// Forgets an earlier parse and keeps getopt_long from printing.
void lever_begin_options(void);

lever_option lever_next_option(int count, char *const *arguments, const char *short_options,
                               const struct option *long_options);
