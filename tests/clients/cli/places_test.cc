#include "clients/cli/places.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

v1::Area area(const std::string& id, v1::AreaKind kind, std::vector<std::string> names,
              std::vector<std::string> former = {}, std::vector<std::string> codes = {}) {
  v1::Area made;
  made.set_name("areas/" + id);
  made.set_kind(kind);
  const char* languages[] = {"nb", "se", "en"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    v1::LocalizedText& name = *made.add_names();
    name.set_language_code(languages[i]);
    name.set_text(names[i]);
  }
  for (auto& number : former) made.add_former_numbers(number);
  for (auto& code : codes) made.add_postal_codes(code);
  return made;
}

const std::vector<v1::Area>& country() {
  static const std::vector<v1::Area> areas{
      area("no", v1::AREA_KIND_COUNTRY, {"Norge"}),
      area("03", v1::AREA_KIND_COUNTY, {"Oslo"}),
      area("0301", v1::AREA_KIND_MUNICIPALITY, {"Oslo"}, {}, {"0301", "3118"}),
      area("0301-14", v1::AREA_KIND_DISTRICT, {"Nordstrand"}),
      area("3118", v1::AREA_KIND_MUNICIPALITY, {"Indre Østfold"}, {"0125", "3014"}, {"1850"}),
      area("1515", v1::AREA_KIND_MUNICIPALITY, {"Herøy"}),
      area("1818", v1::AREA_KIND_MUNICIPALITY, {"Herøy"}),
      area("1508", v1::AREA_KIND_MUNICIPALITY, {"Ålesund"}),
      area("5610", v1::AREA_KIND_MUNICIPALITY, {"Karasjok", "Kárášjohka"}),
      area("34", v1::AREA_KIND_COUNTY, {"Innlandet"}, {"04"})};
  return areas;
}

// Answers the filters that places ask, as the API's comments say.
Outcome<std::vector<v1::Area>> answer(const std::string& filter) {
  const std::size_t open = filter.find('"');
  const std::string value = filter.empty() ? "" : filter.substr(open + 1, filter.size() - open - 2);
  std::vector<v1::Area> found;
  for (const v1::Area& one : country()) {
    const auto holds = [&](const auto& values) {
      return std::find(values.begin(), values.end(), value) != values.end();
    };
    const bool named = std::any_of(one.names().begin(), one.names().end(), [&](const auto& name) {
      return folded(name.text()).find(folded(value)) != std::string::npos;
    });
    const bool number = one.name() == "areas/" + value || holds(one.former_numbers());
    if (filter.empty() || (filter.starts_with("number = ") && number) ||
        (filter.starts_with("postal_code = ") && holds(one.postal_codes())) ||
        (filter.starts_with("display_name : ") && named)) {
      found.push_back(one);
    }
  }
  return found;
}

std::string found(std::string_view words) {
  const Outcome<Place> place = find_place(words, answer);
  return place ? place->area.name() : "";
}

TEST(Places, AreFoundByNumberFormerNumberNameAndPostalCode) {
  EXPECT_EQ(found("3118"), "areas/3118");
  EXPECT_EQ(found("0125"), "areas/3118");
  EXPECT_EQ(found("04"), "areas/34");
  EXPECT_EQ(found("1850"), "areas/3118");
  EXPECT_EQ(found("Indre Østfold"), "areas/3118");
  EXPECT_EQ(found("areas/3118"), "areas/3118");
  EXPECT_EQ(found("0301-14"), "areas/0301-14");
}

TEST(Places, AreFoundWhateverCaseLanguageOrLettersTheNameIsIn) {
  EXPECT_EQ(found("indre østfold"), "areas/3118");
  EXPECT_EQ(found("  INDRE ØSTFOLD kommune "), "areas/3118");
  EXPECT_EQ(found("Indre Ostfold"), "areas/3118");
  EXPECT_EQ(found("alesund"), "areas/1508");
  EXPECT_EQ(found("kárášjohka"), "areas/5610");
  EXPECT_EQ(found("Karasjohka"), "areas/5610");
  EXPECT_EQ(found("Bydel Nordstrand"), "areas/0301-14");
}

TEST(Places, MeanTheMunicipalityUnlessTheWordsSayOtherwise) {
  EXPECT_EQ(found("Oslo"), "areas/0301");
  EXPECT_EQ(found("Oslo fylke"), "areas/03");
  EXPECT_EQ(found("Innlandet"), "areas/34");
}

TEST(Places, ThatAreMoreThanOneListTheCandidates) {
  const Outcome<Place> place = find_place("Herøy", answer);
  ASSERT_FALSE(place);
  EXPECT_EQ(place.error().code, ExitCode::kRefused);
  ASSERT_EQ(place.error().details.size(), 2U);
  EXPECT_EQ(place.error().details[0], "1515  Herøy (municipality)");
}

TEST(Places, ThatAreUnknownListWhatIsNear) {
  const Outcome<Place> slip = find_place("Inndre Østfold", answer);
  ASSERT_FALSE(slip);
  ASSERT_EQ(slip.error().details.size(), 2U);
  EXPECT_EQ(slip.error().details[1], "3118  Indre Østfold (municipality)");
  const Outcome<Place> part = find_place("Østfold", answer);
  ASSERT_FALSE(part);
  EXPECT_EQ(part.error().details.size(), 2U);
  EXPECT_FALSE(find_place("Atlantis", answer));
  EXPECT_FALSE(find_place("9999", answer));
}

TEST(Places, WhoseDigitsAreTwoThingsTakeTheNumberAndSaySo) {
  const Outcome<Place> place = find_place("3118", answer);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->note,
            "3118 was read as the official number of Indre Østfold; for the postal code in Oslo "
            "write postal:3118");
  EXPECT_EQ(found("postal:3118"), "areas/0301");
  EXPECT_EQ(found("number:3118"), "areas/3118");
  EXPECT_TRUE(find_place("0301", answer)->note.empty()) << "both lead to Oslo";
}

TEST(Places, PassOnTheServersFailure) {
  const Outcome<Place> place =
      find_place("Asker", [](const std::string&) -> Outcome<std::vector<v1::Area>> {
        return fail(ExitCode::kUnreachable, "no server answers");
      });
  ASSERT_FALSE(place);
  EXPECT_EQ(place.error().code, ExitCode::kUnreachable);
}

}  // namespace
}  // namespace veieninn::cli
