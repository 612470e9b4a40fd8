#include "engine/graph/ended_needs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot_builder.h"
#include "engine/graph/snapshot_data.h"
#include "tests/engine/small_town.h"

namespace veieninn::graph {
namespace {

using model::EngagementKind;
using test::days_ago;
using testing::ElementsAre;
using testing::IsEmpty;

class EndedNeedsTest : public testing::Test {
 protected:
  EndedNeedsTest() {
    town_.add(EngagementKind::kMet, 0, 0, days_ago(20)).need_words = {"kafe", "verksted"};
    town_.add(EngagementKind::kMet, 0, 0, days_ago(10)).need_words = {"verkstedet"};
  }
  const EndedNeeds& ended() {
    snapshot_ = town_.build();
    return *snapshot_->data().learned_needs.ended;
  }

  test::SmallTown town_ = test::SmallTown(1);
  std::shared_ptr<const Snapshot> snapshot_;
};

TEST_F(EndedNeedsTest, KnowsAWordInWhateverForm) {
  const EndedNeeds& needs = ended();
  EXPECT_EQ(needs.term_of("verksted"), needs.term_of("verkstedet"));
  EXPECT_NE(needs.term_of("kafe"), needs.term_of("verksted"));
  EXPECT_EQ(needs.term_of("suppe"), EndedNeeds::kNoTerm);
  EXPECT_THAT(needs.terms_of(2), ElementsAre(needs.term_of("verksted")));
  EXPECT_THAT(needs.terms_of(3), IsEmpty());
}

TEST_F(EndedNeedsTest, CountsWhatHadEndedByThen) {
  const EndedNeeds& needs = ended();
  const auto workshop = needs.term_of("verksted");
  EXPECT_EQ(needs.count(days_ago(21).unix_seconds), 0);
  EXPECT_EQ(needs.count(days_ago(20).unix_seconds), 1);
  EXPECT_EQ(needs.count(workshop, days_ago(1).unix_seconds), 2);
  EXPECT_EQ(needs.count(needs.term_of("kafe"), days_ago(1).unix_seconds), 1);
  EXPECT_EQ(needs.count(EndedNeeds::kNoTerm, days_ago(1).unix_seconds), 0);
}

TEST_F(EndedNeedsTest, LeavesOutWhatARegistrarTookAway) {
  town_.world().topics[0].unlearned_words = {"verkstedet"};
  const EndedNeeds& needs = ended();
  EXPECT_EQ(needs.term_of("verksted"), EndedNeeds::kNoTerm);
  EXPECT_THAT(needs.terms_of(1), ElementsAre(needs.term_of("kafe")));
}

TEST_F(EndedNeedsTest, ForgetsANeedAndItsWordsWhenItGoes) {
  ended();
  RowChanges changes;
  changes.revision = 2;
  changes.gone_engagements = {1};
  const auto next = graph::advance(snapshot_, changes);
  const EndedNeeds& needs = *next->data().learned_needs.ended;
  EXPECT_EQ(needs.term_of("kafe"), EndedNeeds::kNoTerm);
  EXPECT_THAT(needs.terms_of(1), IsEmpty());
  EXPECT_THAT(needs.words_of(1), IsEmpty());
  EXPECT_EQ(needs.count(days_ago(0).unix_seconds), 1);
  EXPECT_EQ(needs.with_term(needs.term_of("verksted")).size(), 1U);
  EXPECT_EQ(ended().count(days_ago(0).unix_seconds), 2) << "the one before is as it was";
}

// Needs come and go in any order: what is then known is what the rows left say.
TEST(EndedNeeds, AddedAndTakenAwaySayWhatTheirRowsSay) {
  const auto snapshot = test::SmallTown(1).build();
  const TopicTable& topics = *snapshot->data().topics;
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    std::mt19937 random(seed);
    std::vector<NeedOutcomeRow> rows;
    EndedNeeds moved;
    for (int step = 0; step < 120; ++step) {
      if (random() % 3 == 0 && !rows.empty()) {
        const std::int64_t gone = rows[random() % rows.size()].sequence;
        std::erase_if(rows, [&](const NeedOutcomeRow& row) { return row.sequence == gone; });
        EXPECT_EQ(moved.remove_if([&](std::int64_t sequence) { return sequence == gone; }), 1U);
        continue;
      }
      NeedOutcomeRow row{step + 1 - (step % 10 == 9 ? 5'000 : 0),
                         static_cast<std::int64_t>(random() % 100),
                         static_cast<std::uint32_t>(random() % 5),
                         static_cast<std::uint32_t>(random() % 5),
                         0,
                         {}};
      for (int word = 0; word < 8; ++word) {
        if (random() % 3 == 0) row.words.push_back("ord" + std::to_string(word));
      }
      rows.push_back(row);
      moved.add(row, topics);
    }
    const EndedNeeds built(rows, topics);
    EXPECT_EQ(moved.row_count(), built.row_count());
    for (const std::int64_t as_of : {0, 50, 99, 200}) {
      EXPECT_EQ(moved.count(as_of), built.count(as_of)) << seed;
      for (int word = 0; word < 8; ++word) {
        const std::string text = "ord" + std::to_string(word);
        EXPECT_EQ(moved.count(moved.term_of(text), as_of), built.count(built.term_of(text), as_of));
      }
    }
    for (int word = 0; word < 8; ++word) {
      const std::string text = "ord" + std::to_string(word);
      std::vector<std::int64_t> of_moved;
      std::vector<std::int64_t> of_built;
      for (const auto n : moved.with_term(moved.term_of(text))) {
        of_moved.push_back(moved[n].sequence);
      }
      for (const auto n : built.with_term(built.term_of(text))) {
        of_built.push_back(built[n].sequence);
      }
      EXPECT_EQ(of_moved, of_built) << seed;
    }
  }
}

TEST(EndedNeeds, TeachWordsAllAtOnceWhileTheyAreFew) {
  EXPECT_EQ(learned_from(0), 0U);
  EXPECT_EQ(learned_from(1024), 1024U);
  std::size_t times = 0;
  for (std::size_t count = 2000; count < 20'000; ++count) {
    EXPECT_LE(learned_from(count), count);
    EXPECT_GT(learned_from(count), count - count / 16 - 1);
    times += learned_from(count) == learned_from(count - 1) ? 0 : 1;
  }
  EXPECT_LT(times, 80U);
}

}  // namespace
}  // namespace veieninn::graph
