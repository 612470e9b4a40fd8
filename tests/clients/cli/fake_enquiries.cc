#include "tests/clients/cli/fake_enquiries.h"

#include <algorithm>

namespace veieninn::cli {
namespace {

using grpc::ServerContext;
using grpc::Status;

class Enquiries final : public v1::EnquiryService::Service {
 public:
  explicit Enquiries(FakeEnquiryWorld& world) : world_(world) {}

  Status CreateEnquiry(ServerContext*, const v1::CreateEnquiryRequest* request,
                       v1::CreateEnquiryResponse* response) override {
    response->set_joined(world_.joins);
    return answer("CreateEnquiry", *request, *response);
  }
  Status GetEnquiry(ServerContext*, const v1::GetEnquiryRequest* request,
                    v1::GetEnquiryResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    if (request->name() != world_.life.enquiry().name()) {
      return {grpc::StatusCode::NOT_FOUND, request->name() + " does not exist"};
    }
    *response = world_.life;
    return Status::OK;
  }
  Status ListEnquiries(ServerContext*, const v1::ListEnquiriesRequest* request,
                       v1::ListEnquiriesResponse* response) override {
    const Status status = remember("ListEnquiries", *request);
    const std::size_t begin = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    const std::size_t end =
        std::min({begin + 2, begin + static_cast<std::size_t>(request->page_size()),
                  world_.enquiries.size()});
    for (std::size_t i = begin; i < end; ++i) *response->add_enquiries() = world_.enquiries[i];
    if (end < world_.enquiries.size()) response->set_next_page_token(std::to_string(end));
    return status;
  }
  Status WatchEnquiry(ServerContext*, const v1::WatchEnquiryRequest* request,
                      grpc::ServerWriter<v1::WatchEnquiryResponse>* writer) override {
    const Status status = remember("WatchEnquiry", *request);
    if (!status.ok()) return status;
    std::unique_lock lock(world_.mutex);
    world_.watches.push_back(*request);
    for (const v1::WatchEnquiryResponse& change : world_.changes) {
      v1::WatchEnquiryResponse message = change;
      message.clear_events();
      for (const v1::EnquiryEvent& event : change.events()) {
        if (event.number() > request->after_event()) *message.add_events() = event;
      }
      if (message.events().empty()) continue;
      writer->Write(message);
      if (world_.watch_breaks > 0) {
        --world_.watch_breaks;
        return {grpc::StatusCode::UNAVAILABLE, "the server stops"};
      }
    }
    lock.unlock();
    if (world_.holds_watches) world_.watch_end.wait();
    return Status::OK;
  }
  Status AcceptEnquiry(ServerContext*, const v1::AcceptEnquiryRequest* request,
                       v1::AcceptEnquiryResponse* response) override {
    return answer("AcceptEnquiry", *request, *response);
  }
  Status IntroduceEnquiry(ServerContext*, const v1::IntroduceEnquiryRequest* request,
                          v1::IntroduceEnquiryResponse* response) override {
    return answer("IntroduceEnquiry", *request, *response);
  }
  Status ReferEnquiry(ServerContext*, const v1::ReferEnquiryRequest* request,
                      v1::ReferEnquiryResponse* response) override {
    return answer("ReferEnquiry", *request, *response);
  }
  Status DeclineEnquiry(ServerContext*, const v1::DeclineEnquiryRequest* request,
                        v1::DeclineEnquiryResponse* response) override {
    return answer("DeclineEnquiry", *request, *response);
  }
  Status ReportAbsence(ServerContext*, const v1::ReportAbsenceRequest* request,
                       v1::ReportAbsenceResponse* response) override {
    return answer("ReportAbsence", *request, *response);
  }
  Status HandOverEnquiry(ServerContext*, const v1::HandOverEnquiryRequest* request,
                         v1::HandOverEnquiryResponse* response) override {
    return answer("HandOverEnquiry", *request, *response);
  }
  Status AddColleague(ServerContext*, const v1::AddColleagueRequest* request,
                      v1::AddColleagueResponse* response) override {
    return answer("AddColleague", *request, *response);
  }
  Status NameCoordinator(ServerContext*, const v1::NameCoordinatorRequest* request,
                         v1::NameCoordinatorResponse* response) override {
    return answer("NameCoordinator", *request, *response);
  }
  Status CloseEnquiry(ServerContext*, const v1::CloseEnquiryRequest* request,
                      v1::CloseEnquiryResponse* response) override {
    return answer("CloseEnquiry", *request, *response);
  }
  Status WithdrawEnquiry(ServerContext*, const v1::WithdrawEnquiryRequest* request,
                         v1::WithdrawEnquiryResponse* response) override {
    return answer("WithdrawEnquiry", *request, *response);
  }
  Status AskNextContact(ServerContext*, const v1::AskNextContactRequest* request,
                        v1::AskNextContactResponse* response) override {
    return answer("AskNextContact", *request, *response);
  }
  Status ReportAbuse(ServerContext*, const v1::ReportAbuseRequest* request,
                     v1::ReportAbuseResponse* response) override {
    return answer("ReportAbuse", *request, *response);
  }
  Status ReleaseSender(ServerContext*, const v1::ReleaseSenderRequest* request,
                       v1::ReleaseSenderResponse* response) override {
    response->set_revision(7);
    return remember("ReleaseSender", *request);
  }

 private:
  template <typename Request>
  Status remember(const std::string& method, const Request& request) {
    const std::scoped_lock lock(world_.mutex);
    world_.asked_method = method;
    world_.asked = std::make_unique<Request>(request);
    return world_.refusal;
  }

  template <typename Request, typename Response>
  Status answer(const std::string& method, const Request& request, Response& response) {
    const Status status = remember(method, request);
    const std::scoped_lock lock(world_.mutex);
    *response.mutable_enquiry() = world_.life.enquiry();
    return status;
  }

  FakeEnquiryWorld& world_;
};

}  // namespace

std::unique_ptr<v1::EnquiryService::Service> fake_enquiry_service(FakeEnquiryWorld& world) {
  return std::make_unique<Enquiries>(world);
}

}  // namespace veieninn::cli
