#include "clients/cli/ventures_page.h"

#include <algorithm>
#include <vector>

#include "clients/cli/cells.h"
#include "clients/cli/need_lines.h"
#include "clients/cli/reason_lines.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr int kVenturesMax = 100;  // the server gives no more at a time
constexpr int kInvitedMax = 50;    // and invites no more at a time

void print_asked(const v1::FindVenturesResponse& answer, const std::string& initiative,
                 MatchPage& page) {
  if (!initiative.empty()) {
    page.wrap(
        "", "  ",
        fmt::format("{} {} {}", page.name_of(initiative), page.style().dot(), bare_id(initiative)));
  }
  if (answer.need_topics().empty()) {
    page.wrap("", "", page.say(Text::kNotUnderstood));
  } else {
    print_topics(answer.need_topics(),
                 initiative.empty() ? std::string(page.say(Text::kUnderstood))
                                    : page.say(MatchText::kSought),
                 page);
  }
  std::vector<std::string> areas;
  if (!answer.area().empty()) areas.push_back(answer.area());
  page.places(areas);
}

void print_venture(const v1::VentureMatch& venture, int number, MatchPage& page) {
  const std::string margin = fmt::format("   {} ", page.style().line());
  page.numbered(number, fmt::format("{} {} {}", printable(venture.display_name()),
                                    page.style().dot(), bare_id(venture.venture())));
  page.told(margin, page.say(MatchText::kWorksOut), percent(venture.probability()));
  print_reasons(venture.reasons(), "   ", page);
}

// Broken as a shell takes it up again, so that the whole can be copied.
void print_invite(const v1::FindVenturesResponse& answer, const std::string& initiative,
                  MatchPage& page) {
  std::vector<std::string> words{"veieninn", "invite", printable(bare_id(initiative))};
  for (int i = 0; i < std::min(answer.ventures_size(), kInvitedMax); ++i) {
    words.push_back(printable(bare_id(answer.ventures(i).venture())));
  }
  words.push_back(fmt::format("--text \"{}\"", page.style().ellipsis()));
  page.wrap("", "", page.say(MatchText::kInviteNext));
  std::string line = "  " + words.front();
  for (auto word = words.begin() + 1; word != words.end(); ++word) {
    // Every line but the last has ` \` behind it.
    if (display_width(line) + display_width(*word) + 3 > page.style().width) {
      page.line(line + " \\");
      line = "   ";
    }
    line += " " + *word;
  }
  page.line(line);
}

void print_next(const v1::FindVenturesResponse& answer, const VenturesQuestion& question,
                MatchPage& page) {
  const int more = std::min(2 * question.ventures_max, kVenturesMax);
  if (answer.ventures_size() == question.ventures_max && more > question.ventures_max) {
    page.wrap("", "", page.say(MatchText::kMoreVentures, fmt::arg("n", more)));
  }
  if (question.initiative.empty()) {
    page.wrap("", "", page.say(MatchText::kLeaveOutNext));
  } else {
    print_invite(answer, question.initiative, page);
  }
}

}  // namespace

std::string ventures_page(const v1::FindVenturesResponse& answer, const VenturesQuestion& question,
                          const MatchView& view, const Style& style) {
  MatchPage page(view, style);
  print_asked(answer, question.initiative, page);
  for (int i = 0; i < answer.ventures_size(); ++i) {
    page.line("");
    print_venture(answer.ventures(i), i + 1, page);
  }
  if (answer.ventures().empty()) {
    page.paragraph(page.say(MatchText::kNoVenture));
    page.wrap("", "", page.say(MatchText::kNoVentureNext));
  } else {
    page.line("");
    print_next(answer, question, page);
  }
  return page.take();
}

}  // namespace veieninn::cli
