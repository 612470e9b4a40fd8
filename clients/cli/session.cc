#include "clients/cli/session.h"

#include <ostream>

#include <fmt/format.h>
#include <google/protobuf/util/json_util.h>
#include <nlohmann/json.hpp>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {

ExitCode tell(const Session& session, const Failure& failure) {
  if (session.json) {
    const nlohmann::json error{{"error",
                                {{"exit_code", static_cast<int>(failure.code)},
                                 {"reason", failure.reason},
                                 {"message", failure.message},
                                 {"details", failure.details}}}};
    session.err << error.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    return failure.code;
  }
  session.err << session.err_style.bold("veieninn: ") << printable(failure.message) << "\n";
  for (const std::string& detail : failure.details) {
    session.err << "  " << printable(detail) << "\n";
  }
  return failure.code;
}

std::string json_of(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  return status.ok() ? json : "{}";
}

void print_json(const Session& session, const google::protobuf::Message& message) {
  session.out << json_of(message) << "\n";
}

}  // namespace veieninn::cli
