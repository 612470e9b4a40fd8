// Invitations of ventures to initiatives: what is kept, each venture once, and what goes with whom.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using model::Invitation;
using model::InvitationState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Invitation invitation(std::string id, std::string venture = "v1") {
  Invitation row;
  row.id = std::move(id);
  row.initiative = "oppstart";
  row.venture = std::move(venture);
  row.contact = "c1";
  row.text = "Vil dere høre om oppstartstjenesten?";
  row.reply_until = Instant{1'700'900'000};
  return row;
}

Invitation ended(Invitation row, InvitationState state, Instant now) {
  row.state = state;
  row.answer_time = now;
  row.note = "Takk, men ikke nå.";
  return row;
}

TEST_P(StoreInvitations, ComeBackAsTheyWereAlsoAfterReopening) {
  const Revision made = make(invitation("i1"));
  host().reopen();
  const StoredInvitation open = store().get_invitation("i1").value();
  EXPECT_TRUE(open.row == invitation("i1"));
  EXPECT_EQ(open.revision, made);
  EXPECT_EQ(open.create_time, now);
  now.unix_seconds += 100;
  const Invitation declined = ended(invitation("i1"), InvitationState::kDeclined, now);
  commit({PutInvitation{declined, made}});
  EXPECT_TRUE(stored("i1") == declined);
  EXPECT_EQ(store().get_invitation("i1")->update_time, now);
  EXPECT_EQ(store().get_invitation("i9").error().reason, ErrorReason::kNotFound);
}

TEST_P(StoreInvitations, InviteAVentureToAnInitiativeOnce) {
  const Revision made = make(invitation("i1"));
  const Error again = refused({PutInvitation{invitation("i2"), {}}}).error;
  EXPECT_EQ(again.reason, ErrorReason::kAlreadyExists);
  EXPECT_EQ(again.resource, "invitations/i1");
  EXPECT_EQ(refused({PutInvitation{invitation("i1", "v2"), {}}}).error.reason,
            ErrorReason::kAlreadyExists);
  make(invitation("i2", "v2"));
  commit({PutInvitation{ended(invitation("i1"), InvitationState::kLapsed, now), made}});
  EXPECT_EQ(refused({PutInvitation{invitation("i1"), made}}).error.reason,
            ErrorReason::kEtagMismatch);
  EXPECT_EQ(refused({PutInvitation{invitation("i3"), {}}}).error.reason,
            ErrorReason::kAlreadyExists)
      << "also after its end";
}

TEST_P(StoreInvitations, AreRefusedWhereTheyNameNobodyOrBreakALaw) {
  Invitation row = invitation("i1");
  row.initiative = "i77";
  EXPECT_EQ(field_of(refused({PutInvitation{row, {}}})), "invitation.initiative");
  row = invitation("i1", "v77");
  EXPECT_EQ(field_of(refused({PutInvitation{row, {}}})), "invitation.venture");
  row = invitation("i1");
  row.contact = "c77";
  EXPECT_EQ(field_of(refused({PutInvitation{row, {}}})), "invitation.contact");
  row = invitation("i1");
  row.text.assign(model::kInvitationTextBytesMax + 1, 'a');
  EXPECT_EQ(field_of(refused({PutInvitation{row, {}}})), "invitation.text");
  row = invitation("i1");
  row.answer_time = now;
  EXPECT_EQ(field_of(refused({PutInvitation{row, {}}})), "invitation.answer_time");
  EXPECT_EQ(
      refused({PutInvitation{invitation("i1"), {}}, PutInvitation{invitation("i1", "v2"), {}}})
          .operation,
      1U);
}

TEST_P(StoreInvitations, AreKeptWithTheEnquiryTheyBecameOrNotAtAll) {
  const Revision made = make(invitation("i1"));
  Invitation accepted = ended(invitation("i1"), InvitationState::kAccepted, now);
  accepted.enquiry = "e1";
  model::Enquiry enquiry;
  enquiry.id = "e1";
  enquiry.venture = "v1";
  enquiry.language = "nb";
  enquiry.state = model::EnquiryState::kAccepted;
  enquiry.owner = "c77";
  refused({PutInvitation{accepted, made}, PutEnquiry{enquiry, {}, {}, {}}});
  EXPECT_EQ(stored("i1").state, InvitationState::kOpen);
  enquiry.owner = "c1";
  commit({PutInvitation{accepted, made}, PutEnquiry{enquiry, {}, {}, {}}});
  EXPECT_EQ(stored("i1").enquiry, "e1");
}

TEST_P(StoreInvitations, AreListedNewestFirstByWhatTheyAreAbout) {
  make(invitation("i1"));
  now.unix_seconds += 1;
  const Revision second = make(invitation("i2", "v2"));
  commit({put(initiative("gruppe"))});
  Invitation other = invitation("i3", "v2");
  other.initiative = "gruppe";
  other.contact = "c2";
  make(other);
  EXPECT_THAT(ids({}), ElementsAre("i3", "i2", "i1"));
  EXPECT_THAT(ids({.initiative = "oppstart"}), ElementsAre("i2", "i1"));
  EXPECT_THAT(ids({.venture = "v2"}), ElementsAre("i3", "i2"));
  EXPECT_THAT(ids({.contact = "c2"}), ElementsAre("i3"));
  EXPECT_THAT(ids({.initiative = "oppstart", .venture = "v2", .contact = "c1"}), ElementsAre("i2"));
  EXPECT_EQ(*store().count_open_invitations("v2"), 2);
  commit({PutInvitation{ended(invitation("i2", "v2"), InvitationState::kWithdrawn, now), second}});
  EXPECT_THAT(ids({.venture = "v2", .only_open = true}), ElementsAre("i3"));
  EXPECT_EQ(*store().count_open_invitations("v2"), 1);
  std::vector<std::string> invited;
  const std::vector<StoredInvitation> all = store().invitations_to("oppstart").value();
  for (const StoredInvitation& one : all) {
    invited.push_back(one.row.venture);
  }
  EXPECT_THAT(invited, ElementsAre("v1", "v2"));
}

TEST_P(StoreInvitations, AreListedPageByPage) {
  make(invitation("i1"));
  make(invitation("i2", "v2"));
  make(invitation("i3", "v3"));
  InvitationQuery query{.initiative = "oppstart", .page_size = 2};
  const InvitationPage first = store().list_invitations(query).value();
  ASSERT_EQ(first.rows.size(), 2U);
  query.after = first.next;
  EXPECT_THAT(ids(query), ElementsAre("i1"));
  EXPECT_EQ(store().list_invitations(query)->next, "");
  query.after = "x";
  EXPECT_EQ(store().list_invitations(query).error().reason, ErrorReason::kInvalidArgument);
  query.page_size = 0;
  EXPECT_EQ(store().list_invitations(query).error().reason, ErrorReason::kInvalidArgument);
}

TEST_P(StoreInvitations, AreDueWhenTheirTimeIsOverOrTheirPersonIsGone) {
  const Revision made = make(invitation("i1"));
  make(invitation("i2", "v2"));
  const Instant late{1'700'900'000};
  EXPECT_THAT(*store().due_invitations(now, 10), IsEmpty());
  EXPECT_THAT(*store().due_invitations(late, 10), ElementsAre("i1", "i2"));
  EXPECT_THAT(*store().due_invitations(late, 1), ElementsAre("i1"));
  commit({PutInvitation{ended(invitation("i1"), InvitationState::kLapsed, now), made}});
  EXPECT_THAT(*store().due_invitations(late, 10), ElementsAre("i2"));
  model::Contact gone = contact("c1");
  gone.tenure.until = Instant{now.unix_seconds + 10};
  commit({put(gone)});
  EXPECT_THAT(*store().due_invitations(now, 10), IsEmpty());
  EXPECT_THAT(*store().due_invitations(Instant{now.unix_seconds + 10}, 10), ElementsAre("i2"));
}

TEST_P(StoreInvitations, KeepNothingOfWhoInvitedOnceSheIsErased) {
  make(invitation("i1"));
  commit({erase(ResourceKind::kContact, "c1")});
  EXPECT_EQ(stored("i1").contact + stored("i1").text, "");
  EXPECT_THAT(*store().due_invitations(now, 10), ElementsAre("i1"));
  EXPECT_THAT(host().stored_bytes(), Not(HasSubstr("oppstartstjenesten?")));
}

TEST_P(StoreInvitations, GoWithTheirVentureAndWithTheirInitiative) {
  make(invitation("i1"));
  make(invitation("i2", "v2"));
  commit({erase(ResourceKind::kVenture, "v1")});
  EXPECT_THAT(ids({}), ElementsAre("i2"));
  commit({erase(ResourceKind::kInitiative, "oppstart")});
  EXPECT_THAT(ids({}), IsEmpty());
}

TEST_P(StoreInvitations, ForgetTheirTextsAWhileAfterTheAnswer) {
  const Revision made = make(invitation("i1"));
  make(invitation("i2", "v2"));
  commit({PutInvitation{ended(invitation("i1"), InvitationState::kDeclined, now), made}});
  const Instant then = now;
  now.unix_seconds += 200 * kSecondsPerDay;
  EXPECT_EQ(commit({ForgetTexts{then}}).operations[0].outcome, Outcome::kUnchanged);
  EXPECT_EQ(commit({ForgetTexts{now}}).operations[0].outcome, Outcome::kUpdated);
  EXPECT_EQ(stored("i1").text + stored("i1").note, "");
  EXPECT_EQ(stored("i1").state, InvitationState::kDeclined);
  EXPECT_TRUE(stored("i2") == invitation("i2", "v2")) << "it is open";
  EXPECT_THAT(host().stored_bytes(), Not(HasSubstr("ikke nå")));
}

}  // namespace
}  // namespace veieninn::store
