#include "clients/cli/pairs_command.h"

#include <cstddef>
#include <ostream>

#include "clients/cli/directory_calls.h"
#include "clients/cli/pairs_page.h"
#include "clients/cli/resource_names.h"
#include "veieninn/v1/matching_service.pb.h"
#include "veieninn/v1/participation.pb.h"

namespace veieninn::cli {
namespace {

// Each name is a call of its own; beyond so many a page shows ids rather than keep its reader
// waiting.
constexpr std::size_t kNamedMax = 500;

Outcome<v1::ProposePairsRequest> request_of(const Session& session, const PairsOptions& options,
                                            NameFinder& finder) {
  v1::ProposePairsRequest request;
  const Outcome<std::string> initiative =
      resource_option("the initiative", options.initiative, "initiatives");
  if (!initiative) return tl::unexpected(initiative.error());
  request.set_initiative(*initiative);
  const Outcome<std::vector<std::string>> ventures =
      resource_options("--venture", options.ventures, "ventures");
  if (!ventures) return tl::unexpected(ventures.error());
  for (const std::string& venture : *ventures) request.add_ventures(venture);
  request.set_least_probability(options.least_probability);
  const Outcome<bool> timed = fill_moment(session, options.moment, request);
  if (!timed) return tl::unexpected(timed.error());
  finder.find(request.initiative());
  ask_at_least(finder.revision_seen(), request);
  return request;
}

void find_choice(const v1::FirstChoice& choice, NameFinder& finder) {
  finder.find(choice.mentor());
  for (const std::string& venture : choice.taken_by()) finder.find(venture);
}

void find_names(const v1::ProposePairsResponse& answer, NameFinder& finder) {
  for (const v1::ProposedPair& pair : answer.pairs()) {
    finder.know(pair.mentor(), pair.mentor_display_name());
    finder.know(pair.venture(), pair.venture_display_name());
  }
  for (const v1::ProposedPair& pair : answer.pairs()) {
    if (pair.has_first_choice()) find_choice(pair.first_choice(), finder);
  }
  for (const v1::AloneVenture& alone : answer.alone()) {
    finder.find(alone.venture());
    if (alone.has_first_choice()) find_choice(alone.first_choice(), finder);
  }
  for (const std::string& mentor : answer.unavailable_mentors()) finder.find(mentor);
  for (const v1::RefusedPair& refused : answer.refused_pairs()) {
    finder.find(refused.mentor());
    finder.find(refused.venture());
  }
}

// How the first pair's venture takes part already; empty where it does not, or cannot be read.
std::string participation_of(Session& session, const std::string& initiative,
                             const v1::ProposePairsResponse& answer) {
  if (answer.pairs().empty()) return {};
  std::string name;
  const std::string filter = condition("initiative", "=", initiative) + " AND " +
                             condition("venture", "=", answer.pairs(0).venture());
  const Outcome<bool> listed =
      list_resources(session.server, *find_table("participations"), {filter, "", 0, nullptr},
                     [&](const google::protobuf::Message& message) {
                       const auto& one = dynamic_cast<const v1::Participation&>(message);
                       if (one.state() == v1::PARTICIPATION_STATE_ACTIVE) name = one.name();
                     });
  return listed ? name : std::string();
}

}  // namespace

ExitCode run_pairs(Session& session, const PairsOptions& options) {
  NameFinder finder(session, kNamedMax);
  const Outcome<v1::ProposePairsRequest> request = request_of(session, options, finder);
  if (!request) return tell(session, request.error());
  v1::ProposePairsResponse answer;
  const Outcome<bool> answered =
      session.server.call("MatchingService", "ProposePairs", *request, answer);
  if (!answered) return tell(session, answered.error());
  if (session.json) {
    print_json(session, answer);
  } else {
    find_names(answer, finder);
    const std::string& initiative = request->initiative();
    session.out << pairs_page(answer, {initiative, participation_of(session, initiative, answer)},
                              {session.language, finder.names()}, session.style);
  }
  return answer.pairs().empty() ? ExitCode::kRefused : ExitCode::kAnswered;
}

}  // namespace veieninn::cli
