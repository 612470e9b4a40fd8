// Ventures that are asked to an initiative, and what they answer.
#include <algorithm>

#include "tests/booklet/telling.h"

namespace veieninn::booklet {

using Stub = v1::InvitationService::Stub;

// invite | Initiative | Venture, Venture | by Rolig Bok
void Telling::invite(const Line& line) {
  v1::InviteVenturesRequest request;
  request.set_initiative("initiatives/" + id_of(line.cell(1)));
  for (const std::string& venture : parts(line.cell(2), ",")) {
    request.add_ventures("ventures/" + id_of(venture));
  }
  if (const auto person = line.after("by"); !person.empty()) {
    request.set_contact("contacts/" + id_of(person));
  }
  request.set_text("Vi vil gjerne snakke med dere.");
  v1::InviteVenturesResponse response;
  const auto status =
      server::call(*service_.invitations, &Stub::InviteVentures, request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

v1::Invitation Telling::invitation_of(const std::string& initiative, const std::string& venture) {
  v1::ListInvitationsRequest request;
  request.set_initiative("initiatives/" + id_of(initiative));
  request.set_venture("ventures/" + id_of(venture));
  v1::ListInvitationsResponse response;
  const auto status =
      server::call(*service_.invitations, &Stub::ListInvitations, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response.invitations_size() == 1 ? response.invitations(0) : v1::Invitation();
}

// takes up | Initiative | Venture        what it becomes is the enquiry that is spoken of
void Telling::takes_up(const Line& line) {
  v1::AcceptInvitationRequest request;
  request.set_name(invitation_of(line.cell(1), line.cell(2)).name());
  v1::AcceptInvitationResponse response;
  const auto status =
      server::call(*service_.invitations, &Stub::AcceptInvitation, request, &response);
  expect_outcome(line, status);
  if (!status.ok()) return;
  enquiry_ = response.invitation().enquiry();
  revision_ = response.revision();
}

// turns down | Initiative | Venture
void Telling::turns_down(const Line& line) {
  v1::DeclineInvitationRequest request;
  request.set_name(invitation_of(line.cell(1), line.cell(2)).name());
  v1::DeclineInvitationResponse response;
  const auto status =
      server::call(*service_.invitations, &Stub::DeclineInvitation, request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

// is invited to | Initiative        of the last `open for`
void Telling::is_invited_to(const Line& line) {
  const auto found =
      std::ranges::find(opportunities_.opportunities(), "initiatives/" + id_of(line.cell(1)),
                        &v1::Opportunity::initiative);
  ASSERT_NE(found, opportunities_.opportunities().end()) << opportunities_.ShortDebugString();
  EXPECT_NE(found->invitation(), "");
}

}  // namespace veieninn::booklet
