#include "service/api/sentence.h"

#include <chrono>
#include <cstddef>
#include <variant>

namespace veieninn::api {
namespace {

constexpr std::array<std::array<std::string_view, 12>, 2> kMonths = {{
    {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
     "november", "desember"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
}};

// In the order of model::InitiativeKind.
constexpr std::array<Sentence, 15> kKinds = {{
    {{"en invitasjon", "ein invitasjon", "an invitation"}},
    {{"en utfordring", "ei utfordring", "a challenge"}},
    {{"en strategi", "ein strategi", "a strategy"}},
    {{"et vedtak", "eit vedtak", "a resolution"}},
    {{"en etablerertjeneste", "ei etablerarteneste", "a start-up service"}},
    {{"en pilot", "ein pilot", "a pilot"}},
    {{"et tilbud om næringsrådgivning", "eit tilbod om næringsrådgjeving",
      "an offer of business advice"}},
    {{"et mentortilbud", "eit mentortilbod", "a mentoring programme"}},
    {{"et tilbud om kontorplass", "eit tilbod om kontorplass", "an offer of office space"}},
    {{"en møteplass", "ein møteplass", "a meeting place"}},
    {{"en arbeidsgruppe", "ei arbeidsgruppe", "a working group"}},
    {{"et oppsøkende prosjekt", "eit oppsøkjande prosjekt", "an outreach project"}},
    {{"en tilskuddsordning", "ei tilskotsordning", "a grant scheme"}},
    {{"et fond", "eit fond", "a fund"}},
    {{"et opplæringstilbud", "eit opplæringstilbod", "a training programme"}},
}};
static_assert(kKinds.size() == std::variant_size_v<model::InitiativeTerms>);

void append_person(const SentenceNames& names, ContactIndex person, std::string* out) {
  if (!person.is_none()) out->append(names.snapshot.contact_name(person));
}

void append_unit(const SentenceNames& names, std::string* out) {
  UnitIndex unit = names.unit;
  if (unit.is_none() && !names.person.is_none()) unit = names.snapshot.contact_unit(names.person);
  if (!unit.is_none()) out->append(names.snapshot.unit_name(unit, code_of(names.language)));
}

void append_topic(const SentenceNames& names, std::string* out) {
  if (!names.topics.empty()) {
    out->append(names.topics);
  } else if (!names.topic.is_none()) {
    out->append(names.snapshot.topic_label(names.topic, code_of(names.language)));
  }
}

void append_of_initiative(const SentenceNames& names, std::string_view key, std::string* out) {
  if (names.initiative.is_none()) return;
  const model::Initiative& row = names.snapshot.initiative(names.initiative);
  if (key == "initiative") {
    out->append(model::text_in(row.titles, code_of(names.language)));
  } else if (key == "kind") {
    out->append(kKinds[row.terms.index()].in[static_cast<std::size_t>(names.language)]);
  } else if (const auto* const mandate = std::get_if<model::MandateTerms>(&row.terms)) {
    out->append(mandate->decided_by);
  }
}

void append_placeholder(const SentenceNames& names, std::string_view key, std::string* out) {
  if (key == "person") return append_person(names, names.person, out);
  if (key == "other") return append_person(names, names.other, out);
  if (key == "unit") return append_unit(names, out);
  if (key == "topic") return append_topic(names, out);
  if (key == "date") {
    if (names.date != nullptr) append_date(names.language, *names.date, out);
    return;
  }
  if (key == "area") {
    if (!names.area.is_none()) {
      out->append(names.snapshot.area_name(names.area, code_of(names.language)));
    }
    return;
  }
  append_of_initiative(names, key, out);
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

void append_sentence(const Sentence& sentence, const SentenceNames& names, std::string* out) {
  std::string_view rest = sentence.in[static_cast<std::size_t>(names.language)];
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}', open);
    out->append(rest.substr(0, open));
    append_placeholder(names, rest.substr(open + 1, close - open - 1), out);
    rest.remove_prefix(close + 1);
  }
  out->append(rest);
}

}  // namespace veieninn::api
