// The desk that every invitation passes over, as EnquiryDesk is that of enquiries; what may follow
// what is engine/enquiry/invitation.h's.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/error.h"
#include "engine/enquiry/invitation.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"

namespace veieninn::enquiries {

// Limits that protect ventures, as those of enquiries protect people.
inline constexpr std::size_t kInvitedAtOnceMax = 50;  // more is a mailing list
inline constexpr std::int64_t kOpenInvitationsPerVentureMax = 10;

struct Inviting {
  std::string initiative;
  std::string contact;                // who invites; empty: the first who can
  std::string text;                   // in her words
  std::vector<std::string> ventures;  // 1 to kInvitedAtOnceMax, each once
};

struct InvitedVenture {
  store::StoredInvitation invitation;
  bool was_invited = false;  // before this request; it stands as it was
};

// What a venture sends with its yes: where letters to it go, as of an Opening.
struct Accepting {
  std::string enquiry;  // id of what it becomes
  std::string note;
  std::string language;
  std::string sender_name;
  std::string sender_address;
};

// REQUIRES: what is handed in outlives this. Any thread may call any method.
class InvitationDesk {
 public:
  InvitationDesk(store::Store& store, const feed::SnapshotPublisher& publisher)
      : store_(store), publisher_(publisher) {}

  // Called with each enquiry that an invitation became. Set before others call.
  void set_change_listener(EnquiryDesk::ChangeListener listener) {
    on_change_ = std::move(listener);
  }

  // All of them, in the order of `ventures`, or none. Errors: kNotFound of the initiative; kNotOpen
  // once nobody can join it any more; kInvalidArgument about `initiative` where ventures take no
  // part in it, `contact` who does not answer for it or cannot be asked, `text`, `ventures`; about
  // `ventures[i]` kReferenceNotFound, kInvalidArgument where it takes part already, kSenderStopped,
  // kLimitExceeded.
  [[nodiscard]] Result<std::vector<InvitedVenture>> invite(const Inviting& inviting,
                                                           const Repeat& repeat, Instant now);

  // Errors of the following: kNotFound, kEtagMismatch for another than `expected`, and those of the
  // engine; of a yes kNotOpen when the initiative is over, kSenderStopped, and kInvalidArgument
  // about `enquiry.sender_name` and the like.
  [[nodiscard]] Result<store::StoredInvitation> accept(const std::string& invitation,
                                                       const Accepting& accepting,
                                                       std::optional<model::Revision> expected,
                                                       const Repeat& repeat, Instant now);
  [[nodiscard]] Result<store::StoredInvitation> decline(const std::string& invitation,
                                                        const std::string& note,
                                                        std::optional<model::Revision> expected,
                                                        const Repeat& repeat, Instant now);
  // By `contact`, who invited or answers for the initiative, else kNotAsked.
  [[nodiscard]] Result<store::StoredInvitation> withdraw(const std::string& invitation,
                                                         const std::string& contact,
                                                         const std::string& note,
                                                         std::optional<model::Revision> expected,
                                                         const Repeat& repeat, Instant now);

  // Whatever is due by `now`, at most `most`. Returns how many were moved on, or the first error,
  // when the others were moved on all the same.
  [[nodiscard]] Result<int> sweep(Instant now, std::int32_t most);

 private:
  struct Change;
  using Decide = std::function<Result<Change>(const model::Invitation&, const model::Initiative&,
                                              const StorePeople&)>;
  [[nodiscard]] Result<store::StoredInvitation> change(const std::string& invitation,
                                                       const Decide& decide,
                                                       std::optional<model::Revision> expected,
                                                       const Repeat& repeat, Instant now);
  using Invited = std::map<std::string, store::StoredInvitation>;  // by venture
  [[nodiscard]] Result<Invited> invited_to(const std::string& initiative) const;
  // Of those that are not `there` already.
  [[nodiscard]] Result<std::vector<store::Operation>> new_invitations(const Inviting& inviting,
                                                                      const Invited& there,
                                                                      Instant now) const;
  [[nodiscard]] Result<model::Initiative> initiative_of(const std::string& id) const;
  [[nodiscard]] StorePeople people(Instant now) const;
  [[nodiscard]] Result<std::string> host_of(const Inviting& inviting,
                                            const model::Initiative& initiative, Instant now) const;
  [[nodiscard]] Result<void> check_venture(const std::string& venture, const std::string& field,
                                           const std::string& initiative) const;

  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
  EnquiryDesk::ChangeListener on_change_;
  std::mutex inviting_;  // limits are looked at before the commit
};

}  // namespace veieninn::enquiries
