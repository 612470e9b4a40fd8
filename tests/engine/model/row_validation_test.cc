// The laws of single rows: a good row of each kind breaks none; each law is broken once, and the
// violation names the field.
#include "engine/model/row_validation.h"

#include <gmock/gmock.h>

#include <functional>
#include <limits>

namespace veieninn::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr Instant kSome{1'700'000'000};

Area good_area() {
  return {"3203", AreaKind::kMunicipality, {{"nb", "Asker"}}, "32", {"3201"}, {"0220"}, {"1383"}};
}

Topic good_topic() {
  return {"barnehage",
          TopicKind::kWord,
          "https://example.org/los",
          {{"nb", "Barnehage"}, {"en", "Kindergarten"}},
          {{"nb", "bhg"}, {"nb", "barnepark"}},
          {"oppvekst"},
          {"skole"},
          {{"nb", "Om barnehager."}}};
}

OrgUnit good_unit() {
  OrgUnit row;
  row.id = "asker";
  row.names = {{"nb", "Asker kommune"}};
  row.areas = {"3203"};
  row.interest = "Vi ser etter\nnye måter.";
  row.mailbox = "post@example.org";
  row.website = "https://example.org";
  return row;
}

Contact good_contact() {
  Contact row;
  row.id = "c1";
  row.display_name = "Rolig Bok";
  row.unit = "asker";
  row.expertise = {{"barnehage", ExpertiseLevel::kExpert, kSome, kNever}};
  row.languages = {"nb", "uk"};
  row.absences = {{kSome, kNever}, {kAlways, kSome}};
  row.deputy = "c2";
  row.channels = {{ChannelKind::kEmail, ChannelVisibility::kPublic, "bok@example.org"},
                  {ChannelKind::kWebForm, ChannelVisibility::kPublic, "https://example.org"},
                  {ChannelKind::kPhone, ChannelVisibility::kInternal, "12 34 56 78"}};
  row.confirm_time = kSome;
  return row;
}

Venture good_venture() {
  Venture row;
  row.id = "v1";
  row.display_name = "Modig Sykkel";
  row.description = "Vi lager\nsykler.";
  row.topics = {"barnehage"};
  row.areas = {"3203"};
  row.website = "https://example.org";
  row.people = {"Klok Kopp"};
  row.collaborations = {{"asker", "", kAlways}, {"asker", "barnehage", kSome}};
  return row;
}

Tie good_tie() {
  Tie row;
  row.id = "t1";
  row.from = "c1";
  row.to = "c2";
  return row;
}

Engagement good_engagement() {
  Engagement row;
  row.time = kSome;
  row.kind = EngagementKind::kReferred;
  row.venture = "v1";
  row.contact = "c1";
  row.other_contact = "c2";
  row.source_id = "portal:17/å";
  return row;
}

template <typename Row>
struct Case {
  std::string field;
  std::function<void(Row&)> damage;
};

template <typename Row>
void expect_each(const Row& good, const std::vector<Case<Row>>& cases) {
  EXPECT_THAT(violations(good, "row."), IsEmpty());
  for (const Case<Row>& one : cases) {
    Row bad = good;
    one.damage(bad);
    const std::vector<FieldViolation> found = violations(bad, "row.");
    ASSERT_FALSE(found.empty()) << one.field;
    EXPECT_EQ(found.front().field, "row." + one.field);
    EXPECT_FALSE(found.front().description.empty());
    EXPECT_FALSE(found.front().remedy.empty());
  }
}

template <typename Value>
std::vector<Value> many(std::size_t count, const std::function<Value(std::size_t)>& make) {
  std::vector<Value> list;
  for (std::size_t i = 0; i < count; ++i) list.push_back(make(i));
  return list;
}

std::vector<std::string> ids(std::size_t count) {
  return many<std::string>(count, [](std::size_t i) { return "x" + std::to_string(i); });
}

const std::string kHuge(10'000'000, 'x');

TEST(RowValidation, Areas) {
  expect_each<Area>(
      good_area(),
      {{"name", [](Area& row) { row.id = "Asker"; }},
       {"kind", [](Area& row) { row.kind = AreaKind{0}; }},
       {"kind", [](Area& row) { row.kind = AreaKind{5}; }},
       {"names", [](Area& row) { row.names.clear(); }},
       {"names[0].language_code", [](Area& row) { row.names[0].language = "no"; }},
       {"names[1].language_code", [](Area& row) { row.names.push_back(row.names[0]); }},
       {"names[0].text", [](Area& row) { row.names[0].text = " "; }},
       {"names[0].text", [](Area& row) { row.names[0].text = kHuge; }},
       {"names[0].text", [](Area& row) { row.names[0].text = "As\xFFker"; }},
       {"parent", [](Area& row) { row.parent = "32 "; }},
       {"parent", [](Area& row) { row.parent = row.id; }},
       {"neighbours[1]", [](Area& row) { row.neighbours = {"3201", "3201"}; }},
       {"neighbours[0]", [](Area& row) { row.neighbours = {row.id}; }},
       {"neighbours", [](Area& row) { row.neighbours = ids(kNeighboursMax + 1); }},
       {"former_numbers[0]", [](Area& row) { row.former_numbers = {row.id}; }},
       {"former_numbers", [](Area& row) { row.former_numbers = ids(kFormerNumbersMax + 1); }},
       {"postal_codes[1]", [](Area& row) { row.postal_codes = {"1383", "138"}; }},
       {"postal_codes[1]", [](Area& row) { row.postal_codes = {"1383", "1383"}; }}});
}

TEST(RowValidation, Topics) {
  const auto texts = [](std::size_t count) {
    return many<LocalizedText>(
        count, [](std::size_t i) { return LocalizedText{"nb", "ord " + std::to_string(i)}; });
  };
  expect_each<Topic>(
      good_topic(),
      {{"name", [](Topic& row) { row.id = ""; }},
       {"kind", [](Topic& row) { row.kind = TopicKind{6}; }},
       {"uri", [](Topic& row) { row.uri = kHuge; }},
       {"uri", [](Topic& row) { row.uri = "https://example.org/a b"; }},
       {"labels", [](Topic& row) { row.labels.clear(); }},
       {"labels[1].language_code", [](Topic& row) { row.labels[1].language = "nb"; }},
       {"hidden_labels", [&](Topic& row) { row.hidden_labels = texts(kHiddenLabelsMax + 1); }},
       {"hidden_labels[1].text", [](Topic& row) { row.hidden_labels[1].text = "a\nb"; }},
       {"broader[0]", [](Topic& row) { row.broader = {row.id}; }},
       {"broader", [](Topic& row) { row.broader = ids(kBroaderMax + 1); }},
       {"related[1]", [](Topic& row) { row.related = {"skole", "skole"}; }},
       {"notes[0].text", [](Topic& row) { row.notes[0].text = ""; }},
       {"unlearned_words[0]", [](Topic& row) { row.unlearned_words = {"to ord"}; }},
       {"unlearned_words[1]", [](Topic& row) { row.unlearned_words = {"ord", "ord"}; }},
       {"unlearned_words", [](Topic& row) { row.unlearned_words = ids(kUnlearnedWordsMax + 1); }}});
}

TEST(RowValidation, Units) {
  expect_each<OrgUnit>(
      good_unit(),
      {{"name", [](OrgUnit& row) { row.id = "-"; }},
       {"kind", [](OrgUnit& row) { row.kind = UnitKind{10}; }},
       {"names", [](OrgUnit& row) { row.names.clear(); }},
       {"parent", [](OrgUnit& row) { row.parent = row.id; }},
       {"areas[0]", [](OrgUnit& row) { row.areas = {"Asker"}; }},
       {"areas", [](OrgUnit& row) { row.areas = ids(kAreasServedMax + 1); }},
       {"interest", [](OrgUnit& row) { row.interest = std::string(kInterestBytesMax + 1, 'x'); }},
       {"interest", [](OrgUnit& row) { row.interest = "\x1B"; }},
       {"mailbox", [](OrgUnit& row) { row.mailbox = "a@b@c"; }},
       {"phone", [](OrgUnit& row) { row.phone = "12\n34"; }},
       {"website", [](OrgUnit& row) { row.website = "http://example.org"; }}});
}

TEST(RowValidation, Contacts) {
  expect_each<Contact>(
      good_contact(),
      {{"name", [](Contact& row) { row.id = "Rolig Bok"; }},
       {"display_name", [](Contact& row) { row.display_name = ""; }},
       {"display_name",
        [](Contact& row) { row.display_name = std::string(kNameBytesMax + 1, 'x'); }},
       {"title", [](Contact& row) { row.title = kHuge; }},
       {"unit", [](Contact& row) { row.unit = ""; }},
       {"tenure.start_time", [](Contact& row) { row.tenure.from = Instant{-9'000'000'000}; }},
       {"tenure.end_time", [](Contact& row) { row.tenure = {kSome, kSome}; }},
       {"expertise[1].topic", [](Contact& row) { row.expertise.push_back(row.expertise[0]); }},
       {"expertise[0].level", [](Contact& row) { row.expertise[0].level = ExpertiseLevel{0}; }},
       {"expertise[0].verify_time", [](Contact& row) { row.expertise[0].verify_time = kAlways; }},
       {"expertise[0].expire_time", [](Contact& row) { row.expertise[0].expire_time = kSome; }},
       {"language_codes[0]", [](Contact& row) { row.languages = {"norsk"}; }},
       {"language_codes[1]", [](Contact& row) { row.languages = {"nb", "nb"}; }},
       {"capacity_per_week", [](Contact& row) { row.capacity_per_week = -1; }},
       {"capacity_per_week", [](Contact& row) { row.capacity_per_week = kCapacityPerWeekMax + 1; }},
       {"absences[0].end_time", [](Contact& row) { row.absences = {{kSome, Instant{1}}}; }},
       {"deputy", [](Contact& row) { row.deputy = row.id; }},
       {"successor", [](Contact& row) { row.successor = row.id; }},
       {"channels[0].value", [](Contact& row) { row.channels[0].value = "a@b\r\nBcc: c@d"; }},
       {"channels[0].value", [](Contact& row) { row.channels[0].value = "a@b@c"; }},
       {"channels[1].value", [](Contact& row) { row.channels[1].value = "javascript:1"; }},
       {"channels[2].value", [](Contact& row) { row.channels[2].value = ""; }},
       {"channels[2].kind", [](Contact& row) { row.channels[2].kind = ChannelKind{9}; }},
       {"channels[0].visibility",
        [](Contact& row) { row.channels[0].visibility = ChannelVisibility{0}; }},
       {"confirm_time", [](Contact& row) { row.confirm_time = kNever; }},
       {"publish_consent_time", [](Contact& row) { row.publish_consent_time = kAlways; }}});
}

TEST(RowValidation, Ventures) {
  expect_each<Venture>(
      good_venture(),
      {{"name", [](Venture& row) { row.id = "v/1"; }},
       {"display_name", [](Venture& row) { row.display_name = "   "; }},
       {"description",
        [](Venture& row) { row.description = std::string(kDescriptionBytesMax + 1, 'x'); }},
       {"topics[1]", [](Venture& row) { row.topics = {"a", "a"}; }},
       {"areas[0]", [](Venture& row) { row.areas = {""}; }},
       {"website", [](Venture& row) { row.website = "example.org"; }},
       {"people[0]", [](Venture& row) { row.people = {""}; }},
       {"people", [](Venture& row) { row.people = ids(kPeopleMax + 1); }},
       {"collaborations[0].unit", [](Venture& row) { row.collaborations[0].unit = ""; }},
       {"collaborations[1].time",
        [](Venture& row) { row.collaborations[1].time = Instant{99'000'000'000}; }}});
}

TEST(RowValidation, Ties) {
  const auto with_strength = [](double strength) {
    return [strength](Tie& row) { row.strength = strength; };
  };
  expect_each<Tie>(good_tie(),
                   {{"name", [](Tie& row) { row.id = "T"; }},
                    {"from", [](Tie& row) { row.from = ""; }},
                    {"to", [](Tie& row) { row.to = row.from; }},
                    {"kind", [](Tie& row) { row.kind = TieKind{0}; }},
                    {"strength", with_strength(0.0)},
                    {"strength", with_strength(1.0)},
                    {"strength", with_strength(-0.5)},
                    {"strength", with_strength(1.5)},
                    {"strength", with_strength(std::numeric_limits<double>::quiet_NaN())},
                    {"strength", with_strength(std::numeric_limits<double>::infinity())},
                    {"period.end_time", [](Tie& row) { row.window = {kSome, Instant{1}}; }}});
  Tie of_venture = good_tie();
  of_venture.from_venture = true;
  of_venture.from = of_venture.to;  // a venture may be called like a contact
  EXPECT_THAT(violations(of_venture, ""), IsEmpty());
}

TEST(RowValidation, Engagements) {
  expect_each<Engagement>(
      good_engagement(),
      {{"time", [](Engagement& row) { row.time = kAlways; }},
       {"kind", [](Engagement& row) { row.kind = EngagementKind{14}; }},
       {"venture", [](Engagement& row) { row.venture = ""; }},
       {"contact", [](Engagement& row) { row.contact = "Rolig Bok"; }},
       {"other_contact", [](Engagement& row) { row.other_contact = ""; }},
       {"other_contact", [](Engagement& row) { row.other_contact = row.contact; }},
       {"other_contact", [](Engagement& row) { row.kind = EngagementKind::kMet; }},
       {"topic", [](Engagement& row) { row.topic = "ÆØÅ"; }},
       {"area", [](Engagement& row) { row.area = "-"; }},
       {"source_id", [](Engagement& row) { row.source_id = kHuge; }},
       {"need_words", [](Engagement& row) { row.need_words = {"sykkel"}; }}});
  Engagement ended = good_engagement();
  ended.kind = EngagementKind::kMet;
  ended.other_contact = "";
  ended.topic = "barnehage";
  ended.need_words = ids(kNeedWordsMax);
  expect_each<Engagement>(
      ended, {{"need_words", [](Engagement& row) { row.topic = ""; }},
              {"need_words", [](Engagement& row) { row.need_words = ids(kNeedWordsMax + 1); }},
              {"need_words[0]", [](Engagement& row) { row.need_words = {"to ord"}; }}});
}

TEST(RowValidation, NamesEveryBrokenLawInTheOrderOfTheFields) {
  Contact row = good_contact();
  row.display_name.clear();
  row.unit.clear();
  row.capacity_per_week = -1;
  std::vector<std::string> fields;
  for (const FieldViolation& violation : violations(row, "contact.")) {
    fields.push_back(violation.field);
  }
  EXPECT_THAT(fields,
              ElementsAre("contact.display_name", "contact.unit", "contact.capacity_per_week"));
}

TEST(RowValidation, SaysWhatIsWrongButNotWhose) {
  Contact row = good_contact();
  row.display_name = "Hemmelig\nNavn";
  row.channels[0].value = "hemmelig adresse";
  for (const FieldViolation& violation : violations(row, "contact.")) {
    EXPECT_THAT(violation.description + violation.remedy, Not(HasSubstr("emmelig")));
  }
}

TEST(RowValidation, AcceptsListsAtTheirLimits) {
  Area area = good_area();
  area.neighbours = ids(kNeighboursMax);
  area.postal_codes =
      many<std::string>(kPostalCodesMax, [](std::size_t i) { return std::to_string(1000 + i); });
  EXPECT_THAT(violations(area, ""), IsEmpty());
  Contact contact = good_contact();
  contact.display_name = std::string(kNameBytesMax, 'x');
  contact.capacity_per_week = kCapacityPerWeekMax;
  EXPECT_THAT(violations(contact, ""), IsEmpty());
}

}  // namespace
}  // namespace veieninn::model
