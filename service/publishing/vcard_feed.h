// A publication as vCard 4.0 (RFC 6350): a card for the unit, then one a person, whose EXPERTISE
// (RFC 6715) names her topics with the level that she states and their order in her own list.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "service/publishing/publication.h"

namespace veieninn::publishing {

// `contacts` are those of the publication that this page of it holds. `with_unit`: the unit's own
// card stands before them, KIND:org, with its mailbox.
[[nodiscard]] std::string vcard_feed(const Publication& publication,
                                     std::span<const PublishedContact> contacts, bool with_unit);

}  // namespace veieninn::publishing
