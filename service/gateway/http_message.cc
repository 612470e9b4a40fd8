#include "service/gateway/http_message.h"

#include <algorithm>

namespace veieninn::gateway {
namespace {

// Of ASCII only, as header names are; the locale has no say.
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::string_view> find_header(const std::vector<HttpHeader>& headers,
                                            std::string_view name) {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const HttpHeader& header) {
    return same_name(header.name, name);
  });
  return found == headers.end() ? std::nullopt : std::optional<std::string_view>(found->value);
}

}  // namespace veieninn::gateway
