#include "clients/cli/route_command.h"

#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/asked_place.h"
#include "clients/cli/option_reading.h"
#include "clients/cli/route_tree.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::cli {
namespace {

Outcome<v1::FindRoutesRequest> request_of(const RouteOptions& options, Today today) {
  v1::FindRoutesRequest request;
  if (trimmed(options.sentence).empty() && options.topics.empty()) {
    return fail(ExitCode::kUsage, "the need is empty",
                {"say it in a sentence, or give a topic with --topic"});
  }
  if (!is_utf8(options.sentence)) {
    return fail(ExitCode::kUsage, "the need is not UTF-8", {"set the terminal to UTF-8"});
  }
  request.mutable_need()->set_text(options.sentence);
  for (const std::string& topic : options.topics) {
    const Cell<std::string> name = read_reference(topic, "topics");
    if (!name) return usage("--topic", name.error());
    request.mutable_need()->add_topics(*name);
  }
  if (!options.venture.empty()) {
    const Cell<std::string> name = read_reference(options.venture, "ventures");
    if (!name) return usage("--venture", name.error());
    request.set_venture(*name);
  }
  if (!options.as_of.empty()) {
    const auto time = read_time(options.as_of, today);
    if (!time) return usage("--as-of", time.error());
    *request.mutable_as_of_time() = *time;
  }
  request.set_max_routes(options.routes_max);
  if (options.introductions_max) request.set_max_introductions(*options.introductions_max);
  if (options.seed) request.set_seed(*options.seed);
  return request;
}

}  // namespace

ExitCode run_route(Session& session, const RouteOptions& options) {
  Outcome<v1::FindRoutesRequest> request = request_of(options, session.today);
  if (!request) return tell(session, request.error());
  request->set_language_code(session.language);
  RouteQuestion question{session.language, {}};
  const Outcome<AskedPlace> place = asked_place(session, options.area, options.at_least_revision);
  if (!place) return tell(session, place.error());
  if (!options.area.empty()) {
    request->set_area(place->area.name());
    question.place = area_name(place->area, session.language);
  }
  if (place->revision_seen > 0) {
    request->mutable_consistency()->set_at_least_as_fresh(place->revision_seen);
  }
  v1::FindRoutesResponse answer;
  const Outcome<bool> answered =
      session.server.call("RoutingService", "FindRoutes", *request, answer);
  if (!answered) return tell(session, answered.error());
  if (session.json) {
    print_json(session, answer);
  } else {
    session.out << route_tree(answer, question, session.style);
  }
  return answer.routes().empty() ? ExitCode::kRefused : ExitCode::kAnswered;
}

}  // namespace veieninn::cli
