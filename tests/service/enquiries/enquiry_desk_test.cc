#include "service/enquiries/enquiry_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/contract/sqlite_host.h"

namespace veieninn::enquiries {
namespace {

using enquiry::Answered;
using model::AnswerKind;
using model::EnquiryOutcome;
using model::EnquiryState;
using model::LetterKind;
using store::StoredEnquiry;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr std::int64_t kDay = kSecondsPerDay;
constexpr Instant kNow{1'796'040'000};  // Monday the 30th of November 2026

model::Contact contact(const std::string& id, const std::string& unit = "asker") {
  model::Contact row;
  row.id = id;
  row.display_name = "Rolig " + id;
  row.unit = unit;
  row.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, id + "@asker.example.org"}};
  row.confirm_time = Instant{kNow.unix_seconds - 10 * kDay};
  return row;
}

model::Contact expert(const std::string& id, model::ExpertiseLevel level) {
  model::Contact row = contact(id);
  row.expertise = {{"barnehage", level, Instant{kNow.unix_seconds - 10 * kDay}, kNever}};
  return row;
}

// Anna and Berit know kindergartens; Dagny stands in for Anna; Frida is the front door; Rita
// registers.
class EnquiryDeskTest : public testing::Test {
 protected:
  EnquiryDeskTest() {
    model::Contact anna = expert("anna", model::ExpertiseLevel::kExpert);
    anna.deputy = "dagny";
    model::Contact frida = contact("frida");
    frida.front_door = true;
    model::Contact rita = contact("rita");
    rita.registrar = true;
    commit({store::put(store::area("no", model::AreaKind::kCountry)),
            store::put(store::area("3203", model::AreaKind::kMunicipality, "no")),
            store::put(store::topic("barnehage")), store::put(store::unit("asker", "", {"3203"})),
            store::put(anna), store::put(expert("berit", model::ExpertiseLevel::kBasic)),
            store::put(contact("dagny")), store::put(frida), store::put(rita),
            store::put(store::venture("v1")), store::put(store::venture("v2"))});
    publisher = *feed::SnapshotPublisher::start(host.store());
    desk = std::make_unique<EnquiryDesk>(host.store(), *publisher);
  }

  void commit(std::vector<store::Operation> operations) {
    const auto done = host.store().commit({std::move(operations), "", 0, kNow});
    ASSERT_TRUE(done) << done.error().error.message;
  }
  model::Contact row(const std::string& id) {
    return std::get<model::Contact>(host.store().get(store::ResourceKind::kContact, id)->row);
  }
  static Opening opening(std::string id = "e1") {
    Opening asked;
    asked.id = std::move(id);
    asked.venture = "v1";
    asked.need_text = "Vi vil lage mat sammen med barna.";
    asked.topics = {"barnehage"};
    asked.area = "3203";
    asked.language = "nb";
    asked.sender_name = "Blid Gulrot";
    asked.sender_address = "blid.gulrot@example.org";
    return asked;
  }
  StoredEnquiry open(const Opening& asked) {
    Result<Opened> opened = desk->open(asked, {}, now);
    if (!opened) {
      ADD_FAILURE() << opened.error().message;
      return {};
    }
    return opened->enquiry;
  }
  StoredEnquiry act(const enquiry::Action& action, const std::string& id = "e1") {
    Result<StoredEnquiry> done = desk->act(id, action, {}, {}, now);
    if (!done) {
      ADD_FAILURE() << done.error().message;
      return {};
    }
    return *done;
  }
  std::vector<std::string> facts_of(const std::string& id) {
    std::vector<std::string> kinds;
    store::EngagementQuery query;
    query.conditions = {{"contact", store::Comparison::kEquals, id}};
    const auto page = host.store().list_engagements(query);
    for (const model::Engagement& fact : page->rows) {
      kinds.push_back(std::to_string(static_cast<int>(fact.kind)));
    }
    return kinds;
  }
  std::vector<LetterKind> waiting_letters() {
    std::vector<LetterKind> kinds;
    const auto letters = host.store().due_letters(now, 100);
    for (const store::Letter& letter : *letters) kinds.push_back(letter.kind);
    return kinds;
  }

