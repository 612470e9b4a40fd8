#include "engine/taxonomy/place_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<std::pair<std::uint32_t, std::string>> places(const std::string& text) {
  PlaceFinder finder;
  finder.add("Indre Østfold", 0);
  finder.add("Sola", 1);
  finder.add("Bydel Grünerløkka", 2);
  finder.add("Oslo", 3);
  finder.add("Oslo", 4);
  finder.add("Ås", 5);
  finder.add("", 6);
  const std::vector<std::string> words = {"sol", "sola", "ås", "osloer"};
  const WordKnowledge knowledge(words, {});
  std::vector<std::pair<std::uint32_t, std::string>> found;
  for (const PlaceMention& place : finder.find(read_need(text), knowledge)) {
    found.emplace_back(place.area,
                       text.substr(place.words.start, place.words.end - place.words.start));
  }
  return found;
}

TEST(PlaceFinder, FindsAPlaceAfterAWordOfPlaceOrInCapitals) {
  EXPECT_THAT(places("ungdom i Indre Østfold"), ElementsAre(Pair(0U, "Indre Østfold")));
  EXPECT_THAT(places("ungdom i indre ostfold"), ElementsAre(Pair(0U, "indre ostfold")));
  EXPECT_THAT(places("Ungdom fra Ås og Sola"), ElementsAre(Pair(5U, "Ås"), Pair(1U, "Sola")));
  EXPECT_THAT(places("our café near Oslo"), ElementsAre(Pair(3U, "Oslo")));
  EXPECT_THAT(places("vi er i oslo"), ElementsAre(Pair(3U, "oslo")));
}

TEST(PlaceFinder, KnowsADistrictByItsNameAlone) {
  EXPECT_THAT(places("på Grünerløkka"), ElementsAre(Pair(2U, "Grünerløkka")));
  EXPECT_THAT(places("i bydel Grünerløkka"), ElementsAre(Pair(2U, "bydel Grünerløkka")));
}

TEST(PlaceFinder, KnowsANameThatOwnsSomething) {
  EXPECT_THAT(places("Barn i Oslos gater"), ElementsAre(Pair(3U, "Oslos")));
}

TEST(PlaceFinder, LeavesWordsThatAreNoPlaces) {
  EXPECT_THAT(places("barn i sola"), IsEmpty());
  EXPECT_THAT(places("Sola skinner på oss"), IsEmpty()) << "a sentence begins in capitals";
  EXPECT_THAT(places("en ås med trær"), IsEmpty());
  EXPECT_THAT(places("indre ostfold uten ord for sted"), IsEmpty());
  EXPECT_THAT(places(""), IsEmpty());
  EXPECT_THAT(places("\xFF i \xFE"), IsEmpty());
  EXPECT_THAT(places(std::string(1'000'000, 'i')), IsEmpty());
}

}  // namespace
}  // namespace veieninn::taxonomy
