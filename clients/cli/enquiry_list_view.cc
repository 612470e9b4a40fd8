#include "clients/cli/enquiry_list_view.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/enquiry_sentence.h"
#include "clients/cli/local_time.h"
#include "clients/cli/page.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kPersonWidthMax = 24;
constexpr std::size_t kNeedWidthMin = 16;  // less of a sentence says nothing

struct Row {
  std::string name;
  std::string state;
  std::string person;
  std::string time;
  std::string need;
};

Row row_of(const v1::Enquiry& enquiry, const std::string& language) {
  const EnquirySpeaker speaker(enquiry, language);
  const bool closed = enquiry.state() == v1::ENQUIRY_STATE_CLOSED;
  const std::string& who = enquiry.owner().empty() ? enquiry.waits_on() : enquiry.owner();
  // Who is empty is erased while it is open, and nobody once it is closed.
  std::string person = closed && who.empty() ? std::string() : speaker.person(who);
  return {printable(bare_id(enquiry.name())), std::string(state_words(enquiry.state(), language)),
          std::move(person),
          enquiry.has_next_step_time() ? day_or_minute(enquiry.next_step_time()) : std::string(),
          printable(trimmed(enquiry.need_text()))};
}

Row heads_in(const std::string& language) {
  const auto head = [&](EnquiryText which) { return std::string(text(which, language)); };
  return {head(EnquiryText::kHeadName), head(EnquiryText::kHeadState),
          head(EnquiryText::kHeadPerson), head(EnquiryText::kHeadTime),
          head(EnquiryText::kHeadNeed)};
}

struct Widths {
  std::size_t name = 0;
  std::size_t state = 0;
  std::size_t person = 0;
  std::size_t time = 0;

  void take(const Row& row) {
    name = std::max(name, display_width(row.name));
    state = std::max(state, display_width(row.state));
    person = std::min(std::max(person, display_width(row.person)), kPersonWidthMax);
    time = std::max(time, display_width(row.time));
  }
  [[nodiscard]] std::size_t before_need() const { return name + state + person + time + 4 * kGap; }
};

std::string table_line(const Row& row, const Widths& widths, const Style& style) {
  const std::string gap(kGap, ' ');
  const std::string head =
      padded(row.name, widths.name) + gap + padded(row.state, widths.state) + gap +
      padded(cut_to_width(row.person, widths.person, style.ellipsis()), widths.person) + gap +
      padded(row.time, widths.time) + gap;
  return head + cut_to_width(row.need, style.width - widths.before_need(), style.ellipsis()) + "\n";
}

std::string stacked_lines(const Row& row, const std::string& language, const Style& style) {
  Page page(style, language);
  page.line(style.bold(row.name));
  std::vector<std::string> parts;
  for (const std::string& part : {row.state, row.person, row.time}) {
    if (!part.empty()) parts.push_back(part);
  }
  page.wrap("  ", "  ", joined(parts, fmt::format(" {} ", style.dot())));
  page.line("  " + cut_to_width(row.need, style.width - 2, style.ellipsis()));
  return page.take();
}

}  // namespace

std::string enquiry_list(const std::vector<v1::Enquiry>& enquiries, const std::string& language,
                         const Style& style) {
  if (enquiries.empty()) return std::string(text(EnquiryText::kNoEnquiries, language)) + "\n";
  const Row heads = heads_in(language);
  Widths widths;
  widths.take(heads);
  std::vector<Row> rows;
  rows.reserve(enquiries.size());
  for (const v1::Enquiry& enquiry : enquiries) {
    rows.push_back(row_of(enquiry, language));
    widths.take(rows.back());
  }
  const bool fits = widths.before_need() + kNeedWidthMin <= style.width;
  std::string lines = fits ? table_line(heads, widths, style) : std::string();
  for (const Row& row : rows) {
    lines += fits ? table_line(row, widths, style) : stacked_lines(row, language, style);
  }
  return lines;
}

}  // namespace veieninn::cli
