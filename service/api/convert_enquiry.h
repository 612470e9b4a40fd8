// Enquiries and their events: rows -> messages, and what a create holds.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/enquiry.h"
#include "service/api/field_reader.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/store/store.h"
#include "veieninn/v1/enquiry.pb.h"

namespace veieninn::api {

// Its id and chosen way are the request's.
[[nodiscard]] enquiries::Opening read_opening(FieldReader& reader, const v1::Enquiry& message);

// Names and the owner's channels are looked up in the store.
[[nodiscard]] Result<void> write_enquiry(store::Store& store, const store::StoredEnquiry& stored,
                                         v1::Enquiry* message);
// Adds the names of contacts, by resource name.
[[nodiscard]] Result<void> add_display_names(store::Store& store,
                                             const std::vector<std::string>& contacts,
                                             v1::Enquiry* message);
// The events, and whom they name to the names of `enquiry`.
[[nodiscard]] Result<void> write_events(
    store::Store& store, std::span<const model::EnquiryEvent> events, v1::Enquiry* enquiry,
    google::protobuf::RepeatedPtrField<v1::EnquiryEvent>* written);
void write_event(const model::EnquiryEvent& event, v1::EnquiryEvent* message);

}  // namespace veieninn::api
