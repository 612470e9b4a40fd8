#include <gtest/gtest.h>

#include "clients/cli/source_file.h"

namespace veieninn::cli {
namespace {

constexpr Today kToday{1'767'225'600};  // 2026-01-01

SourceFile read(const std::string& name, const std::string& text) {
  return read_table(name, text, nullptr, false, kToday);
}

// One full row a kind, as docs/import.md spells it.
const std::vector<std::pair<std::string, std::string>>& full_tables() {
  static const std::vector<std::pair<std::string, std::string>> tables{
      {"areas",
       "id,kind,names,parent,neighbours,former_numbers,postal_codes\n"
       "3118,municipality,nb=Indre Østfold|en=Indre Østfold,31,3120|3103,0125|3014,1850|1851\n"},
      {"topics",
       "id,kind,uri,labels,hidden_labels,broader,related,note\n"
       "tema-barnehage,theme,https://psi.norge.no/los/tema/barnehage,nb=Barnehage|en=Kindergarten,"
       "nb=dagmamma|nb=a\\|b,tema-familie,ord-plass,nb=Tilbud.\n"},
      {"units",
       "id,kind,names,parent,areas,interest,mailbox,phone,website,publishes_contacts\n"
       "asker,municipality,nb=Asker kommune,,3203,\"Vi vil, gjerne\nhøre.\",post@example.org,"
       "+47 00 00 00 00,https://asker.example.org,true\n"},
      {"contacts",
       "id,display_name,title,unit,from,until,expertise,languages,capacity_per_week,absences,"
       "deputy,successor,channels,front_door,registrar,confirm_time,"
       "publish_consent_time\n"
       "c001,Rolig Bok,Rådgiver,asker,2024-01-01,2027-01-01,tema-a:expert:2025-12-02|"
       "tema-b:basic:2025-12-02:2026-12-02,nb|en,3,2026-07-01/2026-08-01|/2020-01-01,c002,c003,"
       "public:email:rolig.bok@example.org|internal:phone:+47 1,true,true,2025-12-22,2025-12-23\n"},
      {"ventures",
       "id,display_name,description,topics,areas,website,people,collaborations\n"
       "v001,Blid Gulrot AS,Mat,tema-a|tema-b,3118,https://g.example.org,Blid Gulrot|Rask Elg,"
       "asker:tema-a:2025-03-01|asker::\n"},
      {"ties",
       "id,from,to,kind,strength,since,until\n"
       "t001,ventures/v001,contacts/c001,partner,0.1,2024-01-01,2027-01-01\n"},
      {"engagements",
       "id,time,kind,venture,contact,other_contact,topic,area\n"
       "e1,2025-12-20T09:30:00Z,referred,v001,c001,c002,tema-a,3118\n"}};
  return tables;
}

TEST(Tables, AreToldByTheirHeaderWhateverTheFileIsCalled) {
  for (const auto& [kind, text] : full_tables()) {
    const SourceFile file = read("staff.csv", text);
    ASSERT_NE(file.table, nullptr) << kind;
    EXPECT_EQ(file.table->kind, kind);
    EXPECT_TRUE(file.is_good()) << kind << ": " << problem_line("", file.problems.at(0));
  }
}

TEST(Tables, WriteBackExactlyWhatTheyRead) {
  for (const auto& [kind, text] : full_tables()) {
    const SourceFile file = read(kind + ".csv", text);
    ASSERT_EQ(file.rows.size(), 1U) << kind;
    EXPECT_EQ(write_csv(file), text);
  }
}

TEST(Tables, TakeColumnsInAnyOrderAndOptionalOnesMissing) {
  const SourceFile file =
      read("x.csv", "strength;kind;to;from;id\n0,4;partner;c2;contacts/c1;t1\n");
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(problem_line(file.name, file.problems[0]),
            "x.csv:2 column strength: '0,4' is not a number → write such as 0.4, with a point");
  const SourceFile good =
      read("x.csv", "strength;kind;to;from;id\n0.4;partner;c2;contacts/c1;t1\n");
  ASSERT_EQ(good.rows.size(), 1U);
  EXPECT_EQ(good.rows[0].entry.tie().to(), "contacts/c2");
}

TEST(Tables, NameAnUnknownColumn) {
  const SourceFile file = read("contacts.csv", "id,display_name,unit,salary\nc1,Rolig Bok,a,1\n");
  EXPECT_TRUE(file.torn);
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].column, "salary");
  EXPECT_EQ(file.problems[0].description, "is no column of contacts");
}

TEST(Tables, NameARequiredColumnOrCellThatIsMissing) {
  const SourceFile header = read("contacts.csv", "id,display_name\nc1,Rolig Bok\n");
  ASSERT_EQ(header.problems.size(), 1U);
  EXPECT_EQ(header.problems[0].column, "unit");
  const SourceFile cell = read("contacts.csv", "id,display_name,unit\nc1,,asker\nc2,Rask Elg,a\n");
  ASSERT_EQ(cell.problems.size(), 1U);
  EXPECT_EQ(cell.problems[0].line, 2U);
  EXPECT_EQ(cell.problems[0].column, "display_name");
  EXPECT_EQ(cell.rows.size(), 1U);
}

TEST(Tables, RefuseAnIdThatStandsTwice) {
  const SourceFile file = read("contacts.csv", "id,display_name,unit\nc1,A,u\nc1,B,u\n");
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].line, 3U);
  EXPECT_EQ(file.problems[0].column, "id");
}

