// `veieninn enquiry …` against a server in this process: what is sent, told, and refused.
#include <cstdlib>
#include <ctime>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "clients/cli/command_line.h"
#include "tests/clients/cli/example_enquiry.h"
#include "tests/clients/cli/fake_server.h"

namespace veieninn::cli {
namespace {

using Words = std::vector<std::string>;

struct Ended {
  int code = -1;
  std::string out;
  std::string err;
};

class EnquiryCommand : public testing::Test {
 protected:
  EnquiryCommand() {
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    tzset();
    fake().life = example_life();
    *fake().life.mutable_enquiry() = example_enquiry();
  }
  ~EnquiryCommand() override {
    unsetenv("TZ");
    unsetenv("LC_ALL");
    tzset();
  }

  Ended run(Words words) {
    words.insert(words.begin(),
                 {"veieninn", "--lang", "nb", "--server", server_.address(), "enquiry"});
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());
    std::ostringstream out;
    std::ostringstream err;
    const int code =
        run_command_line(static_cast<int>(arguments.size()), arguments.data(), out, err);
    return {code, out.str(), err.str()};
  }

  // What arrived of `answer 7f3a words…`.
  template <typename Request>
  Request sent(Words words) {
    words.insert(words.begin(), {"answer", "7f3a"});
    const Ended ended = run(words);
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(ended.out,
              "7f3a · venter på Rolig Bok\n"
              "Neste steg: Uten svar får Rolig Bok en påminnelse 2026-11-09 09:00.\n");
    const Request request = fake().request<Request>();
    EXPECT_EQ(request.name(), "enquiries/7f3a");
    EXPECT_EQ(request.request_id().size(), 36U);
    return request;
  }

  FakeEnquiryWorld& fake() { return server_.enquiries(); }

