#include "service/api/route_reply.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "service/api/field_reader.h"
#include "service/api/reason_sentences.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

using store::ResourceKind;

void assign(std::string_view text, std::string* out) { out->assign(text.data(), text.size()); }

void assign_evidence(const graph::Snapshot& snapshot, const routing::Evidence& evidence,
                     std::string* out) {
  const auto dense = static_cast<std::uint32_t>(evidence.reference);
  switch (evidence.kind) {
    case routing::Evidence::Kind::kEngagement:
      out->append(kEngagementCollection).append("/").append(std::to_string(evidence.reference));
      return;
    case routing::Evidence::Kind::kTie:
      return assign_name(ResourceKind::kTie, snapshot.tie_id(TieIndex{dense}), out);
    case routing::Evidence::Kind::kContact:
      return assign_name(ResourceKind::kContact, snapshot.contact_id(ContactIndex{dense}), out);
    case routing::Evidence::Kind::kUnit:
      return assign_name(ResourceKind::kOrgUnit, snapshot.unit_id(UnitIndex{dense}), out);
    case routing::Evidence::Kind::kTopic:
      return assign_name(ResourceKind::kTopic, snapshot.topic_id(TopicIndex{dense}), out);
    case routing::Evidence::Kind::kInitiative:
      return assign_name(ResourceKind::kInitiative, snapshot.initiative(InitiativeIndex{dense}).id,
                         out);
  }
}

void write_step(const graph::Snapshot& snapshot, const routing::Step& step,
                std::string_view display_name, v1::RouteStep* out) {
  assign_name(ResourceKind::kContact, snapshot.contact_id(step.contact), out->mutable_contact());
  assign(display_name, out->mutable_display_name());
  out->set_approach(static_cast<v1::Approach>(step.approach));
  write_tie(snapshot, step.tie, out);
}

// The engine counts fallbacks from 0, the API from 1.
v1::FallbackKind fallback_of(routing::Fallback fallback) {
  return static_cast<v1::FallbackKind>(static_cast<int>(fallback) + 1);
}
static_assert(static_cast<int>(routing::Fallback::kNeighbour) + 1 == v1::FALLBACK_KIND_NEIGHBOUR);
static_assert(static_cast<int>(routing::FactorKind::kDoneBefore) == v1::REASON_KIND_DONE_BEFORE);
static_assert(static_cast<int>(routing::Approach::kIntroduced) == v1::APPROACH_INTRODUCED);
static_assert(static_cast<int>(taxonomy::MatchKind::kLearned) == v1::MATCH_KIND_LEARNED);

}  // namespace

void assign_name(ResourceKind kind, std::string_view id, std::string* out) {
  const std::string_view collection = collection_of(kind);
  out->reserve(collection.size() + 1 + id.size());
  out->append(collection).append("/").append(id);
}

void write_card(const graph::Snapshot& snapshot, Language language,
                const graph::ContactCardView& card, bool shows_channels, v1::ContactCard* out) {
  assign(card.display_name, out->mutable_display_name());
  assign(card.title, out->mutable_title());
  if (!card.unit.is_none()) {
    assign_name(ResourceKind::kOrgUnit, snapshot.unit_id(card.unit), out->mutable_unit());
    assign(snapshot.unit_name(card.unit, code_of(language)), out->mutable_unit_display_name());
  }
  for (const graph::ChannelView& channel : card.channels) {
    if (!shows_channels || channel.visibility != model::ChannelVisibility::kPublic) continue;
    v1::Channel* added = out->add_channels();
    added->set_kind(static_cast<v1::ChannelKind>(channel.kind));
    added->set_visibility(v1::CHANNEL_VISIBILITY_PUBLIC);
    assign(channel.value, added->mutable_value());
  }
  for (const std::string_view code : card.languages) assign(code, out->add_language_codes());
}

void write_reason(const graph::Snapshot& snapshot, Language language, const routing::Route& route,
                  const routing::Factor& factor, AreaIndex area, v1::Reason* out) {
  out->set_kind(static_cast<v1::ReasonKind>(factor.kind));
  append_reason(snapshot, language, route, factor, area, out->mutable_sentence());
  for (const routing::Evidence& evidence : factor.evidence) {
    assign_evidence(snapshot, evidence, out->add_evidence());
  }
  if (factor.time) write_instant(*factor.time, out->mutable_time());
  out->set_factor(factor.value);
}

