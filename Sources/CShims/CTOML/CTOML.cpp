#define TOML_EXCEPTIONS 0
#include "CTOML.h"

#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <string_view>
#include <toml++/toml.h>

namespace {
char *copy(std::string_view text) {
  auto *bytes = static_cast<char *>(std::malloc(text.size() + 1));
  if (bytes == nullptr) return nullptr;
  std::memcpy(bytes, text.data(), text.size());
  bytes[text.size()] = 0;
  return bytes;
}
}  // namespace

lever_toml_result lever_toml_parse(const char *text, size_t length) {
  auto parsed = toml::parse(std::string_view(text, length));
  if (!parsed) {
    const auto &error = parsed.error();
    return {nullptr, copy(error.description()), error.source().begin.line,
            error.source().begin.column};
  }
  std::ostringstream out;
  out << toml::json_formatter{parsed.table()};
  return {copy(out.str()), nullptr, 0, 0};
}

unsigned lever_toml_line_of(const char *text, size_t length, const char *path) {
  auto parsed = toml::parse(std::string_view(text, length));
  if (!parsed) return 0;
  const toml::node *node = &parsed.table();
  unsigned line = 0;
  std::string_view rest(path);
  while (!rest.empty()) {
    const auto end = rest.find('\x1f');
    const auto component = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (const auto *table = node->as_table()) {
      const auto found = table->find(component);
      if (found == table->end()) return line;
      line = found->first.source().begin.line;
      node = &found->second;
    } else if (const auto *array = node->as_array()) {
      const auto index = static_cast<size_t>(std::strtoul(std::string(component).c_str(), nullptr, 10));
      if (index >= array->size()) return line;
      node = array->get(index);
      if (node->source().begin.line != 0) line = node->source().begin.line;
    } else {
      return line;
    }
  }
  return line;
}

void lever_toml_free(char *text) { std::free(text); }
