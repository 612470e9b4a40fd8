#include "service/enquiries/transition_commit.h"

#include <utility>

#include "engine/taxonomy/need_words.h"
#include "service/enquiries/random_hex.h"

namespace veieninn::enquiries {
namespace {

using enquiry::Transition;

std::vector<store::Letter> letters_of(const Transition& made, Instant now) {
  std::vector<store::Letter> letters;
  for (const enquiry::LetterOrder& order : made.letters) {
    const bool unreachable = model::is_to_venture(order.kind) ? made.enquiry.sender_address.empty()
                                                              : order.contact.empty();
    if (unreachable) continue;
    store::Letter letter;
    letter.id = new_letter_id();
    letter.enquiry = made.enquiry.id;
    letter.kind = order.kind;
    letter.contact = order.contact;
    letter.next_time = now;
    letters.push_back(std::move(letter));
  }
  return letters;
}

// Facts that end a need teach its words.
store::Append append_of(const Transition& made, model::Engagement fact) {
  if (model::is_topic_success(fact.kind) && !fact.topic.empty()) {
    fact.need_words = taxonomy::need_words_of(made.enquiry.need_text);
  }
  return {std::move(fact)};
}

}  // namespace

std::vector<store::Operation> operations_of(const Transition& made,
                                            std::optional<model::Revision> expected, Instant now) {
  std::vector<store::Operation> operations;
  operations.reserve(made.facts.size() + 1);
  operations.emplace_back(
      store::PutEnquiry{made.enquiry, expected, made.events, letters_of(made, now)});
  for (const model::Engagement& fact : made.facts) operations.emplace_back(append_of(made, fact));
  return operations;
}

}  // namespace veieninn::enquiries
