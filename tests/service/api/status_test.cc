#include "service/api/status.h"

#include <gmock/gmock.h>
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <gtest/gtest.h>

#include <optional>

#include "veieninn/v1/error_reason.pb.h"

namespace veieninn::api {
namespace {

template <typename Detail>
std::optional<Detail> detail_of(const grpc::Status& status) {
  google::rpc::Status parsed;
  EXPECT_TRUE(parsed.ParseFromString(status.error_details()));
  EXPECT_EQ(parsed.code(), status.error_code());
  EXPECT_EQ(parsed.message(), status.error_message());
  for (const auto& any : parsed.details()) {
    Detail detail;
    if (any.UnpackTo(&detail)) return detail;
  }
  return std::nullopt;
}

// The contract in the comments of error_reason.proto.
TEST(Status, MapsEveryReasonToItsDocumentedCode) {
  const std::vector<std::pair<Error, grpc::StatusCode>> cases = {
      {invalid_argument("f", "d", "r"), grpc::StatusCode::INVALID_ARGUMENT},
      {not_found("contacts/c1"), grpc::StatusCode::NOT_FOUND},
      {already_exists("contacts/c1"), grpc::StatusCode::ALREADY_EXISTS},
      {reference_not_found("f", "orgUnits/u1"), grpc::StatusCode::FAILED_PRECONDITION},
      {referenced_by_others("areas/1", "areas/2"), grpc::StatusCode::FAILED_PRECONDITION},
      {cycle("f", "areas/1"), grpc::StatusCode::INVALID_ARGUMENT},
      {etag_mismatch("areas/1"), grpc::StatusCode::ABORTED},
      {request_id_reused("x"), grpc::StatusCode::INVALID_ARGUMENT},
      {revision_not_reached(2, 1), grpc::StatusCode::DEADLINE_EXCEEDED},
      {revision_unknown(2, 1), grpc::StatusCode::FAILED_PRECONDITION},
      {limit_exceeded("f", 1, "bytes"), grpc::StatusCode::INVALID_ARGUMENT},
      {corrupt_input("f", "d", "r"), grpc::StatusCode::INVALID_ARGUMENT},
      {unavailable("busy"), grpc::StatusCode::UNAVAILABLE},
      {not_asked("enquiries/e1", "contacts/c1"), grpc::StatusCode::PERMISSION_DENIED},
      {already_answered("enquiries/e1", "is closed"), grpc::StatusCode::FAILED_PRECONDITION},
      {sender_stopped("ventures/v1"), grpc::StatusCode::PERMISSION_DENIED},
      {quota_exhausted("amount", "initiatives/i1", 1, "hours"),
       grpc::StatusCode::FAILED_PRECONDITION},
      {not_open("initiative.apply_until", "initiatives/i1", "has passed", "look for another"),
       grpc::StatusCode::FAILED_PRECONDITION},
      {internal_error("defect"), grpc::StatusCode::INTERNAL},
  };
  EXPECT_EQ(cases.size(), static_cast<std::size_t>(v1::ErrorReason_ARRAYSIZE) - 1);
  for (const auto& [error, code] : cases) {
    const grpc::Status status = to_status(error);
    EXPECT_EQ(status.error_code(), code) << reason_name(error.reason);
    const auto info = detail_of<google::rpc::ErrorInfo>(status);
    ASSERT_TRUE(info) << reason_name(error.reason);
    EXPECT_EQ(info->domain(), "veieninn.example.org");
    v1::ErrorReason reason;
    EXPECT_TRUE(v1::ErrorReason_Parse("ERROR_REASON_" + info->reason(), &reason)) << info->reason();
  }
}

TEST(Status, NamesFieldAndRemedy) {
  const grpc::Status status = to_status(invalid_argument("max_routes", "is 51", "use 1 to 50"));
  EXPECT_EQ(status.error_message(), "max_routes: is 51");
  const auto bad = detail_of<google::rpc::BadRequest>(status);
  ASSERT_TRUE(bad);
  ASSERT_EQ(bad->field_violations_size(), 1);
  EXPECT_EQ(bad->field_violations(0).field(), "max_routes");
  EXPECT_EQ(bad->field_violations(0).description(), "is 51; use 1 to 50");
}

TEST(Status, NamesTheResourceAndItsType) {
  const auto info = detail_of<google::rpc::ResourceInfo>(to_status(not_found("orgUnits/u1")));
  ASSERT_TRUE(info);
  EXPECT_EQ(info->resource_name(), "orgUnits/u1");
  EXPECT_EQ(info->resource_type(), "veieninn.example.org/OrgUnit");
}

TEST(Status, AsksForARetryWhereOneHelps) {
  EXPECT_TRUE(detail_of<google::rpc::RetryInfo>(to_status(unavailable("busy"))));
  EXPECT_TRUE(detail_of<google::rpc::RetryInfo>(to_status(revision_not_reached(2, 1))));
  EXPECT_FALSE(detail_of<google::rpc::RetryInfo>(to_status(not_found("areas/1"))));
  EXPECT_FALSE(detail_of<google::rpc::RetryInfo>(to_status(invalid_argument("f", "d", "r"))));
}

TEST(Status, StaysSmallEnoughForTheTrailersHoweverMuchIsWrong) {
  std::vector<FieldViolation> violations(
      1000, {"contact.expertise[7].verify_time", "is outside the years 1900 to 2200",
             "give a time within them"});
  const grpc::Status status = to_status(invalid_arguments(std::move(violations)));
  EXPECT_LT(status.error_details().size() + status.error_message().size(), 6000U);
  const auto bad = detail_of<google::rpc::BadRequest>(status);
  ASSERT_TRUE(bad);
  EXPECT_GT(bad->field_violations_size(), 10);
}

}  // namespace
}  // namespace veieninn::api
