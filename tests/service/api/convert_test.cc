// Every resource goes there and back unchanged; what a row cannot hold is named by its path.
#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "service/api/convert_engagement.h"
#include "service/api/directory_methods.h"
#include "service/api/resource_traits.h"

namespace veieninn::api {
namespace {

using testing::ElementsAre;

constexpr Instant kNow{1'795'000'000};

std::vector<std::string> fields_of(const Error& error) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : error.violations) fields.push_back(violation.field);
  return fields;
}

v1::LocalizedText text(const char* language, const char* words) {
  v1::LocalizedText result;
  result.set_language_code(language);
  result.set_text(words);
  return result;
}

v1::Area area() {
  v1::Area message;
  message.set_name("areas/3118");
  message.set_kind(v1::AREA_KIND_MUNICIPALITY);
  *message.add_names() = text("nb", "Indre Østfold");
  message.set_parent("areas/31");
  message.add_neighbours("areas/3120");
  message.add_former_numbers("0125");
  message.add_postal_codes("1850");
  return message;
}

v1::Topic topic() {
  v1::Topic message;
  message.set_name("topics/tema-barnehage");
  message.set_kind(v1::TOPIC_KIND_THEME);
  message.set_uri("https://psi.norge.no/los/tema/barnehage");
  *message.add_labels() = text("nb", "Barnehage");
  *message.add_hidden_labels() = text("en", "nursery");
  message.add_unlearned_words("sykkel");
  message.add_broader("topics/tema-oppvekst");
  message.add_related("topics/tema-skole");
  *message.add_notes() = text("nb", "Tilbud før skolen");
  return message;
}

v1::OrgUnit unit() {
  v1::OrgUnit message;
  message.set_name("orgUnits/asker");
  message.set_kind(v1::ORG_UNIT_KIND_MUNICIPALITY);
  *message.add_names() = text("nb", "Asker kommune");
  message.set_parent("orgUnits/akershus");
  message.add_areas("areas/3203");
  message.set_interest("Vi vil ha flere med.");
  message.set_mailbox("post@asker.example.org");
  message.set_phone("00 00 00 00");
  message.set_website("https://asker.example.org");
  message.set_publishes_contacts(true);
  return message;
}

v1::Contact contact() {
  v1::Contact message;
  message.set_name("contacts/c001");
  message.set_display_name("Rolig Bok");
  message.set_title("Rådgiver");
  message.set_unit("orgUnits/asker");
  message.mutable_tenure()->mutable_start_time()->set_seconds(1'700'000'000);
  v1::Expertise* expertise = message.add_expertise();
  expertise->set_topic("topics/tema-barnehage");
  expertise->set_level(v1::EXPERTISE_LEVEL_EXPERT);
  expertise->mutable_verify_time()->set_seconds(1'790'000'000);
  expertise->mutable_expire_time()->set_seconds(1'799'000'000);
  message.add_language_codes("nb");
  message.set_capacity_per_week(4);
  v1::TimePeriod* absence = message.add_absences();
  absence->mutable_start_time()->set_seconds(1'796'000'000);
  absence->mutable_end_time()->set_seconds(1'797'000'000);
  message.set_deputy("contacts/c002");
  message.set_successor("contacts/c003");
  v1::Channel* channel = message.add_channels();
  channel->set_kind(v1::CHANNEL_KIND_EMAIL);
  channel->set_visibility(v1::CHANNEL_VISIBILITY_PUBLIC);
  channel->set_value("rolig.bok@example.org");
  message.set_front_door(true);
  message.set_registrar(true);
  message.mutable_confirm_time()->set_seconds(1'790'000'000);
  message.mutable_publish_consent_time()->set_seconds(1'791'000'000);
  return message;
}

v1::Venture venture() {
  v1::Venture message;
  message.set_name("ventures/v001");
  message.set_display_name("Grønn Trapp");
  message.set_description("Vi bygger trapper.\nOg rekkverk.");
  message.add_topics("topics/tema-barnehage");
  message.add_areas("areas/3118");
  message.set_website("https://trapp.example.org");
  message.add_people("Snar Kopp");
  v1::Collaboration* collaboration = message.add_collaborations();
  collaboration->set_unit("orgUnits/asker");
  collaboration->set_topic("topics/tema-barnehage");
  collaboration->mutable_time()->set_seconds(1'700'000'000);
  return message;
}

v1::Tie tie(const char* from) {
  v1::Tie message;
  message.set_name("ties/t001");
  message.set_from(from);
  message.set_to("contacts/c002");
  message.set_kind(v1::TIE_KIND_COLLEAGUE);
  message.set_strength(0.25);
  message.mutable_period()->mutable_end_time()->set_seconds(1'799'000'000);
  return message;
}

v1::Engagement engagement() {
  v1::Engagement message;
  message.mutable_time()->set_seconds(1'790'000'000);
  message.set_kind(v1::ENGAGEMENT_KIND_REFERRED);
  message.set_venture("ventures/v001");
  message.set_contact("contacts/c001");
  message.set_other_contact("contacts/c002");
  message.set_topic("topics/tema-barnehage");
  message.set_area("areas/3118");
  message.set_source_id("post-17");
  return message;
}

template <typename Traits>
void expect_round_trip(const typename Traits::Message& message, const std::string& id) {
  const auto row = row_of<Traits>(message, id, kNow);
  ASSERT_TRUE(row) << row.error().message;
  typename Traits::Message back;
  write_row(*row, &back);
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(message, back))
      << message.DebugString() << "became\n"
      << back.DebugString();
}

template <typename Traits>
std::vector<std::string> wrong_fields(const typename Traits::Message& message) {
  const auto row = row_of<Traits>(message, "x1", kNow);
  return row ? std::vector<std::string>{} : fields_of(row.error());
}

TEST(Conversion, BringsEveryFieldOfEveryResourceThereAndBack) {
  expect_round_trip<AreaTraits>(area(), "3118");
  expect_round_trip<TopicTraits>(topic(), "tema-barnehage");
  expect_round_trip<OrgUnitTraits>(unit(), "asker");
  expect_round_trip<ContactTraits>(contact(), "c001");
  expect_round_trip<VentureTraits>(venture(), "v001");
  expect_round_trip<TieTraits>(tie("ventures/v001"), "t001");
  expect_round_trip<TieTraits>(tie("contacts/c001"), "t001");
}

TEST(Conversion, KeepsTheTellingWordsOfANeedThatEnded) {
  v1::Engagement message = engagement();
  message.set_kind(v1::ENGAGEMENT_KIND_MET);
  message.clear_other_contact();
  message.set_need_text("Snar Kopp vil reparere sykler, ring 91234567");
  message.add_need_words("Verksted");
  FieldReader reader("engagement.", kNow);
  EXPECT_THAT(read_row(reader, message).need_words,
              testing::ElementsAre("reparere", "ring", "sykler", "verksted"));
  message.clear_need_words();
  message.set_kind(v1::ENGAGEMENT_KIND_SENT);
  EXPECT_TRUE(read_row(reader, message).need_words.empty()) << "no need ended";
  message.set_kind(v1::ENGAGEMENT_KIND_MET);
  message.clear_topic();
  EXPECT_TRUE(read_row(reader, message).need_words.empty()) << "it ended at no topic";
  EXPECT_TRUE(reader.take().empty());
  message.set_need_text(std::string(4001, 'x'));
  message.add_need_words("to ord");
  static_cast<void>(read_row(reader, message));
  EXPECT_EQ(fields_of(invalid_arguments(reader.take())),
            (std::vector<std::string>{"engagement.need_words[0]", "engagement.need_text"}));
}

TEST(Conversion, BringsAnEngagementThereAndBack) {
  FieldReader reader("engagement.", kNow);
  model::Engagement row = read_row(reader, engagement());
  EXPECT_TRUE(reader.take().empty());
  row.sequence = 42;
  v1::Engagement back;
  write_row(row, &back);
  v1::Engagement expected = engagement();
  expected.set_name("engagements/42");
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(expected, back));
}

TEST(Conversion, NamesTheBadEntryOfAListByItsPlace) {
  v1::Contact message = contact();
  *message.add_expertise() = message.expertise(0);
  message.mutable_expertise(1)->mutable_verify_time()->set_seconds(99'999'999'999);
  EXPECT_THAT(wrong_fields<ContactTraits>(message),
              ElementsAre("contact.expertise[1].verify_time"));
}

TEST(Conversion, NamesEverythingThatIsWrongAtOnce) {
  v1::Contact message = contact();
  message.set_unit("areas/3118");
  message.mutable_expertise(0)->clear_verify_time();
  message.mutable_channels(0)->set_kind(v1::CHANNEL_KIND_UNSPECIFIED);
  EXPECT_THAT(
      wrong_fields<ContactTraits>(message),
      ElementsAre("contact.unit", "contact.expertise[0].verify_time", "contact.channels[0].kind"));
}

TEST(Conversion, RefusesKindsThatAreUnsetOrUnknown) {
  v1::Area unset = area();
  unset.set_kind(v1::AREA_KIND_UNSPECIFIED);
  EXPECT_THAT(wrong_fields<AreaTraits>(unset), ElementsAre("area.kind"));
  v1::Area unknown = area();
  unknown.set_kind(static_cast<v1::AreaKind>(77));
  EXPECT_THAT(wrong_fields<AreaTraits>(unknown), ElementsAre("area.kind"));
}

TEST(Conversion, RefusesAProbabilityOutsideItsBounds) {
  for (const double strength : {0.0, 1.0, -0.5, 1.5, std::numeric_limits<double>::quiet_NaN(),
                                std::numeric_limits<double>::infinity()}) {
    v1::Tie message = tie("contacts/c001");
    message.set_strength(strength);
    EXPECT_THAT(wrong_fields<TieTraits>(message), ElementsAre("tie.strength")) << strength;
  }
}

TEST(Conversion, RefusesAPeriodThatEndsBeforeItBegins) {
  v1::Tie message = tie("contacts/c001");
  message.mutable_period()->mutable_start_time()->set_seconds(1'800'000'000);
  EXPECT_THAT(wrong_fields<TieTraits>(message), ElementsAre("tie.period.end_time"));
  v1::Contact absent = contact();
  absent.mutable_absences(0)->mutable_end_time()->set_seconds(1'795'000'000);
  EXPECT_THAT(wrong_fields<ContactTraits>(absent), ElementsAre("contact.absences[0].end_time"));
}

TEST(Conversion, RefusesATieToOneselfAndWrongCollections) {
  v1::Tie self = tie("contacts/c002");
  EXPECT_THAT(wrong_fields<TieTraits>(self), ElementsAre("tie.to"));
  v1::Tie from_unit = tie("orgUnits/asker");
  EXPECT_THAT(wrong_fields<TieTraits>(from_unit), ElementsAre("tie.from"));
}

TEST(Conversion, RefusesWhatIsTooLong) {
  v1::Venture message = venture();
  message.set_description(std::string(4001, 'x'));
  EXPECT_THAT(wrong_fields<VentureTraits>(message), ElementsAre("venture.description"));
}

TEST(Conversion, RefusesDuplicatesInAList) {
  v1::Venture message = venture();
  message.add_areas(message.areas(0));
  EXPECT_THAT(wrong_fields<VentureTraits>(message), ElementsAre("venture.areas[1]"));
}

TEST(Conversion, RoundsTimesDownToTheSecond) {
  FieldReader reader("", kNow);
  google::protobuf::Timestamp time;
  time.set_seconds(-5);
  time.set_nanos(999'999'999);
  EXPECT_EQ(reader.instant({"time"}, time).unix_seconds, -5);
  EXPECT_TRUE(reader.take().empty());
  time.set_nanos(-1);
  (void)reader.instant({"time"}, time);
  EXPECT_EQ(reader.take().size(), 1U);
}

TEST(Conversion, KeepsTheBoundsOfTimeInclusive) {
  FieldReader reader("", kNow);
  google::protobuf::Timestamp time;
  time.set_seconds(kEarliestInstant.unix_seconds);
  EXPECT_EQ(reader.instant({"time"}, time), kEarliestInstant);
  time.set_seconds(kLatestInstant.unix_seconds);
  EXPECT_EQ(reader.instant({"time"}, time), kLatestInstant);
  EXPECT_TRUE(reader.take().empty());
  time.set_seconds(kLatestInstant.unix_seconds + 1);
  (void)reader.instant({"time"}, time);
  EXPECT_EQ(reader.take().front().field, "time");
}

TEST(Conversion, TakesTheMomentOfTheWriteForAMissingConfirmation) {
  v1::Contact message = contact();
  message.clear_confirm_time();
  const auto row = row_of<ContactTraits>(message, "c001", kNow);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->confirm_time, kNow);
}

TEST(Conversion, SaysNothingOfThePersonInAnError) {
  v1::Contact message = contact();
  message.set_display_name("Rolig \x01 Bok");
  const auto row = row_of<ContactTraits>(message, "c001", kNow);
  ASSERT_FALSE(row);
  EXPECT_EQ(row.error().message.find("Rolig"), std::string::npos);
  for (const FieldViolation& violation : row.error().violations) {
    EXPECT_EQ(violation.description.find("Rolig"), std::string::npos);
  }
}

}  // namespace
}  // namespace veieninn::api
