// What somebody who is asked, or who owns, may answer, and what comes of it.
#pragma once

#include "engine/base/error.h"
#include "engine/enquiry/course.h"
#include "engine/model/enquiry.h"

namespace veieninn::enquiry {

// Errors as of apply(); the course is then to be thrown away.
[[nodiscard]] Result<void> answer(Course& course, const model::EnquiryAnswer& answer);

// Fails unless `contact` owns it or coordinates for the owner.
[[nodiscard]] Result<void> require_owner(const model::Enquiry& enquiry, const std::string& contact);
// Whether `contact` can be brought in by way of the field `field`.
[[nodiscard]] Result<void> check_colleague(const Course& course, const std::string& field,
                                           const std::string& contact, const std::string& by);
// Whether it came to her, in whatever part.
[[nodiscard]] bool knows_of(const model::Enquiry& enquiry, const std::string& contact);
// Who answers too late, or was never asked, is told what stands.
[[nodiscard]] Error not_waiting_on(const model::Enquiry& enquiry, const std::string& contact);

}  // namespace veieninn::enquiry
