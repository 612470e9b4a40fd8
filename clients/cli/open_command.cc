#include "clients/cli/open_command.h"

#include <cstddef>
#include <ostream>

#include <fmt/format.h>

#include "clients/cli/enum_words.h"
#include "clients/cli/opportunities_page.h"
#include "clients/cli/resource_names.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::cli {
namespace {

// The venture, and where it works: maybe in all districts of a city. Of more a page shows numbers.
constexpr std::size_t kNamedMax = 21;

Outcome<bool> fill_asked(const OpenOptions& options, v1::FindOpportunitiesRequest& request) {
  const bool has_need = !trimmed(options.need).empty() || !options.topics.empty();
  if (!has_need && options.venture.empty()) {
    return fail(ExitCode::kUsage, "nobody and nothing is asked for",
                {"name a venture with --venture ID, or say the need with --need \"…\""});
  }
  if (has_need) {
    const Outcome<v1::Need> need = need_of(options.need, options.topics);
    if (!need) return tl::unexpected(need.error());
    *request.mutable_need() = *need;
  }
  if (options.venture.empty()) return true;
  const Outcome<std::string> venture = resource_option("--venture", options.venture, "ventures");
  if (!venture) return tl::unexpected(venture.error());
  request.set_venture(*venture);
  return true;
}

Outcome<v1::FindOpportunitiesRequest> request_of(Session& session, const OpenOptions& options,
                                                 NameFinder& finder) {
  v1::FindOpportunitiesRequest request;
  const Outcome<bool> asked = fill_asked(options, request);
  if (!asked) return tl::unexpected(asked.error());
  for (const std::string& word : options.kinds) {
    const Cell<int> kind = read_enum_word(*v1::InitiativeKind_descriptor(), word);
    if (!kind) {
      return usage("--kind", {fmt::format("'{}' is not a kind of initiative", printable(word)),
                              kind.error().remedy});
    }
    request.add_kinds(static_cast<v1::InitiativeKind>(*kind));
  }
  request.set_max_opportunities(options.opportunities_max);
  const Outcome<bool> timed = fill_moment(session, options.moment, request);
  if (!timed) return tl::unexpected(timed.error());
  finder.find(request.venture());
  ask_at_least(finder.revision_seen(), request);
  const Outcome<bool> placed = fill_place(session, options.area, request);
  if (!placed) return tl::unexpected(placed.error());
  return request;
}

}  // namespace

ExitCode run_open(Session& session, const OpenOptions& options) {
  NameFinder finder(session, kNamedMax);
  const Outcome<v1::FindOpportunitiesRequest> request = request_of(session, options, finder);
  if (!request) return tell(session, request.error());
  v1::FindOpportunitiesResponse answer;
  const Outcome<bool> answered =
      session.server.call("MatchingService", "FindOpportunities", *request, answer);
  if (!answered) return tell(session, answered.error());
  if (session.json) {
    print_json(session, answer);
  } else {
    for (const std::string& area : answer.areas()) finder.find(area);
    session.out << opportunities_page(answer, request->has_need(),
                                      {session.language, finder.names()}, session.style);
  }
  return answer.opportunities().empty() ? ExitCode::kRefused : ExitCode::kAnswered;
}

}  // namespace veieninn::cli
