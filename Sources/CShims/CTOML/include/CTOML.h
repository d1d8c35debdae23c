#pragma once
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  LEVER_TOML_TABLE,    // what follows, up to the matching end, is in the table
  LEVER_TOML_ARRAY,    // what follows, up to the matching end, is in the array
  LEVER_TOML_END,      // of the innermost table or array
  LEVER_TOML_STRING,   // text
  LEVER_TOML_INTEGER,  // integer
  LEVER_TOML_FLOAT,    // text: the shortest plain decimal, or nan, inf, -inf
  LEVER_TOML_BOOLEAN,  // integer: 0 or 1
  LEVER_TOML_DATE,     // text is empty: dates and times are told apart only to be refused
};

// One step of a walk through a document. Text and key are not terminated by a zero.
typedef struct {
  int kind;
  const char *key;  // NULL in an array, and for the document itself
  size_t key_length;
  const char *text;
  size_t text_length;
  long long integer;
  unsigned line;    // 1-based, of the key if there is one; 0 when unknown
  unsigned column;  // 1-based; 0 when unknown
} lever_toml_node;

// Why a document is not TOML.
typedef struct {
  char description[256];
  unsigned line;    // 1-based, 0 when unknown
  unsigned column;  // 1-based, 0 when unknown
} lever_toml_problem;

// Parses a document and, if it is TOML, calls visit for each of its nodes in depth-first order;
// the keys of a table come in the order of the alphabet. The parser's own copies of strings are
// overwritten afterwards. Returns false with the problem filled in, having visited nothing, when
// it is not TOML or nests more deeply than any honest document does.
bool lever_toml_read(
    const char *text, size_t length, void (*visit)(void *context, const lever_toml_node *node),
    void *context, lever_toml_problem *problem);

#ifdef __cplusplus
}
#endif
