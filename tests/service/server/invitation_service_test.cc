// InvitationService over gRPC: ventures are asked to an initiative, and what they take up is owned.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/service/server/matching_fixture.h"

namespace veieninn::server {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Stub = v1::InvitationService::Stub;

constexpr char kRequestId[] = "3f0e9f6e-5f0b-4a3e-9c55-0d8f5d1c5a01";

class InvitationService : public MatchingService {
 protected:
  static v1::InviteVenturesRequest inviting(const std::vector<std::string>& ventures) {
    v1::InviteVenturesRequest request;
    request.set_initiative("initiatives/office");
    for (const std::string& id : ventures) request.add_ventures("ventures/" + id);
    request.set_text("Vi har et kontor som passer dere.");
    return request;
  }
  grpc::Status invite(const v1::InviteVenturesRequest& request) {
    invited_.Clear();
    const grpc::Status status =
        call(*service_.invitations, &Stub::InviteVentures, request, &invited_);
    if (status.ok()) revision_ = invited_.revision();
    return status;
  }
  // The only one; its name.
  std::string invite_one(const std::string& venture) {
    EXPECT_TRUE(invite(inviting({venture})).ok());
    return invited_.invited(0).invitation().name();
  }
  template <typename Request, typename Response>
  grpc::Status answer(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                      const Request& request) {
    Response response;
    const grpc::Status status = call(*service_.invitations, method, request, &response);
    last_ = response.invitation();
    if (status.ok()) revision_ = response.revision();
    return status;
  }
  grpc::Status accept(const std::string& name, const std::string& request_id = "") {
    v1::AcceptInvitationRequest request;
    request.set_name(name);
    request.set_note("Gjerne! Når kan vi møtes?");
    request.set_sender_display_name("Blid Gulrot");
    request.set_sender_address("blid.gulrot@example.org");
    request.set_request_id(request_id);
    return answer(&Stub::AcceptInvitation, request);
  }
  grpc::Status decline(const std::string& name) {
    v1::DeclineInvitationRequest request;
    request.set_name(name);
    return answer(&Stub::DeclineInvitation, request);
  }
  grpc::Status withdraw(const std::string& name, const std::string& contact) {
    v1::WithdrawInvitationRequest request;
    request.set_name(name);
    request.set_contact(contact);
    return answer(&Stub::WithdrawInvitation, request);
  }
  std::vector<std::string> listed(const v1::ListInvitationsRequest& request) {
    v1::ListInvitationsResponse response;
    EXPECT_TRUE(call(*service_.invitations, &Stub::ListInvitations, request, &response).ok());
    std::vector<std::string> ventures;
    for (const v1::Invitation& one : response.invitations()) ventures.push_back(one.venture());
    return ventures;
  }
  v1::Enquiry enquiry(const std::string& name) {
    v1::GetEnquiryRequest request;
    request.set_name(name);
    v1::GetEnquiryResponse response;
    EXPECT_TRUE(
        call(*service_.enquiries, &v1::EnquiryService::Stub::GetEnquiry, request, &response).ok());
    return response.enquiry();
  }

