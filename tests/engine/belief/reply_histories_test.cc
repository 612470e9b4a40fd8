#include "engine/belief/reply_histories.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace veieninn::belief {
namespace {

using model::EngagementKind;

model::Engagement fact(const std::string& contact, EngagementKind kind, std::int64_t day) {
  model::Engagement row;
  row.contact = contact;
  row.kind = kind;
  row.time = Instant{day * kSecondsPerDay};
  return row;
}

TEST(ReplyHistories, CountAnswersAndSilencesByPersonAndMonth) {
  ReplyHistories facts;
  facts.add(fact("c1", EngagementKind::kReplied, 600));
  facts.add(fact("c1", EngagementKind::kNoReply, 610));
  facts.add(fact("c1", EngagementKind::kMet, 700));
  facts.add(fact("c1", EngagementKind::kDeclined, 701));
  facts.add(fact("c1", EngagementKind::kSent, 702));
  EXPECT_EQ(facts.outcome_count(), 3) << "a decline is neither";
  const auto histories = facts.histories(10);
  ASSERT_EQ(histories.size(), 1U);
  ASSERT_EQ(histories[0].size(), 2U);
  EXPECT_EQ(histories[0][0].day, 615);
  EXPECT_EQ(histories[0][0].asked, 2);
  EXPECT_EQ(histories[0][0].replied, 1);
  EXPECT_EQ(histories[0][1].asked, 1);
}

TEST(ReplyHistories, DrawTheSamePeopleInWhateverOrderTheFactsCome) {
  ReplyHistories forwards;
  ReplyHistories backwards;
  for (int i = 0; i < 100; ++i) {
    forwards.add(fact("c" + std::to_string(i), EngagementKind::kReplied, i));
    backwards.add(fact("c" + std::to_string(99 - i), EngagementKind::kReplied, 99 - i));
  }
  const auto some = forwards.histories(10);
  const auto same = backwards.histories(10);
  ASSERT_EQ(some.size(), 10U);
  for (std::size_t i = 0; i < some.size(); ++i) EXPECT_EQ(some[i][0].day, same[i][0].day);
  EXPECT_EQ(forwards.person_count(), 100U);
}

TEST(ReplyHistories, CountDaysBefore1970InPeriodsOfTheirOwn) {
  ReplyHistories facts;
  facts.add(fact("c1", EngagementKind::kReplied, -1));
  facts.add(fact("c1", EngagementKind::kReplied, 1));
  EXPECT_EQ(facts.histories(1)[0].size(), 2U);
}

}  // namespace
}  // namespace veieninn::belief
