// An enquiry on its way.
#include <algorithm>

#include "tests/booklet/telling.h"

namespace veieninn::booklet {

// enquire | topic | in 3203 | by Venture
void Telling::enquire(const Line& line) {
  v1::CreateEnquiryRequest request;
  auto* row = request.mutable_enquiry();
  row->set_venture("ventures/" + id_of(line.after("by")));
  row->set_need_text("Vi trenger hjelp med " + line.cell(1));
  row->add_need_topics("topics/" + id_of(line.cell(1)));
  row->set_area("areas/" + line.after("in"));
  v1::CreateEnquiryResponse response;
  const auto status = server::call(*service_.enquiries, &v1::EnquiryService::Stub::CreateEnquiry,
                                   request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  enquiry_ = response.enquiry().name();
  revision_ = response.revision();
}

v1::Enquiry Telling::enquiry() {
  v1::GetEnquiryRequest request;
  request.set_name(enquiry_);
  v1::GetEnquiryResponse response;
  const auto status =
      server::call(*service_.enquiries, &v1::EnquiryService::Stub::GetEnquiry, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response.enquiry();
}

void Telling::accepts(const Line& line) {
  v1::AcceptEnquiryRequest request;
  request.set_name(enquiry_);
  request.set_contact("contacts/" + id_of(line.cell(1)));
  v1::AcceptEnquiryResponse response;
  const auto status = server::call(*service_.enquiries, &v1::EnquiryService::Stub::AcceptEnquiry,
                                   request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

// passes on | Rolig Bok | to Stille Elv
void Telling::passes_on(const Line& line) {
  v1::ReferEnquiryRequest request;
  request.set_name(enquiry_);
  request.set_contact("contacts/" + id_of(line.cell(1)));
  request.mutable_to()->set_contact("contacts/" + id_of(line.after("to")));
  v1::ReferEnquiryResponse response;
  const auto status = server::call(*service_.enquiries, &v1::EnquiryService::Stub::ReferEnquiry,
                                   request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

// brings in | owner | Stille Elv
void Telling::brings_in(const Line& line) {
  v1::AddColleagueRequest request;
  request.set_name(enquiry_);
  request.set_contact("contacts/" + id_of(line.cell(1)));
  request.set_colleague("contacts/" + id_of(line.cell(2)));
  v1::AddColleagueResponse response;
  const auto status = server::call(*service_.enquiries, &v1::EnquiryService::Stub::AddColleague,
                                   request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

void Telling::names_coordinator(const Line& line) {
  v1::NameCoordinatorRequest request;
  request.set_name(enquiry_);
  request.set_contact("contacts/" + id_of(line.cell(1)));
  request.set_colleague("contacts/" + id_of(line.cell(2)));
  v1::NameCoordinatorResponse response;
  const auto status = server::call(*service_.enquiries, &v1::EnquiryService::Stub::NameCoordinator,
                                   request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

// hands over | owner | to Stille Elv
void Telling::hands_over(const Line& line) {
  v1::HandOverEnquiryRequest request;
  request.set_name(enquiry_);
  request.set_contact("contacts/" + id_of(line.cell(1)));
  request.mutable_to()->set_contact("contacts/" + id_of(line.after("to")));
  v1::HandOverEnquiryResponse response;
  const auto status = server::call(*service_.enquiries, &v1::EnquiryService::Stub::HandOverEnquiry,
                                   request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

void Telling::waits_on(const Line& line) {
  EXPECT_EQ(enquiry().waits_on(), "contacts/" + id_of(line.cell(1)));
}

void Telling::owned_by(const Line& line) {
  EXPECT_EQ(enquiry().owner(), "contacts/" + id_of(line.cell(1)));
}

void Telling::in_team(const Line& line) {
  const v1::Enquiry row = enquiry();
  EXPECT_NE(std::ranges::find(row.team(), "contacts/" + id_of(line.cell(1))), row.team().end());
}

void Telling::coordinated_by(const Line& line) {
  EXPECT_EQ(enquiry().coordinator(), "contacts/" + id_of(line.cell(1)));
}

}  // namespace veieninn::booklet
