#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// The outcome of parsing one TOML document: JSON text on success, or an error with its place.
typedef struct {
  char *json;         // NULL on failure; free with lever_toml_free
  char *description;  // NULL on success; free with lever_toml_free
  unsigned line;      // 1-based, 0 when unknown
  unsigned column;    // 1-based, 0 when unknown
} lever_toml_result;

lever_toml_result lever_toml_parse(const char *text, size_t length);

// The 1-based line on which the value at a path of keys stands, or 0. Path components are
// separated by U+001F; a component of digits inside an array is an index.
unsigned lever_toml_line_of(const char *text, size_t length, const char *path);

void lever_toml_free(char *text);

#ifdef __cplusplus
}
#endif
