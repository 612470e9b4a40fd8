#include "clients/cli/opportunities_page.h"

#include <cstdint>
#include <vector>

#include "clients/cli/cells.h"
#include "clients/cli/deadline_words.h"
#include "clients/cli/grouped_number.h"
#include "clients/cli/initiative_texts.h"
#include "clients/cli/need_lines.h"
#include "clients/cli/person_lines.h"
#include "clients/cli/reason_lines.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

void print_asked(const v1::FindOpportunitiesResponse& answer, bool has_need, MatchPage& page) {
  if (!answer.need_topics().empty()) {
    const std::string head =
        has_need ? std::string(page.say(Text::kUnderstood)) : page.say(MatchText::kYouWorkWith);
    print_topics(answer.need_topics(), head, page);
  } else {
    page.wrap("", "",
              has_need ? std::string(page.say(Text::kNotUnderstood))
                       : page.say(MatchText::kNoTopicsStated));
  }
  page.places(answer.areas());
}

// `36 av 40 timer, høyst 10 til hver; 12 av 12 måneder`
std::string left_of(const v1::Opportunity& open, const MatchPage& page) {
  std::vector<std::string> parts;
  for (const v1::Quota& quota : open.quotas()) {
    const auto number = [&](std::int64_t of) { return grouped_number(of, page.language()); };
    std::string part = page.say(
        MatchText::kLeftOf, fmt::arg("n", number(quota.has_left() ? quota.left() : quota.total())),
        fmt::arg("total", number(quota.total())),
        fmt::arg("unit", unit_words(quota.unit(), page.language())));
    if (quota.each_max() > 0) {
      part += ", " + page.say(MatchText::kEachMost, fmt::arg("n", number(quota.each_max())));
    }
    parts.push_back(std::move(part));
  }
  return joined(parts, "; ");
}

std::string person_of(const v1::Opportunity& open, const MatchPage& page) {
  std::string person = printable(open.contact_card().display_name());
  const std::string work = work_of(open.contact_card());
  if (!work.empty()) person += ", " + work;
  if (open.approach() == v1::APPROACH_KNOWN) {
    person += fmt::format(" ({})", page.say(Text::kKnown));
  }
  return person;
}

// On its own lines, whole, so that it can be copied.
void print_invitation(const std::string& invitation, const std::string& margin, MatchPage& page) {
  if (invitation.empty()) return;
  page.wrap(margin, margin, page.say(MatchText::kInvited));
  const std::string id = printable(bare_id(invitation));
  for (const char* action : {"show", "accept", "decline"}) {
    page.line(fmt::format("{}  veieninn invitation {} {}", margin, action, id));
  }
}

void print_opportunity(const v1::Opportunity& open, int number, Today today, MatchPage& page) {
  const std::string margin = fmt::format("   {} ", page.style().line());
  const auto label = [&](InitiativeText which) { return text(which, page.language()); };
  page.numbered(number, printable(open.title()));
  page.wrap(margin, margin,
            fmt::format("{} {} {}",
                        page.say(MatchText::kKindFrom,
                                 fmt::arg("kind", kind_words(open.kind(), page.language())),
                                 fmt::arg("unit", printable(open.unit_display_name()))),
                        page.style().dot(), bare_id(open.initiative())));
  print_invitation(open.invitation(), margin, page);
  page.told(
      margin, label(InitiativeText::kDeadline),
      deadline_words(open.has_deadline() ? &open.deadline() : nullptr, page.language(), today));
  page.told(margin, label(InitiativeText::kTalkTo), person_of(open, page));
  const std::string channels = channels_of(open.contact_card(), page);
  page.told(margin, page.say(Text::kReach),
            channels.empty() ? page.say(Text::kReachByRelay) : channels);
  page.told(margin, label(InitiativeText::kLeft), left_of(open, page));
  page.told(margin, page.say(MatchText::kLeadsSomewhere), percent(open.probability()));
  print_reasons(open.reasons(), "   ", page);
}

}  // namespace

std::string opportunities_page(const v1::FindOpportunitiesResponse& answer, bool has_need,
                               const MatchView& view, const Style& style) {
  MatchPage page(view, style);
  const std::int64_t moment = answer.as_of_time().seconds();
  const Today today{moment - moment % kDaySeconds};
  print_asked(answer, has_need, page);
  for (int i = 0; i < answer.opportunities_size(); ++i) {
    page.line("");
    print_opportunity(answer.opportunities(i), i + 1, today, page);
  }
  if (answer.opportunities().empty()) page.paragraph(page.say(MatchText::kNothingOpen));
  if (answer.without_person_count() > 0) {
    page.paragraph(
        page.say(MatchText::kFitsWithoutPerson, fmt::arg("n", answer.without_person_count())));
  }
  page.line("");
  if (answer.opportunities().empty()) {
    page.wrap("", "", page.say(MatchText::kNothingOpenNext));
  } else {
    page.next_command(page.say(MatchText::kOpenNext),
                      "veieninn initiative show " + bare_id(answer.opportunities(0).initiative()));
  }
  return page.take();
}

}  // namespace veieninn::cli
