#include "engine/graph/ended_needs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace veieninn::graph
