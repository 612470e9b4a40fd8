// docs/import.md says what the tables are; this holds it to them.
#include <fstream>

#include <gtest/gtest.h>

#include "clients/cli/source_file.h"

namespace veieninn::cli {
namespace {

std::string document() {
  std::ifstream file(std::string(VEIENINN_SOURCE_DIR) + "/docs/import.md");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The text between two headings of the same depth.
std::string section(const std::string& text, const std::string& title) {
  const std::size_t begin = text.find("\n### " + title + "\n");
  if (begin == std::string::npos) return "";
  const std::size_t end = text.find("\n##", begin + 5);
  return text.substr(begin, end - begin);
}

TEST(ImportDocument, DescribesEveryColumnOfEveryTable) {
  const std::string text = document();
  for (const Table& table : all_tables()) {
    const std::string own = section(text, table.kind);
    ASSERT_FALSE(own.empty()) << table.kind;
    for (const Column& column : table.columns) {
      const std::string row = "\n| `" + column.name + "` | " + (column.required ? "yes" : "");
      EXPECT_NE(own.find(row), std::string::npos) << table.kind << " " << column.name;
    }
  }
}

TEST(ImportDocument, ShowsExamplesThatCanBeImported) {
  const std::string text = document();
  int count = 0;
  for (const Table& table : all_tables()) {
    const std::string own = section(text, table.kind);
    const std::size_t begin = own.find("```csv\n");
    ASSERT_NE(begin, std::string::npos) << table.kind;
    const std::string example = own.substr(begin + 7, own.find("```", begin + 7) - begin - 7);
    const SourceFile file = read_table(table.kind + ".csv", example, nullptr, false, Today{});
    EXPECT_TRUE(file.is_good()) << problem_line(
        table.kind, file.problems.empty() ? RowProblem{} : file.problems[0]);
    EXPECT_GE(file.rows.size(), 1U) << table.kind;
    ++count;
  }
  EXPECT_EQ(count, 9);
}

TEST(ExampleWorld, IsReadWithoutAProblem) {
  int count = 0;
  for (const Table& table : all_tables()) {
    std::ifstream in(std::string(VEIENINN_SOURCE_DIR) + "/world/" + table.kind + ".csv");
    if (!in) continue;
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const SourceFile file = read_table(table.kind + ".csv", text, nullptr, false, Today{});
    for (const RowProblem& problem : file.problems) {
      ADD_FAILURE() << problem_line(file.name, problem);
    }
    EXPECT_FALSE(file.rows.empty()) << table.kind;
    ++count;
  }
  EXPECT_GE(count, 6);
}

TEST(ImportDocument, PromisesTheExitCodes) {
  const std::string text = document();
  for (int code = 0; code <= 5; ++code) {
    EXPECT_NE(text.find("\n| " + std::to_string(code) + " |"), std::string::npos) << code;
  }
}

}  // namespace
}  // namespace veieninn::cli