  store::SqliteHost host;
  std::unique_ptr<feed::SnapshotPublisher> publisher;
  std::unique_ptr<EnquiryDesk> desk;
  Instant now = kNow;
};

TEST_F(EnquiryDeskTest, OpensByTheBestWayAndWritesToTheFirstPerson) {
  const StoredEnquiry opened = open(opening());
  EXPECT_EQ(opened.row.state, EnquiryState::kDrafted);
  EXPECT_EQ(opened.row.waits_on, "anna");
  EXPECT_EQ(opened.row.topic, "barnehage");
  EXPECT_THAT(waiting_letters(), ElementsAre(LetterKind::kEnquiry, LetterKind::kVentureSent));
  EXPECT_THAT(*host.store().list_events("e1"), SizeIs(2));
}

TEST_F(EnquiryDeskTest, FindsWhoWasRegisteredAMomentAgo) {
  for (int i = 0; i < 20; ++i) {
    const std::string id = std::to_string(i);
    commit({store::put(store::topic("tema" + id)), store::put(store::venture("venture" + id))});
    model::Contact known = contact("kjent" + id);
    known.expertise = {{"tema" + id, model::ExpertiseLevel::kExpert, now, kNever}};
    commit({store::put(known)});
    Opening asked = opening("e" + id);
    asked.venture = "venture" + id;
    asked.need_text = "noe";
    asked.topics = {"tema" + id};
    EXPECT_EQ(open(asked).row.waits_on, "kjent" + id);
  }
}

TEST_F(EnquiryDeskTest, OpensByTheChosenWayFirst) {
  Opening asked = opening();
  asked.chosen_way = {"dagny", "berit"};
  const StoredEnquiry opened = open(asked);
  EXPECT_EQ(opened.row.waits_on, "dagny");
  EXPECT_EQ(opened.row.ways[1].contacts, std::vector<std::string>{"anna"});
  EXPECT_THAT(
      opened.row.ways,
      Not(Contains(Field(&model::EnquiryWay::contacts, std::vector<std::string>{"berit"}))));
  asked.id = "e2";
  asked.venture = "v2";
  asked.chosen_way = {"nobody"};
  EXPECT_EQ(desk->open(asked, {}, now).error().violations.at(0).field, "chosen_contacts");
}

TEST_F(EnquiryDeskTest, AnswersARepeatedOpeningWithWhatItMade) {
  const Repeat repeat{"3f0e9f6e-5f0b-4a3e-9c55-0d8f5d1c5a01", 7};
  const Result<Opened> first = desk->open(opening(), repeat, now);
  const Result<Opened> again = desk->open(opening(), repeat, now);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->enquiry.revision, first->enquiry.revision);
  EXPECT_EQ(desk->open(opening(), {repeat.request_id, 8}, now).error().reason,
            ErrorReason::kRequestIdReused);
}

TEST_F(EnquiryDeskTest, JoinsTheSameNeedOfTheSameVenture) {
  open(opening());
  const Result<Opened> same = desk->open(opening("e2"), {}, now);
  ASSERT_TRUE(same);
  EXPECT_TRUE(same->joined);
  EXPECT_EQ(same->enquiry.row.id, "e1");
  Opening other = opening("e3");
  other.venture = "v2";
  EXPECT_FALSE(desk->open(other, {}, now)->joined);
}

TEST_F(EnquiryDeskTest, LimitsHowManyAVentureHasOpen) {
  for (int i = 0; i < kOpenEnquiriesPerVentureMax; ++i) {
    Opening asked = opening("e" + std::to_string(i));
    asked.topics.clear();
    asked.need_text = "Sak nummer " + std::to_string(i);
    open(asked);
  }
  Opening more = opening("more");
  more.need_text = "enda en";
  EXPECT_EQ(desk->open(more, {}, now).error().reason, ErrorReason::kLimitExceeded);
}

