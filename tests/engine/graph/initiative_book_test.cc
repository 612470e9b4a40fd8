// The book of initiatives: what a change leaves alone is shared, and accounts are read off it.
#include "engine/graph/initiative_book.h"

#include <gmock/gmock.h>

namespace veieninn::graph {
namespace {

using testing::IsEmpty;

model::Initiative initiative(std::string id) {
  model::Initiative row;
  row.id = std::move(id);
  row.quotas = {{model::QuotaUnit::kHours, 10, 0, 2}};
  return row;
}

model::Participation participation(std::string id, std::string of, std::int64_t reserved) {
  model::Participation row;
  row.id = std::move(id);
  row.initiative = std::move(of);
  row.takes = {{model::QuotaUnit::kHours, reserved, 1}};
  return row;
}

std::shared_ptr<const InitiativeBook> book() {
  return std::make_shared<const InitiativeBook>(
      std::vector{initiative("b"), initiative("a")},
      std::vector{participation("p2", "a", 1), participation("p1", "b", 1),
                  participation("p1", "a", 2)});
}

TEST(InitiativeBook, FindsRowsByIdAndParticipantsByInitiative) {
  const auto first = book();
  EXPECT_EQ(first->find("a")->id, "a");
  EXPECT_EQ(first->find("c"), nullptr);
  ASSERT_EQ(first->participations_of("a").size(), 2U) << "an id comes once, as it was last given";
  EXPECT_EQ(first->participations_of("a")[0]->id, "p1");
  EXPECT_THAT(first->participations_of("b"), IsEmpty());
}

TEST(InitiativeBook, SharesWhatAChangeLeavesAlone) {
  const auto first = book();
  RowChanges changes;
  EXPECT_EQ(InitiativeBook::next(first, changes), first);
  changes.initiatives = {initiative("c")};
  changes.gone_initiatives = {"b"};
  changes.participations = {participation("p2", "c", 4)};
  changes.gone_participations = {"p1"};
  const auto next = InitiativeBook::next(first, changes);
  EXPECT_EQ(next->find("a"), first->find("a"));
  EXPECT_EQ(next->find("b"), nullptr);
  EXPECT_THAT(next->participations_of("a"), IsEmpty());
  EXPECT_EQ(next->participations_of("c")[0]->id, "p2");
  EXPECT_NE(first->find("b"), nullptr) << "a book never changes";
}

TEST(InitiativeBook, SaysWhatIsLeftOfAnAccount) {
  const auto first = book();
  const model::Initiative& row = *first->find("a");
  EXPECT_EQ(left_of(row, model::QuotaUnit::kHours, first->participations_of("a")),
            10 - 2 - (2 + 1) - (1 + 1));
  EXPECT_EQ(left_of(row, model::QuotaUnit::kKroner, first->participations_of("a")), 0);
}

}  // namespace
}  // namespace veieninn::graph
