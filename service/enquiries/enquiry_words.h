// What an enquiry names, in words that people read: for letters and pages.
#pragma once

#include <string>

#include "engine/base/error.h"
#include "engine/model/enquiry.h"
#include "service/store/store.h"

namespace veieninn::enquiries {

// Empty where nothing is known, or somebody was erased.
struct EnquiryWords {
  std::string venture_name;
  std::string venture_description;
  std::string topic_label;
  std::string area_name;
};
[[nodiscard]] Result<EnquiryWords> words_of(store::Store& store, const model::Enquiry& enquiry,
                                            const std::string& language);

struct PersonWords {
  std::string display_name;
  std::string title;
  std::string unit_name;
  std::string language = "nb";  // that she reads letters in: nb, nn or en
  std::string mail_address;     // or empty
};
// Of a contact's id, which may be empty.
[[nodiscard]] Result<PersonWords> words_of_person(store::Store& store, const std::string& contact,
                                                  const std::string& language);

}  // namespace veieninn::enquiries
