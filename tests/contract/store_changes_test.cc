// What follows the store sees: changes, tombstones, the whole, and gap counts.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names(const std::vector<Resource>& rows) {
  std::vector<std::string> list;
  for (const Resource& row : rows) list.push_back(resource_name(kind_of(row), id_of(row)));
  return list;
}

TEST_P(StoreContract, HandsOverWhatChangedSinceARevisionAndNothingElse) {
  commit_small_world();
  const Revision from = store().newest_revision().value();
  EXPECT_THAT(store().changes_since(from)->rows, IsEmpty());
  commit({put(contact("c5")), put(unit("etat", "asker"))});
  commit({put(contact("c5", "Ny Dør")), Append{engagement("c5")}});
  const ChangeSet changes = store().changes_since(from).value();
  EXPECT_EQ(changes.from, from);
  EXPECT_EQ(changes.revision, store().newest_revision().value());
  EXPECT_THAT(names(changes.rows), ElementsAre("orgUnits/etat", "contacts/c5"));
  EXPECT_EQ(std::get<model::Contact>(changes.rows[1]), contact("c5", "Ny Dør"));
  ASSERT_EQ(changes.engagements.size(), 1U);
  EXPECT_EQ(changes.engagements[0].contact, "c5");
  EXPECT_THAT(changes.tombstones, IsEmpty());
}

TEST_P(StoreContract, LeavesATombstoneUntilTheIdIsMadeAgain) {
  commit_small_world();
  const Revision from = store().newest_revision().value();
  commit({erase(ResourceKind::kTie, "t1")});
  const ChangeSet gone = store().changes_since(from).value();
  ASSERT_EQ(gone.tombstones.size(), 1U);
  EXPECT_EQ(gone.tombstones[0].id, "t1");
  EXPECT_EQ(gone.tombstones[0].kind, ResourceKind::kTie);
  commit({put(tie("t1", "c3", "c4"))});
  const ChangeSet back = store().changes_since(from).value();
  EXPECT_THAT(back.tombstones, IsEmpty());
  EXPECT_THAT(names(back.rows), ElementsAre("ties/t1"));
}

// The person's erasure takes the tie away, the same commit gives its id a new meaning.
TEST_P(StoreContract, LeavesNoTombstoneOfATieThatTheSameCommitMakesAnew) {
  commit_small_world();
  const Revision from = store().newest_revision().value();
  commit({put(tie("t1", "c3", "c4")), erase(ResourceKind::kContact, "c2")});
  const ChangeSet changes = store().changes_since(from).value();
  EXPECT_THAT(names(changes.rows), ElementsAre("contacts/c1", "ties/t1"));
  ASSERT_EQ(changes.tombstones.size(), 1U);
  EXPECT_EQ(changes.tombstones[0].id, "c2");
}

TEST_P(StoreContract, KnowsNoRevisionBeforeTheFirstOrAfterTheNewest) {
  commit_small_world();
  const Revision newest = store().newest_revision().value();
  EXPECT_EQ(store().changes_since(newest + 1).error(), revision_unknown(newest + 1, newest));
  EXPECT_EQ(store().changes_since(-1).error().reason, ErrorReason::kRevisionUnknown);
}

TEST_P(StoreContract, HandsOverTheWholeByKindAndIdAndSequence) {
  commit_small_world();
  commit({Append{engagement("c1")}, Append{engagement("c3")}});
  std::vector<Resource> rows;
  std::vector<std::int64_t> sequences;
  const auto revision =
      store().visit_all([&](const Resource& row) { rows.push_back(row); },
                        [&](const model::Engagement& row) { sequences.push_back(row.sequence); });
  EXPECT_EQ(revision.value(), store().newest_revision().value());
  EXPECT_THAT(names(rows),
              ElementsAre("areas/32", "areas/3203", "areas/no", "topics/barnehage",
                          "topics/oppvekst", "orgUnits/asker", "contacts/c1", "contacts/c2",
                          "contacts/c3", "contacts/c4", "ventures/v1", "ties/t1", "ties/t2"));
  ASSERT_EQ(sequences.size(), 2U);
  EXPECT_LT(sequences[0], sequences[1]);
}

TEST_P(StoreContract, AVisitSeesOneRevisionWhateverIsWrittenMeanwhile) {
  commit_small_world();
  const Revision before = store().newest_revision().value();
  std::size_t contacts = 0;
  const auto revision = store().visit_all(
      [&](const Resource& row) {
        if (kind_of(row) == ResourceKind::kArea && id_of(row) == "no") {
          commit({put(contact("c5")), erase(ResourceKind::kContact, "c4")});
        }
        contacts += kind_of(row) == ResourceKind::kContact ? 1U : 0U;
        EXPECT_NE(id_of(row), "c5");
      },
      [](const model::Engagement&) {});
  EXPECT_EQ(revision.value(), before);
  EXPECT_EQ(contacts, 4U);
}

// The log that an erasure must empty is held open by a read; it is emptied when that ends.
TEST_P(StoreContract, AReadThatOutlastsAnErasureDelaysTheErasureOfBytesOnlyUntilItEnds) {
  commit_small_world();
  commit({put(contact("c9", "Usynlig Paraply"))});
  const auto visited = store().visit_all(
      [&](const Resource& row) {
        if (id_of(row) == "no") commit({erase(ResourceKind::kContact, "c9")});
      },
      [](const model::Engagement&) {});
  ASSERT_TRUE(visited);
  EXPECT_EQ(host().stored_bytes().find("Usynlig Paraply"), std::string::npos);
}

TEST_P(StoreContract, AddsUpGapsByAreaTopicAndDay) {
  ASSERT_TRUE(store().add_gaps({{"3203", "barnehage", 100, 1}, {"", "", 101, 2}}));
  ASSERT_TRUE(store().add_gaps({{"3203", "barnehage", 100, 4}, {"3203", "", 99, 1}}));
  host().reopen();
  const std::vector<GapCount> gaps = store().gaps_since(100).value();
  ASSERT_EQ(gaps.size(), 2U);
  EXPECT_EQ(gaps[0].area, "3203");
  EXPECT_EQ(gaps[0].topic, "barnehage");
  EXPECT_EQ(gaps[0].count, 5);
  EXPECT_EQ(gaps[1].day, 101);
  EXPECT_EQ(gaps[1].count, 2);
  EXPECT_EQ(store().newest_revision().value(), 0) << "gaps are no part of the directory";
}

TEST_P(StoreContract, RefusesGapsThatCountNothingOrNameNoId) {
  EXPECT_EQ(store().add_gaps({{"3203", "", 1, 1}, {"3203", "", 1, 0}}).error().violations[0].field,
            "gaps[1].count");
  EXPECT_FALSE(store().add_gaps({{"Ola Nordmann", "", 1, 1}}));
  EXPECT_THAT(store().gaps_since(0).value(), IsEmpty());
}

}  // namespace
}  // namespace veieninn::store
