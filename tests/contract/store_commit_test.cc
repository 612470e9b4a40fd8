// One commit: conditions, outcomes, revisions, repeats, and nothing when anything is bad.
#include <gmock/gmock.h>

#include <algorithm>

#include "engine/model/row_validation.h"
#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(StoreContract, GivesEachChangingCommitTheNextRevision) {
  commit_small_world();
  const Revision first = store().newest_revision().value();
  EXPECT_GT(first, 0);
  const Revision second = commit({put(contact("c5"))}).revision;
  EXPECT_GT(second, first);
  EXPECT_GT(commit({put(contact("c6"))}).revision, second);
  EXPECT_GT(store().newest_revision().value(), second);
}

TEST_P(StoreContract, MakesNoRevisionForRowsThatStayAsTheyAre) {
  commit_small_world();
  const StoredResource before = store().get(ResourceKind::kContact, "c1").value();
  const Revision newest = store().newest_revision().value();
  now = Instant{now.unix_seconds + 60};
  const CommitReceipt receipt = commit({put(before.row)});
  EXPECT_EQ(receipt.revision, newest);
  EXPECT_EQ(receipt.operations[0].outcome, Outcome::kUnchanged);
  EXPECT_EQ(receipt.operations[0].revision, before.revision);
  EXPECT_EQ(store().newest_revision().value(), newest);
  EXPECT_EQ(store().get(ResourceKind::kContact, "c1")->update_time, before.update_time);
}

TEST_P(StoreContract, TellsWhatBecameOfEachOperation) {
  commit_small_world();
  const Revision c4 = store().get(ResourceKind::kContact, "c4")->revision;
  const CommitReceipt receipt =
      commit({put(contact("c5")), put(contact("c3", "Blid Benk")), put(contact("c4", "Lun Vase")),
              erase(ResourceKind::kTie, "t1"),
              Erase{ResourceKind::kTie, "t77", std::nullopt, /*allow_missing=*/true}});
  std::vector<Outcome> outcomes;
  for (const OperationReceipt& operation : receipt.operations) {
    outcomes.push_back(operation.outcome);
  }
  EXPECT_THAT(outcomes, ElementsAre(Outcome::kCreated, Outcome::kUpdated, Outcome::kUnchanged,
                                    Outcome::kDeleted, Outcome::kUnchanged));
  EXPECT_EQ(receipt.operations[0].revision, receipt.revision);
  EXPECT_EQ(receipt.operations[2].revision, c4);
}

TEST_P(StoreContract, CreatesOnlyWhatIsNotThere) {
  commit_small_world();
  EXPECT_EQ(refused({create(contact("c1", "En Annen"))}).error, already_exists("contacts/c1"));
  commit({create(contact("c5"))});
}

TEST_P(StoreContract, UpdatesOnlyWhatIsThere) {
  commit_small_world();
  EXPECT_EQ(refused({update(contact("c5"))}).error, not_found("contacts/c5"));
  commit({update(contact("c1", "Rolig Perm"))});
}

TEST_P(StoreContract, DeletesOnlyWhatIsThereUnlessItMayBeMissing) {
  commit_small_world();
  EXPECT_EQ(refused({erase(ResourceKind::kTie, "t9")}).error, not_found("ties/t9"));
  const Revision newest = store().newest_revision().value();
  const CommitReceipt receipt =
      commit({Erase{ResourceKind::kTie, "t9", std::nullopt, /*allow_missing=*/true}});
  EXPECT_EQ(receipt.revision, newest);
}

TEST_P(StoreContract, GuardsUpdatesAndDeletesByTheRevisionThatTheWriterSaw) {
  commit_small_world();
  const Revision seen = store().get(ResourceKind::kContact, "c3")->revision;
  Put guarded = update(contact("c3", "Blid Benk"));
  guarded.expected_revision = seen;
  commit({guarded});
  guarded = update(contact("c3", "Blid Pall"));
  guarded.expected_revision = seen;
  EXPECT_EQ(refused({guarded}).error, etag_mismatch("contacts/c3"));
  EXPECT_EQ(refused({Erase{ResourceKind::kContact, "c3", seen, false}}).error,
            etag_mismatch("contacts/c3"));
  const Revision newest = store().get(ResourceKind::kContact, "c3")->revision;
  commit({Erase{ResourceKind::kContact, "c3", newest, false}});
}

