// Leaving people out unread must not change who is best.
#include "engine/routing/candidates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/graph/snapshot_builder.h"
#include "tests/engine/random_world.h"

namespace veieninn::routing {
namespace {

// One question to one random world, and the two ways of finding candidates for it.
class Question {
 public:
  explicit Question(std::uint32_t seed)
      : random_(seed),
        world_(test::random_world(seed)),
        snapshot_(moved_forward(test::build(world_), seed % 3)),
        request_(test::random_request(*snapshot_, world_, random_)),
        open_(snapshot_->data(), request_.as_of_time, request_.need, request_.area.value),
        belief_(snapshot_->data(), request_.as_of_time, graph::kNone, &open_),
        ways_(snapshot_->data(), belief_, request_.venture.value, request_.max_introductions),
        past_(snapshot_->data(), belief_, request_.words, request_.venture.value),
        need_(snapshot_->data(), request_.need, past_, open_, NeedStep::kNear) {}

  [[nodiscard]] bool has_need() const { return !request_.need.empty(); }
  [[nodiscard]] bool has_area() const { return !request_.area.is_none(); }

  Candidates find(const Wanted& wanted) {
    const graph::SnapshotData& data = snapshot_->data();
    if (!has_area()) {
      return candidates_anywhere(data, belief_, need_, ways_, Fallback::kNone, wanted);
    }
    return candidates_in(data, belief_, need_, ways_, places_of(data, request_.area.value),
                         Fallback::kNone, wanted);
  }

  // Who is best and how good, of those `wanted` admits.
  std::vector<std::pair<std::uint32_t, double>> best(std::vector<Target> targets,
                                                     const Wanted& wanted) {
    std::erase_if(targets, [&](const Target& target) {
      return wanted.admits && !wanted.admits(target.contact);
    });
    std::vector<std::pair<std::uint32_t, double>> best;
    for (const Way& way : ways_.best(targets, wanted.k)) {
      best.emplace_back(targets[way.target].contact, way.probability);
    }
    return best;
  }

 private:
  std::shared_ptr<const graph::Snapshot> moved_forward(
      std::shared_ptr<const graph::Snapshot> snapshot, std::uint32_t steps) {
    for (std::uint32_t step = 0; step < 4 * steps; ++step) {
      snapshot = graph::advance(snapshot, test::change_randomly(world_, random_));
    }
    return snapshot;
  }

  std::mt19937 random_;
  test::World world_;
  std::shared_ptr<const graph::Snapshot> snapshot_;
  RouteRequest request_;
  OpenInitiatives open_;
  BeliefView belief_;
  WaySearch ways_;
  PastNeeds past_;
  NeedView need_;
};

TEST(Candidates, KeepWhoeverIsAmongTheBest) {
  int left_out_in_an_area = 0;
  int left_out_anywhere = 0;
  for (std::uint32_t seed = 1; seed <= 1200; ++seed) {
    Question question(seed);
    if (!question.has_need()) continue;
    const Candidates everyone = question.find({});
    const Wanted wanteds[] = {
        {1 + seed % 4, {}}, {1 + seed % 3, [](std::uint32_t contact) { return contact % 2 == 0; }}};
    for (const Wanted& wanted : wanteds) {
      const Candidates some = question.find(wanted);
      ASSERT_EQ(question.best(some.targets, wanted), question.best(everyone.targets, wanted))
          << "seed " << seed;
      if (wanted.admits || some.targets.size() == everyone.targets.size()) continue;
      ++(question.has_area() ? left_out_in_an_area : left_out_anywhere);
    }
  }
  // The comparison is about something.
  EXPECT_GT(left_out_in_an_area, 50);
  EXPECT_GT(left_out_anywhere, 20);
}

TEST(Candidates, LeaveNobodyOutWhenTooFewCanBeReached) {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    Question question(seed);
    if (!question.has_need()) continue;
    const Candidates everyone = question.find({});
    const Candidates some = question.find({3, {}});
    if (question.best(everyone.targets, {3, {}}).size() == 3) continue;
    EXPECT_EQ(some.targets.size(), everyone.targets.size()) << "seed " << seed;
    EXPECT_EQ(some.unavailable.size(), everyone.unavailable.size()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace veieninn::routing