  FakeServer server_;
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// -- create --

TEST_F(EnquiryCommand, WritesAnEnquiryAndTellsWhomItWentToAndByWhenItMovesOn) {
  v1::Area& area = *server_.world().entries["areas/3203"].mutable_area();
  area.set_name("areas/3203");
  fake().life.mutable_enquiry()->set_waits_on("contacts/c001");
  fake().life.mutable_enquiry()->set_asks_for_introduction(true);
  fake().life.mutable_enquiry()->set_next_step(v1::ENQUIRY_STEP_SEND);
  const Ended ended =
      run({"create", "Vi søker et lokale", "--venture", "v001", "--area", "3203", "--topic",
           "tema-a", "--topic", "tema-b", "--by", "c001,c002", "--sender-name", "Spretten Hare",
           "--sender-address", "spretten.hare@example.org", "--lang", "nn"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out,
            "Førespurnaden er oppretta. Han går til Blid Gulrot, som kan introdusere for Rask\n"
            "Elg.\n"
            "7f3a · ventar på Blid Gulrot\n"
            "Neste steg: E-posten til Blid Gulrot blir send så snart råd er. Utan svar innan\n"
            "  2026-11-05 09:00 går førespurnaden vidare.\n");
  const auto& asked = fake().request<v1::CreateEnquiryRequest>();
  EXPECT_EQ(asked.enquiry().need_text(), "Vi søker et lokale");
  EXPECT_EQ(asked.enquiry().venture(), "ventures/v001");
  EXPECT_EQ(asked.enquiry().area(), "areas/3203");
  ASSERT_EQ(asked.enquiry().need_topics_size(), 2);
  EXPECT_EQ(asked.enquiry().need_topics(1), "topics/tema-b");
  EXPECT_EQ(asked.enquiry().language_code(), "nn");
  EXPECT_EQ(asked.enquiry().sender_display_name(), "Spretten Hare");
  EXPECT_EQ(asked.enquiry().sender_address(), "spretten.hare@example.org");
  ASSERT_EQ(asked.chosen_contacts_size(), 2);
  EXPECT_EQ(asked.chosen_contacts(0), "contacts/c001");
  EXPECT_EQ(asked.chosen_contacts(1), "contacts/c002");
  EXPECT_EQ(asked.request_id().size(), 36U);
}

TEST_F(EnquiryCommand, MakesARetrySafe) {
  run({"create", "Vi søker", "--venture", "v001"});
  const std::string first = fake().request<v1::CreateEnquiryRequest>().request_id();
  run({"create", "Vi søker", "--venture", "v001"});
  EXPECT_NE(fake().request<v1::CreateEnquiryRequest>().request_id(), first);
  fake().refusal = {grpc::StatusCode::UNAVAILABLE, "gone"};
  const Ended lost = run({"create", "Vi søker", "--venture", "v001", "--request-id", first});
  EXPECT_EQ(fake().request<v1::CreateEnquiryRequest>().request_id(), first);
  EXPECT_EQ(lost.code, 4);
  EXPECT_TRUE(holds(lost.err, "to repeat it safely, add --request-id " + first)) << lost.err;
}

TEST_F(EnquiryCommand, SaysWhenAnOpenEnquiryWasJoined) {
  fake().joins = true;
  const Ended ended = run({"create", "Vi søker", "--venture", "v001", "--lang", "en"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(holds(ended.out, "An enquiry about this was open already. No new one is made."))
      << ended.out;
  const auto json =
      nlohmann::json::parse(run({"create", "Vi søker", "--venture", "v001", "--json"}).out);
  EXPECT_EQ(json["joined"], true);
  EXPECT_EQ(json["enquiry"]["name"], "enquiries/7f3a");
}

// -- show, list, watch --

TEST_F(EnquiryCommand, ShowsALife) {
  const Ended ended = run({"show", "enquiries/7f3a"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(ended.out.starts_with("7f3a · venter på Rolig Bok\n")) << ended.out;
  EXPECT_TRUE(ended.out.ends_with(
      "\nNeste steg: Uten svar får Rolig Bok en påminnelse 2026-11-09 09:00. Uten svar\n"
      "  innen 2026-11-16 09:00 går henvendelsen videre.\n"))
      << ended.out;
  const auto json = nlohmann::json::parse(run({"show", "7f3a", "--json"}).out);
  EXPECT_EQ(json["events"].size(), 31U);
  EXPECT_EQ(run({"show", "nobody"}).code, 1);
}

TEST_F(EnquiryCommand, ListsPageAfterPageUpToTheLimit) {
  for (int i = 0; i < 5; ++i) {
    fake().enquiries.push_back(example_enquiry());
    fake().enquiries.back().set_name("enquiries/e" + std::to_string(i));
  }
  const Ended all = run({"list", "--venture", "v001", "--contact", "c003", "--open", "--json"});
  EXPECT_EQ(std::count(all.out.begin(), all.out.end(), '\n'), 5);
  EXPECT_EQ(all.err, "");
  const auto& asked = fake().request<v1::ListEnquiriesRequest>();
  EXPECT_EQ(asked.venture(), "ventures/v001");
  EXPECT_EQ(asked.contact(), "contacts/c003");
  EXPECT_TRUE(asked.only_open());
  const Ended few = run({"list", "--limit", "3"});
  EXPECT_TRUE(holds(few.out, "\ne2  framme  ")) << few.out;
  EXPECT_FALSE(holds(few.out, "\ne3 "));
  EXPECT_EQ(few.err, "only the first 3 are shown; --limit 0 shows all\n");
}

// A life in two changes, the second of which closes it.
void tell_in_two(FakeEnquiryWorld& fake) {
  const v1::GetEnquiryResponse life = example_life();
  for (const int end : {2, life.events_size()}) {
    v1::WatchEnquiryResponse& change = fake.changes.emplace_back();
    *change.mutable_enquiry() = example_enquiry();
    for (int i = end == 2 ? 0 : 2; i < end; ++i) *change.add_events() = life.events(i);
    change.set_revision(end);
  }
  *fake.changes.back().mutable_enquiry() = life.enquiry();
}

TEST_F(EnquiryCommand, WatchesUntilItIsClosed) {
  tell_in_two(fake());
  const Ended ended = run({"watch", "7f3a"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(
      ended.out.starts_with("2026-11-02 09:14 ● Sykkelkafeen skrev henvendelsen\n"
                            "2026-11-02 09:15 ? Blid Gulrot ble spurt om å introdusere "
                            "(frist 2026-11-05)\n"
                            "Neste steg: Uten svar får Rolig Bok"))
      << ended.out;
  EXPECT_TRUE(
      ended.out.ends_with("■ Modig Ekorn avsluttet henvendelsen: pilot\n"
                          "Neste steg: Ingenting. Henvendelsen er avsluttet (pilot).\n"))
      << ended.out;
  const Ended json = run({"watch", "7f3a", "--json"});
  EXPECT_EQ(std::count(json.out.begin(), json.out.end(), '\n'), 2);
}

TEST_F(EnquiryCommand, TakesUpAWatchThatBrokeAndPrintsNothingTwice) {
  tell_in_two(fake());
  const std::string whole = run({"watch", "7f3a"}).out;
  fake().watch_breaks = 1;
  fake().watches.clear();
  const Ended ended = run({"watch", "7f3a"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out, whole);
  ASSERT_EQ(fake().watches.size(), 2U);
  EXPECT_EQ(fake().watches[1].after_event(), 2);
}

TEST_F(EnquiryCommand, EndsAWatchThatNeverBegan) {
  fake().refusal = rich_status(grpc::StatusCode::UNAVAILABLE, "too many watch", "UNAVAILABLE");
  const Ended full = run({"watch", "7f3a"});
  EXPECT_EQ(full.code, 4);
  EXPECT_TRUE(holds(full.err, "too many watch"));
  fake().refusal =
      rich_status(grpc::StatusCode::NOT_FOUND, "enquiries/x does not exist", "NOT_FOUND");
  EXPECT_EQ(run({"watch", "x"}).code, 1);
}

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
  const Ended ended =
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
  const Ended released = run({"release-sender", "v001"});
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
  const Ended ended = run({"answer", "7f3a", "--as", "c003", "accept"});
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
    const Ended ended = run({"answer", "7f3a", "--as", "c003", "refer", "--to", "c001"});
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
    const Ended ended = run(one.words);
    EXPECT_EQ(ended.code, 2) << one.hint << ended.err;
    EXPECT_TRUE(holds(ended.err, one.hint)) << one.hint << " is not in " << ended.err;
    EXPECT_EQ(ended.out, "");
  }
  EXPECT_EQ(fake().asked, nullptr) << "nothing was sent";
}

TEST_F(EnquiryCommand, TeachesByExampleAndCompletes) {
  for (const char* action : {"create", "show", "list", "watch", "answer", "hand-over"}) {
    const Ended ended = run({action, "--help"});
    EXPECT_EQ(ended.code, 0);
    EXPECT_TRUE(holds(ended.out, std::string("veieninn enquiry ") + action)) << ended.out;
  }
  std::ostringstream out;
  std::ostringstream err;
  const char* words[] = {"veieninn", "completion", "bash"};
  EXPECT_EQ(run_command_line(3, words, out, err), 0);
  EXPECT_TRUE(holds(out.str(), "\"enquiry\") next=\"create show watch list answer hand-over"));
  EXPECT_TRUE(
      holds(out.str(), "\"enquiry answer refer\") next=\"\"; options=\"--help --to --to-name"));
}

}  // namespace
}  // namespace veieninn::cli
