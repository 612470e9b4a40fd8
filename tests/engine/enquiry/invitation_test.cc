#include "engine/enquiry/invitation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <set>
#include <string>
#include <tuple>

#include "engine/base/working_days.h"
#include "engine/model/invitation_validation.h"
#include "engine/model/row_validation.h"
#include "tests/engine/enquiry/small_office.h"

namespace veieninn::enquiry {
namespace {

using model::EngagementKind;
using model::EnquiryEventKind;
using model::Invitation;
using model::InvitationState;
using model::LetterKind;
using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> kHosts = {"anna", "berit"};

Invitation invitation() {
  Invitation row;
  row.id = "i1";
  row.initiative = "utfordring";
  row.venture = "venture";
  row.contact = "anna";
  row.text = "Vil dere være med?";
  return invite(std::move(row), kMondayNoon);
}

TakingUp taking() {
  TakingUp taking;
  taking.enquiry.id = "e1";
  taking.enquiry.need_text = "Utfordring: ungdom i arbeid";
  taking.enquiry.language = "nb";
  taking.enquiry.topic = "arbeid";
  taking.hosts = kHosts;
  taking.note = "Gjerne!";
  return taking;
}

TEST(Invitation, WaitsTenWorkingDaysForTheVenture) {
  EXPECT_EQ(invitation().state, InvitationState::kOpen);
  EXPECT_EQ(invitation().reply_until, after_working_days(kMondayNoon, 10, {}));
}

TEST(Invitation, ThatIsTakenUpIsAnEnquiryOwnedByWhoInvited) {
  const SmallOffice office;
  const auto taken = accept_invitation(invitation(), taking(), office, kMondayNoon);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->invitation.state, InvitationState::kAccepted);
  EXPECT_EQ(taken->invitation.enquiry, "e1");
  EXPECT_EQ(taken->invitation.note, "Gjerne!");
  const model::Enquiry& enquiry = taken->begun.enquiry;
  EXPECT_EQ(enquiry.state, model::EnquiryState::kAccepted);
  EXPECT_EQ(enquiry.owner, "anna");
  EXPECT_EQ(enquiry.venture, "venture");
  EXPECT_THAT(broken_laws(enquiry), IsEmpty());
  EXPECT_THAT(taken->begun.letters, ElementsAre(LetterOrder{LetterKind::kVentureAccepted, "anna"},
                                                LetterOrder{LetterKind::kOwnershipGiven, "anna"}));
  ASSERT_EQ(taken->begun.events.size(), 2U);
  EXPECT_EQ(taken->begun.events[0].actor, model::EnquiryActor::kVenture);
  EXPECT_EQ(taken->begun.events[0].contact, "anna");
  EXPECT_EQ(taken->begun.events[1].kind, EnquiryEventKind::kAccepted);
  EXPECT_EQ(taken->begun.events[1].actor_id, "anna");
}

TEST(Invitation, TellsOfTheVentureWhatItAnswered) {
  const SmallOffice office;
  const auto taken = accept_invitation(invitation(), taking(), office, kMondayNoon);
  ASSERT_EQ(taken->begun.facts.size(), 1U);
  EXPECT_EQ(taken->begun.facts[0].kind, EngagementKind::kInvitationAccepted);
  EXPECT_EQ(taken->begun.facts[0].topic, "arbeid");
  const auto declined = decline_invitation(invitation(), "arbeid", "no", "Ikke nå", kMondayNoon);
  ASSERT_TRUE(declined->fact);
  EXPECT_EQ(declined->fact->kind, EngagementKind::kInvitationDeclined);
  EXPECT_EQ(declined->fact->contact, "anna");
  EXPECT_EQ(declined->invitation.note, "Ikke nå");
}

TEST(Invitation, IsHeldAgainstNobodyWhenItLapsesOrIsTakenBack) {
  const SmallOffice office;
  const Invitation row = invitation();
  const Instant late = row.reply_until;
  EXPECT_EQ(pass_time(row, kHosts, office, Instant{late.unix_seconds - 1}), row);
  EXPECT_EQ(pass_time(row, kHosts, office, late).state, InvitationState::kLapsed);
  EXPECT_FALSE(withdraw_invitation(row, "", kMondayNoon)->fact);
}

TEST(Invitation, ThatLapsedCanStillBeTakenUp) {
  const SmallOffice office;
  const Instant late = invitation().reply_until;
  const Invitation lapsed = pass_time(invitation(), kHosts, office, late);
  EXPECT_TRUE(accept_invitation(lapsed, taking(), office, late));
  EXPECT_FALSE(withdraw_invitation(lapsed, "", late));
}

TEST(Invitation, IsAnsweredOnce) {
  const SmallOffice office;
  const Invitation declined = decline_invitation(invitation(), "", "", "", kMondayNoon)->invitation;
  const auto again = accept_invitation(declined, taking(), office, kMondayNoon);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().reason, ErrorReason::kAlreadyAnswered);
  EXPECT_NE(again.error().message.find("was declined"), std::string::npos);
}

