#include "service/letters/filled_template.h"

namespace veieninn::letters {

void Values::set(std::string_view name, std::string value) {
  values_.emplace_back(name, std::move(value));
}

std::string_view Values::find(std::string_view name) const noexcept {
  for (const auto& [key, value] : values_) {
    if (key == name) return value;
  }
  return {};
}

std::optional<std::string> filled(std::string_view text, const Values& values) {
  std::string sentence;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open == std::string_view::npos ? text.size() : open);
    if (close == std::string_view::npos) break;
    const std::string_view value = values.find(text.substr(open + 1, close - open - 1));
    if (value.empty()) return std::nullopt;
    sentence += text.substr(0, open);
    sentence += value;
    text.remove_prefix(close + 1);
  }
  sentence += text;
  return sentence;
}

std::vector<std::string_view> gap_names(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.push_back(text.substr(open + 1, close - open - 1));
    open = text.find('{', close);
  }
  return names;
}

}  // namespace veieninn::letters
