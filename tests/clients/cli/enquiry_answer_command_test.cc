// What people answer through `veieninn enquiry …`, and how a refusal or a wrong line is told.
#include <nlohmann/json.hpp>

#include "tests/clients/cli/enquiry_command_fixture.h"

namespace veieninn::cli {
namespace {

// -- answers --

TEST_F(EnquiryCommand, SendsWhatWhoeverWasAskedAnswers) {
  EXPECT_EQ(sent<v1::AcceptEnquiryRequest>({"--as", "c003", "accept"}).contact(), "contacts/c003");
  EXPECT_EQ(fake().asked_method, "AcceptEnquiry");
  EXPECT_EQ(sent<v1::AcceptEnquiryRequest>({"accept", "--as", "c003", "--etag", "e7"}).etag(), "e7")
      << "options may stand on either side";
  const auto introduced =
      sent<v1::IntroduceEnquiryRequest>({"--as", "c001", "introduce", "--note", "Flinke folk"});
  EXPECT_EQ(fake().asked_method, "IntroduceEnquiry");
  EXPECT_EQ(introduced.note(), "Flinke folk");
  const auto declined = sent<v1::DeclineEnquiryRequest>(
      {"--as", "c003", "decline", "--reason", "no-capacity", "--note", "Neste år"});
  EXPECT_EQ(fake().asked_method, "DeclineEnquiry");
  EXPECT_EQ(declined.reason(), v1::DECLINE_REASON_NO_CAPACITY);
  EXPECT_EQ(declined.note(), "Neste år");
  const auto reported =
      sent<v1::ReportAbuseRequest>({"--as", "c003", "report-abuse", "--note", "Reklame"});
  EXPECT_EQ(fake().asked_method, "ReportAbuse");
  EXPECT_EQ(reported.contact(), "contacts/c003");
}

TEST_F(EnquiryCommand, PassesOnToAColleagueByIdOrByAddress) {
  const auto known =
      sent<v1::ReferEnquiryRequest>({"--as", "c003", "refer", "--to", "c004", "--reason",
                                     "wrong_topic", "--note", "Hun kan det"});
  EXPECT_EQ(fake().asked_method, "ReferEnquiry");
  EXPECT_EQ(known.contact(), "contacts/c003");
  EXPECT_EQ(known.to().contact(), "contacts/c004");
  EXPECT_EQ(known.reason(), v1::DECLINE_REASON_WRONG_TOPIC);
  EXPECT_EQ(known.note(), "Hun kan det");
  const auto typed = sent<v1::ReferEnquiryRequest>(
      {"--as", "c003", "refer", "--to", "vennlig.sky@example.org", "--to-name", "Vennlig Sky"});
  EXPECT_EQ(typed.to().address(), "vennlig.sky@example.org");
  EXPECT_EQ(typed.to().display_name(), "Vennlig Sky");
}

TEST_F(EnquiryCommand, TellsOfAnAbsenceWithAnEndOrWithout) {
  const auto away =
      sent<v1::ReportAbsenceRequest>({"--as", "c003", "away", "--until", "2026-12-01"});
  EXPECT_EQ(fake().asked_method, "ReportAbsence");
  EXPECT_EQ(away.until_time().seconds(), 1796083200);
  EXPECT_FALSE(sent<v1::ReportAbsenceRequest>({"--as", "c003", "left"}).has_until_time());
}

TEST_F(EnquiryCommand, SendsWhatAnOwnerDoes) {
  EXPECT_EQ(
      sent<v1::AddColleagueRequest>({"--as", "c003", "add-colleague", "--to", "c004"}).colleague(),
      "contacts/c004");
  EXPECT_EQ(
      sent<v1::NameCoordinatorRequest>({"--as", "c003", "coordinator", "--to", "c004"}).colleague(),
      "contacts/c004");
  const auto closed =
      sent<v1::CloseEnquiryRequest>({"--as", "c003", "close", "--outcome", "no_fit"});
  EXPECT_EQ(closed.contact(), "contacts/c003");
  EXPECT_EQ(closed.outcome(), v1::ENQUIRY_OUTCOME_NO_FIT);
  const EnquiryRun ended =
      run({"hand-over", "7f3a", "--as", "c003", "--to", "c004", "--note", "Hun kan det"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  const auto& handed = fake().request<v1::HandOverEnquiryRequest>();
  EXPECT_EQ(handed.name(), "enquiries/7f3a");
  EXPECT_EQ(handed.contact(), "contacts/c003");
  EXPECT_EQ(handed.to().contact(), "contacts/c004");
  EXPECT_EQ(handed.note(), "Hun kan det");
  EXPECT_EQ(handed.request_id().size(), 36U);
}

TEST_F(EnquiryCommand, SendsWhatTheVentureSays) {
  EXPECT_EQ(sent<v1::WithdrawEnquiryRequest>({"withdraw", "--note", "Løst"}).note(), "Løst");
  EXPECT_EQ(sent<v1::AskNextContactRequest>({"next", "--note", "En annen"}).note(), "En annen");
  EXPECT_EQ(sent<v1::CloseEnquiryRequest>({"close", "--outcome", "met"}).contact(), "");
  const EnquiryRun released = run({"release-sender", "v001"});
  EXPECT_EQ(released.code, 0);
  EXPECT_EQ(fake().request<v1::ReleaseSenderRequest>().venture(), "ventures/v001");
}

TEST_F(EnquiryCommand, AnswersInJson) {
  const auto json =
      nlohmann::json::parse(run({"answer", "7f3a", "--as", "c003", "accept", "--json"}).out);
  EXPECT_EQ(json["enquiry"]["waits_on"], "contacts/c003");
}

// -- refusals --

TEST_F(EnquiryCommand, TellsPlainlyThatSomebodyWasFirst) {
  fake().refusal = rich_status(grpc::StatusCode::FAILED_PRECONDITION,
                               "enquiries/7f3a was accepted by contacts/c002", "ALREADY_ANSWERED");
  const EnquiryRun ended = run({"answer", "7f3a", "--as", "c003", "accept"});
  EXPECT_EQ(ended.code, 5);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err,
            "veieninn: enquiries/7f3a was accepted by contacts/c002\n"
            "  see what became of it: veieninn enquiry show 7f3a\n");
  const auto json =
      nlohmann::json::parse(run({"answer", "7f3a", "--as", "c003", "accept", "--json"}).err);
  EXPECT_EQ(json["error"]["reason"], "ALREADY_ANSWERED");
}

TEST_F(EnquiryCommand, NamesARemedyForEveryRefusalOfTheService) {
  struct Case {
    grpc::StatusCode status;
    const char* reason;
    int code;
    const char* remedy;
  };
  for (const Case& one : {
           Case{grpc::StatusCode::PERMISSION_DENIED, "NOT_ASKED", 1, "see whom it waits on"},
           Case{grpc::StatusCode::ABORTED, "ETAG_MISMATCH", 5, "see how it stands now"},
           Case{grpc::StatusCode::INVALID_ARGUMENT, "CYCLE", 1, "was not asked before"},
           Case{grpc::StatusCode::NOT_FOUND, "NOT_FOUND", 1, "veieninn enquiry list"},
       }) {
    fake().refusal = rich_status(one.status, "refused", one.reason);
    const EnquiryRun ended = run({"answer", "7f3a", "--as", "c003", "refer", "--to", "c001"});
    EXPECT_EQ(ended.code, one.code) << one.reason;
    EXPECT_TRUE(holds(ended.err, one.remedy)) << ended.err;
  }
  fake().refusal = rich_status(grpc::StatusCode::INVALID_ARGUMENT, "10 are open", "LIMIT_EXCEEDED");
  EXPECT_TRUE(holds(run({"create", "x", "--venture", "v001"}).err, "end one that is open"));
  fake().refusal = rich_status(grpc::StatusCode::PERMISSION_DENIED, "stopped", "SENDER_STOPPED");
  EXPECT_TRUE(holds(run({"create", "x", "--venture", "v001"}).err, "a registrar can look into it"));
}

TEST_F(EnquiryCommand, EndsWith2AndAHintOnAWrongCommandLine) {
  struct Case {
    Words words;
    const char* hint;
  };
  for (const Case& one : {
           Case{{}, "--help"},
           Case{{"create", "Vi søker"}, "--venture is required"},
           Case{{"create", " ", "--venture", "v001"}, "say it in a sentence"},
           Case{{"create", "\xff", "--venture", "v001"}, "UTF-8"},
           Case{{"create", "x", "--venture", "contacts/c1"}, "ventures/ID"},
           Case{{"create", "x", "--venture", "v001", "--by", "c001,ventures/v"}, "contacts/ID"},
           Case{{"show"}, "required"},
           Case{{"show", "contacts/c001"}, "enquiries/ID"},
           Case{{"show", ""}, "give an id"},
           Case{{"list", "--contact", "areas/1"}, "contacts/ID"},
           Case{{"answer", "7f3a"}, "--help"},
           Case{{"answer", "7f3a", "shrug"}, "'shrug' is not a command or option here"},
           Case{{"answer", "7f3a", "accept"}, "such as --as c001"},
           Case{{"answer", "7f3a", "--as", "areas/1", "accept"}, "contacts/ID"},
           Case{{"answer", "7f3a", "--as", "c001", "refer"}, "--to is required"},
           Case{{"answer", "7f3a", "--as", "c001", "refer", "--to", "c002", "--to-name", "X"},
                "--to NAME@PLACE"},
           Case{{"answer", "7f3a", "--as", "c001", "decline", "--reason", "bored"},
                "write wrong_topic, wrong_place, no_capacity or other"},
           Case{{"answer", "7f3a", "--as", "c001", "away"}, "--until is required"},
           Case{{"answer", "7f3a", "--as", "c001", "away", "--until", "soon"}, "2026-01-31"},
           Case{{"answer", "7f3a", "--as", "c001", "close"}, "--outcome is required"},
           Case{{"answer", "7f3a", "--as", "c001", "close", "--outcome", "great"}, "write met,"},
           Case{{"answer", "7f3a", "close", "--outcome", "withdrawn"}, "answer ID withdraw"},
           Case{{"answer", "7f3a", "--as", "c001", "withdraw"}, "the venture's to say"},
           Case{{"answer", "7f3a", "--as", "c001", "next"}, "the venture's to say"},
           Case{{"hand-over", "7f3a", "--to", "c002"}, "--as is required"},
       }) {
    const EnquiryRun ended = run(one.words);
    EXPECT_EQ(ended.code, 2) << one.hint << ended.err;
    EXPECT_TRUE(holds(ended.err, one.hint)) << one.hint << " is not in " << ended.err;
    EXPECT_EQ(ended.out, "");
  }
  EXPECT_EQ(fake().asked, nullptr) << "nothing was sent";
}

}  // namespace
}  // namespace veieninn::cli
