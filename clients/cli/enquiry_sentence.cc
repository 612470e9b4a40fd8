#include "clients/cli/enquiry_sentence.h"

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

// A sentence may begin with the words for an erased person.
std::string with_capital(std::string sentence, std::string_view erased) {
  if (sentence.starts_with(erased)) sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
}

}  // namespace

std::string EnquirySpeaker::person(const std::string& contact) const {
  if (contact.empty()) return say(EnquiryText::kErased);
  const auto found = enquiry_.display_names().find(contact);
  const bool named = found != enquiry_.display_names().end() && !found->second.empty();
  return printable(named ? found->second : bare_id(contact));
}

std::string EnquirySpeaker::venture() const {
  const auto found = enquiry_.display_names().find(enquiry_.venture());
  const bool named = found != enquiry_.display_names().end() && !found->second.empty();
  if (named) return printable(found->second);
  if (!enquiry_.sender_display_name().empty()) return printable(enquiry_.sender_display_name());
  return person(enquiry_.venture());
}

std::string EnquirySpeaker::outcome(v1::EnquiryOutcome outcome) const {
  return std::string(outcome_words(outcome, language_));
}

std::string EnquirySpeaker::say(EnquiryText which, const SentenceParts& parts) const {
  const std::string_view erased = text(EnquiryText::kErased, language_);
  std::string sentence =
      fmt::format(fmt::runtime(text(which, language_)), fmt::arg("contact", parts.contact),
                  fmt::arg("other", parts.other), fmt::arg("actor", parts.actor),
                  fmt::arg("venture", parts.venture), fmt::arg("who", parts.who),
                  fmt::arg("time", parts.time), fmt::arg("until", parts.until),
                  fmt::arg("outcome", parts.outcome), fmt::arg("answer", parts.answer));
  return which == EnquiryText::kErased ? sentence : with_capital(std::move(sentence), erased);
}

}  // namespace veieninn::cli
