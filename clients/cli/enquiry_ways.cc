#include "clients/cli/enquiry_ways.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "clients/cli/enquiry_sentence.h"
#include "clients/cli/page.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

// Whom the events have reached, and who passed the venture on.
struct Reached {
  std::set<std::string> touched;
  std::set<std::string> introduced;
};

Reached reached_by(const EnquiryEvents& events) {
  Reached reached;
  for (const v1::EnquiryEvent& event : events) {
    if (event.kind() == v1::ENQUIRY_EVENT_KIND_ASKED ||
        event.kind() == v1::ENQUIRY_EVENT_KIND_SKIPPED) {
      reached.touched.insert(event.contact());
    }
    if (event.kind() == v1::ENQUIRY_EVENT_KIND_INTRODUCED) {
      reached.introduced.insert(event.contact());
    }
  }
  reached.touched.erase("");
  return reached;
}

const std::string& whom_it_is_at(const v1::Enquiry& enquiry) {
  return enquiry.owner().empty() ? enquiry.waits_on() : enquiry.owner();
}

bool leads_to(const v1::EnquiryWay& way, const std::string& contact, const Reached& reached) {
  const auto& contacts = way.contacts();
  const auto at = std::find(contacts.begin(), contacts.end(), contact);
  if (contact.empty() || at == contacts.end()) return false;
  return std::all_of(contacts.begin(), at, [&](const std::string& before) {
    return before.empty() || reached.introduced.contains(before);
  });
}

// The way that is walked; where none is, the first that nobody was reached on after all others.
int first_not_tried(const v1::Enquiry& enquiry, const Reached& reached) {
  int after_touched = 0;
  for (int i = 0; i < enquiry.ways_size(); ++i) {
    const auto& contacts = enquiry.ways(i).contacts();
    const bool touched = std::any_of(contacts.begin(), contacts.end(), [&](const auto& contact) {
      return reached.touched.contains(contact);
    });
    if (touched) after_touched = i + 1;
  }
  return after_touched;
}

EnquiryText text_of(WayState state) {
  switch (state) {
    case WayState::kCurrent:
      return EnquiryText::kWayCurrent;
    case WayState::kToCome:
      return EnquiryText::kWayToCome;
    case WayState::kNotNeeded:
      return EnquiryText::kWayNotNeeded;
    default:
      return EnquiryText::kWayTried;
  }
}

std::string steps_of(const v1::EnquiryWay& way, const std::string& at,
                     const EnquirySpeaker& speaker, const Style& style) {
  std::vector<std::string> steps;
  for (const std::string& contact : way.contacts()) {
    const bool is_here = !contact.empty() && contact == at;
    steps.push_back(is_here ? fmt::format("[{}]", speaker.person(contact))
                            : speaker.person(contact));
  }
  return joined(steps, fmt::format(" {} ", style.arrow()));
}

}  // namespace

std::vector<WayState> way_states(const v1::Enquiry& enquiry, const EnquiryEvents& events) {
  const Reached reached = reached_by(events);
  const std::string& at = whom_it_is_at(enquiry);
  const auto& ways = enquiry.ways();
  const auto walked = std::find_if(ways.begin(), ways.end(),
                                   [&](const auto& way) { return leads_to(way, at, reached); });
  const bool with_registrar = enquiry.state() == v1::ENQUIRY_STATE_WITH_REGISTRAR;
  const bool is_walked = walked != ways.end() && !with_registrar;
  const int current = with_registrar ? enquiry.ways_size()
                      : is_walked    ? static_cast<int>(walked - ways.begin())
                                     : first_not_tried(enquiry, reached);
  const bool over =
      enquiry.state() == v1::ENQUIRY_STATE_ACCEPTED || enquiry.state() == v1::ENQUIRY_STATE_CLOSED;
  std::vector<WayState> states;
  for (int i = 0; i < enquiry.ways_size(); ++i) {
    if (i < current) {
      states.push_back(WayState::kTried);
    } else if (i == current && is_walked) {
      states.push_back(WayState::kCurrent);
    } else {
      states.push_back(over ? WayState::kNotNeeded : WayState::kToCome);
    }
  }
  return states;
}

std::string ways_picture(const v1::Enquiry& enquiry, const EnquiryEvents& events,
                         const std::string& language, const Style& style) {
  if (enquiry.ways().empty()) return {};
  const EnquirySpeaker speaker(enquiry, language);
  const std::vector<WayState> states = way_states(enquiry, events);
  Page page(style, language);
  page.line(fmt::format("{}:", speaker.say(EnquiryText::kWays)));
  for (int i = 0; i < enquiry.ways_size(); ++i) {
    const WayState state = states[static_cast<std::size_t>(i)];
    const bool is_last = i + 1 == enquiry.ways_size();
    const std::string first = fmt::format("{} ", is_last ? style.last() : style.fork());
    std::string rest(is_last ? " " : style.line());
    rest += std::string(display_width(first) - display_width(rest) + 2, ' ');
    const bool is_current = state == WayState::kCurrent;
    const std::string steps =
        steps_of(enquiry.ways(i), is_current ? whom_it_is_at(enquiry) : "", speaker, style);
    page.wrap(first, rest, fmt::format("{}: {}", speaker.say(text_of(state)), steps));
  }
  return page.take();
}

}  // namespace veieninn::cli