  v1::InviteVenturesResponse invited_;
  v1::Invitation last_;
};

TEST_F(InvitationService, InvitesSeveralVenturesInOneStepByTheNamedPerson) {
  ASSERT_TRUE(invite(inviting({"v2", "v1"})).ok());
  ASSERT_EQ(invited_.invited_size(), 2);
  const v1::Invitation& first = invited_.invited(0).invitation();
  EXPECT_EQ(first.venture(), "ventures/v2");
  EXPECT_EQ(first.contact(), "contacts/c1");
  EXPECT_EQ(first.state(), v1::INVITATION_STATE_OPEN);
  EXPECT_EQ(first.text(), "Vi har et kontor som passer dere.");
  EXPECT_FALSE(invited_.invited(0).was_invited());
  EXPECT_EQ(first.display_names().at("ventures/v2"), "Vennlig Sky v2");
  EXPECT_GT(first.reply_until_time().seconds(), kNowSeconds + 13 * kDay);
  EXPECT_EQ(invited_.invited(1).invitation().venture(), "ventures/v1");
}

TEST_F(InvitationService, IsAnsweredByTheVentureAndBecomesAnEnquiryThatSheOwns) {
  const std::string name = invite_one("v2");
  ASSERT_TRUE(accept(name).ok());
  EXPECT_EQ(last_.state(), v1::INVITATION_STATE_ACCEPTED);
  const v1::Enquiry begun = enquiry(last_.enquiry());
  EXPECT_EQ(begun.state(), v1::ENQUIRY_STATE_ACCEPTED);
  EXPECT_EQ(begun.owner(), "contacts/c1");
  EXPECT_EQ(begun.venture(), "ventures/v2");
  EXPECT_EQ(begun.topic(), "topics/t1");
  EXPECT_THAT(begun.need_text(), HasSubstr("Når kan vi møtes?"));
  EXPECT_EQ(begun.sender_address(), "blid.gulrot@example.org");
  EXPECT_EQ(begun.next_step(), v1::ENQUIRY_STEP_FOLLOW_UP);
  EXPECT_THAT(begun.owner_card().channels(), SizeIs(testing::Gt(0U)));
}

TEST_F(InvitationService, InvitesAVentureToAnInitiativeOnce) {
  const std::string name = invite_one("v2");
  ASSERT_TRUE(decline(name).ok());
  ASSERT_TRUE(invite(inviting({"v1", "v2"})).ok());
  EXPECT_FALSE(invited_.invited(0).was_invited());
  EXPECT_TRUE(invited_.invited(1).was_invited());
  EXPECT_EQ(invited_.invited(1).invitation().state(), v1::INVITATION_STATE_DECLINED);
  EXPECT_EQ(invited_.invited(1).invitation().name(), name);
}

TEST_F(InvitationService, LeavesThoseWhoWereInvitedOutOfTheNextSearch) {
  v1::FindVenturesRequest search;
  search.set_initiative("initiatives/office");
  search.set_seed(1);
  ASSERT_TRUE(ventures(search).ok());
  const auto found = [&] {
    std::vector<std::string> names;
    for (const v1::VentureMatch& one : ventures_.ventures()) names.push_back(one.venture());
    return names;
  };
  ASSERT_THAT(found(), testing::Contains("ventures/v2"));
  invite_one("v2");
  ASSERT_TRUE(ventures(search).ok());
  EXPECT_THAT(found(), testing::Not(testing::Contains("ventures/v2")));
  // As it was before.
  search.mutable_as_of_time()->set_seconds(kNowSeconds - 1);
  ASSERT_TRUE(ventures(search).ok());
  EXPECT_THAT(found(), testing::Contains("ventures/v2"));
}

TEST_F(InvitationService, IsShownWhereTheVentureLooksForWhatIsOpen) {
  const std::string name = invite_one("v2");
  v1::FindOpportunitiesRequest request;
  request.set_venture("ventures/v2");
  ASSERT_TRUE(opportunities(request).ok());
  const auto& found = opportunities_.opportunities();
  const auto office = std::find_if(found.begin(), found.end(), [](const v1::Opportunity& one) {
    return one.initiative() == "initiatives/office";
  });
  ASSERT_NE(office, found.end());
  EXPECT_EQ(office->invitation(), name);
  ASSERT_TRUE(decline(name).ok());
  ASSERT_TRUE(opportunities(request).ok());
  for (const v1::Opportunity& one : opportunities_.opportunities()) {
    EXPECT_EQ(one.invitation(), "");
  }
}

TEST_F(InvitationService, ListsThemByInitiativeVentureAndPerson) {
  ASSERT_TRUE(invite(inviting({"v1", "v2"})).ok());
  ASSERT_TRUE(decline(invited_.invited(0).invitation().name()).ok());
  v1::ListInvitationsRequest request;
  request.set_initiative("initiatives/office");
  EXPECT_THAT(listed(request), SizeIs(2));
  request.set_only_open(true);
  EXPECT_THAT(listed(request), ElementsAre("ventures/v2"));
  request.set_contact("contacts/c2");
  EXPECT_THAT(listed(request), IsEmpty());
  v1::ListInvitationsRequest own;
  own.set_venture("ventures/v1");
  EXPECT_THAT(listed(own), ElementsAre("ventures/v1"));
  own.set_page_token("x");
  v1::ListInvitationsResponse response;
  const grpc::Status status = call(*service_.invitations, &Stub::ListInvitations, own, &response);
  EXPECT_THAT(fields_of(status), ElementsAre("page_token"));
}

TEST_F(InvitationService, IsWithdrawnOnlyByWhoAnswersForTheInitiative) {
  const std::string name = invite_one("v2");
  EXPECT_EQ(reason_of(withdraw(name, "contacts/c2")), "NOT_ASKED");
  ASSERT_TRUE(withdraw(name, "contacts/c1").ok());
  EXPECT_EQ(last_.state(), v1::INVITATION_STATE_WITHDRAWN);
  const grpc::Status late = accept(name);
  EXPECT_EQ(reason_of(late), "ALREADY_ANSWERED");
  EXPECT_THAT(late.error_message(), HasSubstr("was withdrawn"));
}

TEST_F(InvitationService, DoesARepeatedRequestOnce) {
  v1::InviteVenturesRequest request = inviting({"v1", "v2"});
  request.set_request_id(kRequestId);
  ASSERT_TRUE(invite(request).ok());
  const std::string name = invited_.invited(0).invitation().name();
  ASSERT_TRUE(invite(request).ok());
  EXPECT_EQ(invited_.invited(0).invitation().name(), name);
  EXPECT_FALSE(invited_.invited(0).was_invited());
  request.set_text("Noe annet");
  EXPECT_EQ(reason_of(invite(request)), "REQUEST_ID_REUSED");
  const std::string again = "3f0e9f6e-5f0b-4a3e-9c55-0d8f5d1c5a02";
  ASSERT_TRUE(accept(name, again).ok());
  const std::string became = last_.enquiry();
  ASSERT_TRUE(accept(name, again).ok());
  EXPECT_EQ(last_.enquiry(), became);
}

TEST_F(InvitationService, InvitesAllOrNobody) {
  v1::InviteVenturesRequest request = inviting({"v1", "v77"});
  grpc::Status status = invite(request);
  EXPECT_EQ(reason_of(status), "REFERENCE_NOT_FOUND");
  EXPECT_THAT(fields_of(status), ElementsAre("ventures[1]"));
  EXPECT_THAT(listed({}), IsEmpty());

  status = invite(inviting({"v1", "v1"}));
  EXPECT_THAT(fields_of(status), ElementsAre("ventures[1]"));
  status = invite(inviting({}));
  EXPECT_THAT(fields_of(status), ElementsAre("ventures"));
  status = invite(inviting(std::vector<std::string>(51, "v1")));
  EXPECT_EQ(reason_of(status), "LIMIT_EXCEEDED");

  request = inviting({"v1"});
  request.clear_text();
  EXPECT_THAT(fields_of(invite(request)), ElementsAre("text"));
  request.set_text(std::string(4001, 'a'));
  EXPECT_THAT(fields_of(invite(request)), ElementsAre("text"));
  request = inviting({"v1"});
  request.set_contact("contacts/c2");
  EXPECT_THAT(fields_of(invite(request)), ElementsAre("contact"));
  request = inviting({"v1"});
  request.set_initiative("initiatives/none");
  EXPECT_EQ(reason_of(invite(request)), "NOT_FOUND");
  EXPECT_THAT(listed({}), IsEmpty());
}

TEST_F(InvitationService, InvitesOnlyToWhatVenturesCanStillJoin) {
  v1::Initiative over = initiative("over");
  over.mutable_apply_until()->set_seconds(kNowSeconds - 1);
  v1::Initiative strategy = initiative("strategi");
  strategy.clear_office_space();
  strategy.mutable_strategy();
  v1::Initiative for_contacts = initiative("internt");
  for_contacts.set_audience(v1::AUDIENCE_CONTACTS);
  put({entry(over), entry(strategy), entry(for_contacts), entry(participation("p1", "office"))});
  v1::InviteVenturesRequest request = inviting({"v2"});
  request.set_initiative("initiatives/over");
  EXPECT_EQ(reason_of(invite(request)), "NOT_OPEN");
  for (const char* name : {"initiatives/strategi", "initiatives/internt"}) {
    request.set_initiative(name);
    EXPECT_THAT(fields_of(invite(request)), ElementsAre("initiative")) << name;
  }
  const grpc::Status takes_part = invite(inviting({"v2", "v1"}));
  EXPECT_THAT(fields_of(takes_part), ElementsAre("ventures[1]"));
  EXPECT_THAT(listed({}), IsEmpty());
}

TEST_F(InvitationService, SparesAVentureThatHasManyOpen) {
  std::vector<v1::DirectoryEntry> more;
  for (int i = 0; i < 11; ++i) more.push_back(entry(initiative("o" + std::to_string(i))));
  put(more);
  v1::InviteVenturesRequest request = inviting({"v1"});
  for (int i = 0; i < 10; ++i) {
    request.set_initiative("initiatives/o" + std::to_string(i));
    ASSERT_TRUE(invite(request).ok());
  }
  request.set_initiative("initiatives/o10");
  const grpc::Status eleventh = invite(request);
  EXPECT_EQ(reason_of(eleventh), "LIMIT_EXCEEDED");
  EXPECT_THAT(fields_of(eleventh), ElementsAre("ventures[0]"));
}

TEST_F(InvitationService, NamesTheFieldOfABadAnswerAndChangesNothing) {
  const std::string name = invite_one("v2");
  v1::AcceptInvitationRequest request;
  request.set_name(name);
  request.set_sender_address("ikke en adresse");
  EXPECT_THAT(fields_of(answer(&Stub::AcceptInvitation, request)), ElementsAre("sender_address"));
  request.clear_sender_address();
  request.set_sender_display_name(std::string(201, 'a'));
  EXPECT_THAT(fields_of(answer(&Stub::AcceptInvitation, request)),
              ElementsAre("sender_display_name"));
  request.clear_sender_display_name();
  request.set_language_code("xx");
  EXPECT_THAT(fields_of(answer(&Stub::AcceptInvitation, request)), ElementsAre("language_code"));
  request.clear_language_code();
  request.set_etag("1");
  EXPECT_EQ(reason_of(answer(&Stub::AcceptInvitation, request)), "ETAG_MISMATCH");
  request.clear_etag();
  request.set_note(std::string(1001, 'a'));
  EXPECT_THAT(fields_of(answer(&Stub::AcceptInvitation, request)), ElementsAre("note"));
  EXPECT_EQ(reason_of(decline("invitations/none")), "NOT_FOUND");
  EXPECT_THAT(fields_of(decline("enquiries/e1")), ElementsAre("name"));
  v1::ListInvitationsRequest open;
  open.set_only_open(true);
  EXPECT_THAT(listed(open), ElementsAre("ventures/v2"));
}

TEST_F(InvitationService, GoesWithTheVenture) {
  const std::string name = invite_one("v2");
  v1::DeleteVentureRequest request;
  request.set_name("ventures/v2");
  v1::DeleteVentureResponse response;
  ASSERT_TRUE(
      call(*service_.directory, &v1::DirectoryService::Stub::DeleteVenture, request, &response)
          .ok());
  EXPECT_EQ(reason_of(decline(name)), "NOT_FOUND");
}

}  // namespace
}  // namespace veieninn::server
