#include "service/enquiries/invitation_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/contract/sqlite_host.h"

namespace veieninn::enquiries {
namespace {

using model::InvitationState;
using model::LetterKind;
using store::StoredInvitation;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Instant kNow{1'796'040'000};  // Monday the 30th of November 2026
constexpr std::int64_t kMonth = 30 * kSecondsPerDay;

model::Contact contact(const std::string& id) {
  model::Contact row;
  row.id = id;
  row.display_name = "Rolig " + id;
  row.unit = "nav";
  row.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, id + "@nav.example.org"}};
  row.confirm_time = Instant{kNow.unix_seconds - kSecondsPerDay};
  return row;
}

// NAV's challenge, which Anna and Berit answer for, and three ventures.
class InvitationDeskTest : public testing::Test {
 protected:
  InvitationDeskTest() {
    model::Initiative challenge;
    challenge.id = "utfordring";
    challenge.titles = {{"nb", "Flere unge i arbeid"}};
    challenge.unit = "nav";
    challenge.contacts = {"anna", "berit"};
    challenge.topics = {"arbeid"};
    challenge.terms = model::ChallengeTerms{"Ti unge i arbeid"};
    commit({store::put(store::topic("arbeid")), store::put(store::unit("nav")),
            store::put(contact("anna")), store::put(contact("berit")), store::put(challenge),
            store::put(store::venture("v1")), store::put(store::venture("v2")),
            store::put(store::venture("v3"))});
    publisher = *feed::SnapshotPublisher::start(host.store());
    desk = std::make_unique<InvitationDesk>(host.store(), *publisher);
    desk->set_change_listener([this](const std::string& enquiry) { told.push_back(enquiry); });
  }

  void commit(std::vector<store::Operation> operations) {
    const auto done = host.store().commit({std::move(operations), "", 0, now});
    ASSERT_TRUE(done) << done.error().error.message;
  }
  // Ids, in the order of `ventures`.
  std::vector<std::string> invite(const std::vector<std::string>& ventures) {
    Inviting inviting;
    inviting.initiative = "utfordring";
    inviting.text = "Vil dere være med?";
    inviting.ventures = ventures;
    const auto invited = desk->invite(inviting, {}, now);
    std::vector<std::string> ids;
    if (!invited) {
      ADD_FAILURE() << invited.error().message;
      return ids;
    }
    for (const InvitedVenture& one : *invited) ids.push_back(one.invitation.row.id);
    return ids;
  }
  static Accepting accepting(const std::string& enquiry) {
    Accepting yes;
    yes.enquiry = enquiry;
    yes.note = "Gjerne!";
    yes.language = "nb";
    yes.sender_address = "blid.gulrot@example.org";
    return yes;
  }
  model::Invitation row(const std::string& id) {
    return host.store().get_invitation(id).value().row;
  }
  std::vector<model::EngagementKind> facts() {
    std::vector<model::EngagementKind> kinds;
    const auto page = host.store().list_engagements({});
    for (const model::Engagement& fact : page->rows) kinds.push_back(fact.kind);
    return kinds;
  }

  store::SqliteHost host;
  std::unique_ptr<feed::SnapshotPublisher> publisher;
  std::unique_ptr<InvitationDesk> desk;
  Instant now = kNow;
  std::vector<std::string> told;
};

TEST_F(InvitationDeskTest, KeepsTheYesTheEnquiryItsLettersAndTheFactTogether) {
  const std::string id = invite({"v1"}).front();
  ASSERT_TRUE(desk->accept(id, accepting("e1"), {}, {}, now));
  EXPECT_EQ(row(id).enquiry, "e1");
  EXPECT_EQ(host.store().get_enquiry("e1")->row.owner, "anna");
  EXPECT_EQ(host.store().get_enquiry("e1")->row.need_text, "Flere unge i arbeid\n\nGjerne!");
  std::vector<LetterKind> letters;
  const auto due = host.store().due_letters(now, 10);
  for (const store::Letter& letter : *due) letters.push_back(letter.kind);
  EXPECT_THAT(letters, ElementsAre(LetterKind::kVentureAccepted, LetterKind::kOwnershipGiven));
  EXPECT_THAT(facts(), ElementsAre(model::EngagementKind::kInvitationAccepted));
  EXPECT_THAT(told, ElementsAre("e1"));
}

TEST_F(InvitationDeskTest, LetsOneOfTwoAnswersThroughThatComeAtOnce) {
  const std::string id = invite({"v1"}).front();
  std::array<bool, 2> taken{};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    threads.emplace_back([&, i] {
      taken[i] = desk->accept(id, accepting("e" + std::to_string(i)), {}, {}, now).has_value();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_NE(taken[0], taken[1]);
  EXPECT_EQ(host.store().list_enquiries({})->rows.size(), 1U);
}

TEST_F(InvitationDeskTest, LetsThemLapseAndHoldsItAgainstNobody) {
  const auto ids = invite({"v1", "v2"});
  ASSERT_TRUE(desk->decline(ids[1], "Ikke nå", {}, {}, now));
  EXPECT_EQ(desk->sweep(now, 10).value(), 0);
  now.unix_seconds += kMonth;
  EXPECT_EQ(desk->sweep(now, 10).value(), 1);
  EXPECT_EQ(row(ids[0]).state, InvitationState::kLapsed);
  EXPECT_EQ(row(ids[1]).state, InvitationState::kDeclined);
  EXPECT_THAT(facts(), ElementsAre(model::EngagementKind::kInvitationDeclined));
  EXPECT_EQ(desk->sweep(now, 10).value(), 0);
}

TEST_F(InvitationDeskTest, GoesOnWithWhoElseAnswersForItWhenWhoInvitedLeft) {
  const std::string id = invite({"v1"}).front();
  model::Contact gone = contact("anna");
  gone.tenure.until = now;
  commit({store::put(gone)});
  EXPECT_EQ(desk->sweep(now, 10).value(), 1);
  EXPECT_EQ(row(id).contact, "berit");
  EXPECT_EQ(row(id).state, InvitationState::kOpen);
  ASSERT_TRUE(desk->accept(id, accepting("e1"), {}, {}, now));
  EXPECT_EQ(host.store().get_enquiry("e1")->row.owner, "berit");
}

TEST_F(InvitationDeskTest, TakesBackWhatAnErasedPersonWrote) {
  const std::string id = invite({"v1"}).front();
  commit({store::erase(store::ResourceKind::kContact, "anna")});
  EXPECT_EQ(desk->sweep(now, 10).value(), 1);
  EXPECT_EQ(row(id).state, InvitationState::kWithdrawn);
  EXPECT_EQ(row(id).text, "");
}

TEST_F(InvitationDeskTest, KeepsNobodyWaitingWhoseSenderWasStopped) {
  commit({store::StopSender{{"v1", "e9", "anna", now}}});
  Inviting inviting;
  inviting.initiative = "utfordring";
  inviting.text = "Vil dere være med?";
  inviting.ventures = {"v2", "v1"};
  const auto refused = desk->invite(inviting, {}, now);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, ErrorReason::kSenderStopped);
  EXPECT_THAT(host.store().list_invitations({})->rows, IsEmpty());
}

}  // namespace
}  // namespace veieninn::enquiries
