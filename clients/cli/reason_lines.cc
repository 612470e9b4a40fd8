#include "clients/cli/reason_lines.h"

#include <algorithm>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

std::string factor_text(double factor, std::string_view language) {
  // A small factor keeps its first digit: 0.00 would say that there is no way at all.
  std::string digits =
      factor > 0 && factor < 0.005 ? fmt::format("{:.1g}", factor) : fmt::format("{:.2f}", factor);
  if (language != "en") std::replace(digits.begin(), digits.end(), '.', ',');
  return digits;
}

template <typename AnyReason>
std::vector<std::string> words_of(const google::protobuf::RepeatedPtrField<AnyReason>& reasons,
                                  std::string_view language) {
  std::vector<std::string> words;
  for (const AnyReason& reason : reasons) {
    std::string sentence = printable(reason.sentence());
    while (!sentence.empty() && sentence.back() == '.') sentence.pop_back();
    std::string weight = factor_text(reason.factor(), language);
    if (reason.has_time()) weight += "; " + write_time(reason.time()).substr(0, 10);
    words.push_back(fmt::format("{} ({})", sentence, weight));
  }
  return words;
}

template <typename AnyReason>
void print_any_reasons(const google::protobuf::RepeatedPtrField<AnyReason>& reasons,
                       const std::string& margin, Page& page) {
  page.line(fmt::format("{}{} {}:", margin, page.style().line(), page.say(Text::kReasons)));
  print_branches(words_of(reasons, page.language()), margin, page);
}

}  // namespace

std::string percent(double share) {
  const double value = share * 100;
  if (value > 0 && value < 1) return "<1 %";
  if (value > 99 && value < 100) return ">99 %";
  return fmt::format("{:.0f} %", value);
}

std::vector<std::string> reason_words(const google::protobuf::RepeatedPtrField<v1::Reason>& reasons,
                                      std::string_view language) {
  return words_of(reasons, language);
}

void print_reasons(const google::protobuf::RepeatedPtrField<v1::Reason>& reasons,
                   const std::string& margin, Page& page) {
  print_any_reasons(reasons, margin, page);
}

void print_reasons(const google::protobuf::RepeatedPtrField<v1::MatchReason>& reasons,
                   const std::string& margin, Page& page) {
  print_any_reasons(reasons, margin, page);
}

void print_branches(const std::vector<std::string>& branches, const std::string& margin,
                    Page& page) {
  for (std::size_t i = 0; i < branches.size(); ++i) {
    const bool is_last = i + 1 == branches.size();
    const std::string head =
        fmt::format("{}{} ", margin, is_last ? page.style().last() : page.style().fork());
    std::string rest = margin + std::string(is_last ? " " : page.style().line());
    rest += std::string(display_width(head) - display_width(rest), ' ');
    page.wrap(head, rest, branches[i]);
  }
}

}  // namespace veieninn::cli
