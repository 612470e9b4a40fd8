// Sentences with named gaps, as the tables of texts hold them: "Kan du svare {venture}?"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veieninn::letters {

// What may stand in the gaps. A value that is empty counts as unknown.
class Values {
 public:
  void set(std::string_view name, std::string value);
  // Empty when unknown.
  [[nodiscard]] std::string_view find(std::string_view name) const noexcept;

 private:
  std::vector<std::pair<std::string_view, std::string>> values_;
};

// `text` with each {name} replaced by its value; none when one of them is unknown, so that no
// sentence says more than is known. Values are put in as they are, a brace in them fills nothing.
[[nodiscard]] std::optional<std::string> filled(std::string_view text, const Values& values);

// The names in `text`, in their order.
[[nodiscard]] std::vector<std::string_view> gap_names(std::string_view text);

}  // namespace veieninn::letters
