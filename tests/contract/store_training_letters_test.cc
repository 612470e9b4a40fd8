// What everybody learns of a training: letters that are of an initiative, and who lacked whom.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using model::LetterKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::int64_t kDay = kSecondsPerDay;
constexpr Instant kNoon{1'700'000'000};

model::Initiative school(model::TrainingDecision decision) {
  model::Initiative row = initiative("skole");
  row.contacts = {"c1"};
  row.terms = model::TrainingTerms{30, 3, {"asker", "steinkjer"}, decision, kNoon};
  return row;
}

Letter letter(char digit, std::string contact) {
  Letter row;
  row.id = std::string(32, digit);
  row.kind = LetterKind::kTrainingDoesNotStart;
  row.contact = std::move(contact);
  row.next_time = kNoon;
  return row;
}

std::vector<std::string> due(Store& store, Instant at) {
  std::vector<std::string> found;
  const Result<std::vector<Letter>> letters = store.due_letters(at, 10);
  for (const Letter& one : letters.value()) found.push_back(one.id.substr(0, 1));
  return found;
}

TellTraining told() {
  return {"skole",
          {{"steinkjer", 1, 3}, {"asker", 2, 3}},
          {letter('a', "c1"), letter('b', "c2"), letter('c', "c2")}};
}

Put decision() { return put(school(model::TrainingDecision::kDoesNotStart)); }

TEST_P(StoreInitiatives, AreToldOfByLettersThatWaitForNoOther) {
  commit({put(unit("steinkjer")), decision(), told()});
  host().reopen();
  EXPECT_THAT(due(store(), Instant{kNoon.unix_seconds - 1}), IsEmpty());
  EXPECT_THAT(due(store(), kNoon), ElementsAre("a", "b", "c")) << "also two to the same person";
  Letter kept = *store().get_letter(letter('b', "").id);
  EXPECT_EQ(kept.initiative, "skole");
  EXPECT_EQ(kept.enquiry, "");
  EXPECT_EQ(kept.contact, "c2");
  EXPECT_EQ(kept.kind, LetterKind::kTrainingDoesNotStart);
  commit({BeginLetter{kept.id, 0, Instant{kNoon.unix_seconds + 60}, {}}});
  EXPECT_EQ(refused({BeginLetter{kept.id, 0, kNoon, {}}}).error.reason, ErrorReason::kEtagMismatch);
  EXPECT_THAT(due(store(), kNoon), ElementsAre("a", "c"));
  commit({EndLetter{kept.id, LetterState::kSent}});
  EXPECT_EQ(store().get_letter(kept.id)->state, LetterState::kSent);
  EXPECT_THAT(due(store(), Instant{kNoon.unix_seconds + kDay}), ElementsAre("a", "c"));
}

TEST_P(StoreInitiatives, KeepWhoLackedWhomAlsoWhenWhoWasCountedIsErased) {
  EXPECT_THAT(*store().list_shortfalls("skole"), IsEmpty());
  commit({put(unit("steinkjer")), decision(), told()});
  const std::vector<TrainingShortfall> lacking = told().shortfalls;
  EXPECT_EQ(*store().list_shortfalls("skole"), lacking) << "in the order in which they were told";
  commit({erase(ResourceKind::kContact, "c2")});
  host().reopen();
  EXPECT_EQ(*store().list_shortfalls("skole"), lacking);
  commit({TellTraining{"skole", {{"asker", 0, 1}}, {}}});
  EXPECT_EQ(*store().list_shortfalls("skole"), (std::vector<TrainingShortfall>{{"asker", 0, 1}}));
  EXPECT_THAT(*store().list_shortfalls("oppstart"), IsEmpty());
}

TEST_P(StoreInitiatives, AreDecidedAndToldTogetherOrNotAtAll) {
  EXPECT_EQ(field_of(refused({put(unit("steinkjer")), decision(),
                              TellTraining{"skole", {}, {letter('a', "nobody")}}})),
            "letters[0].contact");
  EXPECT_EQ(field_of(refused({put(unit("steinkjer")), decision(),
                              TellTraining{"skole", {{"nowhere", 1, 3}}, {}}})),
            "shortfalls[0].municipality");
  EXPECT_EQ(field_of(refused({TellTraining{"skole", {}, {letter('a', "c1")}}})), "initiative");
  EXPECT_EQ(store().get(ResourceKind::kInitiative, "skole").error().reason, ErrorReason::kNotFound);
  EXPECT_THAT(due(store(), kNoon), IsEmpty());
}

TEST_P(StoreInitiatives, LeaveNothingOfWhoIsErasedInTheirLetters) {
  model::Contact person = contact("usynlig-paraply");
  Letter hers = letter('a', "usynlig-paraply");
  Letter sent = letter('b', "usynlig-paraply");
  commit({put(unit("steinkjer")), put(person), decision(),
          TellTraining{"skole", {{"asker", 1, 3}}, {hers, sent, letter('c', "c2")}}});
  commit({EndLetter{sent.id, LetterState::kSent}});
  commit({erase(ResourceKind::kContact, "usynlig-paraply")});
  EXPECT_EQ(store().get_letter(hers.id).error().reason, ErrorReason::kNotFound);
  EXPECT_EQ(store().get_letter(sent.id).error().reason, ErrorReason::kNotFound);
  EXPECT_THAT(due(store(), kNoon), ElementsAre("c"));
  EXPECT_THAT(host().stored_bytes(), Not(HasSubstr(hers.id)));
  EXPECT_THAT(host().stored_bytes(), Not(HasSubstr(sent.id)));
}

TEST_P(StoreInitiatives, TakeTheirLettersWithThem) {
  commit({put(unit("steinkjer")), decision(), told()});
  commit({erase(ResourceKind::kInitiative, "skole")});
  EXPECT_EQ(store().get_letter(letter('a', "").id).error().reason, ErrorReason::kNotFound);
  EXPECT_THAT(*store().list_shortfalls("skole"), IsEmpty());
  EXPECT_THAT(due(store(), kNoon), IsEmpty());
}

TEST_P(StoreInitiatives, ForgetTheirLettersAWhileAfterTheyLeft) {
  commit({put(unit("steinkjer")), decision(), told()});
  commit({EndLetter{letter('a', "").id, LetterState::kSent},
          EndLetter{letter('b', "").id, LetterState::kGivenUp}});
  EXPECT_EQ(commit({ForgetTexts{kNoon}}).operations[0].outcome, Outcome::kUnchanged)
      << "not older than that";
  const Instant later{kNoon.unix_seconds + 200 * kDay};
  EXPECT_EQ(commit({ForgetTexts{later}}).operations[0].outcome, Outcome::kUpdated);
  EXPECT_EQ(store().get_letter(letter('a', "").id).error().reason, ErrorReason::kNotFound);
  EXPECT_EQ(store().get_letter(letter('b', "").id).error().reason, ErrorReason::kNotFound);
  EXPECT_THAT(due(store(), later), ElementsAre("c")) << "it waits";
  EXPECT_THAT(*store().list_shortfalls("skole"), Not(IsEmpty()));
  EXPECT_EQ(commit({ForgetTexts{later}}).operations[0].outcome, Outcome::kUnchanged);
}

TEST_P(StoreInitiatives, TellOfThemselvesWhileASenderIsStoppedAndAnEnquiryWaits) {
  commit({put(unit("steinkjer")), decision(), told(), StopSender{{"v1", "e1", "c1", kNoon}}});
  EXPECT_THAT(due(store(), kNoon), ElementsAre("a", "b", "c"));
  EXPECT_THAT(*store().list_letters(""), IsEmpty()) << "they are of no enquiry";
}

TEST_P(StoreInitiatives, AreNotChangedByWhatIsToldOfThem) {
  commit({put(unit("steinkjer")), decision()});
  const Revision before = *store().newest_revision();
  commit({told()});
  const ChangeSet changes = *store().changes_since(before);
  EXPECT_GT(changes.revision, before);
  EXPECT_THAT(changes.rows, IsEmpty());
}

}  // namespace
}  // namespace veieninn::store