TEST_F(EnquiryDeskTest, SendsNobodyMoreThanSheTakesAWeek) {
  model::Contact anna = row("anna");
  anna.capacity_per_week = 1;
  commit({store::put(anna)});
  open(opening());
  Opening other = opening("e2");
  other.venture = "v2";
  EXPECT_EQ(open(other).row.waits_on, "berit");
  other.id = "e3";
  other.need_text = "noe annet";
  other.topics.clear();
  other.chosen_way = {"anna"};
  EXPECT_THAT(desk->open(other, {}, now).error().message, HasSubstr("as many enquiries"));
}

TEST_F(EnquiryDeskTest, RefusesWhatIsWrongAndKeepsNothing) {
  const auto error = [&](const auto& change) {
    Opening asked = opening();
    change(asked);
    const Result<Opened> refused = desk->open(asked, {}, now);
    EXPECT_FALSE(refused);
    return refused ? Error{} : refused.error();
  };
  EXPECT_EQ(error([](Opening& o) { o.venture = "v9"; }).reason, ErrorReason::kReferenceNotFound);
  EXPECT_EQ(error([](Opening& o) { o.area = "9999"; }).reason, ErrorReason::kReferenceNotFound);
  EXPECT_EQ(error([](Opening& o) { o.topics = {"x"}; }).reason, ErrorReason::kReferenceNotFound);
  EXPECT_EQ(error([](Opening& o) { o.sender_address = "a@b\r\nBcc: c@d"; }).violations.at(0).field,
            "enquiry.sender_address");
  EXPECT_EQ(error([](Opening& o) { o.sender_address = std::string(10'000, 'a') + "@b"; })
                .violations.at(0)
                .field,
            "enquiry.sender_address");
  EXPECT_EQ(error([](Opening& o) { o.sender_name = "Blid\r\nGulrot"; }).violations.at(0).field,
            "enquiry.sender_name");
  EXPECT_EQ(error([](Opening& o) { o.language = "fr"; }).violations.at(0).field,
            "enquiry.language_code");
  EXPECT_THAT(host.store().list_enquiries({})->rows, IsEmpty());
}

TEST_F(EnquiryDeskTest, KeepsAnswerFactsAndTheWordsOfTheNeed) {
  open(opening());
  act(enquiry::LetterSent{"anna"});
  act(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}});
  EXPECT_THAT(facts_of("anna"), ElementsAre("8", "1")) << "took ownership, sent";
  store::EngagementQuery query;
  const auto facts = host.store().list_engagements(query);
  EXPECT_THAT(facts->rows.front().need_words, Contains("barna"));
  const StoredEnquiry closed = act(Answered{
      {.kind = AnswerKind::kClose, .contact = "anna", .outcome = EnquiryOutcome::kCollaboration}});
  EXPECT_EQ(closed.row.state, EnquiryState::kClosed);
}

TEST_F(EnquiryDeskTest, LetsExactlyOneOfManyAnswersWin) {
  open(opening());
  act(Answered{{.kind = AnswerKind::kRefer, .contact = "anna", .other_contact = "dagny"}});
  act(Answered{{.kind = AnswerKind::kRefer, .contact = "dagny", .other_contact = "berit"}});
  std::vector<std::thread> threads;
  std::vector<std::string> messages(12);
  const std::vector<std::string> who = {"anna", "dagny", "berit"};
  for (std::size_t i = 0; i < messages.size(); ++i) {
    threads.emplace_back([&, i] {
      const auto done = desk->act(
          "e1", Answered{{.kind = AnswerKind::kAccept, .contact = who[i % 3]}}, {}, {}, now);
      messages[i] = done ? "won" : done.error().message;
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::string owner = host.store().get_enquiry("e1")->row.owner;
  EXPECT_EQ(std::ranges::count(messages, "won"), 1);
  EXPECT_EQ(std::ranges::count_if(messages,
                                  [&](const std::string& message) {
                                    return message.find("contacts/" + owner) != std::string::npos ||
                                           message.find("does not wait on") != std::string::npos;
                                  }),
            11);
}

TEST_F(EnquiryDeskTest, TellsWhoWroteLastWhenARevisionIsOld) {
  const StoredEnquiry opened = open(opening());
  act(Answered{{.kind = AnswerKind::kRefer, .contact = "anna", .other_contact = "berit"}});
  const auto late = desk->act("e1", Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}},
                              opened.revision, {}, now);
  EXPECT_EQ(late.error().reason, ErrorReason::kEtagMismatch);
  EXPECT_THAT(late.error().message, HasSubstr("last by contacts/anna"));
}

TEST_F(EnquiryDeskTest, AnswersARepeatedAnswerWithWhatStands) {
  open(opening());
  const Repeat repeat{"3f0e9f6e-5f0b-4a3e-9c55-0d8f5d1c5a01", 7};
  const Answered accept{{.kind = AnswerKind::kAccept, .contact = "anna"}};
  ASSERT_TRUE(desk->act("e1", accept, {}, repeat, now));
  const auto again = desk->act("e1", accept, {}, repeat, now);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->row.owner, "anna");
  EXPECT_THAT(facts_of("anna"), SizeIs(1));
}

TEST_F(EnquiryDeskTest, WritesIntoHerEntryWhatSheSaysOfHerself) {
  open(opening());
  const Instant back{kNow.unix_seconds + 20 * kDay};
  act(Answered{{.kind = AnswerKind::kAway, .contact = "anna", .until = back}});
  EXPECT_THAT(row("anna").absences, ElementsAre(TimeWindow{now, back}));
  EXPECT_EQ(host.store().get_enquiry("e1")->row.waits_on, "dagny");
  act(Answered{{.kind = AnswerKind::kLeave, .contact = "dagny"}});
  EXPECT_EQ(row("dagny").tenure.until, now);
}

TEST_F(EnquiryDeskTest, HoldsADeadAddressForUnconfirmed) {
  open(opening());
  const StoredEnquiry moved = act(enquiry::LetterBounced{"anna"});
  EXPECT_NE(moved.row.waits_on, "anna");
  EXPECT_EQ(row("anna").confirm_time, kEarliestInstant);
}

TEST_F(EnquiryDeskTest, RegistersAColleagueByAnAddressOfHerOwnOrganisation) {
  open(opening());
  const model::EnquiryAnswer refer{.kind = AnswerKind::kRefer, .contact = "anna"};
  const auto pass = [&](const std::string& address) {
    return desk->pass_to_address("e1", refer, {"Mild Havre", address}, false, {}, {}, now);
  };
  EXPECT_THAT(pass("mild.havre@elsewhere.example.org").error().violations.at(0).remedy,
              HasSubstr("@asker.example.org"));
  EXPECT_EQ(pass("x@asker.example.org\r\nBcc: y@z").error().reason, ErrorReason::kInvalidArgument);
  const auto passed = pass("mild.havre@ASKER.example.org");
  ASSERT_TRUE(passed) << passed.error().message;
  const model::Contact made = row(passed->row.waits_on);
  EXPECT_EQ(made.display_name, "Mild Havre");
  EXPECT_EQ(made.unit, "asker");
  const auto back = desk->pass_to_address("e1", {.kind = AnswerKind::kRefer, .contact = made.id},
                                          {"Anna", "anna@asker.example.org"}, false, {}, {}, now);
  EXPECT_EQ(back.error().reason, ErrorReason::kCycle) << "she is registered, and was asked";
}

TEST_F(EnquiryDeskTest, MovesOnWhatIsDueThroughTheWholeLadderToTheRegistrarAndAGap) {
  open(opening());
  std::vector<std::string> waited_on;
  for (int day = 0; day < 400; ++day) {
    now.unix_seconds += kDay;
    StoredEnquiry stored = *host.store().get_enquiry("e1");
    if (stored.row.state == EnquiryState::kDrafted) act(enquiry::LetterSent{stored.row.waits_on});
    if (waited_on.empty() || waited_on.back() != stored.row.waits_on) {
      waited_on.push_back(stored.row.waits_on);
    }
    ASSERT_TRUE(desk->sweep(now, 100));
  }
  const StoredEnquiry ended = *host.store().get_enquiry("e1");
  EXPECT_EQ(ended.row.outcome, EnquiryOutcome::kGap);
  EXPECT_EQ(waited_on.front(), "anna");
  EXPECT_THAT(waited_on, Contains("rita"));
  const auto gaps = host.store().gaps_since(0);
  ASSERT_THAT(*gaps, SizeIs(1));
  EXPECT_EQ((*gaps)[0].topic, "barnehage");
}

TEST_F(EnquiryDeskTest, FindsAnOwnerWhoseTenureEndedAndGivesItToWhoStandsIn) {
  open(opening());
  act(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}});
  model::Contact anna = row("anna");
  anna.tenure.until = Instant{kNow.unix_seconds + kDay};
  commit({store::put(anna)});
  ASSERT_TRUE(desk->sweep(now, 100));
  EXPECT_EQ(host.store().get_enquiry("e1")->row.owner, "anna");
  now.unix_seconds += kDay;
  ASSERT_TRUE(desk->sweep(now, 100));
  EXPECT_EQ(host.store().get_enquiry("e1")->row.owner, "dagny");
}