void write_route(const graph::Snapshot& snapshot, Language language, AreaIndex area,
                 const routing::Route& route, v1::Route* out) {
  const graph::ContactCardView card = snapshot.contact_card(route.contact());
  const bool introduced = route.steps.back().approach == routing::Approach::kIntroduced;
  assign_name(ResourceKind::kContact, card.id, out->mutable_contact());
  write_card(snapshot, language, card, !introduced, out->mutable_contact_card());
  out->mutable_steps()->Reserve(static_cast<int>(route.steps.size()));
  for (const routing::Step& step : route.steps) {
    const bool last = &step == &route.steps.back();
    write_step(snapshot, step, last ? card.display_name : snapshot.contact_name(step.contact),
               out->add_steps());
  }
  out->set_probability(route.probability);
  out->mutable_reasons()->Reserve(static_cast<int>(route.factors.size()));
  for (const routing::Factor& factor : route.factors) {
    write_reason(snapshot, language, route, factor, area, out->add_reasons());
  }
  out->set_fallback(fallback_of(route.fallback));
  for (std::size_t i = 0; i < belief::kAnswerDays.size(); ++i) {
    v1::AnswerChance* const chance = out->add_answer_chances();
    chance->set_working_days(belief::kAnswerDays[i]);
    chance->set_probability(route.answer_chances[i]);
  }
}

void write_need_topics(const graph::Snapshot& snapshot, Language language, std::string_view text,
                       const std::vector<taxonomy::NeedTopic>& topics,
                       google::protobuf::RepeatedPtrField<v1::NeedTopic>* written) {
  for (const taxonomy::NeedTopic& topic : topics) {
    v1::NeedTopic* added = written->Add();
    assign_name(ResourceKind::kTopic, topic.topic, added->mutable_topic());
    const TopicIndex index = snapshot.find_topic(topic.topic);
    if (!index.is_none()) {
      assign(snapshot.topic_label(index, code_of(language)), added->mutable_display_name());
    }
    added->set_weight(topic.weight);
    for (const taxonomy::MatchedWords& words : topic.matched_words) {
      v1::MatchedWords* matched = added->add_matched_words();
      assign(text.substr(words.start, words.end - words.start), matched->mutable_text());
      matched->set_start_offset(static_cast<std::int32_t>(words.start));
      matched->set_end_offset(static_cast<std::int32_t>(words.end));
      matched->set_kind(static_cast<v1::MatchKind>(words.kind));
    }
  }
}

void write_place(const graph::Snapshot& snapshot, Language language, std::string_view text,
                 const taxonomy::PlaceMention& place, v1::NamedPlace* written) {
  const AreaIndex area{place.area};
  assign_name(ResourceKind::kArea, snapshot.area_id(area), written->mutable_area());
  assign(snapshot.area_name(area, code_of(language)), written->mutable_display_name());
  assign(text.substr(place.words.start, place.words.end - place.words.start),
         written->mutable_text());
  written->set_start_offset(static_cast<std::int32_t>(place.words.start));
  written->set_end_offset(static_cast<std::int32_t>(place.words.end));
}

void write_routes(const graph::Snapshot& snapshot, Language language, AreaIndex area,
                  const routing::RouteAnswer& answer, v1::FindRoutesResponse* response) {
  response->mutable_routes()->Reserve(static_cast<int>(answer.routes.size()));
  for (const routing::Route& route : answer.routes) {
    write_route(snapshot, language, area, route, response->add_routes());
  }
  if (!answer.gap) return;
  v1::Gap* gap = response->mutable_gap();
  if (!answer.gap->area.is_none()) {
    assign_name(ResourceKind::kArea, snapshot.area_id(answer.gap->area), gap->mutable_area());
  }
  for (const TopicIndex topic : answer.gap->topics) {
    assign_name(ResourceKind::kTopic, snapshot.topic_id(topic), gap->add_topics());
  }
  append_gap(snapshot, language, *answer.gap, !answer.routes.empty(), gap->mutable_sentence());
}

}  // namespace veieninn::api
