// What a store keeps of invitations (model/invitation.h). Nothing of it enters a snapshot or a
// change set.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/model/invitation.h"
#include "engine/model/rows.h"

namespace veieninn::store {

struct StoredInvitation {
  model::Invitation row;
  model::Revision revision = 0;  // of its last change; its etag
  Instant create_time;
  Instant update_time;
};

// An operation of a store::Commit: the invitation as it is now. Creates it when `expected_revision`
// is not set, else changes it. Errors: kEtagMismatch; kAlreadyExists for an id that is there, or a
// venture that was invited to the initiative before.
struct PutInvitation {
  model::Invitation row;
  std::optional<model::Revision> expected_revision;
};

struct InvitationQuery {
  std::string initiative = {};  // empty: to all
  std::string venture = {};     // empty: of all
  std::string contact = {};     // by whom; empty: by all
  bool only_open = false;
  std::int32_t page_size = 100;  // 1 to 1000, larger is cut
  std::string after = {};        // opaque position from InvitationPage::next, or empty
};

struct InvitationPage {
  std::vector<StoredInvitation> rows;  // newest first, then by id
  std::string next;                    // empty on the last page
  model::Revision revision = 0;
};

class InvitationReads {
 public:
  virtual ~InvitationReads() = default;

  [[nodiscard]] virtual Result<StoredInvitation> get_invitation(const std::string& id) = 0;
  // kInvalidArgument for an `after` that is none of ours.
  [[nodiscard]] virtual Result<InvitationPage> list_invitations(const InvitationQuery& query) = 0;
  // To the initiative, whatever became of them, by id of the venture.
  [[nodiscard]] virtual Result<std::vector<StoredInvitation>> invitations_to(
      const std::string& initiative) = 0;
  [[nodiscard]] virtual Result<std::int64_t> count_open_invitations(const std::string& venture) = 0;
  // Ids of open ones whose time has run out at `now`, or whose inviter is gone, by id.
  [[nodiscard]] virtual Result<std::vector<std::string>> due_invitations(Instant now,
                                                                         std::int32_t most) = 0;
};

}  // namespace veieninn::store
