#include "service/api/match_sentences.h"

#include <array>
#include <cstddef>

#include "service/api/reason_sentences.h"
#include "service/api/sentence.h"

namespace veieninn::api {
namespace {

using matching::MatchFactor;
using matching::MatchFactorKind;
using matching::PlaceStep;

// ---- topics, in the order of MatchSubject ----
constexpr std::array<Sentence, 3> kTopics = {{
    {{"Gjelder {topic}.", "Gjeld {topic}.", "Is about {topic}."}},
    {{"Arbeider med {topic}.", "Arbeider med {topic}.", "Works with {topic}."}},
    {{"Mentoren har kunnskap om {topic}.", "Mentoren har kunnskap om {topic}.",
      "The mentor has knowledge of {topic}."}},
}};
constexpr Sentence kNoTopicAsked = {{"Er åpent nå; ingen tema er oppgitt.",
                                     "Er ope no; ingen tema er oppgitt.",
                                     "Is open now; no topic is stated."}};

// ---- what a venture has done, wants and has under way ----
constexpr Sentence kWorkedWith = {{"Har arbeidet sammen med {unit} om dette, sist {date}.",
                                   "Har arbeidd saman med {unit} om dette, sist {date}.",
                                   "Has worked with {unit} on this, most recently on {date}."}};
constexpr Sentence kWorkedOn = {{"Har arbeidet sammen med det offentlige om dette før.",
                                 "Har arbeidd saman med det offentlege om dette før.",
                                 "Has worked with public bodies on this before."}};
constexpr Sentence kWentOn = {
    {"Har gått videre der noen svarte eller inviterte, sist {date}.",
     "Har gått vidare der nokon svara eller inviterte, sist {date}.",
     "Has gone on where somebody answered or invited, most recently on {date}."}};
constexpr Sentence kWantsUnknown = {
    {"Vi vet lite ennå om hva de vil; anslaget er det samme som for andre nye.",
     "Vi veit lite enno om kva dei vil; anslaget er det same som for andre nye.",
     "Little is known yet about what they want; the estimate is that of others who are new."}};
constexpr Sentence kWantsSomewhatKnown = {
    {"Anslaget bygger på hva som fulgte der noen svarte eller inviterte dem.",
     "Anslaget byggjer på kva som følgde der nokon svara eller inviterte dei.",
     "The estimate rests on what followed where somebody answered or invited them."}};
constexpr Sentence kBusy = {{"Har en del på gang allerede.", "Har ein del på gang alt.",
                             "Has a good deal under way already."}};

// ---- places: of each subject here, inside, around, in the county, next to it, elsewhere ----
using Places = std::array<Sentence, 6>;
constexpr std::array<Places, 3> kPlaces = {{
    {{
        {{"Gjelder i {area}.", "Gjeld i {area}.", "Is for {area}."}},
        {{"Gjelder i {area}, en del av stedet.", "Gjeld i {area}, ein del av staden.",
          "Is for {area}, a part of the place."}},
        {{"Gjelder i hele {area}.", "Gjeld i heile {area}.", "Is for all of {area}."}},
        {{"Gjelder i {area}, i samme fylke.", "Gjeld i {area}, i same fylke.",
          "Is for {area}, in the same county."}},
        {{"Gjelder i {area}, like ved.", "Gjeld i {area}, like ved.", "Is for {area}, close by."}},
        {{"Gjelder et annet sted.", "Gjeld ein annan stad.", "Is for another place."}},
    }},
    {{
        {{"Arbeider i {area}.", "Arbeider i {area}.", "Works in {area}."}},
        {{"Arbeider i {area}, en del av stedet.", "Arbeider i {area}, ein del av staden.",
          "Works in {area}, a part of the place."}},
        {{"Arbeider i hele {area}.", "Arbeider i heile {area}.", "Works in all of {area}."}},
        {{"Arbeider i {area}, i samme fylke.", "Arbeider i {area}, i same fylke.",
          "Works in {area}, in the same county."}},
        {{"Arbeider i {area}, like ved.", "Arbeider i {area}, like ved.",
          "Works in {area}, close by."}},
        {{"Har ikke oppgitt et sted i nærheten.", "Har ikkje oppgitt ein stad i nærleiken.",
          "Has not stated a place nearby."}},
    }},
    {{
        {{"Mentoren arbeider for {area}.", "Mentoren arbeider for {area}.",
          "The mentor works for {area}."}},
        {{"Mentoren arbeider for {area}, en del av stedet.",
          "Mentoren arbeider for {area}, ein del av staden.",
          "The mentor works for {area}, a part of the place."}},
        {{"Mentoren arbeider for hele {area}.", "Mentoren arbeider for heile {area}.",
          "The mentor works for all of {area}."}},
        {{"Mentoren arbeider for {area}, i samme fylke.",
          "Mentoren arbeider for {area}, i same fylke.",
          "The mentor works for {area}, in the same county."}},
        {{"Mentoren arbeider for {area}, like ved.", "Mentoren arbeider for {area}, like ved.",
          "The mentor works for {area}, close by."}},
        {{"Mentoren arbeider et annet sted.", "Mentoren arbeider ein annan stad.",
          "The mentor works in another place."}},
    }},
}};

// ---- turns and stand-ins ----
constexpr Sentence kSharesTheTurns = {
    {"Er møtt sjeldnere i det siste enn andre som trolig passer like godt.",
     "Er møtt sjeldnare i det siste enn andre som truleg passar like godt.",
     "Has been met less often lately than others who would probably fit as well."}};
constexpr Sentence kGetsAChance = {{"Er lite kjent ennå, og får sin sjanse.",
                                    "Er lite kjend enno, og får sin sjanse.",
                                    "Is little known yet and gets a chance."}};
constexpr Sentence kReceives = {
    {"Tar imot for {unit}.", "Tek imot for {unit}.", "Receives people for {unit}."}};
constexpr Sentence kStandsIn = {
    {"Er stedfortreder for {other}.", "Er vikar for {other}.", "Stands in for {other}."}};

const Sentence& topic_sentence(MatchSubject subject, const MatchFactor& factor) {
  return factor.topic.is_none() ? kNoTopicAsked : kTopics[static_cast<std::size_t>(subject)];
}

const Sentence& wants_sentence(const MatchFactor& factor) {
  if (factor.positive_count > 0 && factor.time) return kWentOn;
  return factor.total_count == 0 ? kWantsUnknown : kWantsSomewhatKnown;
}

const Sentence& place_sentence(MatchSubject subject, const MatchFactor& factor) {
  const PlaceStep step = factor.area.is_none() ? PlaceStep::kElsewhere : factor.place;
  return kPlaces[static_cast<std::size_t>(subject)][static_cast<std::size_t>(step) - 1];
}

// Of a person: what routes say of her too.
routing::FactorKind route_kind_of(MatchFactorKind kind) {
  if (kind == MatchFactorKind::kAnswers) return routing::FactorKind::kAnswer;
  return kind == MatchFactorKind::kLoad ? routing::FactorKind::kLoad
                                        : routing::FactorKind::kConfirmation;
}

void append_of_person(const MatchContext& context, const MatchFactor& factor, std::string* out) {
  routing::Factor same;
  same.kind = route_kind_of(factor.kind);
  same.value = factor.value;
  same.person = factor.person;
  same.positive_count = factor.positive_count;
  same.total_count = factor.total_count;
  same.time = factor.time;
  routing::Route route;
  const auto approach = factor.is_known ? routing::Approach::kKnown : routing::Approach::kDirect;
  route.steps.push_back({factor.person, approach, {}});
  append_reason(context.snapshot, context.language, route, same, {}, out);
}

const Sentence& sentence_of(const MatchContext& context, const MatchFactor& factor) {
  switch (factor.kind) {
    case MatchFactorKind::kTopic:
      return topic_sentence(context.subject, factor);
    case MatchFactorKind::kCollaborations:
      return !factor.unit.is_none() && factor.time ? kWorkedWith : kWorkedOn;
    case MatchFactorKind::kPlace:
      return place_sentence(context.subject, factor);
    case MatchFactorKind::kWants:
      return wants_sentence(factor);
    case MatchFactorKind::kCapacity:
      return kBusy;
    case MatchFactorKind::kSpread:
      return kSharesTheTurns;
    case MatchFactorKind::kExploration:
      return kGetsAChance;
    case MatchFactorKind::kAnswers:
    case MatchFactorKind::kLoad:
    case MatchFactorKind::kConfirmation:
    case MatchFactorKind::kStandIn:
      break;
  }
  return factor.person.is_none() ? kReceives : kStandsIn;
}

}  // namespace

void append_match_reason(const MatchContext& context, const MatchFactor& factor, std::string* out) {
  const bool is_of_person = factor.kind == MatchFactorKind::kAnswers ||
                            factor.kind == MatchFactorKind::kLoad ||
                            factor.kind == MatchFactorKind::kConfirmation;
  if (is_of_person) return append_of_person(context, factor, out);
  SentenceNames names{.snapshot = context.snapshot, .language = context.language};
  names.other = factor.person;
  names.topic = factor.topic;
  names.area = factor.area;
  names.unit = factor.unit;
  if (factor.time) names.date = &*factor.time;
  append_sentence(sentence_of(context, factor), names, out);
}

}  // namespace veieninn::api
