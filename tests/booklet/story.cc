#include "tests/booklet/story.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace veieninn::booklet {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

}  // namespace

Line::Line(std::string text, int number)
    : text_(std::move(text)), number_(number), cells_(parts(text_, "|")) {}

const std::string& Line::cell(std::size_t index) const {
  if (index < cells_.size()) return cells_[index];
  throw std::invalid_argument("line " + std::to_string(number_) + " is too short: " + text_);
}

std::string Line::after(std::string_view word) const {
  for (const std::string& cell : cells_) {
    if (cell.starts_with(std::string(word) + " ")) return trimmed(cell.substr(word.size()));
  }
  return {};
}

bool Line::says(std::string_view word) const {
  return std::ranges::find(cells_, word) != cells_.end();
}

std::vector<Story> read_stories(const std::filesystem::path& file) {
  std::vector<Story> stories;
  std::ifstream stream(file);
  int number = 0;
  for (std::string text; std::getline(stream, text);) {
    ++number;
    if (trimmed(text).empty() || text.starts_with('#')) continue;
    Line line(text, number);
    if (line.verb() == "story") {
      stories.push_back({line.cell(1), {}});
    } else if (stories.empty()) {
      throw std::invalid_argument("no story has begun at line " + std::to_string(number));
    } else {
      stories.back().lines.push_back(std::move(line));
    }
  }
  return stories;
}

std::vector<std::string> parts(std::string_view list, std::string_view separator) {
  std::vector<std::string> found;
  while (true) {
    const std::size_t end = list.find(separator);
    found.push_back(trimmed(list.substr(0, end)));
    if (end == std::string_view::npos) return found;
    list.remove_prefix(end + separator.size());
  }
}

std::string id_of(std::string_view name) {
  std::string id;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      id += static_cast<char>(std::tolower(byte));
    } else if (c == ' ' || c == '-') {
      id += '-';
    }
  }
  return id;
}

}  // namespace veieninn::booklet
