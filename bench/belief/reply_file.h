// Replies of named people by year, as a file tells them.
#pragma once

#include <string>
#include <vector>

namespace veieninn::bench {

struct ReplyYear {
  int year = 0;
  int replied = 0;
  int asked = 0;
};

// One person's years, each once, in their order.
using ReplyYears = std::vector<ReplyYear>;

// CSV with the header person,year,replied,asked. Ends the program with the line's number when one
// cannot be read.
[[nodiscard]] std::vector<ReplyYears> read_replies(const std::string& path);

}  // namespace veieninn::bench
