// Who joins an initiative, and what becomes of what it gives.
#include <algorithm>

#include "tests/booklet/telling.h"

namespace veieninn::booklet {
namespace {

constexpr std::string_view kNoParticipation = "participations/none";

struct Amount {
  v1::QuotaUnit unit = v1::QUOTA_UNIT_UNSPECIFIED;
  std::int64_t amount = 0;
};

// "hours 3"
Amount amount_of(const std::string& text) {
  const auto words = parts(text, " ");
  std::string unit = words[0];
  for (char& c : unit) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  Amount amount{v1::QUOTA_UNIT_UNSPECIFIED, std::stoll(words.at(1))};
  EXPECT_TRUE(v1::QuotaUnit_Parse("QUOTA_UNIT_" + unit, &amount.unit)) << text;
  return amount;
}

}  // namespace

std::string Telling::participation_of(const std::string& initiative, const std::string& who) {
  v1::ListParticipationsRequest request;
  request.set_filter("initiative = \"initiatives/" + id_of(initiative) +
                     "\" AND state = \"ACTIVE\"");
  v1::ListParticipationsResponse response;
  const auto status = server::call(
      *service_.directory, &v1::DirectoryService::Stub::ListParticipations, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  for (const v1::Participation& one : response.participations()) {
    if (one.venture() == "ventures/" + id_of(who) || one.contact() == "contacts/" + id_of(who)) {
      return one.name();
    }
  }
  return std::string(kNoParticipation);
}

// joins | Initiative | Venture | of contacts | takes hours 3 | but REASON
void Telling::joins(const Line& line) {
  v1::JoinInitiativeRequest request;
  request.set_name("initiatives/" + id_of(line.cell(1)));
  if (line.says("of contacts")) {
    request.set_contact("contacts/" + id_of(line.cell(2)));
  } else {
    request.set_venture("ventures/" + id_of(line.cell(2)));
  }
  if (const auto mentor = line.after("with mentor"); !mentor.empty()) {
    request.set_contact("contacts/" + id_of(mentor));
  }
  if (const auto takes = line.after("takes"); !takes.empty()) {
    const Amount amount = amount_of(takes);
    auto* take = request.add_takes();
    take->set_unit(amount.unit);
    take->set_amount(amount.amount);
  }
  v1::JoinInitiativeResponse response;
  const auto status = server::call(
      *service_.initiatives, &v1::InitiativeService::Stub::JoinInitiative, request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

// reserves | Initiative | Venture | hours 3 | but REASON
void Telling::reserve(const Line& line) {
  const Amount amount = amount_of(line.cell(3));
  v1::ReserveQuotaRequest request;
  request.set_name(participation_of(line.cell(1), line.cell(2)));
  request.set_unit(amount.unit);
  request.set_amount(amount.amount);
  v1::ReserveQuotaResponse response;
  const auto status = server::call(*service_.initiatives,
                                   &v1::InitiativeService::Stub::ReserveQuota, request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

void Telling::use(const Line& line) {
  const Amount amount = amount_of(line.cell(3));
  v1::UseQuotaRequest request;
  request.set_name(participation_of(line.cell(1), line.cell(2)));
  request.set_unit(amount.unit);
  request.set_amount(amount.amount);
  v1::UseQuotaResponse response;
  const auto status = server::call(*service_.initiatives, &v1::InitiativeService::Stub::UseQuota,
                                   request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

void Telling::give_back(const Line& line) {
  const Amount amount = amount_of(line.cell(3));
  v1::ReturnQuotaRequest request;
  request.set_name(participation_of(line.cell(1), line.cell(2)));
  request.set_unit(amount.unit);
  request.set_amount(amount.amount);
  v1::ReturnQuotaResponse response;
  const auto status = server::call(*service_.initiatives, &v1::InitiativeService::Stub::ReturnQuota,
                                   request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

// ends | Initiative | Venture
void Telling::ends(const Line& line) {
  v1::EndParticipationRequest request;
  request.set_name(participation_of(line.cell(1), line.cell(2)));
  v1::EndParticipationResponse response;
  const auto status = server::call(
      *service_.initiatives, &v1::InitiativeService::Stub::EndParticipation, request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

// completes | Initiative | who
void Telling::completes(const Line& line) {
  v1::CompleteParticipationRequest request;
  request.set_name(participation_of(line.cell(1), line.cell(2)));
  v1::CompleteParticipationResponse response;
  const auto status =
      server::call(*service_.initiatives, &v1::InitiativeService::Stub::CompleteParticipation,
                   request, &response);
  expect_outcome(line, status);
  if (status.ok()) revision_ = response.revision();
}

// takes part no more | Initiative | who
void Telling::gone(const Line& line) {
  EXPECT_EQ(participation_of(line.cell(1), line.cell(2)), kNoParticipation);
}

// left | Initiative | hours 3
void Telling::left(const Line& line) {
  const Amount amount = amount_of(line.cell(2));
  v1::GetInitiativeSummaryRequest request;
  request.set_name("initiatives/" + id_of(line.cell(1)));
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  v1::GetInitiativeSummaryResponse response;
  const auto status =
      server::call(*service_.initiatives, &v1::InitiativeService::Stub::GetInitiativeSummary,
                   request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  const auto quota =
      std::ranges::find(response.summary().quotas(), amount.unit, &v1::QuotaSummary::unit);
  ASSERT_NE(quota, response.summary().quotas().end());
  EXPECT_EQ(quota->left(), amount.amount);
}

// decide | Initiative | STARTS
void Telling::decide(const Line& line) {
  v1::DecideTrainingRequest request;
  request.set_name("initiatives/" + id_of(line.cell(1)));
  decision_.Clear();
  const auto status = server::call(
      *service_.initiatives, &v1::InitiativeService::Stub::DecideTraining, request, &decision_);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(v1::TrainingDecision_Name(decision_.initiative().training().decision()),
            "TRAINING_DECISION_" + line.cell(2));
  revision_ = decision_.revision();
}

// lacks | Unit | 2 of 3
void Telling::lacks(const Line& line) {
  const auto found = std::ranges::find(decision_.shortfalls(), "orgUnits/" + id_of(line.cell(1)),
                                       &v1::TrainingShortfall::municipality);
  ASSERT_NE(found, decision_.shortfalls().end()) << decision_.ShortDebugString();
  EXPECT_EQ(std::to_string(found->participants()) + " of " + std::to_string(found->minimum()),
            line.cell(2));
}

}  // namespace veieninn::booklet
