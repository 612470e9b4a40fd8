#include "clients/cli/command_line.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "clients/cli/csv_reader.h"
#include "tests/clients/cli/example_answer.h"
#include "tests/clients/cli/fake_server.h"

namespace veieninn::cli {
namespace {

namespace fs = std::filesystem;

struct Ended {
  int code = -1;
  std::string out;
  std::string err;
};

class CommandLine : public testing::Test {
 protected:
  CommandLine() {
    folder_ = fs::path(testing::TempDir()) /
              testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }

  Ended run(std::vector<std::string> words) {
    words.insert(words.begin(), {"veieninn", "--lang", "nb", "--server", server_.address()});
    return run_bare(words);
  }

  static Ended run_bare(const std::vector<std::string>& words) {
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());
    std::ostringstream out;
    std::ostringstream err;
    const int code =
        run_command_line(static_cast<int>(arguments.size()), arguments.data(), out, err);
    return {code, out.str(), err.str()};
  }

  std::string file(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  static std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  void write_world(const fs::path& folder) {
    fs::create_directories(folder);
    const std::vector<std::pair<std::string, std::string>> tables{
        {"areas",
         "id,kind,names,parent,neighbours,former_numbers,postal_codes\n"
         "3103,municipality,nb=Moss,,3118,,\n"
         "3118,municipality,nb=Indre Østfold|en=Indre Østfold,,3103,0125|3014,1850\n"
         "3203,municipality,nb=Asker,,,,\n"},
        {"units",
         "id,kind,names,parent,areas,interest,mailbox,phone,website,publishes_contacts\n"
         "asker,municipality,nb=Asker kommune,,3203,\"Vi, \"\"alle\"\"\nher\",,,,true\n"},
        {"contacts",
         "id,display_name,title,unit,from,until,expertise,languages,capacity_per_week,absences,"
         "deputy,successor,channels,front_door,registrar,confirm_time,"
         "publish_consent_time\n"
         "c001,Rolig Bok,Leder,asker,2024-01-01,,tema-a:expert:2026-01-01,nb,3,,,,"
         "public:email:rolig.bok@example.org,true,,2026-01-02T10:00:00.500Z,\n"},
        {"engagements",
         "id,time,kind,venture,contact,other_contact,topic,area,need_text,need_words\n"
         "e1,2026-01-20,met,v001,c001,,,3203,,\n"}};
    for (const auto& [kind, text] : tables) {
      std::ofstream(folder / (kind + ".csv"), std::ios::binary) << text;
    }
  }

  FakeServer server_;
  fs::path folder_;
};

TEST_F(CommandLine, AnswersANeedWithNamesAndEndsWell) {
  write_world(folder_ / "world");
  ASSERT_EQ(run({"import", (folder_ / "world").string()}).code, 0);
  server_.world().answer = example_answer();
  const Ended ended = run({"route",           "Vi reparerer sykler",
                           "--area",          "0125",
                           "--venture",       "v001",
                           "--topic",         "tema-a",
                           "--topic",         "tema-b",
                           "--max",           "3",
                           "--introductions", "0",
                           "--as-of",         "2026-01-01",
                           "--seed",          "7",
                           "--at-least",      "5"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("1. Rolig Bok\n"), std::string::npos);
  EXPECT_NE(ended.out.find("Sted: Indre Østfold (3118)"), std::string::npos);
  const v1::FindRoutesRequest& asked = server_.world().last_routes;
  EXPECT_EQ(asked.need().text(), "Vi reparerer sykler");
  EXPECT_EQ(asked.area(), "areas/3118");
  EXPECT_EQ(asked.venture(), "ventures/v001");
  EXPECT_EQ(asked.need().topics_size(), 2);
  EXPECT_EQ(asked.max_routes(), 3);
  EXPECT_TRUE(asked.has_max_introductions());
  EXPECT_EQ(asked.max_introductions(), 0);
  EXPECT_EQ(asked.as_of_time().seconds(), 1'767'225'600);
  EXPECT_EQ(asked.seed(), 7U);
  EXPECT_EQ(asked.consistency().at_least_as_fresh(), 5);
  EXPECT_EQ(asked.language_code(), "nb");
}

TEST_F(CommandLine, AsksForRoutesThatKnowThePlaceItJustRead) {
  write_world(folder_ / "world");
  ASSERT_EQ(run({"import", (folder_ / "world").string()}).code, 0);
  server_.world().answer = example_answer();
  ASSERT_EQ(run({"route", "x", "--area", "3118"}).code, 0);
  EXPECT_EQ(server_.world().last_routes.consistency().at_least_as_fresh(), 1);
}

TEST_F(CommandLine, AnswersInJsonByTheProtosNames) {
  server_.world().answer = example_answer();
  const Ended ended = run({"route", "Vi reparerer sykler", "--json"});
  EXPECT_EQ(ended.code, 0);
  const auto json = nlohmann::json::parse(ended.out);
  EXPECT_EQ(json["routes"][0]["contact_card"]["display_name"], "Rolig Bok");
  EXPECT_EQ(json["routes"][0]["probability"], 0.4183);
  EXPECT_EQ(json["revision"], "12");
}

TEST_F(CommandLine, EndsWith1WhenThereIsNobody) {
  server_.world().answer.mutable_gap()->set_sentence("Ingen her.");
  const Ended ended = run({"route", "Vi reparerer sykler"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.out.find("Ingen her."), std::string::npos);
}

TEST_F(CommandLine, EndsWith2WhenTheCommandLineIsWrong) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {},
           {"rout", "x"},
           {"route"},
           {"route", "x", "--max", "51"},
           {"route", "x", "--introductions", "4"},
           {"route", "x", "--as-of", "soon"},
           {"--lang", "de", "route", "x"},
           {"import"},
           {"import", "/no/such/file.csv"},
           {"import", "x", "--as", "cats"},
           {"contact", "create", "--display-name", "Rolig Bok"},
           {"contact", "create", "--display-name", "A", "--unit", "topics/x"},
           {"contact", "update", "c001"},
           {"engagement", "record", "--kind", "met", "--venture", "v", "--contact", "c", "--time",
            "soon"},
           {"completion", "tcsh"}}) {
    const Ended ended = run(words);
    EXPECT_EQ(ended.code, 2) << (words.empty() ? "" : words[0]) << ended.err;
    EXPECT_FALSE(ended.err.empty());
    EXPECT_TRUE(ended.out.empty());
  }
}

TEST_F(CommandLine, EndsWith4WhenNoServerAnswers) {
  const Ended ended =
      run_bare({"veieninn", "--server", "127.0.0.1:1", "--timeout", "5", "route", "x"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_NE(ended.err.find("no server answers at 127.0.0.1:1"), std::string::npos);
  const Ended import = run_bare({"veieninn", "--server", "127.0.0.1:1", "import",
                                 file("contacts.csv", "id,display_name,unit\nc1,A,u\n")});
  EXPECT_EQ(import.code, 4);
  EXPECT_EQ(import.out, "");
  const Ended json = run_bare({"veieninn", "--server", "127.0.0.1:1", "route", "x", "--json"});
  EXPECT_EQ(json.code, 4);
  EXPECT_EQ(nlohmann::json::parse(json.err)["error"]["exit_code"], 4);
}

TEST_F(CommandLine, TeachesByExample) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"--help"},
                                             {"route", "--help"},
                                             {"import", "--help"},
                                             {"contact", "create", "--help"},
                                             {"engagement", "record", "--help"},
                                             {"coverage", "--help"}}) {
    const Ended ended = run(words);
    EXPECT_EQ(ended.code, 0);
    EXPECT_NE(ended.out.find("Examples:"), std::string::npos) << words[0];
  }
  EXPECT_NE(run({"--help"}).out.find("Exit codes:"), std::string::npos);
}

