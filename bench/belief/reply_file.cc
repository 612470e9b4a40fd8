#include "bench/belief/reply_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

namespace veieninn::bench {
namespace {

constexpr int kAskedMax = 1'000'000;

[[noreturn]] void refuse(const std::string& path, int line, const char* what) {
  fmt::print(stderr, "bench_belief: {}:{}: {}\n", path, line, what);
  std::exit(2);
}

}  // namespace

std::vector<ReplyYears> read_replies(const std::string& path) {
  std::ifstream in(path);
  std::string text;
  if (!in || !std::getline(in, text)) refuse(path, 1, "cannot be read");
  if (!text.starts_with("person,year,replied,asked")) refuse(path, 1, "has another header");
  std::map<std::string, std::map<int, ReplyYear>> people;
  for (int number = 2; std::getline(in, text); ++number) {
    std::istringstream line(text);
    std::string person;
    ReplyYear year;
    char comma = ',';
    std::getline(line, person, ',');
    line >> year.year >> comma >> year.replied >> comma >> year.asked;
    if (!line || person.empty()) refuse(path, number, "is no person, year, replied, asked");
    if (year.replied < 0 || year.asked < year.replied || year.asked > kAskedMax) {
      refuse(path, number, "has more replies than letters, or too many");
    }
    if (!people[person].emplace(year.year, year).second) refuse(path, number, "is there twice");
  }
  std::vector<ReplyYears> all;
  for (const auto& [person, years] : people) {
    ReplyYears& rows = all.emplace_back();
    for (const auto& [year, row] : years) {
      if (row.asked > 0) rows.push_back(row);
    }
  }
  return all;
}

}  // namespace veieninn::bench
