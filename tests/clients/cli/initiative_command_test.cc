// `veieninn initiative …` against a server in the test's own process.
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

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

// A start-up service with ten hours, of which p001 has some.
class InitiativeCommand : public testing::Test {
 protected:
  InitiativeCommand() {
    setenv("LC_ALL", "C.UTF-8", 1);
    EXPECT_TRUE(TextFormat::ParseFromString(R"(
      name: "initiatives/i001" kind: INITIATIVE_KIND_STARTUP_SERVICE
      titles { language_code: "nb" text: "Gründerhjelp" }
      unit: "orgUnits/asker" contacts: "contacts/c001" audience: AUDIENCE_VENTURES
      startup_service {})",
                                            &fake().initiative));
    EXPECT_TRUE(TextFormat::ParseFromString(R"(
      active_count: 2 ended_count: 1
      quotas { unit: QUOTA_UNIT_HOURS total: 10 reserved: 3 used: 1 left: 6 })",
                                            &fake().summary));
    EXPECT_TRUE(TextFormat::ParseFromString(R"(
      name: "participations/p001" venture: "ventures/v001" state: PARTICIPATION_STATE_ACTIVE
      takes { unit: QUOTA_UNIT_HOURS reserved: 3 used: 1 })",
                                            &fake().participation));
    v1::Contact& contact = *server_.world().entries["contacts/c001"].mutable_contact();
    contact.set_name("contacts/c001");
    contact.set_display_name("Rolig Bok");
  }
  ~InitiativeCommand() override { unsetenv("LC_ALL"); }

  CommandRun run(Words words, const std::string& language = "nb") {
    words.insert(words.begin(),
                 {"veieninn", "--lang", language, "--server", server_.address(), "initiative"});
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());
    std::ostringstream out;
    std::ostringstream err;
    const int code =
        run_command_line(static_cast<int>(arguments.size()), arguments.data(), out, err);
    return {code, out.str(), err.str()};
  }

  // What arrived of the words, which must go well.
  template <typename Request>
  Request sent(const Words& words) {
    const CommandRun ended = run(words);
    EXPECT_EQ(ended.code, 0) << ended.err;
    const Request request = fake().request<Request>();
    EXPECT_EQ(request.request_id().size(), 36U) << "so that it can be repeated";
    return request;
  }

  FakeInitiativeWorld& fake() { return server_.initiatives(); }

  FakeServer server_;
};

TEST_F(InitiativeCommand, ShowsWhoAnswersForItFirstThenWhatIsLeft) {
  const CommandRun shown = run({"show", "i001"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_EQ(shown.out,
            "Gründerhjelp · etablererhjelp · i001\n"
            "Snakk med: Rolig Bok (c001)\n"
            "Fra: asker\n"
            "Frist: ingen, så lenge det varer\n"
            "For: entreprenører\n"
            "Igjen:\n"
            "  timer ██████░░░░ 6 av 10 (3 reservert, 1 brukt)\n"
            "Deltakere: 2 deltar, 0 har fullført, 1 har sluttet\n");
}

TEST_F(InitiativeCommand, JoinsWithWhatIsToBeReserved) {
  const auto request = sent<v1::JoinInitiativeRequest>({"join", "i001", "--venture", "v001",
                                                        "--contact", "c003", "--reserve", "hours:4",
                                                        "--reserve", "months:1", "--id", "p001"});
  EXPECT_EQ(request.name(), "initiatives/i001");
  EXPECT_EQ(request.venture(), "ventures/v001");
  EXPECT_EQ(request.contact(), "contacts/c003");
  EXPECT_EQ(request.participation_id(), "p001");
  ASSERT_EQ(request.takes_size(), 2);
  EXPECT_EQ(request.takes(0).unit(), v1::QUOTA_UNIT_HOURS);
  EXPECT_EQ(request.takes(0).amount(), 4);
  EXPECT_EQ(request.takes(1).unit(), v1::QUOTA_UNIT_MONTHS);
  EXPECT_EQ(run({"join", "i001"}).code, 2) << "nobody is named";
}

TEST_F(InitiativeCommand, ReservesUsesAndReturnsAndShowsWhatSheHasThen) {
  const auto reserved = sent<v1::ReserveQuotaRequest>({"reserve", "p001", "hours:4"});
  EXPECT_EQ(reserved.name(), "participations/p001");
  EXPECT_EQ(reserved.amount(), 4);
  EXPECT_EQ(sent<v1::UseQuotaRequest>({"use", "p001", "hours:3", "--etag", "7"}).etag(), "7");
  const auto returned =
      sent<v1::ReturnQuotaRequest>({"return", "p001", "kroner:500", "--from-used"});
  EXPECT_TRUE(returned.from_used());
  EXPECT_EQ(returned.unit(), v1::QUOTA_UNIT_KRONER);
  EXPECT_EQ(run({"use", "p001", "hours:3"}).out,
            "p001 · v001 deltar\n"
            "  timer: 3 reservert, 1 brukt\n");
  EXPECT_EQ(run({"use", "p001", "hours:3"}, "nn").out,
            "p001 · v001 deltek\n"
            "  timar: 3 reservert, 1 brukt\n");
}

TEST_F(InitiativeCommand, CompletesAndEndsAParticipation) {
  EXPECT_EQ(sent<v1::CompleteParticipationRequest>({"complete", "p001"}).name(),
            "participations/p001");
  EXPECT_EQ(sent<v1::EndParticipationRequest>({"end", "p001"}).name(), "participations/p001");
}

TEST_F(InitiativeCommand, SaysWhichMunicipalityLacksWhomWhenATrainingDoesNotStart) {
  ASSERT_TRUE(TextFormat::ParseFromString(R"(
    initiative { training { decision: TRAINING_DECISION_DOES_NOT_START } }
    shortfalls { municipality: "orgUnits/oppegard" participants: 2 minimum: 3 })",
                                          &fake().decided));
  const CommandRun decided = run({"decide", "i003"});
  EXPECT_EQ(decided.code, 0) << decided.err;
  EXPECT_EQ(fake().request<v1::DecideTrainingRequest>().name(), "initiatives/i003");
  EXPECT_EQ(decided.out,
            "Kurset starter ikke.\n"
            "  ! oppegard har 2 av minst 3 deltakere\n");
}

TEST_F(InitiativeCommand, TellsARefusalWithWhatIsLeftAndWhereToLook) {
  fake().refusal = rich_status(grpc::StatusCode::FAILED_PRECONDITION,
                               "amount: asks for more than is left: 1 hours", "QUOTA_EXHAUSTED",
                               "amount", "asks for more than is left: 1 hours");
  const CommandRun refused = run({"reserve", "p001", "hours:4"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.err.find("1 hours"), std::string::npos) << refused.err;
  EXPECT_NE(refused.err.find("veieninn initiative show"), std::string::npos) << refused.err;
}

TEST_F(InitiativeCommand, RefusesAnAmountThatSaysNotHowMuchOrOfWhat) {
  for (const char* amount : {"hours", "hours:", "hours:x", "4", "days:4", "hours:4:5"}) {
    const CommandRun refused = run({"reserve", "p001", amount});
    EXPECT_EQ(refused.code, 2) << amount;
    EXPECT_NE(refused.err.find("the amount"), std::string::npos) << refused.err;
  }
}

}  // namespace
}  // namespace veieninn::cli
