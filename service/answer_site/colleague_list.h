// Who an enquiry may be passed on to from its page, and who may be brought in.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "service/answer_site/situation.h"
#include "service/letters/answer_page.h"
#include "service/store/store.h"

namespace veieninn::answer_site {

// A list that is read through before one is chosen.
inline constexpr std::size_t kOfferedColleaguesMax = 8;

// Whether its form lets her choose a colleague.
[[nodiscard]] bool offers_colleagues(letters::AnswerAction action) noexcept;

// Who is offered for each answer. The need's own ladder (enquiries/ladder.h) without those who were
// asked or cannot be: of the same organisation first, then others, each the best first.
//
//     pass on, hand over     an owner's team comes before all
//     bring in               nobody of the team
//     name a coordinator     the team comes before all, and the owner where another coordinates
//
// Holds what is handed in, which is to outlive this.
class ColleagueLists {
 public:
  [[nodiscard]] static Result<ColleagueLists> read(store::Store& store,
                                                   std::shared_ptr<const graph::Snapshot> snapshot,
                                                   const Situation& situation);
  // Names are in `language`. Errors: of the store.
  [[nodiscard]] Result<std::vector<letters::Colleague>> offered_for(
      letters::AnswerAction action, const std::string& language) const;

 private:
  ColleagueLists(store::Store& store, std::shared_ptr<const graph::Snapshot> snapshot,
                 const Situation& situation)
      : store_(&store), snapshot_(std::move(snapshot)), situation_(&situation) {}

  store::Store* store_;
  std::shared_ptr<const graph::Snapshot> snapshot_;
  const Situation* situation_;
  std::vector<std::string> ladder_;  // best first; may name anybody, and the same twice
};

// Whether both stand under the same topmost unit.
[[nodiscard]] Result<bool> is_of_same_organisation(store::Store& store, const model::Contact& one,
                                                   const std::string& other);

// Where a typed address must be: what stands behind the @ of her own, in lower case, or empty.
[[nodiscard]] std::string own_mail_domain(const model::Contact& contact);

}  // namespace veieninn::answer_site
