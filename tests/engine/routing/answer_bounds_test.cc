// What postings are laid by holds for everyone at any later time, however the snapshot came about.
#include "engine/graph/answer_bounds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>

#include "engine/graph/posting_rows.h"
#include "engine/graph/snapshot_builder.h"
#include "engine/routing/belief_view.h"
#include "tests/engine/random_world.h"

namespace veieninn::routing {
namespace {

using graph::kNone;
using graph::SnapshotData;

// Whatever is needed: a mandate raises the means of some needs more than of others.
void expect_bounds_hold(const SnapshotData& data, Instant as_of, std::uint32_t topic) {
  const WeightedTopic need[] = {{TopicIndex{topic}, 1}};
  const OpenInitiatives open(data, as_of, need, kNone);
  BeliefView belief(data, as_of, kNone, &open);
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    if (!data.contacts[contact].alive) continue;
    const std::uint32_t slice = data.contacts[contact].answer_slice;
    ASSERT_LE(belief.mean(contact), graph::greatest_answer(slice)) << contact;
    ASSERT_EQ(data.contacts[contact].direct_channel, graph::has_direct_channel(slice));
    const auto entries = data.topic_entries[contact];
    const auto bounds = data.topic_bounds[contact];
    ASSERT_EQ(entries.size(), bounds.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      ASSERT_EQ(entries[i].topic, bounds[i].topic);
      ASSERT_LE(belief.knows(contact, entries[i]), static_cast<double>(bounds[i].bound));
    }
  }
}

// Every topic of everyone alive lies in exactly the one row where it is looked for.
void expect_postings_in_place(const SnapshotData& data) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> expected;  // row, contact
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    for (const graph::TopicBound& known : data.topic_bounds[contact]) {
      const std::uint32_t row =
          graph::posting_row(known.topic, data.contacts[contact].answer_slice, known.bound);
      ++expected[{row, contact}];
    }
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> found;
  for (std::uint32_t row = 0; row < data.postings.size(); ++row) {
    const auto postings = data.postings[row];
    ASSERT_TRUE(std::ranges::is_sorted(postings, graph::is_stronger)) << row;
    for (const graph::Posting& posting : postings) ++found[{row, posting.contact}];
  }
  ASSERT_EQ(found, expected);
}

TEST(AnswerBounds, HoldFromTheNewestEvidenceOnThroughEveryChange) {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::World world = test::random_world(seed);
    std::mt19937 random(seed);
    auto snapshot = test::build(world);
    for (int step = 0; step < 12; ++step) {
      SCOPED_TRACE("step " + std::to_string(step));
      const SnapshotData& data = snapshot->data();
      const std::int64_t newest = std::max<std::int64_t>(data.newest_event_time, 0);
      for (const std::int64_t days : {0, 1, 30, 400, 5000}) {
        expect_bounds_hold(data, {newest + days * kSecondsPerDay},
                           static_cast<std::uint32_t>(random() % world.topics.size()));
        if (testing::Test::HasFatalFailure()) return;
      }
      expect_postings_in_place(data);
      if (testing::Test::HasFatalFailure()) return;
      snapshot = graph::advance(snapshot, test::change_randomly(world, random));
    }
  }
}

}  // namespace
}  // namespace veieninn::routing