TEST_F(CommandLine, ExportsWhatItImportedUnchanged) {
  write_world(folder_ / "world");
  const Ended in = run({"import", (folder_ / "world").string()});
  ASSERT_EQ(in.code, 0) << in.err;
  EXPECT_EQ(in.out, "6 rows: 6 new, 0 changed, 0 unchanged, 0 bad. Revision 1.\n");
  ASSERT_EQ(run({"export", (folder_ / "out").string()}).code, 0);
  for (const char* kind : {"areas", "units", "contacts", "engagements"}) {
    EXPECT_EQ(text_of(folder_ / "out" / (std::string(kind) + ".csv")),
              text_of(folder_ / "world" / (std::string(kind) + ".csv")));
  }
  const Ended again = run({"import", (folder_ / "out").string()});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_NE(again.out.find("0 new, 0 changed, 6 unchanged"), std::string::npos) << again.out;
}

TEST_F(CommandLine, NamesABadRowByFileLineColumnAndRemedyAndImportsNothing) {
  const std::string path =
      file("contacts.csv",
           "id,display_name,unit,expertise\nc1,Rolig Bok,asker,tema-a:guru:-1d\n"
           "c2,Rask Elg,asker,\n");
  const Ended ended = run({"import", path});
  EXPECT_EQ(ended.code, 3);
  EXPECT_EQ(ended.err,
            "contacts.csv:2 column expertise: 'guru' is not a word of this column → "
            "write basic, skilled or expert\n");
  EXPECT_NE(ended.out.find("Nothing was imported"), std::string::npos);
  EXPECT_TRUE(server_.world().entries.empty());
}

