// Enquiries, letters and links, as every store keeps them.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using model::Enquiry;
using model::EnquiryActor;
using model::EnquiryEvent;
using model::EnquiryEventKind;
using model::EnquiryState;
using model::LetterKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr std::int64_t kDay = kSecondsPerDay;

Enquiry enquiry(std::string id, std::string waits_on = "c1") {
  Enquiry row;
  row.id = std::move(id);
  row.venture = "v1";
  row.need_text = "Vi vil lage mat <b>sammen</b> med barn.\nHilsen oss";
  row.language = "nb";
  row.sender_name = "Blid Gulrot";
  row.sender_address = "blid.gulrot@example.org";
  row.ways = {{{"c2", waits_on}}, {{"c3"}}};
  row.asked = {waits_on};
  row.waits_on = std::move(waits_on);
  row.waiting_since = Instant{1'700'000'000};
  row.due_time = Instant{1'700'000'000 + 3 * kDay};
  row.event_count = 1;
  return row;
}

Letter letter(const std::string& digit, LetterKind kind = LetterKind::kEnquiry) {
  Letter row;
  row.id = std::string(32, digit.front());
  row.kind = kind;
  row.contact = "c1";
  row.next_time = Instant{1'700'000'000};
  return row;
}

TEST_P(StoreEnquiries, ComeBackAsTheyWereAlsoAfterReopening) {
  Enquiry row = enquiry("e1");
  row.topic = "barnehage";
  row.area = "3203";
  row.state = EnquiryState::kAccepted;
  row.owner = "c1";
  row.waits_on.clear();
  row.offered_to = "c2";
  row.coordinator = "c3";
  row.team = {"c3", "c4"};
  row.registrars = {"c4"};
  row.pending = {{.kind = model::AnswerKind::kNameCoordinator,
                  .contact = "c1",
                  .other_contact = "c4",
                  .decline_reason = model::DeclineReason::kWrongTopic,
                  .note = "prøv henne",
                  .until = Instant{1'700'100'000},
                  .outcome = model::EnquiryOutcome::kAdvice},
                 Instant{1'700'001'800}};
  const Revision revision = make(row);
  host().reopen();
  const Result<StoredEnquiry> stored = store().get_enquiry("e1");
  ASSERT_TRUE(stored) << stored.error().message;
  EXPECT_EQ(stored->row, row);
  EXPECT_EQ(stored->revision, revision);
  EXPECT_EQ(stored->create_time, now);
  EXPECT_THAT(*store().list_events("e1"), ElementsAre(asked_event(1)));
  row.pending.reset();
  row.ways.pop_back();
  row.team = {"c4"};
  commit({PutEnquiry{row, revision, {asked_event(2, "c2")}, {}}});
  EXPECT_EQ(store().get_enquiry("e1")->row, row);
  EXPECT_THAT(*store().list_events("e1"), ElementsAre(asked_event(1), asked_event(2, "c2")));
}

TEST_P(StoreEnquiries, LetExactlyOneOfTwoChangesThrough) {
  const Revision first = make(enquiry("e1"));
  EXPECT_EQ(refused({PutEnquiry{enquiry("e1"), {}, {}, {}}}).error.reason,
            ErrorReason::kAlreadyExists);
  commit({PutEnquiry{enquiry("e1"), first, {asked_event(2)}, {}}});
  EXPECT_EQ(refused({PutEnquiry{enquiry("e1"), first, {asked_event(2)}, {}}}).error.reason,
            ErrorReason::kEtagMismatch);
  EXPECT_EQ(refused({PutEnquiry{enquiry("e2"), first, {}, {}}}).error.reason,
            ErrorReason::kEtagMismatch);
  EXPECT_THAT(*store().list_events("e1"), SizeIs(2));
}

TEST_P(StoreEnquiries, AreRefusedWhereTheyNameNobodyOrBreakALaw) {
  EXPECT_EQ(store().get_enquiry("e1").error().reason, ErrorReason::kNotFound);
  Enquiry row = enquiry("e1");
  row.ways[1].contacts = {"nobody"};
  EXPECT_EQ(field_of(refused({PutEnquiry{row, {}, {}, {}}})), "enquiry.ways[1]");
  row = enquiry("e1");
  row.venture = "v9";
  EXPECT_EQ(refused({PutEnquiry{row, {}, {}, {}}}).error.reason, ErrorReason::kReferenceNotFound);
  row = enquiry("e1");
  row.sender_address = "a@example.org\r\nBcc: b@example.org";
  EXPECT_EQ(field_of(refused({PutEnquiry{row, {}, {}, {}}})), "enquiry.sender_address");
  row = enquiry("e1");
  row.need_text.assign(4001, 'a');
  EXPECT_EQ(field_of(refused({PutEnquiry{row, {}, {}, {}}})), "enquiry.need_text");
  row = enquiry("e1");
  row.language = "xx";
  EXPECT_EQ(field_of(refused({PutEnquiry{row, {}, {}, {}}})), "enquiry.language_code");
  EnquiryEvent loud = asked_event(1);
  loud.note.assign(1001, 'a');
  EXPECT_EQ(field_of(refused({PutEnquiry{enquiry("e1"), {}, {loud}, {}}})), "enquiry.note");
  EXPECT_EQ(refused({PutEnquiry{enquiry("e1"), {}, {}, {}}, PutEnquiry{enquiry("e1"), {}, {}, {}}})
                .operation,
            1U);
}

TEST_P(StoreEnquiries, AreListedNewestFirstByVentureAndByWhoHasThem) {
  make(enquiry("e1"));
  now.unix_seconds += 10;
  Enquiry owned = enquiry("e2");
  owned.waits_on.clear();
  owned.owner = "c2";
  owned.state = EnquiryState::kAccepted;
  make(owned);
  now.unix_seconds += 10;
  Enquiry closed = enquiry("e3");
  closed.state = EnquiryState::kClosed;
  closed.outcome = model::EnquiryOutcome::kMet;
  closed.waits_on.clear();
  closed.owner = "c2";
  make(closed);
  EXPECT_THAT(ids({}), ElementsAre("e3", "e2", "e1"));
  EXPECT_THAT(ids({.venture = "v1", .only_open = true}), ElementsAre("e2", "e1"));
  EXPECT_THAT(ids({.venture = "v2"}), IsEmpty());
  EXPECT_THAT(ids({.contact = "c2"}), ElementsAre("e3", "e2"));
  EXPECT_THAT(ids({.contact = "c1"}), ElementsAre("e1"));
  EXPECT_THAT(ids({.venture = "v1", .contact = "c2", .only_open = true}), ElementsAre("e2"));
  const EnquiryPage first = *store().list_enquiries({.page_size = 2});
  EXPECT_THAT(first.rows, SizeIs(2));
  EXPECT_THAT(ids({.page_size = 2, .after = first.next}), ElementsAre("e1"));
  EXPECT_EQ(store().list_enquiries({.page_size = 2, .after = first.next})->next, "");
  for (const std::string wrong : {"x", "1/", "/e1", "1/../x", "99999999999999999999/e1"}) {
    EXPECT_EQ(store().list_enquiries({.after = wrong}).error().reason,
              ErrorReason::kInvalidArgument);
  }
  EXPECT_EQ(*store().count_open_enquiries("v1"), 2);
}

TEST_P(StoreEnquiries, FindWhoHasAMailAddress) {
  model::Contact known = contact("c2");
  known.channels = {
      {model::ChannelKind::kPhone, model::ChannelVisibility::kPublic, "+47 00"},
      {model::ChannelKind::kEmail, model::ChannelVisibility::kInternal, "Rolig.Bok@example.org"}};
  commit({put(known)});
  EXPECT_EQ(*store().find_contact_by_address("rolig.bok@EXAMPLE.org"), "c2");
  EXPECT_EQ(*store().find_contact_by_address("+47 00"), std::nullopt);
}

TEST_P(StoreEnquiries, AreDueByTheirClock) {
  make(enquiry("e1"));
  Enquiry sooner = enquiry("e2");
  sooner.pending = {{.contact = "c1"}, Instant{1'700'000'100}};
  make(sooner);
  Enquiry never = enquiry("e3");
  never.due_time = kNever;
  make(never);
  const Instant before{1'700'000'099};
  const Instant after{1'700'000'000 + 4 * kDay};
  EXPECT_THAT(*store().due_enquiries(before, 10), IsEmpty());
  EXPECT_THAT(*store().due_enquiries(after, 10), ElementsAre("e2", "e1"));
  EXPECT_THAT(*store().due_enquiries(after, 1), ElementsAre("e2"));
}

TEST_P(StoreEnquiries, AreStrandedWhenATenureEnds) {
  make(enquiry("e1"));
  EXPECT_THAT(*store().stranded_enquiries(kLatestInstant, 10), IsEmpty());
  model::Contact gone = contact("c1");
  gone.tenure.until = Instant{1'700'010'000};
  commit({put(gone)});
  EXPECT_THAT(*store().stranded_enquiries(Instant{1'700'009'999}, 10), IsEmpty());
  EXPECT_THAT(*store().stranded_enquiries(Instant{1'700'010'000}, 10), ElementsAre("e1"));
}

TEST_P(StoreEnquiries, CountAgainstAWeekWhatWasSentAndWhatWaitsToLeave) {
  make(enquiry("e1"));
  EXPECT_EQ(*store().count_asked("c1", Instant{0}), 1);
  commit({Append{engagement("c1")}});
  EXPECT_EQ(*store().count_asked("c1", Instant{0}), 2);
  EXPECT_EQ(*store().count_asked("c1", engagement("c1").time), 1);
  EXPECT_EQ(*store().count_asked("c2", Instant{0}), 0);
}

TEST_P(StoreEnquiries, FindRegistrarsNearestFirst) {
  model::Contact near = contact("c2");
  near.registrar = true;
  commit({put(near)});
  EXPECT_THAT(*store().list_registrars("3203"), ElementsAre("c2"));
  EXPECT_THAT(*store().list_registrars("no"), IsEmpty());
  commit({put(unit("county", "", {"32"})), put(unit("office", "county"))});
  model::Contact far = contact("c1");
  far.unit = "office";
  far.registrar = true;
  commit({put(far)});
  EXPECT_THAT(*store().list_registrars("3203"), ElementsAre("c2", "c1"));
  EXPECT_THAT(*store().list_registrars("32"), ElementsAre("c1"));
}

TEST_P(StoreEnquiries, SendLettersInOrderAndEachAttemptOnce) {
  make(enquiry("e1"), {letter("a"), letter("b", LetterKind::kVentureSent), letter("c"),
                       letter("d", LetterKind::kVentureNext)});
  EXPECT_THAT(due_letter_ids(Instant{1'699'999'999}), IsEmpty());
  EXPECT_THAT(due_letter_ids(now), ElementsAre("a", "b")) << "the others wait for these";
  const std::string a = letter("a").id;
  commit({BeginLetter{a, 0, Instant{now.unix_seconds + 60}, {}}});
  EXPECT_EQ(refused({BeginLetter{a, 0, now, {}}}).error.reason, ErrorReason::kEtagMismatch)
      << "another replica was first";
  EXPECT_THAT(due_letter_ids(now), ElementsAre("b"));
  EXPECT_THAT(due_letter_ids(Instant{now.unix_seconds + 60}), ElementsAre("b", "a"));
  EXPECT_EQ(store().get_letter(a)->attempts, 1);
  commit({EndLetter{a, LetterState::kSent}});
  EXPECT_EQ(store().get_letter(a)->state, LetterState::kSent);
  EXPECT_EQ(commit({EndLetter{a, LetterState::kGivenUp}}).operations[0].outcome,
            Outcome::kUnchanged);
  EXPECT_THAT(due_letter_ids(now), ElementsAre("b", "c"));
  EXPECT_EQ(refused({BeginLetter{a, 1, now, {}}}).error.reason, ErrorReason::kEtagMismatch);
  EXPECT_EQ(store().get_letter(std::string(32, 'f')).error().reason, ErrorReason::kNotFound);
  const auto all = store().list_letters("e1");
  ASSERT_THAT(*all, SizeIs(4)) << "also what was sent";
  EXPECT_EQ(all->front().id, a);
  EXPECT_EQ(all->back().kind, LetterKind::kVentureNext);
  EXPECT_THAT(*store().list_letters("e2"), IsEmpty());
}

TEST_P(StoreEnquiries, KeepLinksByTheirHashUntilLongAfterTheyRanOut) {
  make(enquiry("e1"), {letter("a")});
  const AnswerLink link{std::string(64, '7'),
                        letter("a").id,
                        "e1",
                        "c1",
                        LetterKind::kEnquiry,
                        Instant{now.unix_seconds + 14 * kDay}};
  commit({BeginLetter{letter("a").id, 0, now, link}});
  EXPECT_EQ(*store().find_link(link.hash), link);
  EXPECT_EQ(*store().find_link(std::string(64, '8')), std::nullopt);
  now.unix_seconds += 60 * kDay;
  AnswerLink next = link;
  next.hash = std::string(64, '9');
  commit({BeginLetter{letter("a").id, 1, now, next}});
  EXPECT_EQ(*store().find_link(link.hash), std::nullopt);
}

TEST_P(StoreEnquiries, HoldBackLettersOfASenderThatWasStopped) {
  make(enquiry("e1"), {letter("a")});
  EXPECT_EQ(*store().find_stop("v1"), std::nullopt);
  const SenderStop stop{"v1", "e1", "c1", now};
  commit({StopSender{stop}});
  EXPECT_EQ(*store().find_stop("v1"), stop);
  EXPECT_THAT(due_letter_ids(now), IsEmpty());
  make(enquiry("e2"), {letter("b", LetterKind::kRegistrarTask)});
  EXPECT_THAT(due_letter_ids(now), ElementsAre("b")) << "who looks into it";
  commit({EndLetter{letter("b").id, LetterState::kSent}, ReleaseSender{"v1"}});
  EXPECT_EQ(*store().find_stop("v1"), std::nullopt);
  EXPECT_THAT(due_letter_ids(now), ElementsAre("a"));
  EXPECT_EQ(refused({StopSender{{"v9", "e1", "c1", now}}}).error.reason,
            ErrorReason::kReferenceNotFound);
}

TEST_P(StoreEnquiries, OutliveTheErasureOfAPersonAndAreDueAtOnce) {
  Enquiry row = enquiry("e1");
  row.pending = {{.contact = "c1", .note = "hemmelig"}, Instant{1'700'900'000}};
  row.team = {"c1", "c3"};
  std::vector<Letter> letters = {letter("a"), letter("b", LetterKind::kVentureSent)};
  const AnswerLink link{std::string(64, '7'), letter("a").id, "e1", "c1",
                        LetterKind::kEnquiry, kLatestInstant};
  EnquiryEvent hers = asked_event(2);
  hers.actor = EnquiryActor::kContact;
  hers.actor_id = "c1";
  hers.note = "hemmelig";
  commit({PutEnquiry{row, {}, {asked_event(1), hers}, letters}});
  commit({BeginLetter{letter("a").id, 0, now, link}, StopSender{{"v1", "e1", "c1", now}}});
  commit({ReleaseSender{"v1"}});
  now.unix_seconds += 100;
  const Revision erased = commit({erase(ResourceKind::kContact, "c1")}).revision;
  const StoredEnquiry left = *store().get_enquiry("e1");
  EXPECT_EQ(left.revision, erased);
  EXPECT_EQ(left.row.waits_on, "");
  EXPECT_EQ(left.row.due_time, now);
  EXPECT_FALSE(left.row.pending);
  EXPECT_THAT(left.row.asked, IsEmpty());
  EXPECT_THAT(left.row.team, ElementsAre("c3"));
  EXPECT_THAT(left.row.ways[0].contacts, ElementsAre("c2", ""));
  EXPECT_THAT(*store().due_enquiries(now, 10), ElementsAre("e1"));
  const std::vector<EnquiryEvent> events = *store().list_events("e1");
  EXPECT_EQ(events[0].contact, "");
  EXPECT_EQ(events[1].actor_id, "");
  EXPECT_EQ(events[1].note, "");
  EXPECT_EQ(*store().find_link(link.hash), std::nullopt);
  EXPECT_EQ(store().get_letter(letter("a").id).error().reason, ErrorReason::kNotFound);
  EXPECT_EQ(store().get_letter(letter("b").id)->contact, "");
  EXPECT_THAT(host().stored_bytes(), Not(HasSubstr("hemmelig")));
}

TEST_P(StoreEnquiries, ForgetTheirTextsAWhileAfterTheirEnd) {
  Enquiry closed = enquiry("e1");
  closed.state = EnquiryState::kClosed;
  closed.outcome = model::EnquiryOutcome::kMet;
  make(closed, {letter("a")});
  make(enquiry("e2"));
  const Instant then = now;
  now.unix_seconds += 200 * kDay;
  EXPECT_EQ(commit({ForgetTexts{then}}).operations[0].outcome, Outcome::kUnchanged)
      << "not older than that";
  EXPECT_EQ(commit({ForgetTexts{now}}).operations[0].outcome, Outcome::kUpdated);
  const Enquiry left = store().get_enquiry("e1")->row;
  EXPECT_EQ(left.need_text + left.sender_name + left.sender_address, "");
  EXPECT_EQ(left.outcome, closed.outcome);
  EXPECT_EQ((*store().list_events("e1"))[0].note, "");
  EXPECT_EQ(store().get_letter(letter("a").id).error().reason, ErrorReason::kNotFound);
  EXPECT_EQ(store().get_enquiry("e2")->row, enquiry("e2")) << "it is open";
  EXPECT_EQ(commit({ForgetTexts{now}}).operations[0].outcome, Outcome::kUnchanged);
}

TEST_P(StoreEnquiries, GoWithTheirVenture) {
  make(enquiry("e1"), {letter("a")});
  commit({StopSender{{"v1", "e1", "", now}}});
  commit({erase(ResourceKind::kVenture, "v1")});
  EXPECT_EQ(store().get_enquiry("e1").error().reason, ErrorReason::kNotFound);
  EXPECT_THAT(*store().list_events("e1"), IsEmpty());
  EXPECT_EQ(store().get_letter(letter("a").id).error().reason, ErrorReason::kNotFound);
  EXPECT_EQ(*store().find_stop("v1"), std::nullopt);
  EXPECT_THAT(host().stored_bytes(), Not(HasSubstr("blid.gulrot")));
}

TEST_P(StoreEnquiries, CountAGapWithTheirEnd) {
  commit({PutEnquiry{enquiry("e1"), {}, {}, {}}, CountGap{"3203", "barnehage", 20'000}});
  commit({CountGap{"3203", "barnehage", 20'000}});
  const std::vector<GapCount> gaps = *store().gaps_since(20'000);
  ASSERT_THAT(gaps, SizeIs(1));
  EXPECT_EQ(gaps[0].count, 2);
  refused({CountGap{"3203", "barnehage", 20'000}, PutEnquiry{enquiry("e1"), {}, {}, {}}});
  EXPECT_EQ((*store().gaps_since(20'000))[0].count, 2);
}

TEST_P(StoreEnquiries, KnowWhichRequestsWereKept) {
  const Commit kept{{PutEnquiry{enquiry("e1"), {}, {}, {}}}, "r1", 7, now};
  ASSERT_TRUE(store().commit(kept));
  EXPECT_EQ(*store().find_request("r1", now), 7U);
  EXPECT_EQ(*store().find_request("r2", now), std::nullopt);
  EXPECT_EQ(*store().find_request("r1", Instant{now.unix_seconds + kDay}), std::nullopt);
}

TEST_P(StoreEnquiries, HoldTheirTopicAndArea) {
  commit({put(topic("matglede"))});
  Enquiry row = enquiry("e1");
  row.topic = "matglede";
  make(row);
  EXPECT_EQ(refused({erase(ResourceKind::kTopic, "matglede")}).error.reason,
            ErrorReason::kReferencedByOthers);
}

TEST_P(StoreEnquiries, AreNoPartOfWhatChanged) {
  const Revision before = *store().newest_revision();
  make(enquiry("e1"), {letter("a")});
  const ChangeSet changes = *store().changes_since(before);
  EXPECT_GT(changes.revision, before);
  EXPECT_THAT(changes.rows, IsEmpty());
  EXPECT_THAT(changes.engagements, IsEmpty());
}

}  // namespace
}  // namespace veieninn::store
