// `veieninn open`, `ventures`, `team` and `pairs` against a server in the test's own process.
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "clients/cli/command_line.h"
#include "tests/clients/cli/fake_server.h"

namespace veieninn::cli {
namespace {

using google::protobuf::TextFormat;
using Words = std::vector<std::string>;

struct CommandRun {
  int code = -1;
  std::string out;
  std::string err;
};

// A directory at revision 7 with a place, two topics, a unit that has a topic's id, and a venture.
class MatchingCommand : public testing::Test {
 protected:
  MatchingCommand() {
    setenv("LC_ALL", "C.UTF-8", 1);
    for (
        const char* entry :
        {R"(area { name: "areas/3118" names { language_code: "nb" text: "Indre Østfold" } })",
         R"(topic { name: "topics/t-barnehage" labels { language_code: "nb" text: "Barnehage" } })",
         R"(topic { name: "topics/t-helse" labels { language_code: "nb" text: "Helsestasjon" } })",
         R"(org_unit { name: "orgUnits/t-helse" names { language_code: "nb" text: "Helsa" } })",
         R"(org_unit { name: "orgUnits/nav" names { language_code: "nb" text: "NAV Østfold" } })",
         R"(venture { name: "ventures/v1" display_name: "Blid Sykkel" })",
         R"(venture { name: "ventures/v2" display_name: "Rask Radio" })",
         R"(contact { name: "contacts/c2" display_name: "Vennlig Sky" })"}) {
      v1::DirectoryEntry parsed;
      EXPECT_TRUE(TextFormat::ParseFromString(entry, &parsed)) << entry;
      for (const auto& name :
           {parsed.area().name(), parsed.topic().name(), parsed.org_unit().name(),
            parsed.venture().name(), parsed.contact().name()}) {
        if (!name.empty()) server_.world().entries[name] = parsed;
      }
    }
    server_.world().revision = 7;
    server_.initiatives().initiative.set_name("initiatives/i1");
    v1::LocalizedText& title = *server_.initiatives().initiative.add_titles();
    title.set_language_code("nb");
    title.set_text("Mentorer i nabolaget");
  }
  ~MatchingCommand() override { unsetenv("LC_ALL"); }

  CommandRun run(Words words) {
    words.insert(words.begin(), {"veieninn", "--lang", "nb", "--server", server_.address()});
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());
    std::ostringstream out;
    std::ostringstream err;
    const int code =
        run_command_line(static_cast<int>(arguments.size()), arguments.data(), out, err);
    return {code, out.str(), err.str()};
  }

  FakeMatchingWorld& fake() { return server_.matching(); }

