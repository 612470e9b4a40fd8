// Which of today's areas an official number of any year means.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/failure.h"
#include "veieninn/v1/area.pb.h"

namespace veieninn::cli {

class AreaNumbers {
 public:
  // Today's numbers and the former ones that the areas state. Today's win.
  void learn(const std::vector<v1::Area>& areas);
  // A table of `code_2016 name_2016 code_2024` (any names: first and last column count), tab, `;`
  // or `,`. Learned numbers stay; this fills the gaps.
  [[nodiscard]] Outcome<int> learn_table(std::string_view text);

  // The id of today's area; nothing when the number is unknown.
  [[nodiscard]] std::optional<std::string> today(std::string_view number) const;

 private:
  std::map<std::string, std::string, std::less<>> today_by_number_;
};

}  // namespace veieninn::cli
