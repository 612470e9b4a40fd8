#include "service/api/reason_sentences.h"

#include <array>
#include <chrono>
#include <cstddef>

namespace veieninn::api {
namespace {

using routing::Approach;
using routing::Factor;
using routing::FactorKind;
using routing::Fallback;
using routing::Route;

// One sentence in the order of Language. {person} {other} {topic} {unit} {area} {date} are filled
// in.
struct Sentence {
  std::array<std::string_view, 3> in;
};

// ---- will she answer ----
constexpr Sentence kAnsweredBefore = {{"Har svart før, sist {date}.", "Har svara før, sist {date}.",
                                       "Has answered before, most recently on {date}."}};
constexpr Sentence kKnowsYou = {
    {"Kjenner dere fra før.", "Kjenner dykk frå før.", "Knows you from before."}};
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

constexpr Sentence kPastNeeds = {{"Har tatt seg av behov som dette før, sist {date}.",
                                  "Har teke seg av behov som dette før, sist {date}.",
                                  "Has taken care of needs like this, most recently on {date}."}};
constexpr Sentence kPastNeedsUndated = {{"Har tatt seg av behov som dette før.",
                                         "Har teke seg av behov som dette før.",
                                         "Has taken care of needs like this before."}};

// ---- initiatives ----
constexpr Sentence kAnswersForIt = {{"{person} svarer for «{initiative}», som er åpent nå.",
                                     "{person} svarer for «{initiative}», som er ope no.",
                                     "{person} answers for “{initiative}”, which is open now."}};
constexpr Sentence kAnswersForItUntil = {
    {"{person} svarer for «{initiative}», som er åpent til {date}.",
     "{person} svarer for «{initiative}», som er ope til {date}.",
     "{person} answers for “{initiative}”, which is open until {date}."}};
constexpr Sentence kMandate = {{"«{initiative}» gjelder for {unit}.",
                                "«{initiative}» gjeld for {unit}.",
                                "“{initiative}” applies to {unit}."}};
constexpr Sentence kMandateFrom = {{"«{initiative}» gjelder for {unit} fra {date}.",
                                    "«{initiative}» gjeld for {unit} frå {date}.",
                                    "“{initiative}” applies to {unit} from {date}."}};
constexpr Sentence kDoneBefore = {
    {"Ingen er oppgitt for dette her; {unit} i et nabområde har gjort dette før, sist {date}.",
     "Ingen er oppgitt for dette her; {unit} i eit nabområde har gjort dette før, sist {date}.",
     "Nobody is named for this here; {unit} in a neighbouring area has done it before, most "
     "recently on {date}."}};

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
    {"Står inne for {other}.", "Står inne for {other}.", "Stands in for {other}."}};

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

constexpr std::array<std::array<std::string_view, 12>, 2> kMonths = {{
    {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
     "november", "desember"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
}};

constexpr double kFullRoom = 1.0 - 1e-9;
constexpr std::size_t kTopicsNamedMax = 3;  // in one sentence

// What the placeholders stand for in one sentence.
struct Names {
  const graph::Snapshot& snapshot;
  Language language;
  ContactIndex person;
  ContactIndex other;
  TopicIndex topic;
  AreaIndex area;
  const Instant* date = nullptr;
  std::string_view topics = {};  // instead of one topic
  InitiativeIndex initiative = {};
};

void append_unit(const Names& names, std::string* out) {
  if (names.person.is_none()) return;
  const UnitIndex unit = names.snapshot.contact_unit(names.person);
  if (!unit.is_none()) out->append(names.snapshot.unit_name(unit, code_of(names.language)));
}

void append_person(const Names& names, ContactIndex person, std::string* out) {
  if (!person.is_none()) out->append(names.snapshot.contact_name(person));
}

void append_placeholder(const Names& names, std::string_view key, std::string* out) {
  const std::string_view language = code_of(names.language);
  if (key == "person") return append_person(names, names.person, out);
  if (key == "other") return append_person(names, names.other, out);
  if (key == "unit") return append_unit(names, out);
  if (key == "date" && names.date != nullptr) return append_date(names.language, *names.date, out);
  if (key == "initiative" && !names.initiative.is_none()) {
    out->append(model::text_in(names.snapshot.initiative(names.initiative).titles, language));
  }
  if (key == "area" && !names.area.is_none()) {
    out->append(names.snapshot.area_name(names.area, language));
  }
  if (key == "topic" && !names.topics.empty()) {
    out->append(names.topics);
  } else if (key == "topic" && !names.topic.is_none()) {
    out->append(names.snapshot.topic_label(names.topic, language));
  }
}

void render(const Sentence& sentence, const Names& names, std::string* out) {
  std::string_view rest = sentence.in[static_cast<std::size_t>(names.language)];
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}', open);
    out->append(rest.substr(0, open));
    append_placeholder(names, rest.substr(open + 1, close - open - 1), out);
    rest.remove_prefix(close + 1);
  }
  out->append(rest);
}

