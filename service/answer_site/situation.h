// What a link is about, as it stands now, and so what is shown behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/model/enquiry.h"
#include "engine/model/rows.h"
#include "service/letters/answer_page.h"
#include "service/store/enquiry_rows.h"
#include "service/store/store.h"

namespace veieninn::answer_site {

struct Situation {
  std::string token;
  store::AnswerLink link;
  store::StoredEnquiry enquiry;
  std::vector<model::EnquiryEvent> events;
  model::Contact contact;  // whose link it is
  Instant now;
};

// None for a link that is none of ours, or whose enquiry or person was erased. Only reads.
[[nodiscard]] Result<std::optional<Situation>> read_situation(store::Store& store,
                                                              std::string_view token, Instant now);

enum class StandingKind : std::uint8_t {
  kAsks,        // one of `actions` is hers to answer
  kReads,       // she works on it, and has nothing to answer now
  kOwnPending,  // she has answered, and can still undo it
  kReported,    // she has reported the sender
  kAnswered,    // she, or somebody else, has answered
  kMovedOn,     // it waits on somebody else, though nobody has answered
  kClosed,
  kExpired,
};

// An answer that was given: by whom, what and when.
struct GivenAnswer {
  std::string contact;
  std::optional<letters::AnswerAction> action;
  Instant time;
};

struct Standing {
  StandingKind kind = StandingKind::kMovedOn;
  std::vector<letters::AnswerAction> actions = {};  // of kAsks, the best first
  std::optional<GivenAnswer> given = {};            // of kAnswered
};

[[nodiscard]] Standing standing_of(const Situation& situation);

// Until the time is over, and not only until the clock has noticed it.
[[nodiscard]] bool can_undo(const Situation& situation);

}  // namespace veieninn::answer_site
