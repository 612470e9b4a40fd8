#include "clients/cli/ventures_command.h"

#include <cstddef>
#include <ostream>

#include "clients/cli/resource_names.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/ventures_page.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kNamedMax = 2;  // the initiative and the area

Outcome<bool> fill_asked(const VenturesOptions& options, v1::FindVenturesRequest& request) {
  const bool has_need = !trimmed(options.need).empty() || !options.topics.empty();
  if (!has_need && options.initiative.empty()) {
    return fail(ExitCode::kUsage, "nothing is asked for",
                {"name an initiative with --initiative ID, or say the need with --need \"…\""});
  }
  if (has_need) {
    const Outcome<v1::Need> need = need_of(options.need, options.topics);
    if (!need) return tl::unexpected(need.error());
    *request.mutable_need() = *need;
  }
  if (options.initiative.empty()) return true;
  const Outcome<std::string> initiative =
      resource_option("--initiative", options.initiative, "initiatives");
  if (!initiative) return tl::unexpected(initiative.error());
  request.set_initiative(*initiative);
  return true;
}

Outcome<v1::FindVenturesRequest> request_of(Session& session, const VenturesOptions& options,
                                            NameFinder& finder) {
  v1::FindVenturesRequest request;
  const Outcome<bool> asked = fill_asked(options, request);
  if (!asked) return tl::unexpected(asked.error());
  const Outcome<std::vector<std::string>> left_out =
      resource_options("--leave-out", options.leave_out, "ventures");
  if (!left_out) return tl::unexpected(left_out.error());
  for (const std::string& venture : *left_out) request.add_leave_out(venture);
  request.set_max_ventures(options.ventures_max);
  if (options.seed) request.set_seed(*options.seed);
  const Outcome<bool> timed = fill_moment(session, options.moment, request);
  if (!timed) return tl::unexpected(timed.error());
  finder.find(request.initiative());
  ask_at_least(finder.revision_seen(), request);
  const Outcome<bool> placed = fill_place(session, options.area, request);
  if (!placed) return tl::unexpected(placed.error());
  return request;
}

}  // namespace

ExitCode run_ventures(Session& session, const VenturesOptions& options) {
  NameFinder finder(session, kNamedMax);
  const Outcome<v1::FindVenturesRequest> request = request_of(session, options, finder);
  if (!request) return tell(session, request.error());
  v1::FindVenturesResponse answer;
  const Outcome<bool> answered =
      session.server.call("MatchingService", "FindVentures", *request, answer);
  if (!answered) return tell(session, answered.error());
  if (session.json) {
    print_json(session, answer);
  } else {
    finder.find(answer.area());
    session.out << ventures_page(answer, {request->initiative(), options.ventures_max},
                                 {session.language, finder.names()}, session.style);
  }
  return answer.ventures().empty() ? ExitCode::kRefused : ExitCode::kAnswered;
}

}  // namespace veieninn::cli