TEST_F(CommandLine, KeepsGoodRowsWhenAskedTo) {
  const std::string path = file(
      "contacts.csv", "id,display_name,unit\nc1,,asker\nc2,Rask Elg,asker\nc3,Rolig Bok,nowhere\n");
  const Ended ended = run({"import", path, "--keep-good"});
  EXPECT_EQ(ended.code, 3);
  EXPECT_NE(ended.err.find("contacts.csv:2 column display_name: is empty"), std::string::npos);
  EXPECT_NE(ended.err.find("contacts.csv:4 column unit: names a unit that does not exist → import "
                           "the unit first"),
            std::string::npos)
      << ended.err;
  EXPECT_NE(ended.out.find("3 rows: 1 new, 0 changed, 0 unchanged, 2 bad"), std::string::npos)
      << ended.out;
  EXPECT_EQ(server_.world().entries.size(), 1U);
}

TEST_F(CommandLine, ChecksWithoutChangingAnything) {
  const std::string path = file("contacts.csv", "id,display_name,unit\nc2,Rask Elg,asker\n");
  const Ended ended = run({"import", path, "--dry-run"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(server_.world().last_import.validate_only());
  EXPECT_TRUE(server_.world().entries.empty());
  EXPECT_NE(ended.out.find("nothing was changed"), std::string::npos);
}

TEST_F(CommandLine, ReportsAnImportInJson) {
  const std::string path = file("contacts.csv", "id,display_name,unit\nc2,Rask Elg,nowhere\n");
  const Ended ended = run({"--json", "import", path});
  EXPECT_EQ(ended.code, 3);
  const auto json = nlohmann::json::parse(ended.out);
  EXPECT_EQ(json["rejected_count"], "1");
  EXPECT_EQ(json["row_errors"][0]["file"], "contacts.csv");
  EXPECT_EQ(json["row_errors"][0]["line"], 2);
  EXPECT_EQ(json["row_errors"][0]["column"], "unit");
  EXPECT_TRUE(json["sent"]);
}

TEST_F(CommandLine, TakesNothingOfATornFileEvenWhenKeepingGoodRows) {
  const std::string torn =
      file("contacts.csv", "id,display_name,unit\nc1,Rolig Bok,asker\nc2,\"Rask Elg,asker\n");
  EXPECT_EQ(run({"import", torn}).code, 3);
  const Ended ended = run({"import", torn, "--keep-good"});
  EXPECT_EQ(ended.code, 3);
  EXPECT_NE(ended.err.find("contacts.csv:3 column display_name: the quote opened on line 3"),
            std::string::npos)
      << ended.err;
  EXPECT_TRUE(server_.world().entries.empty());
}

TEST_F(CommandLine, GivesAreasTheirPostalCodesAndKeepsTheRest) {
  write_world(folder_ / "world");
  ASSERT_EQ(run({"import", (folder_ / "world").string()}).code, 0);
  const std::string codes = file("codes.csv", "id,postal_codes\n3118,1820|1823\n3203,1370\n");
  ASSERT_EQ(run({"import", codes}).code, 0);
  const v1::Area& area = server_.world().entries.at("areas/3118").area();
  EXPECT_EQ(area.postal_codes_size(), 2);
  EXPECT_EQ(area.former_numbers_size(), 2);
  server_.world().answer = example_answer();
  EXPECT_EQ(run({"route", "x", "--area", "1370"}).code, 0);
  EXPECT_EQ(server_.world().last_routes.area(), "areas/3203");
}

TEST_F(CommandLine, SendsAnImportInParts) {
  std::string text = "id,display_name,unit\n";
  for (int i = 0; i < 1801; ++i) {
    text += "c" + std::to_string(i) + ",Rolig Bok,asker\n";
  }
  EXPECT_EQ(run({"import", file("contacts.csv", text)}).code, 0);
  EXPECT_EQ(server_.world().entries.size(), 1801U);
  EXPECT_LE(server_.world().largest_part_rows, 1000U);
}

TEST_F(CommandLine, ListsTheCandidatesOfAnUnknownPlace) {
  write_world(folder_ / "world");
  ASSERT_EQ(run({"import", (folder_ / "world").string()}).code, 0);
  const Ended ended = run({"route", "x", "--area", "Oestfold"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("no area is called 'Oestfold'"), std::string::npos);
}

TEST_F(CommandLine, MakesShowsChangesAndDeletesAContact) {
  const Ended made = run({"contact", "create", "--id", "c900", "--display-name", "Rolig Bok",
                          "--unit", "asker", "--expertise", "tema-a:expert:2026-01-01",
                          "--capacity-per-week", "3", "--from", "2024-01-01"});
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_NE(made.out.find("Rolig Bok"), std::string::npos);
  EXPECT_EQ(run({"contact", "create", "--id", "c900", "--display-name", "A", "--unit", "a"}).code,
            5);
  const Ended shown = run({"contact", "show", "c900"});
  EXPECT_EQ(shown.code, 0);
  EXPECT_NE(shown.out.find("tema-a:expert:2026-01-01"), std::string::npos);
  EXPECT_EQ(run({"contact", "show", "nobody"}).code, 1);
  const Ended changed = run({"contact", "update", "c900", "--title", "Leder", "--until",
                             "2027-01-01", "--expertise", ""});
  ASSERT_EQ(changed.code, 0) << changed.err;
  const v1::UpdateContactRequest& update = server_.world().last_update;
  EXPECT_EQ(update.update_mask().paths_size(), 3);
  EXPECT_EQ(update.contact().title(), "Leder");
  EXPECT_TRUE(update.contact().tenure().has_start_time()) << "the other end stays as it was";
  EXPECT_EQ(update.contact().expertise_size(), 0);
  EXPECT_EQ(run({"contact", "update", "c900", "--title", "X", "--etag", "old"}).code, 5);
  EXPECT_EQ(run({"contact", "delete", "c900"}).code, 0);
  EXPECT_TRUE(server_.world().entries.empty());
}

TEST_F(CommandLine, TellsTheFieldsThatAServerRefuses) {
  const Ended ended = run({"contact", "create", "--id", "c1", "--display-name", "A", "--unit", "a",
                           "--capacity-per-week", "2000"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("contact.capacity_per_week: is 2000; use 0 to 1000"), std::string::npos);
}

TEST_F(CommandLine, ListsPageAfterPage) {
  write_world(folder_ / "world");
  ASSERT_EQ(run({"import", (folder_ / "world").string()}).code, 0);
  const Ended ended = run({"area", "list"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_NE(ended.out.find("3203  Asker"), std::string::npos);
  const Ended json = run({"area", "list", "--json", "--limit", "0"});
  EXPECT_EQ(std::count(json.out.begin(), json.out.end(), '\n'), 3);
  EXPECT_NE(run({"area", "list", "--limit", "1"}).err.find("only the first 1"), std::string::npos);
}

TEST_F(CommandLine, RecordsAnEngagementUnderAKey) {
  const Ended ended = run({"engagement", "record", "--kind", "met", "--venture", "v001",
                           "--contact", "c001", "--time", "-2d"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out, "recorded engagements/1\n");
  EXPECT_EQ(server_.world().last_record.engagements(0).source_id().size(), 36U);
  EXPECT_EQ(run({"engagement", "record", "--id", "mail-1", "--kind", "met", "--venture", "v001",
                 "--contact", "c001", "--time", "-2d"})
                .code,
            0);
  EXPECT_EQ(server_.world().last_record.engagements(0).source_id(), "mail-1");
}

TEST_F(CommandLine, ShowsWhatWasLearnedAndWhetherItCounts) {
  v1::ListWordAssociationsResponse& learned = server_.world().learned;
  learned.set_case_count(40);
  learned.set_least_case_count(200);
  EXPECT_EQ(run({"topic", "learned", "--lang", "en"}).out,
            "Not in use yet: 40 of the 200 needs that it takes.\nNothing is learnt.\n");
  v1::WordAssociation& one = *learned.add_word_associations();
  one.set_word("makerspace");
  one.set_topic("topics/tema-arbeid");
  one.set_topic_display_name("Arbeid");
  one.set_venture_count(4);
  one.set_case_count(5);
  learned.set_in_use(true);
  const Ended ended = run({"topic", "learned", "makerspace", "--topic", "tema-arbeid"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out,
            "Lært av hvor 40 behov endte.\n"
            "makerspace            Arbeid tema-arbeid  4 av 5 behov endte der\n");
  EXPECT_EQ(server_.world().last_learned.word(), "makerspace");
  EXPECT_EQ(server_.world().last_learned.topic(), "topics/tema-arbeid");
  EXPECT_EQ(nlohmann::json::parse(run({"topic", "learned", "--json"}).out)["venture_count"], "4");
  EXPECT_EQ(run({"topic", "learned", "--topic", "areas/31"}).code, 2);
}

TEST_F(CommandLine, ShowsTheModelAndWhatDiffersFromTheBuiltIn) {
  v1::ModelParameter& one = *server_.world().model.add_parameters();
  one.set_name("answer_mean");
  one.set_value(0.62);
  one.set_least(0.01);
  one.set_most(0.99);
  one.set_default_value(0.5);
  one.set_description("P(answers) before any evidence");
  EXPECT_EQ(run({"model"}).out,
            "answer_mean                       0.62  0.01–0.99  P(answers) before any evidence  "
            "(built in: 0.5)\n");
  EXPECT_EQ(nlohmann::json::parse(run({"model", "--json"}).out)["value"], 0.62);
}

TEST_F(CommandLine, WritesWhatItLearnedToANewFileOnly) {
  const std::string path = (folder_ / "model.toml").string();
  server_.world().fitted.set_outcome_count(12);
  server_.world().fitted.set_least_outcome_count(200);
  server_.world().fitted.set_waiting_count(3);
  server_.world().fitted.set_least_waiting_count(100);
  server_.world().fitted.set_case_count(7);
  server_.world().fitted.set_least_case_count(50);
  const Ended few = run({"fit", "--out", path});
  EXPECT_EQ(few.code, 1);
  EXPECT_NE(few.err.find("12 answers and silences, 3 answers whose waiting was seen, and 7 needs "
                         "that ended at somebody; it takes 200, 100 or 50 to learn"),
            std::string::npos)
      << few.err;
  EXPECT_FALSE(std::filesystem::exists(path));
  v1::FittedParameter& one = *server_.world().fitted.add_parameters();
  one.set_name("answer_mean");
  one.set_value(0.62);
  one.set_current_value(0.5);
  const Ended learned = run({"fit", "--out", path});
  EXPECT_EQ(learned.code, 0);
  EXPECT_NE(learned.out.find("Rank, loss a need: not learned; 7 of 50"), std::string::npos)
      << learned.out;
  EXPECT_NE(text_of(path).find("version = 1\n\n[parameters]\nanswer_mean = 0.62  # before: 0.5\n"),
            std::string::npos)
      << text_of(path);
  EXPECT_EQ(run({"fit", "--out", path}).code, 2) << "never over another file";
}

TEST_F(CommandLine, ShowsCoverage) {
  v1::CoverageCell& cell = *server_.world().coverage.add_cells();
  cell.set_area("areas/3203");
  cell.set_area_display_name("Asker");
  cell.set_topic("topics/tema-a");
  cell.set_topic_display_name("Barnehage");
  cell.set_gap_count(2);
  const Ended ended = run({"coverage"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_NE(ended.out.find("Barnehage !"), std::string::npos) << ended.out;
  EXPECT_EQ(nlohmann::json::parse(run({"coverage", "--json"}).out)["gap_count"], "2");
}

TEST_F(CommandLine, ShowsWhatHangsOnOnePerson) {
  EXPECT_EQ(run({"coverage", "--risk", "--lang", "en"}).out,
            "Nothing hangs on one person alone.\n");
  v1::OnePersonRisk& risk = *server_.world().risks.add_risks();
  risk.set_org_unit_display_name("Barnehagekontoret");
  risk.set_topic_display_name("Barnehage");
  risk.set_contact_count(1);
  risk.set_answer_count(10);
  risk.set_largest_share(0.9);
  EXPECT_EQ(run({"coverage", "--risk"}).out,
            "Barnehagekontoret              Barnehage                  bare én person, én person "
            "ga 90 % av 10 svar\n");
  EXPECT_EQ(nlohmann::json::parse(run({"coverage", "--risk", "--json"}).out)["largest_share"], 0.9);
}

TEST_F(CommandLine, ShowsTheLoadOfUnits) {
  v1::UnitLoad& unit = *server_.world().load.add_units();
  unit.set_org_unit("orgUnits/u1");
  unit.set_org_unit_display_name("Eksempel kommune");
  unit.set_contact_count(7);
  const Ended ended = run({"coverage", "--load", "--unit", "u1"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("Eksempel kommune 7 "), std::string::npos) << ended.out;
  EXPECT_EQ(server_.world().last_load.org_unit(), "orgUnits/u1");
  EXPECT_EQ(nlohmann::json::parse(run({"coverage", "--load", "--json"}).out)["contact_count"], 7);
}

TEST_F(CommandLine, ShowsHowMuchUnitsAnswer) {
  v1::UnitResponsiveness& unit = *server_.world().responsiveness.add_units();
  unit.set_org_unit("orgUnits/u1");
  unit.set_org_unit_display_name("Eksempel kommune");
  unit.set_withheld_reason(v1::WITHHELD_REASON_TOO_FEW);
  const Ended ended = run({"coverage", "--responsiveness"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("Eksempel kommune for få til å vise tall\n"), std::string::npos)
      << ended.out;
}

TEST_F(CommandLine, ShowsOneViewOfCoverageAtATime) {
  EXPECT_EQ(run({"coverage", "--load", "--responsiveness"}).code, 2);
  EXPECT_EQ(run({"coverage", "--risk", "--load"}).code, 2);
  EXPECT_EQ(run({"coverage", "--risk", "--unit", "u1"}).code, 2);
}

TEST_F(CommandLine, ConvertsWithoutAServerWhenNumbersAreGiven) {
  const std::string numbers = file("n.tsv", "code_2016\tname\tcode_2024\n0101\tHalden\t3101\n");
  const std::string list = file("m.csv", "0101;Halden;post@h.example.org\n");
  const Ended ended = run_bare(
      {"veieninn", "--server", "127.0.0.1:1", "convert", "mailboxes", list, "--numbers", numbers});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out,
            "id,kind,names,areas,mailbox\n"
            "postmottak-0101,municipality,nb=Halden,3101,post@h.example.org\n");
}

}  // namespace
}  // namespace veieninn::cli
