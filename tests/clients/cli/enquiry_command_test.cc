// `veieninn enquiry create`, `show`, `list` and `watch`: what is sent and what is told.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "tests/clients/cli/enquiry_command_fixture.h"

namespace veieninn::cli {
namespace {

// -- create --

TEST_F(EnquiryCommand, WritesAnEnquiryAndTellsWhomItWentToAndByWhenItMovesOn) {
  v1::Area& area = *server_.world().entries["areas/3203"].mutable_area();
  area.set_name("areas/3203");
  fake().life.mutable_enquiry()->set_waits_on("contacts/c001");
  fake().life.mutable_enquiry()->set_asks_for_introduction(true);
  fake().life.mutable_enquiry()->set_next_step(v1::ENQUIRY_STEP_SEND);
  const EnquiryRun ended =
      run({"create", "Vi søker et lokale", "--venture", "v001", "--area", "3203", "--topic",
           "tema-a", "--topic", "tema-b", "--by", "c001,c002", "--sender-name", "Spretten Hare",
           "--sender-address", "spretten.hare@example.org", "--lang", "nn"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out,
            "Førespurnaden er oppretta. Han går til Blid Gulrot, som kan introdusere for Rask\n"
            "Elg.\n"
            "7f3a · ventar på Blid Gulrot\n"
            "Neste steg: E-posten til Blid Gulrot blir send så snart råd er. Utan svar innan\n"
            "  2026-11-05 går førespurnaden vidare.\n");
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
  const EnquiryRun lost = run({"create", "Vi søker", "--venture", "v001", "--request-id", first});
  EXPECT_EQ(fake().request<v1::CreateEnquiryRequest>().request_id(), first);
  EXPECT_EQ(lost.code, 4);
  EXPECT_TRUE(holds(lost.err, "to repeat it safely, add --request-id " + first)) << lost.err;
}

TEST_F(EnquiryCommand, SaysWhenAnOpenEnquiryWasJoined) {
  fake().joins = true;
  const EnquiryRun ended = run({"create", "Vi søker", "--venture", "v001", "--lang", "en"});
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
  const EnquiryRun ended = run({"show", "enquiries/7f3a"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(ended.out.starts_with("7f3a · venter på Rolig Bok\n")) << ended.out;
  EXPECT_TRUE(ended.out.ends_with(
      "\nNeste steg: Uten svar får Rolig Bok en påminnelse 2026-11-09 09:00. Uten svar\n"
      "  innen 2026-11-16 går henvendelsen videre.\n"))
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
  const EnquiryRun all =
      run({"list", "--venture", "v001", "--contact", "c003", "--open", "--json"});
  EXPECT_EQ(std::count(all.out.begin(), all.out.end(), '\n'), 5);
  EXPECT_EQ(all.err, "");
  const auto& asked = fake().request<v1::ListEnquiriesRequest>();
  EXPECT_EQ(asked.venture(), "ventures/v001");
  EXPECT_EQ(asked.contact(), "contacts/c003");
  EXPECT_TRUE(asked.only_open());
  const EnquiryRun few = run({"list", "--limit", "3"});
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
  const EnquiryRun ended = run({"watch", "7f3a"});
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
  const EnquiryRun json = run({"watch", "7f3a", "--json"});
  EXPECT_EQ(std::count(json.out.begin(), json.out.end(), '\n'), 2);
}

TEST_F(EnquiryCommand, TakesUpAWatchThatBrokeAndPrintsNothingTwice) {
  tell_in_two(fake());
  const std::string whole = run({"watch", "7f3a"}).out;
  fake().watch_breaks = 1;
  fake().watches.clear();
  const EnquiryRun ended = run({"watch", "7f3a"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out, whole);
  ASSERT_EQ(fake().watches.size(), 2U);
  EXPECT_EQ(fake().watches[1].after_event(), 2);
}

TEST_F(EnquiryCommand, EndsAWatchWhenItsTimeIsOver) {
  tell_in_two(fake());
  fake().changes.pop_back();
  fake().holds_watches = true;
  const EnquiryRun ended = run({"watch", "7f3a", "--timeout", "0.5"});
  fake().watch_end.count_down();
  EXPECT_EQ(ended.code, 4);
  EXPECT_TRUE(ended.out.starts_with("2026-11-02 09:14 ● Sykkelkafeen")) << ended.out;
  EXPECT_TRUE(holds(ended.err, "give it longer with --timeout")) << ended.err;
  EXPECT_EQ(fake().watches.size(), 1U) << "and is not taken up again";
}

TEST_F(EnquiryCommand, EndsAWatchThatNeverBegan) {
  fake().refusal = rich_status(grpc::StatusCode::UNAVAILABLE, "too many watch", "UNAVAILABLE");
  const EnquiryRun full = run({"watch", "7f3a"});
  EXPECT_EQ(full.code, 4);
  EXPECT_TRUE(holds(full.err, "too many watch"));
  fake().refusal =
      rich_status(grpc::StatusCode::NOT_FOUND, "enquiries/x does not exist", "NOT_FOUND");
  EXPECT_EQ(run({"watch", "x"}).code, 1);
}

TEST_F(EnquiryCommand, TeachesByExampleAndCompletes) {
  for (const char* action : {"create", "show", "list", "watch", "answer", "hand-over"}) {
    const EnquiryRun ended = run({action, "--help"});
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
