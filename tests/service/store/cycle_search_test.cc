// Circles among links: found whole, found only where they are, against brute force.
#include "service/store/cycle_search.h"

#include <gmock/gmock.h>

#include <random>
#include <set>

namespace veieninn::store {
namespace {

using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;
using Links = std::map<std::string, std::vector<std::string>>;

std::map<std::string, std::string> search(const std::vector<std::string>& starts,
                                          const Links& links) {
  return links_on_cycles(starts, [&](const std::string& id) {
    const auto found = links.find(id);
    return found == links.end() ? std::vector<std::string>{} : found->second;
  });
}

TEST(CycleSearch, FindsNothingInATree) {
  EXPECT_THAT(search({"a", "b", "c"}, {{"a", {"b"}}, {"b", {"d"}}, {"c", {"d"}}}), IsEmpty());
}

TEST(CycleSearch, FindsACircleAndTheLinkThatStaysOnIt) {
  EXPECT_THAT(search({"a", "b", "c"}, {{"a", {"x", "b"}}, {"b", {"c"}}, {"c", {"a"}}}),
              UnorderedElementsAre(Pair("a", "b"), Pair("b", "c"), Pair("c", "a")));
}

TEST(CycleSearch, FindsALinkToItself) {
  EXPECT_THAT(search({"a"}, {{"a", {"a"}}}), UnorderedElementsAre(Pair("a", "a")));
}

TEST(CycleSearch, LeavesOutWhatOnlyLeadsIntoACircle) {
  EXPECT_THAT(search({"a", "b"}, {{"a", {"b"}}, {"b", {"c"}}, {"c", {"b"}}}),
              UnorderedElementsAre(Pair("b", "c")));
}

TEST(CycleSearch, WalksAChainOfAMillionWithoutRecursion) {
  constexpr int kLength = 1'000'000;
  const auto targets = [](const std::string& id) {
    const int next = std::stoi(id) + 1;
    return next == kLength ? std::vector<std::string>{}
                           : std::vector<std::string>{std::to_string(next)};
  };
  EXPECT_THAT(links_on_cycles({"0"}, targets), IsEmpty());
}

bool reaches(const Links& links, const std::string& from, const std::string& to) {
  std::set<std::string> seen;
  std::vector<std::string> open = {from};
  while (!open.empty()) {
    const std::string at = open.back();
    open.pop_back();
    const auto found = links.find(at);
    if (found == links.end()) continue;
    for (const std::string& target : found->second) {
      if (target == to) return true;
      if (seen.insert(target).second) open.push_back(target);
    }
  }
  return false;
}

TEST(CycleSearch, AgreesWithBruteForceOnRandomGraphs) {
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random(seed);
    Links links;
    std::vector<std::string> all;
    const auto count = 1 + random() % 8;
    for (std::size_t i = 0; i < count; ++i) all.push_back(std::to_string(i));
    for (auto edges = random() % 12; edges > 0; --edges) {
      links[all[random() % count]].push_back(all[random() % count]);
    }
    const auto found = search(all, links);
    for (const std::string& id : all) {
      ASSERT_EQ(found.contains(id), reaches(links, id, id)) << id;
      if (!found.contains(id)) continue;
      const std::string& via = found.at(id);
      EXPECT_TRUE(via == id || reaches(links, via, id)) << id;
    }
  }
}

}  // namespace
}  // namespace veieninn::store
