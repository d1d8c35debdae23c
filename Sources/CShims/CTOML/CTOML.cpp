#define TOML_EXCEPTIONS 0
#define TOML_MAX_NESTED_VALUES 32
// toml++ asserts that a table's header begins with a key before it checks that it does: a `[` with
// anything else behind it would end the program. Without the assertions it reports the error.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#include "CTOML.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <string_view>
#include <system_error>
#include <toml++/toml.h>

namespace {
// The most parts that a dotted key may have. toml++ bounds the nesting of values but not of keys,
// and a tree as deep as a long key would exhaust the stack.
constexpr int kMaximumKeyParts = 32;

void describe(lever_toml_problem &problem, std::string_view text, unsigned line, unsigned column) {
  const size_t length = std::min(text.size(), sizeof problem.description - 1);
  std::memcpy(problem.description, text.data(), length);
  problem.description[length] = 0;
  problem.line = line;
  problem.column = column;
}

// The line on which a key has too many parts, or 0. Skips comments and strings; a text that is not
// TOML may be misread here, which does no harm since it is refused anyway.
unsigned line_of_deep_key(std::string_view text) {
  unsigned line = 1;
  int dots = 0;
  for (size_t index = 0; index < text.size(); ++index) {
    const char character = text[index];
    switch (character) {
      case '\n':
        ++line;
        dots = 0;
        break;
      case '=':
      case ',':
      case '{':
      case '[':
        dots = 0;
        break;
      case '.':
        if (++dots >= kMaximumKeyParts) return line;
        break;
      case '#':
        while (index + 1 < text.size() && text[index + 1] != '\n') ++index;
        break;
      case '"':
      case '\'': {
        const char triple[] = {character, character, character};
        const std::string_view fence(triple, 3);
        const bool is_long = text.substr(index, 3) == fence;
        index += is_long ? 3 : 1;
        while (index < text.size()) {
          if (is_long ? text.substr(index, 3) == fence : text[index] == character) break;
          if (!is_long && text[index] == '\n') break;
          if (character == '"' && text[index] == '\\') ++index;
          if (index < text.size() && text[index] == '\n') ++line;
          ++index;
        }
        if (is_long) {
          // The fence, and up to two quotes before it that belong to the string.
          index += 2;
          for (int extra = 0; extra < 2; ++extra) {
            if (index + 1 < text.size() && text[index + 1] == character) ++index;
          }
        }
        if (index < text.size() && text[index] == '\n') --index;
        break;
      }
    }
  }
  return 0;
}

struct Walk {
  void (*visit)(void *, const lever_toml_node *);
  void *context;

  void node(toml::node &value, const toml::key *key) const {
    const auto begin = key != nullptr ? key->source().begin : value.source().begin;
    lever_toml_node step = {};
    step.line = begin.line;
    step.column = begin.column;
    if (key != nullptr) {
      step.key = key->str().data();
      step.key_length = key->str().size();
    }
    if (auto *table = value.as_table()) {
      step.kind = LEVER_TOML_TABLE;
      visit(context, &step);
      for (auto &&[name, child] : *table) node(child, &name);
      end();
    } else if (auto *array = value.as_array()) {
      step.kind = LEVER_TOML_ARRAY;
      visit(context, &step);
      for (auto &child : *array) node(child, nullptr);
      end();
    } else {
      scalar(value, step);
    }
  }

  void end() const {
    lever_toml_node step = {};
    step.kind = LEVER_TOML_END;
    visit(context, &step);
  }

  void scalar(toml::node &value, lever_toml_node &step) const {
    char decimal[400];
    if (auto *string = value.as_string()) {
      auto &text = string->get();
      step.kind = LEVER_TOML_STRING;
      step.text = text.data();
      step.text_length = text.size();
      visit(context, &step);
      // It may have been a secret.
      explicit_bzero(text.data(), text.size());
      return;
    }
    if (auto *integer = value.as_integer()) {
      step.kind = LEVER_TOML_INTEGER;
      step.integer = integer->get();
    } else if (auto *number = value.as_floating_point()) {
      step.kind = LEVER_TOML_FLOAT;
      const auto done = std::to_chars(
          decimal, decimal + sizeof decimal, number->get(), std::chars_format::fixed);
      step.text = decimal;
      step.text_length = done.ec == std::errc() ? static_cast<size_t>(done.ptr - decimal) : 0;
    } else if (auto *boolean = value.as_boolean()) {
      step.kind = LEVER_TOML_BOOLEAN;
      step.integer = boolean->get() ? 1 : 0;
    } else {
      step.kind = LEVER_TOML_DATE;
    }
    visit(context, &step);
  }
};
}  // namespace

bool lever_toml_read(
    const char *text, size_t length, void (*visit)(void *context, const lever_toml_node *node),
    void *context, lever_toml_problem *problem) {
  const std::string_view document(text, length);
  if (const unsigned line = line_of_deep_key(document)) {
    describe(*problem, "the key has too many parts", line, 0);
    return false;
  }
  auto parsed = toml::parse(document);
  if (!parsed) {
    const auto &error = parsed.error();
    describe(*problem, error.description(), error.source().begin.line, error.source().begin.column);
    return false;
  }
  Walk{visit, context}.node(parsed.table(), nullptr);
  return true;
}
