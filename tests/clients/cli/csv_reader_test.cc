#include "clients/cli/csv_reader.h"

#include <gtest/gtest.h>

namespace veieninn::cli {
namespace {

using Cells = std::vector<std::string>;

TEST(CsvReader, ReadsTheSameTableWithEachDelimiterLineEndAndByteOrderMark) {
  for (const std::string text :
       {"id,title\nc1,Leder\n", "id;title\nc1;Leder\n", "id\ttitle\nc1\tLeder\n",
        "\xEF\xBB\xBFid;title\r\nc1;Leder\r\n", "id,title\nc1,Leder"}) {
    const CsvTable table = read_csv(text);
    EXPECT_EQ(table.header, (Cells{"id", "title"})) << text;
    ASSERT_EQ(table.rows.size(), 1U) << text;
    EXPECT_EQ(table.rows[0].cells, (Cells{"c1", "Leder"})) << text;
    EXPECT_TRUE(table.problems.empty()) << text;
  }
}

TEST(CsvReader, KeepsDelimitersLineBreaksAndDoubledQuotesInsideQuotes) {
  const CsvTable table = read_csv("id,title\nc1,\"a, \"\"b\"\"\nc\"\nc2,d\n");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].cells[1], "a, \"b\"\nc");
  EXPECT_EQ(table.rows[1].line, 4U) << "the line counts the break inside the quotes";
}

TEST(CsvReader, SkipsCommentsAndEmptyLinesBeforeTheHeaderOnly) {
  const CsvTable table = read_csv("# about\n\n#more\nid,title\n#1,x\n\nc2,y\n");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].cells[0], "#1");
  EXPECT_EQ(table.rows[0].line, 5U);
  EXPECT_EQ(table.rows[1].line, 7U);
}

TEST(CsvReader, NamesTheLineAndColumnOfAQuoteThatNeverCloses) {
  const CsvTable table = read_csv("id,title\nc1,x\nc2,\"torn\nc3,y\n");
  EXPECT_TRUE(table.torn);
  ASSERT_EQ(table.problems.size(), 1U);
  EXPECT_EQ(table.problems[0].line, 3U);
  EXPECT_EQ(table.problems[0].column, "title");
  EXPECT_NE(table.problems[0].description.find("line 3 never closes"), std::string::npos);
  EXPECT_FALSE(table.problems[0].remedy.empty());
}

TEST(CsvReader, NamesRowsOfTheWrongWidthAndKeepsTheOthers) {
  const CsvTable table = read_csv("id,title\nc1\nc2,y\nc3,y,z\n");
  ASSERT_EQ(table.rows.size(), 1U);
  ASSERT_EQ(table.problems.size(), 2U);
  EXPECT_EQ(table.problems[0].line, 2U);
  EXPECT_EQ(table.problems[0].description, "has 1 cells where the header has 2");
  EXPECT_EQ(table.problems[1].line, 4U);
  EXPECT_FALSE(table.torn);
}

TEST(CsvReader, RefusesAHeaderThatNamesAColumnTwiceOrNotAtAll) {
  EXPECT_TRUE(read_csv("id,id\n1,2\n").torn);
  EXPECT_TRUE(read_csv("id,\n1,2\n").torn);
  EXPECT_TRUE(read_csv("").torn);
  EXPECT_TRUE(read_csv("# only a comment\n").torn);
}

TEST(CsvReader, RefusesCellsThatAreNotUtf8) {
  const CsvTable table = read_csv(
      "id,title\nc1,R\xE5"
      "dgiver\n");
  ASSERT_EQ(table.problems.size(), 1U);
  EXPECT_EQ(table.problems[0].column, "title");
  EXPECT_EQ(table.problems[0].description, "is not UTF-8");
}

TEST(CsvReader, ReadsBackWhateverItWrites) {
  const Cells cells{"", "a,b", "\"", "line\nbreak", " edge ", "æøå", "cr\rlf\r\n", "a|b"};
  for (const char delimiter : {',', ';', '\t'}) {
    const Cells header{"a", "b", "c", "d", "e", "f", "g", "h"};
    const CsvTable table =
        read_csv(write_csv_line(header, delimiter) + write_csv_line(cells, delimiter));
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].cells, cells);
  }
}

}  // namespace
}  // namespace veieninn::cli
