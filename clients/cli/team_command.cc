#include "clients/cli/team_command.h"

#include <cstddef>
#include <ostream>

#include "clients/cli/resource_names.h"
#include "clients/cli/team_page.h"
#include "clients/cli/team_requirements.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kNamedMax = 33;  // the area, and each requirement that nobody covers

Outcome<bool> fill_asked(Session& session, const TeamOptions& options,
                         v1::FindTeamRequest& request) {
  if (options.requirements.empty() && trimmed(options.sentence).empty()) {
    return fail(ExitCode::kUsage, "nothing is asked for",
                {"name topics or units, or say it in a sentence with --text"});
  }
  const Outcome<std::string> text = text_option("--text", options.sentence);
  if (!text) return tl::unexpected(text.error());
  request.set_text(*text);
  if (!options.venture.empty()) {
    const Outcome<std::string> venture = resource_option("--venture", options.venture, "ventures");
    if (!venture) return tl::unexpected(venture.error());
    request.set_venture(*venture);
  }
  if (options.introductions_max) request.set_max_introductions(*options.introductions_max);
  const Outcome<bool> timed = fill_moment(session, options.moment, request);
  if (!timed) return tl::unexpected(timed.error());
  const Outcome<TeamRequirements> found = find_requirements(session, options.requirements);
  if (!found) return tl::unexpected(found.error());
  for (const std::string& name : found->names) request.add_requirements(name);
  ask_at_least(found->revision_seen, request);
  return fill_place(session, options.area, request);
}

}  // namespace

ExitCode run_team(Session& session, const TeamOptions& options) {
  v1::FindTeamRequest request;
  const Outcome<bool> filled = fill_asked(session, options, request);
  if (!filled) return tell(session, filled.error());
  v1::FindTeamResponse answer;
  const Outcome<bool> answered =
      session.server.call("MatchingService", "FindTeam", request, answer);
  if (!answered) return tell(session, answered.error());
  if (session.json) {
    print_json(session, answer);
  } else {
    NameFinder finder(session, kNamedMax);
    finder.find(answer.area());
    for (const std::string& gap : answer.gaps()) finder.find(gap);
    finder.know(answer.coordinator().contact(), answer.coordinator().contact_card().display_name());
    for (const v1::TeamMember& member : answer.members()) {
      finder.know(member.contact(), member.contact_card().display_name());
    }
    session.out << team_page(answer, {session.language, finder.names()}, session.style);
  }
  return answer.has_coordinator() ? ExitCode::kAnswered : ExitCode::kRefused;
}

}  // namespace veieninn::cli
