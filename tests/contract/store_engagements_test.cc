// Engagements: appended, numbered, listed newest first, each sender's fact once.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using model::EngagementKind;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::int64_t> sequences(const EngagementPage& page) {
  std::vector<std::int64_t> list;
  for (const model::Engagement& row : page.rows) list.push_back(row.sequence);
  return list;
}

TEST_P(StoreContract, AppendsEngagementsWithRisingSequencesAndReturnsThemWhole) {
  commit_small_world();
  model::Engagement whole = engagement("c1", EngagementKind::kIntroduced);
  whole.other_contact = "c2";
  whole.topic = "barnehage";
  whole.area = "3203";
  whole.source_id = "portal-1";
  whole.sequence = 999;  // ignored
  model::Engagement ended = engagement("c1", EngagementKind::kPiloted);
  ended.topic = "barnehage";
  ended.need_words = {"blåbær", "sykkel"};
  const CommitReceipt receipt = commit({Append{engagement("c3")}, Append{whole}, Append{ended}});
  EXPECT_LT(receipt.operations[0].sequence, receipt.operations[1].sequence);
  EXPECT_EQ(receipt.operations[1].outcome, Outcome::kCreated);
  host().reopen();
  const EngagementPage page = store().list_engagements({}).value();
  ASSERT_EQ(page.rows.size(), 3U);
  whole.sequence = receipt.operations[1].sequence;
  ended.sequence = receipt.operations[2].sequence;
  EXPECT_EQ(page.rows[1], whole);
  EXPECT_EQ(page.rows[0], ended);
  EXPECT_EQ(page.revision, receipt.revision);
}

TEST_P(StoreContract, RecordsAFactOfOneSenderOnce) {
  commit_small_world();
  model::Engagement fact = engagement("c1");
  fact.source_id = "portal-1";
  const CommitReceipt first = commit({Append{fact}, Append{fact}});
  EXPECT_EQ(first.operations[1].outcome, Outcome::kUnchanged);
  EXPECT_EQ(first.operations[1].sequence, first.operations[0].sequence);
  const CommitReceipt again = commit({Append{fact}});
  EXPECT_EQ(again.revision, first.revision);
  EXPECT_EQ(again.operations[0].outcome, Outcome::kUnchanged);
  EXPECT_EQ(again.operations[0].sequence, first.operations[0].sequence);
  EXPECT_EQ(again.operations[0].revision, first.revision);
  commit({Append{engagement("c1")}, Append{engagement("c1")}});
  EXPECT_EQ(store().list_engagements({})->rows.size(), 3U) << "without a key, every fact counts";
}

TEST_P(StoreContract, RefusesFactsOfTheFuture) {
  commit_small_world();
  model::Engagement fact = engagement("c1");
  fact.time = Instant{now.unix_seconds + kSecondsPerDay};
  commit({Append{fact}});
  fact.time = Instant{now.unix_seconds + kSecondsPerDay + 1};
  EXPECT_EQ(field_of(refused({Append{fact}})), "engagement.time");
}

TEST_P(StoreContract, ListsEngagementsNewestFirstByPageAndFilter) {
  commit_small_world();
  std::vector<std::int64_t> all;
  for (int i = 0; i < 7; ++i) {
    model::Engagement fact = engagement(i % 2 == 0 ? "c1" : "c3");
    if (i == 3) fact.topic = "barnehage";
    if (i == 4) fact.area = "3203";
    if (i == 5) fact.kind = EngagementKind::kTookOwnership;
    all.push_back(commit({Append{fact}}).operations[0].sequence);
  }
  const auto listed = [&](std::vector<Condition> conditions) {
    EngagementQuery query;
    query.conditions = std::move(conditions);
    return sequences(store().list_engagements(query).value());
  };
  const auto equals = [](const char* field, const char* value) {
    return Condition{field, Comparison::kEquals, value};
  };
  EXPECT_THAT(listed({equals("contact", "contacts/c3")}), ElementsAre(all[5], all[3], all[1]));
  EXPECT_THAT(listed({equals("topic", "barnehage")}), ElementsAre(all[3]));
  EXPECT_THAT(listed({equals("area", "3203"), equals("venture", "v1")}), ElementsAre(all[4]));
  EXPECT_THAT(listed({equals("kind", "TOOK_OWNERSHIP")}), ElementsAre(all[5]));
  EXPECT_THAT(listed({equals("venture", "v2")}), IsEmpty());

  EngagementQuery query;
  query.page_size = 3;
  std::vector<std::int64_t> paged;
  for (;;) {
    const EngagementPage page = store().list_engagements(query).value();
    for (const std::int64_t sequence : sequences(page)) paged.push_back(sequence);
    if (page.next_before == 0) break;
    query.before_sequence = page.next_before;
  }
  EXPECT_EQ(paged, (std::vector<std::int64_t>{all.rbegin(), all.rend()}));
}

TEST_P(StoreContract, RefusesEngagementFiltersItDoesNotKnow) {
  EngagementQuery query;
  query.conditions = {{"mood", Comparison::kEquals, "good"}};
  EXPECT_EQ(store().list_engagements(query).error().violations[0].remedy,
            "use one of: contact, venture, topic, area, kind");
  query.conditions = {{"contact", Comparison::kContains, "c"}};
  EXPECT_EQ(store().list_engagements(query).error().violations[0].field, "filter");
  query = {};
  query.page_size = -1;
  EXPECT_EQ(store().list_engagements(query).error().violations[0].field, "page_size");
}

}  // namespace
}  // namespace veieninn::store
