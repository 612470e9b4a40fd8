#include "clients/cli/call_failure.h"

#include <fmt/format.h>

#include "clients/cli/text_shape.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace veieninn::cli {
namespace {

ExitCode exit_code_of(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return ExitCode::kUnreachable;
    case grpc::StatusCode::ALREADY_EXISTS:
    case grpc::StatusCode::ABORTED:
      return ExitCode::kConflict;
    default:
      return ExitCode::kRefused;
  }
}

void take_detail(const google::protobuf::Any& any, Failure& failure) {
  google::rpc::BadRequest bad_request;
  google::rpc::ErrorInfo info;
  google::rpc::ResourceInfo resource;
  if (any.UnpackTo(&bad_request)) {
    for (const auto& violation : bad_request.field_violations()) {
      failure.details.push_back(
          printable(fmt::format("{}: {}", violation.field(), violation.description())));
    }
  } else if (any.UnpackTo(&info)) {
    failure.reason = info.reason();
  } else if (any.UnpackTo(&resource) && !resource.resource_name().empty()) {
    failure.details.push_back(printable(resource.resource_name()));
  }
}

// Details often begin with the message, or only name what it names: say it once, with the remedy.
void drop_repetitions(Failure& failure) {
  std::erase_if(failure.details, [&](const std::string& detail) {
    return failure.message.find(detail) != std::string::npos;
  });
  if (failure.message.empty() || failure.details.empty()) return;
  if (!failure.details.front().starts_with(failure.message)) return;
  failure.message = failure.details.front();
  failure.details.erase(failure.details.begin());
}

}  // namespace

Failure failure_of(const grpc::Status& status, const std::string& address) {
  Failure failure;
  failure.code = exit_code_of(status.error_code());
  failure.message = printable(status.error_message());
  google::rpc::Status rich;
  if (!status.error_details().empty() && rich.ParseFromString(status.error_details())) {
    for (const google::protobuf::Any& any : rich.details()) take_detail(any, failure);
  }
  drop_repetitions(failure);
  // A server that answers says why it is busy; only a silent one needs to be named.
  const bool answered = !failure.reason.empty();
  if (status.error_code() == grpc::StatusCode::UNAVAILABLE && !answered) {
    failure.message = fmt::format("no server answers at {}", address);
    failure.details = {"start one with ./run, or name another with --server HOST:PORT"};
  }
  if (status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED && !answered) {
    failure.message = fmt::format("{} did not answer in time", address);
    failure.details = {"give it longer with --timeout SECONDS"};
  }
  if (status.error_code() == grpc::StatusCode::UNIMPLEMENTED) {
    failure.details.emplace_back(
        "the server does not know this call: is it older than the client?");
  }
  if (failure.message.empty()) {
    failure.message = fmt::format("the server refused with code {} and no message",
                                  static_cast<int>(status.error_code()));
  }
  return failure;
}

}  // namespace veieninn::cli
