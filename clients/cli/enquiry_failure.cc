#include "clients/cli/enquiry_failure.h"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/repeatable_write.h"

namespace veieninn::cli {
namespace {

struct Remedy {
  std::string_view reason;
  std::string_view detail;  // {id} is the enquiry's
};

constexpr auto kRemedies = std::to_array<Remedy>({
    {"NOT_ASKED", "see whom it waits on: veieninn enquiry show {id}"},
    {"ALREADY_ANSWERED", "see what became of it: veieninn enquiry show {id}"},
    {"ETAG_MISMATCH", "see how it stands now, and answer again: veieninn enquiry show {id}"},
    {"CYCLE", "choose a colleague who was not asked before: veieninn enquiry show {id}"},
    {"SENDER_STOPPED", "a registrar can look into it: veieninn enquiry release-sender VENTURE"},
    {"REQUEST_ID_REUSED", "leave out --request-id, and a new one is made"},
    {"NOT_FOUND", "see which there are: veieninn enquiry list"},
});

}  // namespace

Failure with_remedy(Failure failure, const std::string& id, const std::string& request_id) {
  for (const Remedy& remedy : kRemedies) {
    if (remedy.reason != failure.reason) continue;
    failure.details.push_back(fmt::format(fmt::runtime(remedy.detail), fmt::arg("id", id)));
  }
  // Somebody was first, which is what 5 promises to scripts.
  if (failure.reason == "ALREADY_ANSWERED") failure.code = ExitCode::kConflict;
  if (failure.reason == "LIMIT_EXCEEDED" && id.empty()) {
    failure.details.emplace_back(
        "end one that is open: veieninn enquiry list --open, veieninn enquiry answer ID withdraw");
  }
  return with_repetition(std::move(failure), request_id);
}

}  // namespace veieninn::cli
