// The words of an invitation with the names and moments of one: what the table of sentences leaves
// open.
#pragma once

#include <string>
#include <utility>

#include "clients/cli/invitation_texts.h"
#include "clients/cli/resource_names.h"
#include "veieninn/v1/invitation.pb.h"

namespace veieninn::cli {

// How what is told of invitations is told.
struct InvitationView {
  std::string language = "nb";  // nb, nn or en
  ResourceNames titles = {};    // of initiatives, in `language`; the server knows them in nb
};

// Names instead of ids. Every name is fit for a terminal.
class InvitationSpeaker {
 public:
  // REQUIRES: `invitation` and `view` outlive the speaker.
  InvitationSpeaker(const v1::Invitation& invitation, const InvitationView& view)
      : invitation_(invitation), view_(view) {}

  [[nodiscard]] std::string venture() const;
  // Somebody erased where nobody is left.
  [[nodiscard]] std::string inviter() const;
  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::string id() const;
  // `venter på svar, frist 2026-12-14`.
  [[nodiscard]] std::string standing() const;

  [[nodiscard]] std::string say(InvitationText which) const;

 private:
  [[nodiscard]] std::string name_of(const std::string& resource) const;

  const v1::Invitation& invitation_;
  const InvitationView& view_;
};

}  // namespace veieninn::cli
