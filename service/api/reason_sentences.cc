#include "service/api/reason_sentences.h"

#include <array>
#include <cstddef>
#include <optional>
#include <variant>

#include "service/api/sentence.h"

namespace veieninn::api {
namespace {

using routing::Approach;
using routing::Factor;
using routing::FactorKind;
using routing::Fallback;
using routing::Route;

// ---- will she answer ----
constexpr Sentence kAnsweredBefore = {{"Har svart før, sist {date}.", "Har svara før, sist {date}.",
                                       "Has answered before, most recently on {date}."}};
constexpr Sentence kKnowsYou = {
    {"Kjenner dere fra før.", "Kjenner dykk frå før.", "Knows you from before."}};
constexpr Sentence kKnowsYouThrough = {{"Kjenner dere gjennom «{initiative}».",
                                        "Kjenner dykk gjennom «{initiative}».",
                                        "Knows you through “{initiative}”."}};
constexpr Sentence kComesIntroduced = {
    {"Blir introdusert for dere, og da er det lettere å svare.",
     "Blir introdusert for dykk, og då er det lettare å svare.",
     "Will be introduced to you, which makes it easier to answer."}};
constexpr Sentence kLittleKnownYet = {
    {"Vi vet lite om svar herfra ennå; anslaget bygger på enheten og kommunen.",
     "Vi veit lite om svar herifrå enno; anslaget byggjer på eininga og kommunen.",
     "Little is known about replies from here yet; the estimate rests on the unit and the "
     "municipality."}};
constexpr Sentence kRestsOnUnit = {
    {"Anslaget bygger mest på erfaringer fra enheten og kommunen.",
     "Anslaget byggjer mest på erfaringar frå eininga og kommunen.",
     "The estimate rests mostly on experience with the unit and the municipality."}};

// ---- will she pass on ----
constexpr Sentence kIntroducedBefore = {
    {"{person} har ført folk sammen med {other} før, sist {date}.",
     "{person} har ført folk saman med {other} før, sist {date}.",
     "{person} has brought people together with {other} before, most recently on {date}."}};
constexpr Sentence kKnowEachOther = {{"{person} og {other} kjenner hverandre.",
                                      "{person} og {other} kjenner kvarandre.",
                                      "{person} and {other} know each other."}};
constexpr Sentence kKnowEachOtherThrough = {
    {"{person} og {other} kjenner hverandre gjennom «{initiative}».",
     "{person} og {other} kjenner kvarandre gjennom «{initiative}».",
     "{person} and {other} know each other through “{initiative}”."}};
constexpr Sentence kYouKnowThrough = {{"Dere kjenner {other} gjennom «{initiative}».",
                                       "De kjenner {other} gjennom «{initiative}».",
                                       "You know {other} through “{initiative}”."}};
constexpr Sentence kYouKnow = {{"Dere kjenner {other} fra før.", "De kjenner {other} frå før.",
                                "You know {other} from before."}};

// ---- is she the right one ----
constexpr Sentence kStatedTopic = {{"Er oppgitt som fagperson for {topic}, bekreftet {date}.",
                                    "Er oppgitt som fagperson for {topic}, stadfesta {date}.",
                                    "Is named as the person for {topic}, confirmed on {date}."}};
constexpr Sentence kSeenTopic = {{"Har arbeidet med {topic} før.", "Har arbeidd med {topic} før.",
                                  "Has worked on {topic} before."}};
constexpr Sentence kPassedOnToHer = {{"{other} har sendt slike behov videre hit.",
                                      "{other} har sendt slike behov vidare hit.",
                                      "{other} has passed such needs on to this person."}};
constexpr Sentence kNotStated = {{"Er ikke oppgitt for akkurat dette.",
                                  "Er ikkje oppgitt for akkurat dette.",
                                  "Is not named for exactly this."}};
constexpr Sentence kOwnNeeds = {{"Har hjulpet dere før, sist {date}.",
                                 "Har hjelpt dykk før, sist {date}.",
                                 "Has helped you before, most recently on {date}."}};

constexpr Sentence kOwnNeedsUndated = {
    {"Har hjulpet dere før.", "Har hjelpt dykk før.", "Has helped you before."}};
constexpr Sentence kPastNeeds = {{"Har tatt seg av behov som dette før, sist {date}.",
                                  "Har teke seg av behov som dette før, sist {date}.",
                                  "Has taken care of needs like this, most recently on {date}."}};
constexpr Sentence kPastNeedsUndated = {{"Har tatt seg av behov som dette før.",
                                         "Har teke seg av behov som dette før.",
                                         "Has taken care of needs like this before."}};

// ---- what the unit offers, asks or has decided ----
constexpr Sentence kOffersUntilDeadline = {
    {"Svarer for «{initiative}», {kind} med frist {date}.",
     "Svarar for «{initiative}», {kind} med frist {date}.",
     "Answers for “{initiative}”, {kind} with a deadline on {date}."}};
constexpr Sentence kOffersUntilEnd = {
    {"Svarer for «{initiative}», {kind} som varer til {date}.",
     "Svarar for «{initiative}», {kind} som varer til {date}.",
     "Answers for “{initiative}”, {kind} that lasts until {date}."}};
constexpr Sentence kOffers = {{"Svarer for «{initiative}», {kind}.",
                               "Svarar for «{initiative}», {kind}.",
                               "Answers for “{initiative}”, {kind}."}};
constexpr Sentence kDecidedOn = {
    {"Her vedtok {decider} «{initiative}» {date}, og det gjelder {unit}.",
     "Her vedtok {decider} «{initiative}» {date}, og det gjeld {unit}.",
     "Here {decider} decided on “{initiative}” on {date}, and it applies to {unit}."}};
constexpr Sentence kDecided = {
    {"Her har {decider} vedtatt «{initiative}», og det gjelder {unit}.",
     "Her har {decider} vedteke «{initiative}», og det gjeld {unit}.",
     "Here {decider} has decided on “{initiative}”, and it applies to {unit}."}};
constexpr Sentence kAppliesSince = {{"«{initiative}» gjelder for {unit}, fra {date}.",
                                     "«{initiative}» gjeld for {unit}, frå {date}.",
                                     "“{initiative}” has applied to {unit} since {date}."}};
constexpr Sentence kApplies = {{"«{initiative}» gjelder for {unit}.",
                                "«{initiative}» gjeld for {unit}.",
                                "“{initiative}” applies to {unit}."}};
constexpr Sentence kDoneBefore = {
    {"{area} har gjort dette før, sist {date}: {unit} har arbeidet med {topic}.",
     "{area} har gjort dette før, sist {date}: {unit} har arbeidd med {topic}.",
     "{area} has done this before, most recently on {date}: {unit} has worked on {topic}."}};
constexpr Sentence kDoneBeforeUndated = {
    {"{area} har gjort dette før: {unit} har arbeidet med {topic}.",
     "{area} har gjort dette før: {unit} har arbeidd med {topic}.",
     "{area} has done this before: {unit} has worked on {topic}."}};
constexpr Sentence kUnitDidBefore = {{"{unit} har gjort dette før, og har arbeidet med {topic}.",
                                      "{unit} har gjort dette før, og har arbeidd med {topic}.",
                                      "{unit} has done this before and has worked on {topic}."}};

// ---- place, room, freshness ----
constexpr Sentence kServesArea = {
    {"{unit} arbeider for {area}.", "{unit} arbeider for {area}.", "{unit} works for {area}."}};
constexpr Sentence kNoPlaceAsked = {{"{unit} tar imot; behovet er ikke knyttet til ett sted.",
                                     "{unit} tek imot; behovet er ikkje knytt til éin stad.",
                                     "{unit} receives it; the need is not tied to one place."}};
constexpr Sentence kHasRoom = {{"Har plass til nye henvendelser.",
                                "Har plass til nye førespurnader.", "Has room for new enquiries."}};
constexpr Sentence kHasMuchToDo = {{"Har en del å gjøre denne uken.",
                                    "Har ein del å gjere denne veka.",
                                    "Has a good deal to do this week."}};
constexpr Sentence kConfirmed = {{"Opplysningene ble bekreftet {date}.",
                                  "Opplysningane vart stadfesta {date}.",
                                  "The entry was confirmed on {date}."}};
constexpr Sentence kConfirmedLongAgo = {{"Opplysningene er ikke bekreftet på en stund.",
                                         "Opplysningane er ikkje stadfesta på ei stund.",
                                         "The entry has not been confirmed for a while."}};

// ---- chances and stand-ins ----
constexpr Sentence kGetsAChance = {{"Er ny fagperson her, ennå med få svar, og får sin sjanse.",
                                    "Er ny fagperson her, enno med få svar, og får sin sjanse.",
                                    "Is new here, with few answers yet, and gets a chance."}};
constexpr Sentence kSharesTheLoad = {
    {"Har fått færre henvendelser i det siste enn andre som trolig hjelper like godt.",
     "Har fått færre førespurnader i det siste enn andre som truleg hjelper like godt.",
     "Has had fewer enquiries lately than others who would probably help as well."}};
constexpr Sentence kStandsIn = {
    {"Er stedfortreder for {other}.", "Er vikar for {other}.", "Stands in for {other}."}};

// ---- how far the answer had to go, in the order of routing::Fallback ----
constexpr std::array<Sentence, 7> kFallbacks = {{
    {{"Er fagperson for nettopp dette.", "Er fagperson for nettopp dette.",
      "Is the person for exactly this."}},
    {{"Ingen er oppgitt for akkurat dette; {person} arbeider med et bredere tema.",
      "Ingen er oppgitt for akkurat dette; {person} arbeider med eit breiare tema.",
      "Nobody is named for exactly this; {person} works with a broader topic."}},
    {{"Ingen er oppgitt for dette her; {person} tar imot for {unit}.",
      "Ingen er oppgitt for dette her; {person} tek imot for {unit}.",
      "Nobody is named for this here; {person} receives people for {unit}."}},
    {{"Fagpersonen er ikke til stede nå; {person} trer inn.",
      "Fagpersonen er ikkje til stades no; {person} trer inn.",
      "The person for this is not there at the moment; {person} steps in."}},
    {{"Ingen er oppgitt for dette her; {person} bygger bro til kommunen.",
      "Ingen er oppgitt for dette her; {person} byggjer bru til kommunen.",
      "Nobody is named for this here; {person} builds bridges to the municipality."}},
    {{"Ingen er oppgitt for dette her; {person} arbeider i fylket.",
      "Ingen er oppgitt for dette her; {person} arbeider i fylket.",
      "Nobody is named for this here; {person} works for the county."}},
    {{"Ingen er oppgitt for dette her; {person} arbeider i et nabområde.",
      "Ingen er oppgitt for dette her; {person} arbeider i eit nabområde.",
      "Nobody is named for this here; {person} works in a neighbouring area."}},
}};

// ---- gaps; {topic} holds all topics ----
constexpr Sentence kGapHere = {
    {"Ingen er oppgitt for {topic} i {area} ennå. Vi har notert behovet.",
     "Ingen er oppgitt for {topic} i {area} enno. Vi har notert behovet.",
     "Nobody is named for {topic} in {area} yet. The need is noted."}};
constexpr Sentence kGapAnywhere = {{"Ingen er oppgitt for {topic} ennå. Vi har notert behovet.",
                                    "Ingen er oppgitt for {topic} enno. Vi har notert behovet.",
                                    "Nobody is named for {topic} yet. The need is noted."}};
constexpr Sentence kGapNotUnderstood = {
    {"Vi forsto ikke hva dere trenger. Prøv med andre ord, eller velg et tema.",
     "Vi forstod ikkje kva de treng. Prøv med andre ord, eller vel eit tema.",
     "We did not understand what you need. Try other words, or choose a topic."}};
constexpr Sentence kOthersCanHelp = {{" Disse kan hjelpe dere videre.",
                                      " Desse kan hjelpe dykk vidare.",
                                      " These people can help you further."}};

constexpr double kFullRoom = 1.0 - 1e-9;
constexpr std::size_t kTopicsNamedMax = 3;  // in one sentence

const Sentence& answer_sentence(const Route& route, const Factor& factor) {
  if (factor.positive_count > 0 && factor.time) return kAnsweredBefore;
  const Approach approach = route.steps.back().approach;
  if (approach == Approach::kKnown) {
    return factor.initiative.is_none() ? kKnowsYou : kKnowsYouThrough;
  }
  if (approach == Approach::kIntroduced) return kComesIntroduced;
  return factor.total_count == 0 ? kLittleKnownYet : kRestsOnUnit;
}

const Sentence& introduction_sentence(const Factor& factor) {
  const bool is_through = !factor.initiative.is_none();
  if (factor.person.is_none()) return is_through ? kYouKnowThrough : kYouKnow;
  if (factor.positive_count > 0 && factor.time) return kIntroducedBefore;
  return is_through ? kKnowEachOtherThrough : kKnowEachOther;
}

const Sentence& expertise_sentence(const Factor& factor) {
  if (factor.topic.is_none()) return kNotStated;
  if (factor.stated_time) return kStatedTopic;
  return factor.other.is_none() ? kSeenTopic : kPassedOnToHer;
}

const Sentence& offer_sentence(const graph::Snapshot& snapshot, const Factor& factor) {
  if (!factor.time || factor.initiative.is_none()) return kOffers;
  const model::Initiative& row = snapshot.initiative(factor.initiative);
  return row.apply_until <= row.window.until ? kOffersUntilDeadline : kOffersUntilEnd;
}

const Sentence& mandate_sentence(const graph::Snapshot& snapshot, const Factor& factor) {
  if (!factor.initiative.is_none()) {
    const model::Initiative& row = snapshot.initiative(factor.initiative);
    if (const auto* const mandate = std::get_if<model::MandateTerms>(&row.terms)) {
      return mandate->adopt_time == kAlways ? kDecided : kDecidedOn;
    }
  }
  return factor.time ? kAppliesSince : kApplies;
}

const Sentence& done_before_sentence(const Factor& factor, AreaIndex home) {
  if (home.is_none()) return kUnitDidBefore;
  return factor.time ? kDoneBefore : kDoneBeforeUndated;
}

// `area`: the asked one; of done before, where it was done.
const Sentence& sentence_of(const graph::Snapshot& snapshot, const Route& route,
                            const Factor& factor, AreaIndex area) {
  switch (factor.kind) {
    case FactorKind::kIntroduction:
      return introduction_sentence(factor);
    case FactorKind::kAnswer:
      return answer_sentence(route, factor);
    case FactorKind::kExpertise:
      return expertise_sentence(factor);
    case FactorKind::kOwnNeeds:
      return factor.time ? kOwnNeeds : kOwnNeedsUndated;
    case FactorKind::kPastNeeds:
      return factor.time ? kPastNeeds : kPastNeedsUndated;
    case FactorKind::kArea:
      return area.is_none() ? kNoPlaceAsked : kServesArea;
    case FactorKind::kLoad:
      return factor.value >= kFullRoom ? kHasRoom : kHasMuchToDo;
    case FactorKind::kConfirmation:
      return factor.time ? kConfirmed : kConfirmedLongAgo;
    case FactorKind::kFallback:
      return kFallbacks[static_cast<std::size_t>(route.fallback)];
    case FactorKind::kExploration:
      return kGetsAChance;
    case FactorKind::kSpread:
      return kSharesTheLoad;
    case FactorKind::kInitiative:
      return offer_sentence(snapshot, factor);
    case FactorKind::kMandate:
      return mandate_sentence(snapshot, factor);
    case FactorKind::kDoneBefore:
      return done_before_sentence(factor, area);
    case FactorKind::kDeputy:
      break;
  }
  return kStandsIn;
}

std::string joined_topics(const graph::Snapshot& snapshot, Language language,
                          const std::vector<TopicIndex>& topics) {
  std::string joined;
  for (std::size_t i = 0; i < topics.size() && i < kTopicsNamedMax; ++i) {
    if (i > 0) joined.append(", ");
    joined.append(snapshot.topic_label(topics[i], code_of(language)));
  }
  return joined;
}

// What a sentence's date is of: of stated expertise when it was confirmed, not when it was used; of
// a deadline the last day, which is the one before it where it falls on midnight.
std::optional<Instant> date_of(const Factor& factor) {
  if (factor.stated_time) return factor.stated_time;
  if (factor.kind == FactorKind::kInitiative && factor.time) {
    return Instant{factor.time->unix_seconds - 1};
  }
  return factor.time;
}

// Where the person's unit is at home.
AreaIndex home_of(const graph::Snapshot& snapshot, ContactIndex person) {
  if (person.is_none()) return {};
  const UnitIndex unit = snapshot.contact_unit(person);
  return unit.is_none() ? AreaIndex{} : snapshot.unit_home(unit);
}

}  // namespace

void append_reason(const graph::Snapshot& snapshot, Language language, const Route& route,
                   const Factor& factor, AreaIndex area, std::string* out) {
  const bool is_elsewhere = factor.kind == FactorKind::kDoneBefore;
  const std::optional<Instant> date = date_of(factor);
  SentenceNames names{.snapshot = snapshot, .language = language};
  names.person = factor.person;
  names.other = factor.other;
  names.topic = factor.topic;
  names.initiative = factor.initiative;
  names.area = is_elsewhere ? home_of(snapshot, factor.person) : area;
  if (date) names.date = &*date;
  append_sentence(sentence_of(snapshot, route, factor, names.area), names, out);
}

void append_gap(const graph::Snapshot& snapshot, Language language, const routing::Gap& gap,
                bool others_offered, std::string* out) {
  const std::string topics = joined_topics(snapshot, language, gap.topics);
  SentenceNames names{.snapshot = snapshot, .language = language};
  names.area = gap.area;
  names.topics = topics;
  if (gap.topics.empty()) {
    append_sentence(kGapNotUnderstood, names, out);
  } else {
    append_sentence(gap.area.is_none() ? kGapAnywhere : kGapHere, names, out);
  }
  if (others_offered) append_sentence(kOthersCanHelp, names, out);
}

}  // namespace veieninn::api