// The etag is that of the row as it was before the commit, even where another operation of the same
// commit touches the row too.
TEST_P(StoreContract, GuardsARowThatAnErasureInTheSameCommitTouches) {
  commit_small_world();
  Put guarded = update(contact("c1", "Rolig Perm"));
  guarded.expected_revision = store().get(ResourceKind::kContact, "c1")->revision;
  commit({erase(ResourceKind::kContact, "c2"), guarded});
  const StoredResource stored = store().get(ResourceKind::kContact, "c1").value();
  EXPECT_EQ(std::get<model::Contact>(stored.row), contact("c1", "Rolig Perm"));
}

TEST_P(StoreContract, RefusesToWriteAResourceTwiceInOneCommit) {
  commit_small_world();
  const OperationError twice = refused({put(contact("c5")), put(contact("c5", "En Annen"))});
  EXPECT_EQ(twice.operation, 1U);
  EXPECT_EQ(twice.error.reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(field_of(twice), "contact.name");
  EXPECT_EQ(refused({put(tie("t1", "c1", "c3")), erase(ResourceKind::kTie, "t1")}).operation, 1U);
}

TEST_P(StoreContract, KeepsNothingOfACommitWithOneBadOperation) {
  commit_small_world();
  model::Contact bad = contact("c6");
  bad.unit = "nowhere";
  const OperationError failure = refused({put(contact("c5")), erase(ResourceKind::kContact, "c2"),
                                          Append{engagement("c1")}, put(bad)});
  EXPECT_EQ(failure.operation, 3U);
  EXPECT_FALSE(store().get(ResourceKind::kContact, "c5"));
  EXPECT_TRUE(store().get(ResourceKind::kContact, "c2"));
  EXPECT_TRUE(store().get(ResourceKind::kTie, "t1"));
  EXPECT_THAT(store().list_engagements({}).value().rows, IsEmpty());
}

TEST_P(StoreContract, ReportsEveryBadOperationAndChangesNothing) {
  commit_small_world();
  model::Contact nameless = contact("c5", "");
  model::Contact dangling = contact("c6");
  dangling.expertise = {
      {"barnehage", model::ExpertiseLevel::kBasic, Instant{1'690'000'000}, kNever},
      {"ukjent", model::ExpertiseLevel::kBasic, Instant{1'690'000'000}, kNever}};
  const Revision newest = store().newest_revision().value();
  const auto errors =
      store().check({{put(contact("c7")), put(nameless), put(dangling), create(contact("c1")),
                      erase(ResourceKind::kTopic, "barnehage"), Append{engagement("nobody")}},
                     "",
                     0,
                     now});
  ASSERT_TRUE(errors);
  ASSERT_EQ(errors->size(), 5U);
  std::vector<std::size_t> operations;
  std::vector<ErrorReason> reasons;
  for (const OperationError& error : *errors) {
    operations.push_back(error.operation);
    reasons.push_back(error.error.reason);
  }
  EXPECT_THAT(operations, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(reasons, ElementsAre(ErrorReason::kInvalidArgument, ErrorReason::kReferenceNotFound,
                                   ErrorReason::kAlreadyExists, ErrorReason::kReferencedByOthers,
                                   ErrorReason::kReferenceNotFound));
  EXPECT_EQ((*errors)[1].error,
            reference_not_found("contact.expertise[0].topic", "topics/barnehage"));
  EXPECT_EQ(store().newest_revision().value(), newest);
  EXPECT_FALSE(store().get(ResourceKind::kContact, "c7"));
  EXPECT_THAT(store().check({{put(contact("c7"))}, "", 0, now}).value(), IsEmpty());
}

TEST_P(StoreContract, TakesReferencesInAnyOrderWithinOneCommit) {
  std::vector<Operation> operations = {put(tie("t1", "c1", "c2")),
                                       put(contact("c1")),
                                       put(contact("c2")),
                                       put(unit("asker", "fylket", {"3203"})),
                                       put(unit("fylket")),
                                       put(area("3203", model::AreaKind::kMunicipality, "32")),
                                       put(area("32", model::AreaKind::kCounty)),
                                       put(topic("b", {"a"})),
                                       put(topic("a"))};
  for (int round = 0; round < 2; ++round) {
    std::ranges::reverse(operations);
    EXPECT_THAT(store().check({operations, "", 0, now}).value(), IsEmpty());
  }
  commit(operations);
}

TEST_P(StoreContract, AnswersARepeatedRequestWithTheFirstReceipt) {
  commit_small_world();
  const Commit request{{create(contact("c5")), Append{engagement("c1")}}, "5f0c", 42, now};
  const CommitReceipt first = store().commit(request).value();
  EXPECT_FALSE(first.repeated);
  commit({put(contact("c6"))});
  host().reopen();
  const CommitReceipt again = store().commit(request).value();
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.revision, first.revision);
  ASSERT_EQ(again.operations.size(), 2U);
  EXPECT_EQ(again.operations[0].outcome, Outcome::kCreated);
  EXPECT_EQ(again.operations[1].sequence, first.operations[1].sequence);
  EXPECT_EQ(store().list_engagements({})->rows.size(), 1U);
  EXPECT_THAT(store().check(request).value(), IsEmpty());
}

TEST_P(StoreContract, RefusesARequestIdThatComesWithAnotherRequest) {
  commit_small_world();
  ASSERT_TRUE(store().commit({{put(contact("c5"))}, "5f0c", 42, now}));
  const Commit other{{put(contact("c6"))}, "5f0c", 43, now};
  const auto failure = store().commit(other);
  ASSERT_FALSE(failure);
  EXPECT_EQ(failure.error().error, request_id_reused("5f0c"));
  EXPECT_EQ(store().check(other).value().size(), 1U);
}

TEST_P(StoreContract, ForgetsRequestIdsAfterADay) {
  commit_small_world();
  ASSERT_TRUE(store().commit({{put(contact("c5"))}, "5f0c", 42, now}));
  const Instant almost{now.unix_seconds + kSecondsPerDay - 1};
  EXPECT_TRUE(store().commit({{put(contact("c5"))}, "5f0c", 42, almost})->repeated);
  const Instant later{now.unix_seconds + kSecondsPerDay};
  const CommitReceipt receipt = store().commit({{put(contact("c6"))}, "5f0c", 43, later}).value();
  EXPECT_FALSE(receipt.repeated);
  EXPECT_EQ(receipt.operations[0].outcome, Outcome::kCreated);
}

TEST_P(StoreContract, DoesNotRememberRequestsThatFailed) {
  commit_small_world();
  ASSERT_FALSE(store().commit({{create(contact("c1"))}, "5f0c", 42, now}));
  EXPECT_FALSE(store().commit({{create(contact("c5"))}, "5f0c", 43, now})->repeated);
}

TEST_P(StoreContract, RemembersARequestThatChangedNothing) {
  commit_small_world();
  const Commit request{{put(contact("c3", "Blid Stol"))}, "5f0c", 42, now};
  const Revision newest = store().commit(request)->revision;
  commit({put(contact("c3", "Blid Benk"))});
  const CommitReceipt again = store().commit(request).value();
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.revision, newest);
}

TEST_P(StoreContract, RefusesAnEndlessRequestId) {
  const auto failure = store().commit({{}, std::string(10'000'000, 'x'), 1, now});
  ASSERT_FALSE(failure);
  EXPECT_EQ(field_of(failure.error()), "request_id");
}

TEST_P(StoreContract, TellsTheListenerEachRevisionAfterItCanBeRead) {
  std::vector<Revision> told;
  std::vector<Revision> readable;
  store().set_commit_listener([&](Revision revision) {
    told.push_back(revision);
    readable.push_back(store().newest_revision().value());
  });
  commit_small_world();
  commit({put(contact("c3", "Blid Stol"))});
  const Revision second = commit({put(contact("c3", "Blid Benk"))}).revision;
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[1], second);
  EXPECT_EQ(readable, told);
}

TEST_P(StoreContract, RefusesABadRowNamingTheFieldAndTheRemedy) {
  commit_small_world();
  model::Contact bad = contact("c5");
  bad.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, "a@example.org\r\nBcc: x"}};
  const OperationError failure = refused({put(bad)});
  EXPECT_EQ(failure.error.reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(field_of(failure), "contact.channels[0].value");
  EXPECT_FALSE(failure.error.violations[0].remedy.empty());
  EXPECT_EQ(refused({Erase{ResourceKind::kTie, "No such id!", std::nullopt, true}}).error.reason,
            ErrorReason::kInvalidArgument);
}

}  // namespace
}  // namespace veieninn::store
