#include "clients/cli/enquiry_page.h"

#include <vector>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/enquiry_sentence.h"
#include "clients/cli/enquiry_timeline.h"
#include "clients/cli/enquiry_ways.h"
#include "clients/cli/page.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

void print_head(const v1::Enquiry& enquiry, Page& page) {
  const std::string id = printable(bare_id(enquiry.name()));
  const std::string head =
      fmt::format("{} {} {}", id, page.style().dot(), standing(enquiry, page.language()));
  page.wrap_painted("", 0, head, [&](std::string_view part) { return page.style().bold(part); });
}

void print_need(const v1::Enquiry& enquiry, const EnquirySpeaker& speaker, Page& page) {
  page.labelled("", speaker.say(EnquiryText::kNeed),
                quoted(printable(trimmed(enquiry.need_text())), page.language()));
  std::string from = speaker.venture();
  const std::string sender = printable(enquiry.sender_display_name());
  if (!sender.empty() && sender != from) from += ", " + sender;
  page.labelled("", speaker.say(EnquiryText::kFrom), from);
  std::vector<std::string> about;
  if (!enquiry.topic().empty()) about.push_back(printable(bare_id(enquiry.topic())));
  if (!enquiry.area().empty()) about.push_back(printable(bare_id(enquiry.area())));
  if (!about.empty()) {
    page.labelled("", speaker.say(EnquiryText::kAbout),
                  joined(about, fmt::format(" {} ", page.style().dot())));
  }
}

void print_owner(const v1::Enquiry& enquiry, const EnquirySpeaker& speaker, Page& page) {
  const v1::ContactCard& card = enquiry.owner_card();
  std::vector<std::string> who{speaker.person(enquiry.owner())};
  if (!card.title().empty()) who.push_back(printable(card.title()));
  if (!card.unit_display_name().empty()) who.push_back(printable(card.unit_display_name()));
  page.line("");
  page.labelled("", speaker.say(EnquiryText::kOwner), joined(who, ", "));
  std::vector<std::string> channels;
  for (const v1::Channel& channel : card.channels()) {
    channels.push_back(printable(channel.value()));
  }
  if (!channels.empty()) {
    page.labelled("  ", speaker.say(EnquiryText::kReached),
                  joined(channels, fmt::format(" {} ", page.style().dot())));
  }
  if (!enquiry.coordinator().empty()) {
    page.labelled("  ", speaker.say(EnquiryText::kCoordinator),
                  speaker.person(enquiry.coordinator()));
  }
  std::vector<std::string> team;
  for (const std::string& contact : enquiry.team()) team.push_back(speaker.person(contact));
  if (!team.empty()) page.labelled("  ", speaker.say(EnquiryText::kTeam), joined(team, ", "));
}

}  // namespace

std::string next_step_lines(const v1::Enquiry& enquiry, const EnquiryEvents& events,
                            const std::string& language, const Style& style) {
  const EnquirySpeaker speaker(enquiry, language);
  Page page(style, language);
  page.labelled("", speaker.say(EnquiryText::kNext), next_step(enquiry, events, language));
  return page.take();
}

std::string enquiry_page(const v1::GetEnquiryResponse& answer, const std::string& language,
                         const Style& style) {
  const v1::Enquiry& enquiry = answer.enquiry();
  const EnquirySpeaker speaker(enquiry, language);
  Page page(style, language);
  print_head(enquiry, page);
  print_need(enquiry, speaker, page);
  page.line("");
  std::string lines = page.take();
  EnquiryTimeline timeline(style, language);
  for (const v1::EnquiryEvent& event : answer.events()) lines += timeline.lines(enquiry, event);
  const std::string ways = ways_picture(enquiry, answer.events(), language, style);
  if (!ways.empty()) lines += "\n" + ways;
  Page rest(style, language);
  if (!enquiry.owner().empty()) print_owner(enquiry, speaker, rest);
  rest.line("");
  return lines + rest.take() + next_step_lines(enquiry, answer.events(), language, style);
}

std::string enquiry_summary(const v1::Enquiry& enquiry, const EnquiryEvents& events,
                            const std::string& language, const Style& style) {
  Page page(style, language);
  print_head(enquiry, page);
  return page.take() + next_step_lines(enquiry, events, language, style);
}

}  // namespace veieninn::cli
