#include "service/correspondence/contact_reasons.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/routing/route_search.h"
#include "service/api/reason_sentences.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/enquiries/ladder.h"

namespace veieninn::correspondence {
namespace {

using routing::Factor;
using routing::FactorKind;
using routing::Route;

// The API's sentence speaks to the venture.
constexpr std::array<std::string_view, 3> kHelpedThemBefore = {
    "Du har hjulpet dem før.", "Du har hjelpt dei før.", "You have helped them before."};

// Whether the API's sentence reads well to the contact: not those that speak to the venture.
bool speaks_to_her(const Route& route, const Factor& factor) {
  switch (factor.kind) {
    case FactorKind::kExpertise:
      return !factor.topic.is_none();
    case FactorKind::kIntroduction:
      return !factor.person.is_none() && !factor.other.is_none();
    case FactorKind::kFallback:
      return route.fallback == routing::Fallback::kFrontDoor;
    case FactorKind::kPastNeeds:
    case FactorKind::kDeputy:
      return true;
    default:
      return false;
  }
}

std::vector<std::string> sentences_of(const graph::Snapshot& snapshot, const Route& route,
                                      AreaIndex area, api::Language language) {
  std::vector<std::string> sentences;
  for (const Factor& factor : route.factors) {
    if (sentences.size() == kReasonsMax) break;
    std::string sentence;
    if (factor.kind == FactorKind::kOwnNeeds) {
      sentence = kHelpedThemBefore[static_cast<std::size_t>(language)];
    } else if (speaks_to_her(route, factor)) {
      api::append_reason(snapshot, language, route, factor, area, &sentence);
    } else {
      continue;
    }
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

}  // namespace

std::vector<std::string> reasons_for(const graph::Snapshot& snapshot, const model::Enquiry& enquiry,
                                     const std::string& end, const std::string& language,
                                     Instant now) {
  enquiries::LadderQuestion question;
  question.text = enquiry.need_text;
  if (!snapshot.find_topic(enquiry.topic).is_none()) question.topics = {enquiry.topic};
  if (!snapshot.find_area(enquiry.area).is_none()) question.area = enquiry.area;
  question.venture = enquiry.venture;
  question.ways_max = enquiries::kWaysOfLadderMax;
  // A letter goes out without reasons rather than not at all.
  const Result<routing::RouteRequest> asked = enquiries::route_request_of(snapshot, question, now);
  if (!asked) return {};
  const Result<routing::RouteAnswer> answer = routing::find_routes(snapshot, *asked);
  const ContactIndex contact = snapshot.find_contact(end);
  if (!answer || contact.is_none()) return {};
  const auto route = std::ranges::find_if(
      answer->routes, [&](const Route& found) { return found.contact() == contact; });
  if (route == answer->routes.end()) return {};
  return sentences_of(snapshot, *route, asked->area,
                      api::language_of(language).value_or(api::Language::kBokmal));
}

}  // namespace veieninn::correspondence
