// `veieninn invite` and `veieninn invitation list|show|accept|decline|withdraw`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace veieninn::cli {

struct InviteOptions {
  std::string initiative;
  std::vector<std::string> ventures;  // ids
  std::string contact;                // who invites; empty: as the server finds her
  std::string text;                   // what they are invited to, and why them
  std::string request_id;             // empty: a random one
};

struct InvitationListOptions {
  std::string initiative;  // empty: to any
  std::string venture;     // empty: of any
  std::string contact;     // empty: by anybody
  bool only_open = false;
  std::size_t limit = 100;  // 0: all
};

struct InvitationAnswerOptions {
  std::string id;
  std::string contact;         // of a withdrawal: who takes it back
  std::string note;            // a word on the way
  std::string sender_name;     // of a yes: who answers for the venture
  std::string sender_address;  // of a yes: her mail address; empty: no letters
  std::string etag;            // empty: whatever stands
  std::string request_id;      // empty: a random one
};

// All of the ventures in one step, or none. Tells who was invited before, and how that stands.
[[nodiscard]] ExitCode run_invite(Session& session, const InviteOptions& options);
[[nodiscard]] ExitCode run_invitation_list(Session& session, const InvitationListOptions& options);
[[nodiscard]] ExitCode run_invitation_show(Session& session, const std::string& id);

// Tells the enquiry that it became, and who owns it. kConflict where somebody answered before.
[[nodiscard]] ExitCode run_invitation_accept(Session& session,
                                             const InvitationAnswerOptions& options);
[[nodiscard]] ExitCode run_invitation_decline(Session& session,
                                              const InvitationAnswerOptions& options);
[[nodiscard]] ExitCode run_invitation_withdraw(Session& session,
                                               const InvitationAnswerOptions& options);

}  // namespace veieninn::cli
