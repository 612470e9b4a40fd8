#include "clients/cli/coverage_command.h"

#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/directory_calls.h"
#include "clients/cli/places.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr int kCellsInPage = 10'000;

Outcome<v1::GetCoverageRequest> request_of(Session& session, const CoverageOptions& options) {
  v1::GetCoverageRequest request;
  request.set_only_missing(options.missing);
  request.set_page_size(kCellsInPage);
  request.set_language_code(session.language);
  for (const std::string& topic : options.topics) {
    const Cell<std::string> name = read_reference(topic, "topics");
    if (!name) {
      return fail(ExitCode::kUsage, "--topic: " + name.error().description, {name.error().remedy});
    }
    request.add_topics(*name);
  }
  if (!options.area.empty()) {
    std::int64_t revision_seen = 0;
    const Outcome<Place> place =
        find_place(options.area, area_lister(session.server, &revision_seen));
    if (!place) return tl::unexpected(place.error());
    if (!place->note.empty()) session.err << "note: " << printable(place->note) << "\n";
    request.set_area(place->area.name());
    if (revision_seen > 0) request.mutable_consistency()->set_at_least_as_fresh(revision_seen);
  }
  return request;
}

}  // namespace

ExitCode run_coverage(Session& session, const CoverageOptions& options) {
  Outcome<v1::GetCoverageRequest> request = request_of(session, options);
  if (!request) return tell(session, request.error());
  std::vector<v1::AreaCoverage> areas;
  std::vector<v1::CoverageCell> cells;
  while (true) {
    v1::GetCoverageResponse page;
    const Outcome<bool> answered =
        session.server.call("InsightService", "GetCoverage", *request, page);
    if (!answered) return tell(session, answered.error());
    if (session.json) {
      for (const auto& area : page.areas()) print_json(session, area);
      for (const auto& cell : page.cells()) print_json(session, cell);
    } else {
      areas.insert(areas.end(), page.areas().begin(), page.areas().end());
      cells.insert(cells.end(), page.cells().begin(), page.cells().end());
    }
    if (page.next_page_token().empty()) break;
    request->set_page_token(page.next_page_token());
  }
  if (!session.json) session.out << coverage_map(areas, cells, session.language, session.style);
  return ExitCode::kAnswered;
}

}  // namespace veieninn::cli
