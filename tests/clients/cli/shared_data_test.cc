// The shared real data at full size, where it is present.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "clients/cli/conversions.h"

namespace veieninn::cli {
namespace {

namespace fs = std::filesystem;

class SharedData : public testing::Test {
 protected:
  static std::string read(const std::string& name) {
    const char* given = std::getenv("VEIENINN_DATA");
    const fs::path folder =
        given != nullptr ? fs::path(given) : fs::path(VEIENINN_SOURCE_DIR) / "../shared/data";
    std::ifstream file(folder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  static AreaNumbers numbers() {
    AreaNumbers known;
    EXPECT_TRUE(known.learn_table(read("norway/kommune_2016_to_2024.tsv")));
    return known;
  }

  static std::size_t distinct_ids(const SourceFile& file) {
    std::set<std::string> ids;
    for (const SourceRow& row : file.rows)
      ids.insert(file.table->find("id")->write(resource_of(row.entry)));
    return ids.size();
  }
};

TEST_F(SharedData, AllOfLosIsRead) {
  const std::string text = read("los/los.rdf");
  if (text.empty()) GTEST_SKIP() << "no shared data";
  const SourceFile file = read_los("los.rdf", text);
  ASSERT_TRUE(file.is_good());
  ASSERT_EQ(file.rows.size(), 526U);
  EXPECT_EQ(distinct_ids(file), 526U);
  std::map<v1::TopicKind, int> kinds;
  for (const SourceRow& row : file.rows) {
    const v1::Topic& topic = row.entry.topic();
    ++kinds[topic.kind()];
    EXPECT_GE(topic.labels_size(), 2) << topic.name();
    for (const auto& texts : {topic.labels(), topic.notes(), topic.hidden_labels()}) {
      for (const v1::LocalizedText& one : texts) {
        EXPECT_NE(one.text().find_first_not_of('*'), std::string::npos) << topic.name();
      }
    }
  }
  EXPECT_EQ(kinds[v1::TOPIC_KIND_THEME], 92);
  EXPECT_EQ(kinds[v1::TOPIC_KIND_WORD], 427);
  EXPECT_EQ(kinds[v1::TOPIC_KIND_LIFE_EVENT], 7);
}

TEST_F(SharedData, NothingIsTakenOfHalfOfLos) {
  const std::string text = read("los/los.rdf");
  if (text.empty()) GTEST_SKIP() << "no shared data";
  const SourceFile file = read_los("los.rdf", std::string_view(text).substr(0, text.size() / 2));
  EXPECT_TRUE(file.torn);
  EXPECT_TRUE(file.rows.empty());
  EXPECT_GT(file.problems.at(0).line, 1000U);
}

TEST_F(SharedData, AllPostalCodesAreRead) {
  const std::string text = read("norway/postal-codes.json");
  if (text.empty()) GTEST_SKIP() << "no shared data";
  const SourceFile file = convert_postal_codes("postal-codes.json", text);
  ASSERT_TRUE(file.is_good());
  int count = 0;
  for (const SourceRow& row : file.rows) count += row.entry.area().postal_codes_size();
  EXPECT_EQ(count, 5122);
  EXPECT_EQ(file.rows.size(), 359U);
}

TEST_F(SharedData, AllMailboxesAreReadAsUnitsWithoutPersons) {
  const std::string text = read("contacts/municipal_mailboxes_2011.csv");
  if (text.empty()) GTEST_SKIP() << "no shared data";
  const SourceFile file = convert_mailboxes("m.csv", text, numbers());
  ASSERT_TRUE(file.is_good());
  EXPECT_EQ(file.rows.size(), 456U);
  EXPECT_EQ(distinct_ids(file), 456U);
  int placed = 0;
  for (const SourceRow& row : file.rows) {
    EXPECT_NE(row.entry.org_unit().mailbox().find('@'), std::string::npos);
    placed += row.entry.org_unit().areas_size();
  }
  EXPECT_GT(placed, 400);
}

TEST_F(SharedData, AllUnitNamesAreReadOrNamed) {
  const std::string text = read("units/municipal_units_2019.tsv");
  if (text.empty()) GTEST_SKIP() << "no shared data";
  const SourceFile file = convert_unit_list("u.tsv", text, numbers());
  ASSERT_TRUE(file.is_good());
  std::size_t repeated = 0;
  for (const std::string& note : file.notes) {
    repeated += note.ends_with("taken once") ? 1U : 0U;
  }
  EXPECT_EQ(file.rows.size() - 45 + repeated, 2898U) << "45 organisations stand above them";
  EXPECT_EQ(distinct_ids(file), file.rows.size());
}

}  // namespace
}  // namespace veieninn::cli
