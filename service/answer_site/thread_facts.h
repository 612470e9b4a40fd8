// Which of an enquiry's events everybody who works on it reads.
//
//     shown                                          with a note    whom is named
//     created                                        -              -
//     introduced, passed on                          passed on      who took part
//     accepted; a reply that took it                 -              -
//     replied, by who works on it                    -              -
//     offered, by its owner or coordinator           yes            who took part, or is asked now
//     handed over                                    -              always
//     joined; coordinated, by a person               yes            always
//     closed                                         a contact's    -
//
// All else is not: who was asked, reminded or passed by, was silent, declined, away or left, what
// bounced, was undone or lapsed, and who reported. Nor is anybody named who was only asked: took
// part who owned it, introduced or passed on, or is in the team.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/enquiry.h"
#include "service/answer_site/situation.h"
#include "service/letters/fact_thread.h"
#include "service/store/store.h"

namespace veieninn::answer_site {

struct ThreadEvent {
  letters::ThreadFact fact = letters::ThreadFact::kWritten;
  Instant time = {};
  bool by_venture = false;
  std::string who = {};   // contact id, or empty: nobody is named
  std::string whom = {};  // the same
  std::string note = {};
  std::optional<model::EnquiryOutcome> outcome = {};
  friend bool operator==(const ThreadEvent&, const ThreadEvent&) = default;
};

// The newest letters::kThreadLinesMax, the oldest first. Pure.
[[nodiscard]] std::vector<ThreadEvent> thread_events(
    const model::Enquiry& enquiry, const std::vector<model::EnquiryEvent>& events);

// With names, in `language`. Errors: of the store.
[[nodiscard]] Result<letters::FactThread> read_thread(store::Store& store,
                                                      const Situation& situation,
                                                      const std::string& language);

}  // namespace veieninn::answer_site
