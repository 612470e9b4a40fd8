// Where an enquiry stands and what happens next: the two sentences that every command ends with.
#pragma once

#include <string>

#include "veieninn/v1/enquiry.pb.h"

namespace veieninn::cli {

using EnquiryEvents = google::protobuf::RepeatedPtrField<v1::EnquiryEvent>;

// `venter på Rolig Bok`.
[[nodiscard]] std::string standing(const v1::Enquiry& enquiry, const std::string& language);

// What the clock does next and when, and by when it moves on where the events say so.
[[nodiscard]] std::string next_step(const v1::Enquiry& enquiry, const EnquiryEvents& events,
                                    const std::string& language);

}  // namespace veieninn::cli
