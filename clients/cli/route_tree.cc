#include "clients/cli/route_tree.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/page.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/texts.h"

namespace veieninn::cli {
namespace {

constexpr int kTopicsShownMax = 6;  // the heaviest; the rest hardly move the answer

// 0.4183 → `42 %`; what is above none is never shown as none.
std::string percent(double share) {
  const double value = share * 100;
  if (value > 0 && value < 1) return "<1 %";
  if (value > 99 && value < 100) return ">99 %";
  return fmt::format("{:.0f} %", value);
}

std::string factor_text(double factor, std::string_view language) {
  // A small factor keeps its first digit: 0.00 would say that there is no way at all.
  std::string digits =
      factor > 0 && factor < 0.005 ? fmt::format("{:.1g}", factor) : fmt::format("{:.2f}", factor);
  if (language != "en") std::replace(digits.begin(), digits.end(), '.', ',');
  return digits;
}

void print_topic(const v1::NeedTopic& topic, Page& page) {
  std::vector<std::string> words;
  std::set<std::string> seen;
  for (const v1::MatchedWords& match : topic.matched_words()) {
    std::string word = match.kind() == v1::MATCH_KIND_GIVEN || match.text().empty()
                           ? std::string(page.say(Text::kGivenTopic))
                           : quoted(printable(match.text()), page.language());
    if (seen.insert(word).second) words.push_back(std::move(word));
  }
  std::string content = fmt::format(
      "{} {}", printable(topic.display_name().empty() ? topic.topic() : topic.display_name()),
      percent(topic.weight()));
  if (!words.empty()) content += fmt::format(" ({})", joined(words, ", "));
  page.wrap("  ", "    ", content);
}

void print_topics(const v1::FindRoutesResponse& answer, Page& page) {
  if (answer.need_topics().empty()) {
    page.wrap("", "", page.say(Text::kNotUnderstood));
    return;
  }
  page.line(fmt::format("{}:", page.say(Text::kUnderstood)));
  for (int i = 0; i < answer.need_topics_size(); ++i) {
    if (i == kTopicsShownMax) {
      page.line(fmt::format("  + {}", answer.need_topics_size() - kTopicsShownMax));
      break;
    }
    print_topic(answer.need_topics(i), page);
  }
}

Text fallback_text(v1::FallbackKind kind) {
  switch (kind) {
    case v1::FALLBACK_KIND_FRONT_DOOR:
      return Text::kFallbackFrontDoor;
    case v1::FALLBACK_KIND_DEPUTY:
      return Text::kFallbackDeputy;
    case v1::FALLBACK_KIND_BRIDGE_BUILDER:
      return Text::kFallbackBridgeBuilder;
    case v1::FALLBACK_KIND_COUNTY:
      return Text::kFallbackCounty;
    case v1::FALLBACK_KIND_NEIGHBOUR:
      return Text::kFallbackNeighbour;
    default:
      return Text::kFallbackBroaderTopic;
  }
}

std::string reach_of(const v1::Route& route, const Page& page) {
  std::vector<std::string> channels;
  for (const v1::Channel& channel : route.contact_card().channels()) {
    channels.push_back(printable(channel.value()));
  }
  if (!channels.empty()) return joined(channels, fmt::format(" {} ", page.style().dot()));
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

// `1: 14 % · 3: 25 % · 5: 32 % · 10: 40 %`
std::string answer_chances_of(const v1::Route& route, const Page& page) {
  std::vector<std::string> chances;
  for (const v1::AnswerChance& chance : route.answer_chances()) {
    chances.push_back(fmt::format("{}: {}", chance.working_days(), percent(chance.probability())));
  }
  return joined(chances, fmt::format(" {} ", page.style().dot()));
}

void print_reasons(const v1::Route& route, const std::string& margin, Page& page) {
  page.line(fmt::format("{}{} {}:", margin, page.style().line(), page.say(Text::kReasons)));
  for (int i = 0; i < route.reasons_size(); ++i) {
    const v1::Reason& reason = route.reasons(i);
    const bool is_last = i + 1 == route.reasons_size();
    const std::string head =
        fmt::format("{}{} ", margin, is_last ? page.style().last() : page.style().fork());
    std::string rest = margin + std::string(is_last ? " " : page.style().line());
    rest += std::string(display_width(head) - display_width(rest), ' ');
    std::string sentence = printable(reason.sentence());
    while (!sentence.empty() && sentence.back() == '.') sentence.pop_back();
    std::string weight = factor_text(reason.factor(), page.language());
    if (reason.has_time()) weight += "; " + write_time(reason.time()).substr(0, 10);
    page.wrap(head, rest, fmt::format("{} ({})", sentence, weight));
  }
}

void print_route(const v1::Route& route, int number, Page& page) {
  const v1::ContactCard& card = route.contact_card();
  std::string head =
      fmt::format("{}. {}", number, page.style().bold(printable(card.display_name())));
  const bool expert = route.fallback() == v1::FALLBACK_KIND_NONE ||
                      route.fallback() == v1::FALLBACK_KIND_UNSPECIFIED;
  if (!expert) {
    head += fmt::format("  [{}]", page.style().yellow(page.say(fallback_text(route.fallback()))));
  }
  page.line(head);
  const std::string margin = fmt::format("   {} ", page.style().line());
  const std::string inner = "   ";
  std::string job = printable(card.title());
  if (!card.unit_display_name().empty()) {
    if (!job.empty()) job += ", ";
    job += printable(card.unit_display_name());
  }
  if (!job.empty()) page.wrap(margin, margin, job);
  page.labelled(margin, page.say(Text::kReach), reach_of(route, page));
  std::vector<std::string> languages;
  for (const std::string& code : card.language_codes()) {
    languages.push_back(printable(language_name(code, page.language())));
  }
  if (!languages.empty()) {
    page.labelled(margin, page.say(Text::kLanguages), joined(languages, ", "));
  }
  page.labelled(margin, page.say(Text::kWay), way_of(route, page));
  std::string chance(chance_words(route.probability(), page.language()));
  if (chance[0] >= 'a' && chance[0] <= 'z') chance[0] = static_cast<char>(chance[0] - 'a' + 'A');
  page.wrap(margin, margin, fmt::format("{}: {}", chance, percent(route.probability())));
  if (!route.answer_chances().empty()) {
    page.labelled(margin, page.say(Text::kAnswerWithin), answer_chances_of(route, page));
  }
  print_reasons(route, inner, page);
}

// `Verksteder som kan ta imot unge: snakk med Tydelig Paprika, frist om 50 dager`
std::string opportunity_line(const v1::Opportunity& open, const Page& page) {
  std::string line = fmt::format("{}: {}", printable(open.title()),
                                 fmt::format(fmt::runtime(page.say(Text::kTalkTo)),
                                             printable(open.contact_card().display_name())));
  if (!open.has_deadline()) return line;
  line += ", ";
  if (open.days_left() <= 1) return line.append(page.say(Text::kDeadlineInADay));
  return line + fmt::format(fmt::runtime(page.say(Text::kDeadlineInDays)), open.days_left());
}

void print_opportunities(const v1::FindRoutesResponse& answer, Page& page) {
  if (answer.opportunities().empty()) return;
  page.line("");
  page.line(fmt::format("{}:", page.say(Text::kOpenNow)));
  for (int i = 0; i < answer.opportunities_size(); ++i) {
    const bool is_last = i + 1 == answer.opportunities_size();
    const std::string head =
        fmt::format("{} ", is_last ? page.style().last() : page.style().fork());
    std::string rest(is_last ? " " : page.style().line());
    rest += std::string(display_width(head) - display_width(rest), ' ');
    page.wrap(head, rest, opportunity_line(answer.opportunities(i), page));
  }
}

std::string place_line(const v1::FindRoutesResponse& answer, const RouteQuestion& question,
                       const Page& page) {
  if (answer.area().empty()) return std::string(page.say(Text::kAnywhere));
  const bool is_from_text = answer.has_area_from_text();
  const std::string& name = is_from_text ? answer.area_from_text().display_name() : question.place;
  std::string line =
      name.empty() ? bare_id(answer.area()) : fmt::format("{} ({})", name, bare_id(answer.area()));
  if (is_from_text) {
    line += ", " + fmt::format(fmt::runtime(page.say(Text::kPlaceFromText)),
                               answer.area_from_text().text());
  }
  return line;
}

}  // namespace

std::string route_tree(const v1::FindRoutesResponse& answer, const RouteQuestion& question,
                       const Style& style) {
  Page page(style, question.language);
  print_topics(answer, page);
  page.labelled("", page.say(Text::kPlace), printable(place_line(answer, question, page)));
  if (answer.has_gap()) {
    page.line("");
    page.labelled("", style.yellow(page.say(Text::kGap)), printable(answer.gap().sentence()));
  }
  for (int i = 0; i < answer.routes_size(); ++i) {
    page.line("");
    print_route(answer.routes(i), i + 1, page);
  }
  print_opportunities(answer, page);
  page.line("");
  page.wrap("", "", page.say(answer.routes().empty() ? Text::kNobody : Text::kSomeoneElse));
  return page.take();
}

}  // namespace veieninn::cli
