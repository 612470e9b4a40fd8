#include "clients/cli/conversions.h"

#include <gtest/gtest.h>

namespace veieninn::cli {
namespace {

AreaNumbers numbers() {
  AreaNumbers known;
  v1::Area area;
  area.set_name("areas/3118");
  area.add_former_numbers("0125");
  known.learn({area});
  EXPECT_TRUE(known.learn_table("code_2016\tname_2016\tcode_2024\n0101\tHalden\t3101\n"));
  return known;
}

TEST(AreaNumbers, LeadFromFormerNumbersToTodays) {
  EXPECT_EQ(numbers().today("0125"), "3118");
  EXPECT_EQ(numbers().today("3118"), "3118");
  EXPECT_EQ(numbers().today("0101"), "3101");
  EXPECT_FALSE(numbers().today("9999"));
}

TEST(AreaNumbers, RefuseATableThatIsNone) {
  AreaNumbers known;
  EXPECT_FALSE(known.learn_table("only\n1\n"));
  EXPECT_FALSE(known.learn_table(""));
}

TEST(PostalCodes, GetTheirLeadingZerosBackAndGatherByMunicipality) {
  const SourceFile file = convert_postal_codes(
      "p.json", R"({"1850":["MYSEN","3118","INDRE","G"],"101":["OSLO","0301","OSLO","P"],
                    "10":["OSLO","0301","OSLO","P"]})");
  ASSERT_TRUE(file.is_good());
  EXPECT_TRUE(file.partial);
  EXPECT_EQ(write_csv(file),
            "id,kind,names,parent,postal_codes\n"
            "0301,,,,0010|0101\n3118,,,,1850\n");
}

TEST(PostalCodes, BringAlongWhatIsNoMunicipality) {
  const SourceFile file =
      convert_postal_codes("p.json", R"({"9170":["LONGYEARBYEN","2100","SVALBARD","G"]})");
  EXPECT_EQ(write_csv(file),
            "id,kind,names,parent,postal_codes\n2100,county,nb=Svalbard,no,9170\n");
}

TEST(PostalCodes, NameWhatIsNoPostalCode) {
  const SourceFile file = convert_postal_codes("p.json", R"({"x1":["A","0301"],"1":["A"]})");
  EXPECT_EQ(file.problems.size(), 2U);
  EXPECT_TRUE(convert_postal_codes("p.json", R"({"1850":["MYSEN","3118")").torn);
}

TEST(Mailboxes, BecomeUnitsWithoutAnyPerson) {
  const SourceFile file = convert_mailboxes(
      "m.csv",
      "# about\n#\n0000;default;;Annet,Bil\n0125;Eidsberg;post@e.example.org\n"
      "0125;Eidsberg igjen;post2@e.example.org;Gatelys\n02;Akershus;post@a.example.org\n"
      "1571;Halsa;post@h.example.org\n1;X;\n",
      numbers());
  ASSERT_EQ(file.rows.size(), 4U);
  EXPECT_EQ(write_csv(file),
            "id,kind,names,areas,mailbox\n"
            "postmottak-0125,municipality,nb=Eidsberg,3118,post@e.example.org\n"
            "postmottak-0125-2,municipality,nb=Eidsberg igjen,3118,"
            "post2@e.example.org\n"
            "postmottak-02,county,nb=Akershus,32,post@a.example.org\n"
            "postmottak-1571,municipality,nb=Halsa,,post@h.example.org\n");
  EXPECT_EQ(file.rows[0].line, 4U);
  EXPECT_EQ(file.notes.size(), 2U) << "the default row, and Halsa without an area";
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].line, 8U);
  EXPECT_EQ(file.problems[0].column, "email");
}

TEST(UnitList, HangsUnitsUnderTheirParentsByNameWithinTheOrganisation) {
  const SourceFile file =
      convert_unit_list("u.tsv",
                        "org\tcode\tname\tparent\tfrom\tto\n"
                        "0101-halden-kommune\tA\tSolheim senter\tEnhet Sykehjem\t\t\n"
                        "0101-halden-kommune\tB\tenhet sykehjem\t\t\t\n"
                        "geodata\tC\tKart\tEnhet Sykehjem\t\t\n",
                        numbers());
  ASSERT_TRUE(file.problems.empty());
  EXPECT_EQ(write_csv(file),
            "id,kind,names,parent,areas\n"
            "0101-halden-kommune,municipality,nb=Halden kommune,,3101\n"
            "0101-halden-kommune-solheim-senter,service_unit,nb=Solheim senter,"
            "0101-halden-kommune-enhet-sykehjem,3101\n"
            "0101-halden-kommune-enhet-sykehjem,department,nb=enhet sykehjem,"
            "0101-halden-kommune,3101\n"
            "geodata,state_body,nb=Geodata,,\n"
            "geodata-kart,service_unit,nb=Kart,geodata,\n");
  ASSERT_EQ(file.notes.size(), 1U) << "another organisation's unit is no parent";
  EXPECT_NE(file.notes[0].find("u.tsv:4 column parent"), std::string::npos);
}

TEST(UnitList, SaysALineForEachThingThatIsWrongAndKeepsTheRest) {
  const SourceFile file = convert_unit_list("u.tsv",
                                            "org\tcode\tname\tparent\n"
                                            "o\t1\tA\tB\n"
                                            "o\t2\tB\tC\n"
                                            "o\t3\tC\tA\n"
                                            "o\t4\tselv\tselv\n"
                                            "o\t5\t \tA\n"
                                            "\t6\tD\t\n"
                                            "o\t1\tA\tB\n"
                                            "o\t7\tA\tselv\n"
                                            "o\t8\tSaft\rog vann\tA\n",
                                            numbers());
  ASSERT_EQ(file.problems.size(), 2U);
  EXPECT_EQ(file.problems[0].line, 6U);
  EXPECT_EQ(file.problems[1].line, 7U);
  ASSERT_EQ(file.notes.size(), 2U) << "a repeated row and one circle";
  std::string circle = file.notes[0] + file.notes[1];
  EXPECT_NE(circle.find("closes a circle"), std::string::npos);
  EXPECT_NE(circle.find("taken once"), std::string::npos);
  ASSERT_EQ(file.rows.size(), 7U);
  EXPECT_EQ(file.rows[6].entry.org_unit().names(0).text(), "Saft og vann");
  EXPECT_NE(file.rows[1].entry.org_unit().name(), file.rows[5].entry.org_unit().name())
      << "two units of one name have ids of their own";
}

}  // namespace
}  // namespace veieninn::cli