TEST(Tables, UnderstandNameForDisplayNameAndANoteWithoutLanguage) {
  EXPECT_TRUE(read("ventures.csv", "id,name\nv1,Blid Gulrot AS\n").is_good());
  const SourceFile file =
      read("topics.csv", "id,kind,labels,note\nt,extension,nb=T,Alt om arbeid | og mer.\n");
  ASSERT_TRUE(file.is_good());
  EXPECT_EQ(file.rows[0].entry.topic().notes(0).text(), "Alt om arbeid | og mer.");
}

TEST(Tables, WarnOfEngagementsThatWouldBeRecordedTwice) {
  const SourceFile file =
      read("e.csv", "id,time,kind,venture,contact\n,-1d,met,v1,c1\ne2,-1d,met,v1,c1\n");
  ASSERT_EQ(file.notes.size(), 1U);
  EXPECT_NE(file.notes[0].find("1 rows have no id"), std::string::npos);
}

TEST(PartialTables, ChangeOnlyTheirColumnsOfStoredRows) {
  SourceFile file = read("codes.csv", "id,postal_codes\n3118,1850|1851\n");
  ASSERT_TRUE(file.partial);
  const SourceFile stored = read("areas.csv", full_tables()[0].second);
  v1::DirectoryEntry old = stored.rows[0].entry;
  old.mutable_area()->clear_postal_codes();
  old.mutable_area()->add_postal_codes("9999");
  merge_into_stored(file, {old});
  ASSERT_EQ(file.rows.size(), 1U);
  EXPECT_EQ(file.rows[0].entry.DebugString(), stored.rows[0].entry.DebugString());
}

TEST(PartialTables, NameARowThatIsNotStored) {
  SourceFile file = read("codes.csv", "id,postal_codes\n9999,1850\n");
  merge_into_stored(file, {});
  EXPECT_TRUE(file.rows.empty());
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].line, 2U);
  EXPECT_NE(file.problems[0].description.find("areas/9999 is not stored"), std::string::npos);
}

TEST(Tables, LeadAServersComplaintBackToItsColumn) {
  EXPECT_EQ(contact_table().column_of("contact.expertise[0].topic"), "expertise");
  EXPECT_EQ(contact_table().column_of("contact.language_codes[1]"), "languages");
  EXPECT_EQ(contact_table().column_of("contact.tenure.start_time"), "from");
  EXPECT_EQ(contact_table().column_of("contact.tenure.end_time"), "until");
  EXPECT_EQ(contact_table().column_of("contact.name"), "id");
  EXPECT_EQ(unit_table().column_of("org_unit.areas[3]"), "areas");
  EXPECT_EQ(tie_table().column_of("tie.from"), "from");
  EXPECT_EQ(tie_table().column_of("tie.unheard_of"), "");
}

}  // namespace
}  // namespace veieninn::cli
