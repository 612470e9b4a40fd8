// Who an enquiry may be passed on to from its page.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "service/answer_site/situation.h"
#include "service/letters/answer_page.h"
#include "service/store/store.h"

namespace veieninn::answer_site {

// A list that is read through before one is chosen.
inline constexpr std::size_t kOfferedColleaguesMax = 8;

// The need's own ladder (enquiries/ladder.h) without those who were asked or cannot be: of the same
// organisation first, then others, each the best first. An owner's team comes before all.
// Names are in `language`.
[[nodiscard]] Result<std::vector<letters::Colleague>> ranked_colleagues(
    store::Store& store, std::shared_ptr<const graph::Snapshot> snapshot,
    const Situation& situation, const std::string& language);

// Whether both stand under the same topmost unit.
[[nodiscard]] Result<bool> is_of_same_organisation(store::Store& store, const model::Contact& one,
                                                   const std::string& other);

// Where a typed address must be: what stands behind the @ of her own, in lower case, or empty.
[[nodiscard]] std::string own_mail_domain(const model::Contact& contact);

}  // namespace veieninn::answer_site
