#include "clients/cli/route_tree.h"

#include <vector>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/need_lines.h"
#include "clients/cli/page.h"
#include "clients/cli/person_lines.h"
#include "clients/cli/reason_lines.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/texts.h"

namespace veieninn::cli {
namespace {

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

// `1: 14 % · 3: 25 % · 5: 32 % · 10: 40 %`
std::string answer_chances_of(const v1::Route& route, const Page& page) {
  std::vector<std::string> chances;
  for (const v1::AnswerChance& chance : route.answer_chances()) {
    chances.push_back(fmt::format("{}: {}", chance.working_days(), percent(chance.probability())));
  }
  return joined(chances, fmt::format(" {} ", page.style().dot()));
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
  const std::string work = work_of(card);
  if (!work.empty()) page.wrap(margin, margin, work);
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
  print_reasons(route.reasons(), inner, page);
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
  std::vector<std::string> lines;
  for (const v1::Opportunity& open : answer.opportunities()) {
    lines.push_back(opportunity_line(open, page));
  }
  print_branches(lines, "", page);
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
  if (answer.need_topics().empty()) {
    page.wrap("", "", page.say(Text::kNotUnderstood));
  } else {
    print_topics(answer.need_topics(), page.say(Text::kUnderstood), page);
  }
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
