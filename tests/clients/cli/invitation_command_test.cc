// `veieninn invite` and `veieninn invitation …` against a server in the test's own process.
#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "clients/cli/command_line.h"
#include "tests/clients/cli/example_enquiry.h"
#include "tests/clients/cli/example_invitation.h"
#include "tests/clients/cli/fake_server.h"

namespace veieninn::cli {
namespace {

using Words = std::vector<std::string>;

struct CommandRun {
  int code = -1;
  std::string out;
  std::string err;
};

// A server that has one open invitation, 7f3a, and the English title of what it is to.
class InvitationCommand : public testing::Test {
 protected:
  InvitationCommand() {
    setenv("LC_ALL", "C.UTF-8", 1);
    fake().invitation = example_invitation();
    *fake().invited.add_invited()->mutable_invitation() = example_invitation();
    v1::Initiative& initiative = server_.initiatives().initiative;
    initiative.set_name("initiatives/i1");
    v1::LocalizedText& title = *initiative.add_titles();
    title.set_language_code("en");
    title.set_text("Young people who stay away");
  }
  ~InvitationCommand() override { unsetenv("LC_ALL"); }

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

  FakeInvitationWorld& fake() { return server_.invitations(); }

  FakeServer server_;
};

const std::vector<Words> kCommands = {
    {"invite", "i1", "v1", "--text", "Blir dere med?"},
    {"invitation", "list"},
    {"invitation", "show", "7f3a"},
    {"invitation", "accept", "7f3a"},
    {"invitation", "decline", "7f3a"},
    {"invitation", "withdraw", "7f3a", "--contact", "c1"},
};

// -- invite --

TEST_F(InvitationCommand, InvitesAllInOneStepWithAllThatWasSaid) {
  const CommandRun ended = run({"invite", "i1", "v1", "ventures/v2", "--text", "Blir dere med?",
                                "--contact", "c1", "--request-id", "id-1"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(holds(ended.out, "  Blid Sykkel · venter på svar, frist 2026-12-14\n")) << ended.out;
  const auto& asked = fake().request<v1::InviteVenturesRequest>();
  EXPECT_EQ(asked.initiative(), "initiatives/i1");
  ASSERT_EQ(asked.ventures_size(), 2);
  EXPECT_EQ(asked.ventures(0), "ventures/v1");
  EXPECT_EQ(asked.ventures(1), "ventures/v2");
  EXPECT_EQ(asked.contact(), "contacts/c1");
  EXPECT_EQ(asked.text(), "Blir dere med?");
  EXPECT_EQ(asked.request_id(), "id-1");
}

TEST_F(InvitationCommand, LeavesWhoInvitesToTheServerAndMakesARetrySafe) {
  static_cast<void>(run({"invite", "i1", "v1", "--text", "Blir dere med?"}));
  EXPECT_EQ(fake().request<v1::InviteVenturesRequest>().contact(), "");
  const std::string first = fake().request<v1::InviteVenturesRequest>().request_id();
  EXPECT_EQ(first.size(), 36U);
  fake().refusal = {grpc::StatusCode::UNAVAILABLE, "gone"};
  const CommandRun lost = run({"invite", "i1", "v1", "--text", "Hei", "--request-id", first});
  EXPECT_EQ(lost.code, 4);
  EXPECT_TRUE(holds(lost.err, "to repeat it safely, add --request-id " + first)) << lost.err;
}

TEST_F(InvitationCommand, SendsNothingWithoutALetterOrWithThePlaceholderOfOne) {
  for (const char* letter : {"", "  ", "…", "..."}) {
    const CommandRun ended = run({"invite", "i1", "v1", "--text", letter});
    EXPECT_EQ(ended.code, 2) << letter;
    EXPECT_TRUE(holds(ended.err, "--text: says nothing\n  say what they are invited to"))
        << ended.err;
  }
  EXPECT_EQ(run({"invite", "i1", "v1"}).code, 2);
  EXPECT_EQ(run({"invite", "i1", "--text", "Hei"}).code, 2);
  EXPECT_EQ(run({"invite", "i1", "v1", "--text", "\xff"}).code, 2);
  EXPECT_EQ(run({"invite", "i1", "contacts/c1", "--text", "Hei"}).code, 2);
  EXPECT_EQ(run({"invite", "ventures/v1", "v1", "--text", "Hei"}).code, 2);
  EXPECT_EQ(fake().asked, nullptr);
}

TEST_F(InvitationCommand, NamesTheVentureThatARefusalIsAbout) {
  fake().refusal =
      rich_status(grpc::StatusCode::INVALID_ARGUMENT, "ventures[1]: takes part already",
                  "INVALID_ARGUMENT", "ventures[1]", "takes part already; leave it out");
  const CommandRun taking_part = run({"invite", "i1", "v1", "v2", "--text", "Hei"});
  EXPECT_EQ(taking_part.code, 1);
  EXPECT_EQ(taking_part.err, "veieninn: v2: takes part already; leave it out\n");
  fake().refusal = rich_status(grpc::StatusCode::RESOURCE_EXHAUSTED,
                               "ventures[0]: is over the limit of 10 open "
                               "invitations",
                               "LIMIT_EXCEEDED");
  const CommandRun full = run({"invite", "i1", "v1", "--text", "Hei"});
  EXPECT_TRUE(full.err.starts_with("veieninn: v1: is over the limit")) << full.err;
  EXPECT_TRUE(holds(full.err, "veieninn invitation list --venture v1 --open")) << full.err;
  fake().refusal = rich_status(grpc::StatusCode::RESOURCE_EXHAUSTED,
                               "ventures: is over the limit of 50 ventures; send less, or split it",
                               "LIMIT_EXCEEDED");
  EXPECT_EQ(run({"invite", "i1", "v1", "--text", "Hei"}).err,
            "veieninn: ventures: is over the limit of 50 ventures; send less, or split it\n");
  fake().refusal = rich_status(grpc::StatusCode::FAILED_PRECONDITION, "is over", "NOT_OPEN");
  EXPECT_TRUE(holds(run({"invite", "i1", "v1", "--text", "Hei"}).err,
                    "see how it stands: veieninn initiative show i1"));
}

TEST_F(InvitationCommand, CallsTheInitiativeAsItsReaderDoes) {
  EXPECT_TRUE(run({"invite", "i1", "v1", "--text", "Hei", "--lang", "en"})
                  .out.starts_with("Young people who stay away · i1\n"));
  EXPECT_TRUE(
      run({"invite", "i1", "v1", "--text", "Hei"}).out.starts_with("Unge som ikke møter · i1\n"));
}

// -- list, show --

TEST_F(InvitationCommand, ListsPageAfterPageUpToTheLimit) {
  for (int i = 0; i < 5; ++i) {
    fake().invitations.push_back(example_invitation());
    fake().invitations.back().set_name("invitations/e" + std::to_string(i));
  }
  const CommandRun all = run({"invitation", "list", "--initiative", "i1", "--venture", "v1",
                              "--contact", "c1", "--open", "--json"});
  EXPECT_EQ(std::count(all.out.begin(), all.out.end(), '\n'), 5);
  EXPECT_EQ(all.err, "");
  const auto& asked = fake().request<v1::ListInvitationsRequest>();
  EXPECT_EQ(asked.initiative(), "initiatives/i1");
  EXPECT_EQ(asked.venture(), "ventures/v1");
  EXPECT_EQ(asked.contact(), "contacts/c1");
  EXPECT_TRUE(asked.only_open());
  const CommandRun few = run({"invitation", "list", "--limit", "3"});
  EXPECT_TRUE(holds(few.out, "\ne2 · venter på svar")) << few.out;
  EXPECT_FALSE(holds(few.out, "\ne3 "));
  EXPECT_EQ(few.err, "only the first 3 are shown; --limit 0 shows all\n");
  EXPECT_FALSE(fake().request<v1::ListInvitationsRequest>().only_open());
}

TEST_F(InvitationCommand, ShowsOne) {
  const CommandRun ended = run({"invitation", "show", "invitations/7f3a"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(holds(ended.out, "Til: Blid Sykkel\n")) << ended.out;
  EXPECT_EQ(fake().request<v1::GetInvitationRequest>().name(), "invitations/7f3a");
  const auto json = nlohmann::json::parse(run({"invitation", "show", "7f3a", "--json"}).out);
  EXPECT_EQ(json["invitation"]["etag"], "41");
}

// -- answers --

TEST_F(InvitationCommand, AcceptsAndTellsWhoOwnsTheEnquiryThatItBecame) {
  fake().invitation = example_invitation(v1::INVITATION_STATE_ACCEPTED);
  v1::Enquiry& enquiry = *server_.enquiries().life.mutable_enquiry();
  enquiry = example_enquiry();
  enquiry.set_state(v1::ENQUIRY_STATE_ACCEPTED);
  enquiry.set_owner("contacts/c003");
  const CommandRun ended =
      run({"invitation", "accept", "7f3a", "--note", "Gjerne", "--sender-name", "Spretten Hare",
           "--sender-address", "spretten.hare@example.org", "--etag", "41", "--lang", "nn"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(holds(ended.out, "\n7f3a · Rolig Bok følgjer opp\n")) << ended.out;
  EXPECT_TRUE(ended.out.ends_with("  veieninn enquiry show 7f3a\n")) << ended.out;
  const auto& asked = fake().request<v1::AcceptInvitationRequest>();
  EXPECT_EQ(asked.name(), "invitations/7f3a");
  EXPECT_EQ(asked.note(), "Gjerne");
  EXPECT_EQ(asked.language_code(), "nn");
  EXPECT_EQ(asked.sender_display_name(), "Spretten Hare");
  EXPECT_EQ(asked.sender_address(), "spretten.hare@example.org");
  EXPECT_EQ(asked.etag(), "41");
  EXPECT_EQ(asked.request_id().size(), 36U);
}

TEST_F(InvitationCommand, TellsOfAYesAlsoWhereTheEnquiryIsGone) {
  fake().invitation = example_invitation(v1::INVITATION_STATE_ACCEPTED);
  fake().invitation.set_enquiry("enquiries/gone");
  const CommandRun ended = run({"invitation", "accept", "7f3a"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.ends_with("  veieninn enquiry show gone\n")) << ended.out;
}

TEST_F(InvitationCommand, Declines) {
  fake().invitation = example_invitation(v1::INVITATION_STATE_DECLINED);
  const CommandRun ended = run({"invitation", "decline", "7f3a", "--note", "Ikke i år", "--etag",
                                "41", "--request-id", "id-1"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with("Blid Sykkel har takket nei")) << ended.out;
  const auto& asked = fake().request<v1::DeclineInvitationRequest>();
  EXPECT_EQ(asked.name(), "invitations/7f3a");
  EXPECT_EQ(asked.note(), "Ikke i år");
  EXPECT_EQ(asked.etag(), "41");
  EXPECT_EQ(asked.request_id(), "id-1");
}

TEST_F(InvitationCommand, TakesBackInTheNameOfAContact) {
  fake().invitation = example_invitation(v1::INVITATION_STATE_WITHDRAWN);
  const CommandRun ended = run({"invitation", "withdraw", "7f3a", "--contact", "c1", "--note",
                                "Løst", "--etag", "41", "--request-id", "id-1"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with("Invitasjonen av Blid Sykkel")) << ended.out;
  const auto& asked = fake().request<v1::WithdrawInvitationRequest>();
  EXPECT_EQ(asked.name(), "invitations/7f3a");
  EXPECT_EQ(asked.contact(), "contacts/c1");
  EXPECT_EQ(asked.note(), "Løst");
  EXPECT_EQ(asked.etag(), "41");
  EXPECT_EQ(asked.request_id(), "id-1");
  EXPECT_EQ(run({"invitation", "withdraw", "7f3a"}).code, 2) << "somebody takes it back";
}

TEST_F(InvitationCommand, EndsWith5WhereItWasAnsweredBeforeAndSaysWhereToLook) {
  fake().refusal = rich_status(grpc::StatusCode::FAILED_PRECONDITION,
                               "invitations/7f3a was declined", "ALREADY_ANSWERED");
  const CommandRun late = run({"invitation", "accept", "7f3a"});
  EXPECT_EQ(late.code, 5);
  EXPECT_EQ(late.err,
            "veieninn: invitations/7f3a was declined\n"
            "  see how it stands: veieninn invitation show 7f3a\n");
  fake().refusal = rich_status(grpc::StatusCode::ABORTED, "changed", "ETAG_MISMATCH");
  const CommandRun changed = run({"invitation", "decline", "7f3a", "--etag", "40"});
  EXPECT_EQ(changed.code, 5);
  EXPECT_TRUE(holds(changed.err, "answer again: veieninn invitation show 7f3a")) << changed.err;
}

// -- all of them --

TEST_F(InvitationCommand, AnswersInJsonWithTheFieldsOfTheApi) {
  fake().invitations.push_back(example_invitation());
  for (Words command : kCommands) {
    command.emplace_back("--json");
    const CommandRun ended = run(command);
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_TRUE(holds(ended.out, "\"reply_until_time\":\"2026-12-15T00:00:00Z\"")) << ended.out;
    EXPECT_TRUE(nlohmann::json::accept(ended.out)) << ended.out;
  }
}

TEST_F(InvitationCommand, TellsARefusalWithItsReasonAndPrintsNoAnswer) {
  fake().refusal = rich_status(grpc::StatusCode::NOT_FOUND, "it does not exist", "NOT_FOUND");
  for (Words command : kCommands) {
    const CommandRun ended = run(command);
    EXPECT_EQ(ended.code, 1) << command.front();
    EXPECT_EQ(ended.out, "");
    EXPECT_TRUE(holds(ended.err, "it does not exist")) << ended.err;
    command.emplace_back("--json");
    EXPECT_EQ(nlohmann::json::parse(run(command).err)["error"]["reason"], "NOT_FOUND");
  }
}

TEST_F(InvitationCommand, RefusesIdsOfOtherKinds) {
  for (const Words& command : {Words{"invitation", "show", "enquiries/7f3a"},
                               Words{"invitation", "accept", "enquiries/7f3a"},
                               Words{"invitation", "list", "--venture", "contacts/c1"},
                               Words{"invitation", "list", "--initiative", "contacts/c1"},
                               Words{"invitation", "list", "--contact", "ventures/v1"}}) {
    EXPECT_EQ(run(command).code, 2) << command[1];
  }
  EXPECT_EQ(fake().asked, nullptr);
}

TEST_F(InvitationCommand, EndsWith4WhereNoServerAnswers) {
  for (Words command : kCommands) {
    command.insert(command.end(), {"--server", "127.0.0.1:1"});
    EXPECT_EQ(run(command).code, 4) << command.front();
  }
}

TEST_F(InvitationCommand, TeachesByExampleAndCompletes) {
  EXPECT_TRUE(holds(run({"invite", "--help"}).out, "\n  veieninn invite nordstrand-ungdom"));
  EXPECT_TRUE(holds(run({"invitation", "--help"}).out, "\n  veieninn invitation list"));
  for (const std::string action : {"list", "show", "accept", "decline", "withdraw"}) {
    const CommandRun ended = run({"invitation", action, "--help"});
    EXPECT_EQ(ended.code, 0);
    EXPECT_TRUE(holds(ended.out, "Examples:\n  veieninn invitation " + action)) << ended.out;
  }
  const CommandRun script = run({"completion", "bash"});
  EXPECT_TRUE(holds(script.out, "\"invitation\") next=\"show list accept decline withdraw\""));
  EXPECT_TRUE(holds(script.out, "\"invite\") next=\"\"; options=\"--help --text --contact"));
}

}  // namespace
}  // namespace veieninn::cli
