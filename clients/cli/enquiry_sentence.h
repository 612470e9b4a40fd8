// The words of an enquiry with the names and times of one: what tables of sentences leave open.
#pragma once

#include <string>
#include <string_view>

#include "clients/cli/enquiry_texts.h"
#include "veieninn/v1/enquiry.pb.h"

namespace veieninn::cli {

// What {contact}, {other} and the rest of enquiry_texts.h stand for.
struct SentenceParts {
  std::string contact = {};
  std::string other = {};
  std::string actor = {};
  std::string venture = {};
  std::string who = {};
  std::string time = {};
  std::string until = {};
  std::string outcome = {};
  std::string answer = {};
};

// Names instead of ids, in the words of one language. Every name is fit for a terminal.
class EnquirySpeaker {
 public:
  // REQUIRES: `enquiry` outlives the speaker.
  EnquirySpeaker(const v1::Enquiry& enquiry, std::string language)
      : enquiry_(enquiry), language_(std::move(language)) {}

  // A contact's name as shown; her id where none is given; somebody erased for an empty `contact`.
  [[nodiscard]] std::string person(const std::string& contact) const;
  [[nodiscard]] std::string venture() const;
  [[nodiscard]] std::string outcome() const { return outcome(enquiry_.outcome()); }
  [[nodiscard]] std::string outcome(v1::EnquiryOutcome outcome) const;

  [[nodiscard]] std::string say(EnquiryText which, const SentenceParts& parts = {}) const;
  [[nodiscard]] const std::string& language() const { return language_; }

 private:
  const v1::Enquiry& enquiry_;
  std::string language_;
};

}  // namespace veieninn::cli