  FakeServer server_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// -- open --

TEST_F(MatchingCommand, AsksWhatIsOpenWithAllThatWasSaid) {
  v1::Opportunity& open = *fake().opportunities.add_opportunities();
  open.set_title("Hjelp i gang");
  fake().opportunities.add_areas("areas/3118");
  const CommandRun ended = run({"open", "--venture", "v1", "--need", "Vi søker lokaler", "--topic",
                                "t-helse", "--place", "indre østfold", "--kind", "grant", "--kind",
                                "Office-Space", "--max", "3", "--as-of", "2026-01-01"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "Sted: Indre Østfold (3118)\n")) << ended.out;
  const v1::FindOpportunitiesRequest& asked = fake().asked_opportunities;
  EXPECT_EQ(asked.venture(), "ventures/v1");
  EXPECT_EQ(asked.need().text(), "Vi søker lokaler");
  EXPECT_EQ(asked.need().topics(0), "topics/t-helse");
  EXPECT_EQ(asked.area(), "areas/3118");
  ASSERT_EQ(asked.kinds_size(), 2);
  EXPECT_EQ(asked.kinds(0), v1::INITIATIVE_KIND_GRANT);
  EXPECT_EQ(asked.kinds(1), v1::INITIATIVE_KIND_OFFICE_SPACE);
  EXPECT_EQ(asked.max_opportunities(), 3);
  EXPECT_EQ(asked.as_of_time().seconds(), 1'767'225'600);
  EXPECT_EQ(asked.consistency().at_least_as_fresh(), 7) << "it knows the place that was just read";
  EXPECT_EQ(asked.language_code(), "nb");
}

TEST_F(MatchingCommand, LeavesTheNeedUnsetWhereOnlyAVentureAsks) {
  EXPECT_EQ(run({"open", "--venture", "v1"}).code, 1) << "nothing is open";
  EXPECT_FALSE(fake().asked_opportunities.has_need());
  EXPECT_FALSE(fake().asked_opportunities.has_as_of_time());
}

TEST_F(MatchingCommand, AsksForAnAnswerThatKnowsWhatAnImportJustBrought) {
  static_cast<void>(run({"open", "--venture", "v1"}));
  EXPECT_EQ(fake().asked_opportunities.consistency().at_least_as_fresh(), 7);
  static_cast<void>(run({"ventures", "--initiative", "i1"}));
  EXPECT_EQ(fake().asked_ventures.consistency().at_least_as_fresh(), 7);
  static_cast<void>(run({"team", "t-helse"}));
  EXPECT_EQ(fake().asked_team.consistency().at_least_as_fresh(), 7);
  static_cast<void>(run({"pairs", "i1"}));
  EXPECT_EQ(fake().asked_pairs.consistency().at_least_as_fresh(), 7);
  static_cast<void>(run({"pairs", "i1", "--at-least", "9"}));
  EXPECT_EQ(fake().asked_pairs.consistency().at_least_as_fresh(), 9);
}

TEST_F(MatchingCommand, RefusesToAskWhatIsOpenForNobodyAndNothing) {
  for (const Words& words :
       {Words{"open"}, Words{"open", "--need", "  "},
        Words{"open", "--venture", "v1", "--kind", "penger"},
        Words{"open", "--venture", "contacts/c1"}, Words{"open", "--need", "\xFF"},
        Words{"open", "--venture", "v1", "--as-of", "snart"},
        Words{"open", "--venture", "v1", "--max", "101"}}) {
    const CommandRun ended = run(words);
    EXPECT_EQ(ended.code, 2) << words.back();
    EXPECT_TRUE(ended.out.empty());
    EXPECT_FALSE(ended.err.empty());
  }
  EXPECT_TRUE(has(run({"open", "--venture", "v1", "--kind", "penger"}).err,
                  "'penger' is not a kind of initiative\n  write invitation, challenge"));
}

// -- ventures --

TEST_F(MatchingCommand, AsksForVenturesWithAllThatWasSaid) {
  v1::VentureMatch& venture = *fake().ventures.add_ventures();
  venture.set_venture("ventures/v1");
  venture.set_display_name("Blid Sykkel");
  const CommandRun ended =
      run({"ventures", "--initiative", "i1", "--area", "3118", "--leave-out", "v2", "--leave-out",
           "ventures/v3", "--seed", "0", "--max", "1", "--at-least", "9"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with("Mentorer i nabolaget · i1\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "Flere får du med --max 2.")) << ended.out;
  const v1::FindVenturesRequest& asked = fake().asked_ventures;
  EXPECT_EQ(asked.initiative(), "initiatives/i1");
  EXPECT_FALSE(asked.has_need());
  EXPECT_EQ(asked.area(), "areas/3118");
  ASSERT_EQ(asked.leave_out_size(), 2);
  EXPECT_EQ(asked.leave_out(0), "ventures/v2");
  EXPECT_EQ(asked.leave_out(1), "ventures/v3");
  EXPECT_TRUE(asked.has_seed());
  EXPECT_EQ(asked.seed(), 0U);
  EXPECT_EQ(asked.max_ventures(), 1);
  EXPECT_EQ(asked.consistency().at_least_as_fresh(), 9);
}

TEST_F(MatchingCommand, LeavesTheSeedToTheServerAndEndsWith1WhereNoVentureFits) {
  const CommandRun ended = run({"ventures", "--need", "Mentor for ungdom"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "Ingen entreprenør som er kjent her, passer ennå.")) << ended.out;
  EXPECT_EQ(fake().asked_ventures.need().text(), "Mentor for ungdom");
  EXPECT_FALSE(fake().asked_ventures.has_seed());
  EXPECT_EQ(run({"ventures"}).code, 2);
}

// -- team --

TEST_F(MatchingCommand, FindsWhatATeamMustCoverByIdAndByName) {
  fake().team.mutable_coordinator()->set_contact("contacts/c2");
  fake().team.mutable_coordinator()->mutable_contact_card()->set_display_name("Vennlig Sky");
  const CommandRun ended =
      run({"team", "barnehage", "t-helse", "orgUnits/t-helse", "nav østfold", "Barnehage", "--area",
           "3118", "--venture", "v1", "--text", "Og en mentor", "--introductions", "0"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  const v1::FindTeamRequest& asked = fake().asked_team;
  const std::vector<std::string> required(asked.requirements().begin(), asked.requirements().end());
  EXPECT_EQ(required,
            (Words{"topics/t-barnehage", "topics/t-helse", "orgUnits/t-helse", "orgUnits/nav"}))
      << "each once, a topic before a unit of its id";
  EXPECT_EQ(asked.text(), "Og en mentor");
  EXPECT_EQ(asked.venture(), "ventures/v1");
  EXPECT_TRUE(asked.has_max_introductions());
  EXPECT_EQ(asked.max_introductions(), 0);
  EXPECT_EQ(asked.consistency().at_least_as_fresh(), 7);
}

TEST_F(MatchingCommand, NamesWhatIsNearWhereNothingIsCalledSo) {
  const CommandRun ended = run({"team", "barneh", "--area", "3118"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.err, "no topic or unit is called 'barneh'\n  did you mean one of these?\n"))
      << ended.err;
  EXPECT_TRUE(has(ended.err, "topics/t-barnehage  Barnehage\n")) << ended.err;
}

TEST_F(MatchingCommand, DoesNotChooseBetweenTwoOfOneName) {
  v1::DirectoryEntry twin = server_.world().entries["topics/t-helse"];
  twin.mutable_topic()->set_name("topics/t-helse-2");
  server_.world().entries["topics/t-helse-2"] = twin;
  const CommandRun ended = run({"team", "helsestasjon", "--area", "3118"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.err, "'helsestasjon' is more than one")) << ended.err;
  EXPECT_TRUE(has(ended.err, "topics/t-helse-2  Helsestasjon\n")) << ended.err;
  EXPECT_FALSE(has(ended.err, "Barnehage")) << ended.err;
}

TEST_F(MatchingCommand, EndsWith1WithoutATeamAndWith2WithoutAQuestion) {
  fake().team.add_gaps("topics/t-helse");
  const CommandRun ended = run({"team", "t-helse", "--area", "3118"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "Ingen dekker: Helsestasjon\n")) << ended.out;
  EXPECT_EQ(run({"team"}).code, 2);
  EXPECT_EQ(run({"team", " "}).code, 2);
  EXPECT_EQ(run({"team", "\xFF"}).code, 2);
  Words many{"team"};
  for (int i = 0; i < 33; ++i) many.push_back("topics/t" + std::to_string(i));
  EXPECT_EQ(run(many).code, 2) << "more than a team can cover";
}

// -- pairs --

TEST_F(MatchingCommand, AsksForPairsAndCallsEverybodyByName) {
  ASSERT_TRUE(TextFormat::ParseFromString(R"(
    pairs { mentor: "contacts/c1" mentor_display_name: "Rolig Bok"
            venture: "ventures/v1" venture_display_name: "Blid Sykkel" probability: 0.5
            first_choice { mentor: "contacts/c2" probability: 0.6 } }
    alone { venture: "ventures/v2" reason: ALONE_REASON_NOBODY_FITS }
    unavailable_mentors: "contacts/gone" expected_count: 0.5)",
                                          &fake().pairs));
  const CommandRun ended =
      run({"pairs", "i1", "--venture", "v1", "--venture", "v2", "--least", "0.25"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with("Mentorer i nabolaget · i1\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "Vennlig Sky hadde passet enda bedre (60 %)")) << ended.out;
  EXPECT_TRUE(has(ended.out, "─ Rask Radio: ingen mentor")) << ended.out;
  EXPECT_TRUE(has(ended.out, "bekreftet): gone\n")) << "who cannot be found is shown by her id";
  EXPECT_TRUE(has(ended.out, "  veieninn initiative join i1 --venture v1 --contact c1\n"))
      << ended.out;
  const v1::ProposePairsRequest& asked = fake().asked_pairs;
  EXPECT_EQ(asked.initiative(), "initiatives/i1");
  ASSERT_EQ(asked.ventures_size(), 2);
  EXPECT_EQ(asked.ventures(1), "ventures/v2");
  EXPECT_EQ(asked.least_probability(), 0.25);
}

TEST_F(MatchingCommand, LetsAPairBeginInWhatTheVentureTakesPartInAlready) {
  ASSERT_TRUE(TextFormat::ParseFromString(R"(
    pairs { mentor: "contacts/c1" venture: "ventures/v1" probability: 0.5 })",
                                          &fake().pairs));
  for (const auto& [id, state] : {std::pair("p1", v1::PARTICIPATION_STATE_ENDED),
                                  std::pair("p2", v1::PARTICIPATION_STATE_ACTIVE)}) {
    const std::string name = std::string("participations/") + id;
    v1::Participation& one = *server_.world().entries[name].mutable_participation();
    one.set_name(name);
    one.set_state(state);
  }
  const CommandRun ended = run({"pairs", "i1"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "  veieninn participation update p2 --contact c1\n")) << ended.out;
}

TEST_F(MatchingCommand, EndsWith1WithoutAPairAndWith2WithoutAProgramme) {
  const CommandRun ended = run({"pairs", "i1"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "Ingen par kan foreslås nå.")) << ended.out;
  EXPECT_EQ(run({"pairs"}).code, 2);
  EXPECT_EQ(run({"pairs", "i1", "--least", "1"}).code, 2);
  EXPECT_EQ(run({"pairs", "contacts/c1"}).code, 2);
}

// -- all of them --

const std::vector<Words> kQuestions = {{"open", "--venture", "v1"},
                                       {"ventures", "--initiative", "i1"},
                                       {"team", "t-helse", "--area", "3118"},
                                       {"pairs", "i1"}};

TEST_F(MatchingCommand, AnswersInJsonByTheProtosNames) {
  fake().opportunities.set_revision(5);
  fake().ventures.set_revision(5);
  fake().team.set_revision(5);
  fake().pairs.set_revision(5);
  for (Words question : kQuestions) {
    question.emplace_back("--json");
    const CommandRun ended = run(question);
    const auto json = nlohmann::json::parse(ended.out);
    EXPECT_EQ(json["revision"], "5") << question.front();
    EXPECT_EQ(ended.code, 1) << "nobody and nothing, in JSON too";
  }
}

TEST_F(MatchingCommand, TellsARefusalAndEndsAsItSays) {
  fake().refusal =
      rich_status(grpc::StatusCode::INVALID_ARGUMENT, "initiative: is not of the kind MENTORING",
                  "INVALID_ARGUMENT", "initiative", "is not of the kind MENTORING");
  for (const Words& question : kQuestions) {
    const CommandRun ended = run(question);
    EXPECT_EQ(ended.code, 1) << question.front();
    EXPECT_TRUE(ended.out.empty()) << ended.out;
    EXPECT_TRUE(has(ended.err, "is not of the kind MENTORING")) << ended.err;
  }
}

TEST_F(MatchingCommand, EndsWith4WhereNoServerAnswers) {
  for (Words question : kQuestions) {
    question.insert(question.end(), {"--server", "127.0.0.1:1"});
    const CommandRun ended = run(question);
    EXPECT_EQ(ended.code, 4) << question.front() << ended.err;
  }
}

TEST_F(MatchingCommand, TeachesByExample) {
  for (const Words& question : kQuestions) {
    const CommandRun ended = run({question.front(), "--help"});
    EXPECT_EQ(ended.code, 0);
    EXPECT_TRUE(has(ended.out, "Examples:\n  veieninn " + question.front())) << ended.out;
  }
}

}  // namespace
}  // namespace veieninn::cli