const Sentence& answer_sentence(const Route& route, const Factor& factor) {
  if (factor.positive_count > 0 && factor.time) return kAnsweredBefore;
  const Approach approach = route.steps.back().approach;
  if (approach == Approach::kKnown) return kKnowsYou;
  if (approach == Approach::kIntroduced) return kComesIntroduced;
  return factor.total_count == 0 ? kLittleKnownYet : kRestsOnUnit;
}

const Sentence& introduction_sentence(const Factor& factor) {
  if (factor.person.is_none()) return kYouKnow;
  return factor.positive_count > 0 && factor.time ? kIntroducedBefore : kKnowEachOther;
}

const Sentence& expertise_sentence(const Factor& factor) {
  if (factor.topic.is_none()) return kNotStated;
  if (factor.stated_time) return kStatedTopic;
  return factor.other.is_none() ? kSeenTopic : kPassedOnToHer;
}

const Sentence& sentence_of(const Route& route, const Factor& factor, AreaIndex area) {
  switch (factor.kind) {
    case FactorKind::kIntroduction:
      return introduction_sentence(factor);
    case FactorKind::kAnswer:
      return answer_sentence(route, factor);
    case FactorKind::kExpertise:
      return expertise_sentence(factor);
    case FactorKind::kOwnNeeds:
      return kOwnNeeds;
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
      return factor.time ? kAnswersForItUntil : kAnswersForIt;
    case FactorKind::kMandate:
      return factor.time ? kMandateFrom : kMandate;
    case FactorKind::kDoneBefore:
      return kDoneBefore;
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

}  // namespace

void append_date(Language language, Instant instant, std::string* out) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day_of(instant)}}};
  const auto month = static_cast<std::size_t>(static_cast<unsigned>(date.month())) - 1;
  const bool english = language == Language::kEnglish;
  out->append(std::to_string(static_cast<unsigned>(date.day())));
  out->append(english ? " " : ". ");
  out->append(kMonths[english ? 1 : 0][month]);
  out->append(" ").append(std::to_string(static_cast<int>(date.year())));
}

namespace {

// What a sentence's date is of: of stated expertise when it was confirmed, not when it was used.
const Instant* date_of(const Factor& factor) {
  if (factor.stated_time) return &*factor.stated_time;
  return factor.time ? &*factor.time : nullptr;
}

}  // namespace

void append_reason(const graph::Snapshot& snapshot, Language language, const Route& route,
                   const Factor& factor, AreaIndex area, std::string* out) {
  const Names names{snapshot,        language, factor.person,    factor.other, factor.topic, area,
                    date_of(factor), {},       factor.initiative};
  render(sentence_of(route, factor, area), names, out);
}

void append_gap(const graph::Snapshot& snapshot, Language language, const routing::Gap& gap,
                bool others_offered, std::string* out) {
  const std::string topics = joined_topics(snapshot, language, gap.topics);
  const Names names{snapshot, language, {}, {}, {}, gap.area, nullptr, topics};
  if (gap.topics.empty()) {
    render(kGapNotUnderstood, names, out);
  } else {
    render(gap.area.is_none() ? kGapAnywhere : kGapHere, names, out);
  }
  if (others_offered) render(kOthersCanHelp, names, out);
}

}  // namespace veieninn::api
