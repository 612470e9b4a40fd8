#include "clients/cli/coverage_command.h"

#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/asked_place.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/texts.h"
#include "clients/cli/unit_insight_view.h"

namespace veieninn::cli {
namespace {

constexpr int kCellsInPage = 10'000;
constexpr int kRisksInPage = 1000;
constexpr int kUnitsInPage = 1000;
constexpr std::size_t kRiskUnitWidth = 30;
constexpr std::size_t kRiskTopicWidth = 26;

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
  const Outcome<AskedPlace> place = asked_place(session, options.area);
  if (!place) return tl::unexpected(place.error());
  request.set_area(place->area.name());
  if (place->revision_seen > 0) {
    request.mutable_consistency()->set_at_least_as_fresh(place->revision_seen);
  }
  return request;
}

std::string risk_line(const v1::OnePersonRisk& risk, const Session& session) {
  std::string why =
      risk.contact_count() == 1
          ? std::string(
                text(risk.has_deputy() ? Text::kOneWithDeputy : Text::kOneAlone, session.language))
          : std::string();
  if (risk.largest_share() > 0) {
    if (!why.empty()) why += ", ";
    why += fmt::format(fmt::runtime(text(Text::kOneGave, session.language)),
                       risk.largest_share() * 100, risk.answer_count());
  }
  const auto cell = [&](const std::string& name, std::size_t width) {
    return padded(cut_to_width(printable(name), width, session.style.ellipsis()), width);
  };
  const std::string line =
      fmt::format("{} {} {}", cell(risk.org_unit_display_name(), kRiskUnitWidth),
                  cell(risk.topic_display_name(), kRiskTopicWidth), why);
  return (risk.has_deputy() ? line : session.style.yellow(line)) + "\n";
}

ExitCode run_risks(Session& session, const v1::GetCoverageRequest& asked) {
  v1::ListOnePersonRisksRequest request;
  request.set_area(asked.area());
  request.set_language_code(session.language);
  request.set_page_size(kRisksInPage);
  *request.mutable_consistency() = asked.consistency();
  bool is_any = false;
  do {
    v1::ListOnePersonRisksResponse page;
    const Outcome<bool> answered =
        session.server.call("InsightService", "ListOnePersonRisks", request, page);
    if (!answered) return tell(session, answered.error());
    for (const v1::OnePersonRisk& risk : page.risks()) {
      is_any = true;
      if (session.json) {
        print_json(session, risk);
      } else {
        session.out << risk_line(risk, session);
      }
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  if (!is_any && !session.json) session.out << text(Text::kNoRisk, session.language) << "\n";
  return ExitCode::kAnswered;
}

// Every page of what GetLoad or GetResponsiveness tells of units, one JSON line each or `table`.
template <typename Request, typename Response, typename Unit>
ExitCode run_units(Session& session, const std::string& method, const v1::GetCoverageRequest& asked,
                   const std::string& unit,
                   std::string (*table)(const std::vector<Unit>&, std::string_view, const Style&)) {
  Request request;
  request.set_area(asked.area());
  request.set_org_unit(unit);
  request.set_language_code(session.language);
  request.set_page_size(kUnitsInPage);
  *request.mutable_consistency() = asked.consistency();
  std::vector<Unit> units;
  do {
    Response page;
    const Outcome<bool> answered = session.server.call("InsightService", method, request, page);
    if (!answered) return tell(session, answered.error());
    for (const Unit& one : page.units()) {
      if (session.json) print_json(session, one);
    }
    if (!session.json) units.insert(units.end(), page.units().begin(), page.units().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  if (!session.json) session.out << table(units, session.language, session.style);
  return ExitCode::kAnswered;
}

ExitCode run_map(Session& session, v1::GetCoverageRequest request) {
  std::vector<v1::AreaCoverage> areas;
  std::vector<v1::CoverageCell> cells;
  while (true) {
    v1::GetCoverageResponse page;
    const Outcome<bool> answered =
        session.server.call("InsightService", "GetCoverage", request, page);
    if (!answered) return tell(session, answered.error());
    if (session.json) {
      for (const auto& area : page.areas()) print_json(session, area);
      for (const auto& cell : page.cells()) print_json(session, cell);
    } else {
      areas.insert(areas.end(), page.areas().begin(), page.areas().end());
      cells.insert(cells.end(), page.cells().begin(), page.cells().end());
    }
    if (page.next_page_token().empty()) break;
    request.set_page_token(page.next_page_token());
  }
  if (!session.json) session.out << coverage_map(areas, cells, session.language, session.style);
  return ExitCode::kAnswered;
}

Outcome<std::string> unit_of(const CoverageOptions& options) {
  if (options.unit.empty()) return std::string();
  const Cell<std::string> name = read_reference(options.unit, "orgUnits");
  if (name) return *name;
  return fail(ExitCode::kUsage, "--unit: " + name.error().description, {name.error().remedy});
}

}  // namespace

ExitCode run_coverage(Session& session, const CoverageOptions& options) {
  Outcome<v1::GetCoverageRequest> request = request_of(session, options);
  if (!request) return tell(session, request.error());
  const Outcome<std::string> unit = unit_of(options);
  if (!unit) return tell(session, unit.error());
  if (options.risk) return run_risks(session, *request);
  if (options.load) {
    return run_units<v1::GetLoadRequest, v1::GetLoadResponse, v1::UnitLoad>(
        session, "GetLoad", *request, *unit, load_table);
  }
  if (options.responsiveness) {
    return run_units<v1::GetResponsivenessRequest, v1::GetResponsivenessResponse,
                     v1::UnitResponsiveness>(session, "GetResponsiveness", *request, *unit,
                                             responsiveness_table);
  }
  return run_map(session, std::move(*request));
}

}  // namespace veieninn::cli
