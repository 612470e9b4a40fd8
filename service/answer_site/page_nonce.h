// What proves that a form was shown by this process for this link, and that nothing has happened to
// the enquiry since: without it a POST changes nothing.
//
//     nonce = <expiry, in seconds> "." hex(HMAC-SHA256(key, token | revision | expiry))
//
// The key is made when the process starts and kept nowhere, so a restart makes every page old, and
// an answer that was taken makes its own page old: none can be posted twice.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/instant.h"
#include "engine/model/rows.h"

namespace veieninn::answer_site {

// A page that was opened in the morning still works in the evening.
inline constexpr std::int64_t kNonceSeconds = std::int64_t{12} * 3600;

// Immutable, so thread safe.
class PageNonces {
 public:
  PageNonces();

  [[nodiscard]] std::string make(std::string_view token, model::Revision revision,
                                 Instant now) const;
  // Whether make() gave it for the same token and revision, at most kNonceSeconds before `now`.
  [[nodiscard]] bool check(std::string_view nonce, std::string_view token, model::Revision revision,
                           Instant now) const;

 private:
  [[nodiscard]] std::string seal(std::string_view token, model::Revision revision,
                                 std::int64_t expiry) const;

  std::string key_;
};

}  // namespace veieninn::answer_site
