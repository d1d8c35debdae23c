#define _GNU_SOURCE
#include "CSystem.h"

#include <stddef.h>

void lever_begin_options(void) {
  optind = 0;
  opterr = 0;
}

lever_option lever_next_option(int count, char *const *arguments, const char *short_options,
                               const struct option *long_options) {
  lever_option found = {0};
  optopt = 0;
  optarg = NULL;
  found.code = getopt_long(count, arguments, short_options, long_options, NULL);
  found.rejected = optopt;
  found.next = optind;
  found.argument = optarg;
  return found;
}
