#include "service/dictionaries/mythes_thesaurus.h"

#include <charconv>
#include <string>
#include <utility>

#include "service/dictionaries/text_encoding.h"

namespace veieninn::dictionaries {
namespace {

// Up to `|` and off the front of `line`, the mark too.
std::string_view next_cell(std::string_view& line) {
  const std::size_t end = line.find('|');
  const std::string_view cell = line.substr(0, end);
  line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  return cell;
}

std::string_view without_remark(std::string_view cell) {
  cell = cell.substr(0, cell.find('('));
  while (cell.ends_with(' ')) cell.remove_suffix(1);
  return cell;
}

bool is_one_word(std::string_view cell) {
  return !cell.empty() && cell.find(' ') == std::string_view::npos;
}

}  // namespace

Result<std::vector<taxonomy::ThesaurusEntry>> mythes_thesaurus(std::string_view dat) {
  const auto encoding = text_encoding(next_line(dat));
  if (!encoding) {
    return fail(invalid_argument("encoding", "the thesaurus is in an encoding that is not read",
                                 "convert it to UTF-8 or ISO8859-1 and say so in its first line"));
  }
  const std::string text = to_utf8(dat, *encoding);
  std::string_view rest = text;
  std::vector<taxonomy::ThesaurusEntry> entries;
  while (!rest.empty()) {
    std::string_view head = next_line(rest);
    taxonomy::ThesaurusEntry entry;
    entry.word = without_remark(next_cell(head));
    std::size_t meanings = 0;
    std::from_chars(head.data(), head.data() + head.size(), meanings);
    for (; meanings > 0 && !rest.empty(); --meanings) {
      std::string_view line = next_line(rest);
      next_cell(line);  // the part of speech
      while (!line.empty()) {
        const std::string_view synonym = without_remark(next_cell(line));
        if (is_one_word(synonym)) entry.synonyms.emplace_back(synonym);
      }
    }
    if (is_one_word(entry.word) && !entry.synonyms.empty()) entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace veieninn::dictionaries
