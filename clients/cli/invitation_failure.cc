#include "clients/cli/invitation_failure.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/repeatable_write.h"

namespace veieninn::cli {
namespace {

struct Remedy {
  std::string_view reason;
  std::string_view detail;  // {id} is the invitation's, or of inviting the initiative's
};

constexpr std::string_view kReleaseSender =
    "a registrar can look into it: veieninn enquiry release-sender VENTURE";
constexpr std::string_view kNewRequestId = "leave out --request-id, and a new one is made";

constexpr auto kAnswering = std::to_array<Remedy>({
    {"NOT_ASKED", "see whose it is: veieninn invitation show {id}"},
    {"ALREADY_ANSWERED", "see how it stands: veieninn invitation show {id}"},
    {"ETAG_MISMATCH", "see how it stands now, and answer again: veieninn invitation show {id}"},
    {"NOT_OPEN", "see what is open: veieninn open --venture VENTURE"},
    {"SENDER_STOPPED", kReleaseSender},
    {"REQUEST_ID_REUSED", kNewRequestId},
    {"NOT_FOUND", "see which there are: veieninn invitation list"},
});

constexpr auto kInviting = std::to_array<Remedy>({
    {"NOT_OPEN", "see how it stands: veieninn initiative show {id}"},
    {"SENDER_STOPPED", kReleaseSender},
    {"REQUEST_ID_REUSED", kNewRequestId},
    {"NOT_FOUND", "see which there are: veieninn initiative list"},
    {"REFERENCE_NOT_FOUND", "see which there are: veieninn venture list"},
});

void add_remedy(std::span<const Remedy> remedies, const std::string& id, Failure& failure) {
  for (const Remedy& remedy : remedies) {
    if (remedy.reason != failure.reason) continue;
    failure.details.push_back(fmt::format(fmt::runtime(remedy.detail), fmt::arg("id", id)));
  }
}

// `ventures[2]: …` is about the third. Says which it was; nothing where it is about none of them.
std::string name_venture(const std::vector<std::string>& ventures, std::string& sentence) {
  for (std::size_t i = 0; i < ventures.size(); ++i) {
    const std::string field = fmt::format("ventures[{}]", i);
    if (!sentence.starts_with(field)) continue;
    sentence.replace(0, field.size(), ventures[i]);
    return ventures[i];
  }
  return {};
}

}  // namespace

Failure with_invitation_remedy(Failure failure, const std::string& id,
                               const std::string& request_id) {
  add_remedy(kAnswering, id, failure);
  // Somebody was first, which is what 5 promises to scripts.
  if (failure.reason == "ALREADY_ANSWERED") failure.code = ExitCode::kConflict;
  return with_repetition(std::move(failure), request_id);
}

Failure with_inviting_remedy(Failure failure, const std::string& initiative,
                             const std::vector<std::string>& ventures,
                             const std::string& request_id) {
  const std::string about = name_venture(ventures, failure.message);
  for (std::string& detail : failure.details) name_venture(ventures, detail);
  add_remedy(kInviting, initiative, failure);
  // Too many at once is told by the server; too many open ones can be looked at.
  if (failure.reason == "LIMIT_EXCEEDED" && !about.empty()) {
    failure.details.push_back(fmt::format(
        "see what waits on it: veieninn invitation list --venture {} --open", bare_id(about)));
  }
  return with_repetition(std::move(failure), request_id);
}

}  // namespace veieninn::cli
