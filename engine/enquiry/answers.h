// What somebody who is asked, or who owns, may answer, and what comes of it.
#pragma once

#include "engine/base/error.h"
#include "engine/enquiry/course.h"
#include "engine/model/enquiry.h"

namespace veieninn::enquiry {

// Errors as of apply(); the course is then to be thrown away.
[[nodiscard]] Result<void> answer(Course& course, const model::EnquiryAnswer& answer);

// `answer.contact` brings `answer.other_contact` in, or has her hold the threads: who is not in the
// team yet then is. Errors about her name the field `field`; one of them when it is so already.
[[nodiscard]] Result<void> bring_in(Course& course, const model::EnquiryAnswer& answer,
                                    const std::string& field);
[[nodiscard]] Result<void> name_coordinator(Course& course, const model::EnquiryAnswer& answer,
                                            const std::string& field);
// Whether she is in the team or owns it; whether she holds the threads, as the owner does while
// nobody else is named.
[[nodiscard]] bool works_on(const model::Enquiry& enquiry, const std::string& contact);
[[nodiscard]] bool coordinates(const model::Enquiry& enquiry, const std::string& contact);

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
