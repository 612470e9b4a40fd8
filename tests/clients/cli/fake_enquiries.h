// EnquiryService in the test's own process: answers with what it was given, and remembers what it
// was asked.
#pragma once

#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "veieninn/v1/enquiry_service.grpc.pb.h"

namespace veieninn::cli {

struct FakeEnquiryWorld {
  std::mutex mutex;
  v1::GetEnquiryResponse life;                    // what every call answers with
  bool joins = false;                             // what a create answers with
  std::vector<v1::Enquiry> enquiries;             // what a list walks through, two a page
  std::vector<v1::WatchEnquiryResponse> changes;  // what a watch sends, one after the other
  int watch_breaks = 0;                           // so many watches break after their first message
  bool holds_watches = false;                     // a watch stays open until `watch_end`
  std::latch watch_end{1};
  grpc::Status refusal = grpc::Status::OK;  // what every call but Get fails with
  std::string asked_method;                 // the last but Get
  std::unique_ptr<google::protobuf::Message> asked;
  std::vector<v1::WatchEnquiryRequest> watches;

  // The last request. REQUIRES: it was of this type.
  template <typename Request>
  const Request& request() const {
    return dynamic_cast<const Request&>(*asked);
  }
};

[[nodiscard]] std::unique_ptr<v1::EnquiryService::Service> fake_enquiry_service(
    FakeEnquiryWorld& world);

}  // namespace veieninn::cli