TEST_F(EnquiryDeskTest, HandsOverBeforeAnErasureAndAlsoAfterOneThatDidNotAsk) {
  open(opening());
  act(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}});
  ASSERT_TRUE(desk->release("anna", now));
  EXPECT_EQ(host.store().get_enquiry("e1")->row.owner, "dagny");
  commit({store::erase(store::ResourceKind::kContact, "dagny")});
  EXPECT_EQ(host.store().get_enquiry("e1")->row.owner, "");
  ASSERT_TRUE(desk->sweep(now, 100));
  EXPECT_EQ(host.store().get_enquiry("e1")->row.owner, "rita");
}

TEST_F(EnquiryDeskTest, StopsASenderThatWasReported) {
  open(opening());
  act(enquiry::AbuseReported{"anna", "samme brev til alle"});
  EXPECT_THAT(waiting_letters(), ElementsAre(LetterKind::kRegistrarTask));
  Opening more = opening("e2");
  more.need_text = "mer";
  EXPECT_EQ(desk->open(more, {}, now).error().reason, ErrorReason::kSenderStopped);
}

TEST_F(EnquiryDeskTest, ForgetsTextsHalfAYearAfterTheEnd) {
  open(opening());
  act(enquiry::ClosedByVenture{});
  now.unix_seconds += 180 * kDay;
  ASSERT_TRUE(desk->sweep(now, 100));
  EXPECT_NE(host.store().get_enquiry("e1")->row.need_text, "");
  now.unix_seconds += 10 * kDay;
  ASSERT_TRUE(desk->sweep(now, 100));
  EXPECT_EQ(host.store().get_enquiry("e1")->row.need_text, "");
}

TEST_F(EnquiryDeskTest, TellsWhoWatches) {
  std::vector<std::string> changed;
  desk->set_change_listener([&](const std::string& id) { changed.push_back(id); });
  open(opening());
  act(enquiry::LetterSent{"anna"});
  act(enquiry::LetterSent{"anna"});
  EXPECT_THAT(changed, ElementsAre("e1", "e1")) << "what changes nothing is not told";
}

}  // namespace
}  // namespace veieninn::enquiries
