// `veieninn coverage`: which topics have nobody where, which units are only a mailbox, and how
// units fare.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/session.h"
#include "veieninn/v1/insight_service.pb.h"

namespace veieninn::cli {

struct CoverageOptions {
  std::string area;  // a place in any spelling; empty: everywhere
  std::vector<std::string> topics;
  bool missing = false;  // only where nobody is
  std::string unit;      // orgUnits/{org_unit} or its id; for load and responsiveness alone
  // At most one, instead of the map:
  bool risk = false;            // where everything hangs on one person
  bool load = false;            // how many enquiries reach each unit
  bool responsiveness = false;  // how much each unit answers
};

[[nodiscard]] ExitCode run_coverage(Session& session, const CoverageOptions& options);

// The map: areas with their units and persons, then a row a topic: a column an area where they fit
// the terminal, else a bar of what share of the areas is covered; then how often it was asked for
// in vain, month by month. No line is wider than the terminal.
[[nodiscard]] std::string coverage_map(const std::vector<v1::AreaCoverage>& areas,
                                       const std::vector<v1::CoverageCell>& cells,
                                       std::string_view language, const Style& style);

}  // namespace veieninn::cli
