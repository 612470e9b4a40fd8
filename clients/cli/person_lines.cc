#include "clients/cli/person_lines.h"

#include <vector>

#include <fmt/format.h>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {

std::string work_of(const v1::ContactCard& card) {
  std::string work = printable(card.title());
  if (card.unit_display_name().empty()) return work;
  if (!work.empty()) work += ", ";
  return work + printable(card.unit_display_name());
}

std::string channels_of(const v1::ContactCard& card, const Page& page) {
  std::vector<std::string> channels;
  for (const v1::Channel& channel : card.channels()) channels.push_back(printable(channel.value()));
  return joined(channels, fmt::format(" {} ", page.style().dot()));
}

std::string reach_of(const v1::Route& route, const Page& page) {
  std::string channels = channels_of(route.contact_card(), page);
  if (!channels.empty()) return channels;
  if (route.steps_size() < 2) return std::string(page.say(Text::kReachByRelay));
  const std::string introducer = printable(route.steps(route.steps_size() - 2).display_name());
  return fmt::format(fmt::runtime(page.say(Text::kReachByIntroduction)), introducer);
}

std::string way_of(const v1::Route& route, const Page& page) {
  std::string way(page.say(Text::kYou));
  for (const v1::RouteStep& step : route.steps()) {
    way += fmt::format(" {} {}", page.style().arrow(), printable(step.display_name()));
  }
  if (route.steps_size() == 0) return way;
  const bool is_known = route.steps(0).approach() == v1::APPROACH_KNOWN;
  if (is_known || route.steps_size() < 2) {
    way += fmt::format(" ({})", page.say(is_known ? Text::kKnown : Text::kDirectly));
  }
  return way;
}

}  // namespace veieninn::cli
