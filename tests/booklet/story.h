// One case of the booklet as a story: who there is, what they do, and what must come of it. Read
// from tests/booklet/stories, whose README.md has the words.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace veieninn::booklet {

// A line: its first word, and what stands between the bars.
class Line {
 public:
  Line(std::string text, int number);

  [[nodiscard]] const std::string& verb() const { return cells_.front(); }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  // Throws std::invalid_argument when there is no such cell.
  [[nodiscard]] const std::string& cell(std::size_t index) const;
  // What follows `word` in the cell that begins with it, or empty.
  [[nodiscard]] std::string after(std::string_view word) const;
  // Whether a cell is exactly `word`.
  [[nodiscard]] bool says(std::string_view word) const;

 private:
  std::string text_;
  int number_;
  std::vector<std::string> cells_;
};

struct Story {
  std::string title;
  std::vector<Line> lines;
};

// The stories of one file, in order. Throws std::invalid_argument for a line before the first.
[[nodiscard]] std::vector<Story> read_stories(const std::filesystem::path& file);

// "hours 3, months 1" -> its parts.
[[nodiscard]] std::vector<std::string> parts(std::string_view list, std::string_view separator);
// "Rolig Bok" -> "rolig-bok": the id of whom a story names.
[[nodiscard]] std::string id_of(std::string_view name);

}  // namespace veieninn::booklet