TEST(Invitation, GoesOnWithAnotherHostWhenWhoInvitedIsGone) {
  SmallOffice office;
  office.gone = {"anna"};
  const Invitation handed = pass_time(invitation(), kHosts, office, kMondayNoon);
  EXPECT_EQ(handed.contact, "berit");
  EXPECT_EQ(handed.state, InvitationState::kOpen);
  EXPECT_EQ(accept_invitation(invitation(), taking(), office, kMondayNoon)->begun.enquiry.owner,
            "berit");
  office.gone = {"anna", "berit"};
  EXPECT_EQ(pass_time(invitation(), kHosts, office, kMondayNoon).state,
            InvitationState::kWithdrawn);
  EXPECT_FALSE(accept_invitation(invitation(), taking(), office, kMondayNoon));
}

TEST(Invitation, WithoutItsWordsIsWithdrawn) {
  const SmallOffice office;
  Invitation erased = invitation();
  erased.contact.clear();
  erased.text.clear();
  EXPECT_EQ(pass_time(erased, kHosts, office, kMondayNoon).state, InvitationState::kWithdrawn);
  EXPECT_FALSE(decline_invitation(erased, "", "", "", kMondayNoon)->fact);
}

TEST(FirstHost, IsOneWhoIsThere) {
  SmallOffice office;
  EXPECT_EQ(first_host(kHosts, office, kMondayNoon), "anna");
  office.away["anna"] = {{kAlways, kNever}};
  EXPECT_EQ(first_host(kHosts, office, kMondayNoon), "berit");
  office.unconfirmed = {"berit"};
  EXPECT_EQ(first_host(kHosts, office, kMondayNoon), "anna");
  office.gone = {"anna"};
  EXPECT_EQ(first_host(kHosts, office, kMondayNoon), std::nullopt);
}

// Every invitation that can be come to, with any of the hosts gone or erased at any time.
TEST(EveryInvitation, KeepsItsLawsAndEnds) {
  struct Reached {
    Invitation row;
    std::set<std::string> gone;
    Instant now;
  };
  std::set<std::tuple<InvitationState, std::string, std::set<std::string>, bool>> seen;
  std::deque<Reached> to_visit = {{invitation(), {}, kMondayNoon}};
  while (!to_visit.empty()) {
    const Reached at = std::move(to_visit.front());
    to_visit.pop_front();
    ASSERT_THAT(model::violations(at.row, ""), IsEmpty());
    const bool is_late = at.now >= at.row.reply_until;
    if (!seen.insert({at.row.state, at.row.contact, at.gone, is_late}).second) continue;
    SmallOffice office;
    office.gone = at.gone;
    const auto go_on = [&](Invitation row) {
      to_visit.push_back({std::move(row), at.gone, at.now});
    };
    if (auto taken = accept_invitation(at.row, taking(), office, at.now)) {
      ASSERT_TRUE(office.works_there(taken->begun.enquiry.owner));
      ASSERT_THAT(broken_laws(taken->begun.enquiry), IsEmpty());
      for (const model::Engagement& fact : taken->begun.facts) {
        ASSERT_THAT(model::violations(fact, ""), IsEmpty());
      }
      go_on(taken->invitation);
    }
    if (auto declined = decline_invitation(at.row, "arbeid", "", "", at.now)) {
      if (declined->fact) {
        ASSERT_THAT(model::violations(*declined->fact, ""), IsEmpty());
      }
      go_on(declined->invitation);
    }
    if (auto taken_back = withdraw_invitation(at.row, "", at.now)) go_on(taken_back->invitation);
    const Invitation later = pass_time(at.row, kHosts, office, at.now);
    ASSERT_TRUE(later.state != InvitationState::kOpen ||
                (office.works_there(later.contact) && !is_late));
    ASSERT_TRUE(at.row.state == InvitationState::kOpen || later == at.row);
    go_on(later);
    to_visit.push_back({at.row, at.gone, at.row.reply_until});
    for (const std::string& host : kHosts) {
      std::set<std::string> gone = at.gone;
      gone.insert(host);
      to_visit.push_back({at.row, gone, at.now});
      Invitation erased = at.row;
      if (erased.contact == host) {
        erased.contact.clear();
        erased.text.clear();
      }
      to_visit.push_back({erased, std::move(gone), at.now});
    }
  }
  EXPECT_GT(seen.size(), 40U);
}

}  // namespace
}  // namespace veieninn::enquiry
