// EnquiryService but for the stream: request -> what happens to the enquiry -> how it stands.
#pragma once

#include <utility>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/store/store.h"
#include "veieninn/v1/enquiry_service.pb.h"

namespace veieninn::api {

// REQUIRES: all that is handed in outlives this. Any thread may call any method.
class EnquiryMethods {
 public:
  EnquiryMethods(store::Store& store, enquiries::EnquiryDesk& desk, Clock clock)
      : store_(store), desk_(desk), clock_(std::move(clock)) {}

  Result<void> create(const Call& call, const v1::CreateEnquiryRequest& request,
                      v1::CreateEnquiryResponse& response);
  Result<void> get(const Call& call, const v1::GetEnquiryRequest& request,
                   v1::GetEnquiryResponse& response);
  Result<void> list(const Call& call, const v1::ListEnquiriesRequest& request,
                    v1::ListEnquiriesResponse& response);

  // Of whoever was asked.
  Result<void> accept(const Call& call, const v1::AcceptEnquiryRequest& request,
                      v1::AcceptEnquiryResponse& response);
  Result<void> introduce(const Call& call, const v1::IntroduceEnquiryRequest& request,
                         v1::IntroduceEnquiryResponse& response);
  Result<void> refer(const Call& call, const v1::ReferEnquiryRequest& request,
                     v1::ReferEnquiryResponse& response);
  Result<void> decline(const Call& call, const v1::DeclineEnquiryRequest& request,
                       v1::DeclineEnquiryResponse& response);
  Result<void> report_absence(const Call& call, const v1::ReportAbsenceRequest& request,
                              v1::ReportAbsenceResponse& response);
  Result<void> report_abuse(const Call& call, const v1::ReportAbuseRequest& request,
                            v1::ReportAbuseResponse& response);
  // Of the owner.
  Result<void> hand_over(const Call& call, const v1::HandOverEnquiryRequest& request,
                         v1::HandOverEnquiryResponse& response);
  Result<void> add_colleague(const Call& call, const v1::AddColleagueRequest& request,
                             v1::AddColleagueResponse& response);
  Result<void> name_coordinator(const Call& call, const v1::NameCoordinatorRequest& request,
                                v1::NameCoordinatorResponse& response);
  Result<void> close(const Call& call, const v1::CloseEnquiryRequest& request,
                     v1::CloseEnquiryResponse& response);
  // Of the venture.
  Result<void> withdraw(const Call& call, const v1::WithdrawEnquiryRequest& request,
                        v1::WithdrawEnquiryResponse& response);
  Result<void> ask_next(const Call& call, const v1::AskNextContactRequest& request,
                        v1::AskNextContactResponse& response);
  // Of a registrar.
  Result<void> release_sender(const Call& call, const v1::ReleaseSenderRequest& request,
                              v1::ReleaseSenderResponse& response);

 private:
  template <typename Request, typename Response, typename Decide>
  Result<void> decide(const Request& request, const Decide& decides, Response& response);
  template <typename Request, typename Response, typename MakeAction>
  Result<void> act(const Request& request, const MakeAction& make_action, Response& response);
  template <typename Request, typename Response>
  Result<void> pass(const Request& request, model::EnquiryAnswer answer, Response& response);

  store::Store& store_;
  enquiries::EnquiryDesk& desk_;
  Clock clock_;
};

}  // namespace veieninn::api
