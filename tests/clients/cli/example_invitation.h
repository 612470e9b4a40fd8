// An invitation as a server tells it: Rolig Bok asks Blid Sykkel until the end of 2026-12-14.
#pragma once

#include <string>

#include "tests/clients/cli/match_page_shape.h"
#include "veieninn/v1/invitation.pb.h"

namespace veieninn::cli {

// Made and, unless open, ended at midnight UTC of 2026-12-01, which pages show as a day.
inline v1::Invitation example_invitation(v1::InvitationState state = v1::INVITATION_STATE_OPEN) {
  v1::Invitation invitation = message_of<v1::Invitation>(R"pb(
    name: "invitations/7f3a"
    initiative: "initiatives/i1"
    venture: "ventures/v1"
    contact: "contacts/c1"
    text: "Vi vil nå unge der de er.\n\nBlir dere med?"
    reply_until_time { seconds: 1797292800 }
    create_time { seconds: 1796083200 }
    etag: "41"
    display_names { key: "initiatives/i1" value: "Unge som ikke møter" }
    display_names { key: "ventures/v1" value: "Blid Sykkel" }
    display_names { key: "contacts/c1" value: "Rolig Bok" }
  )pb");
  invitation.set_state(state);
  if (state != v1::INVITATION_STATE_OPEN) {
    invitation.mutable_answer_time()->set_seconds(1'796'083'200);
  }
  if (state == v1::INVITATION_STATE_ACCEPTED) invitation.set_enquiry("enquiries/7f3a");
  return invitation;
}

}  // namespace veieninn::cli
