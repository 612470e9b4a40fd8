// `veieninn coverage`: which topics have nobody where, and which units are only a mailbox.
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
  bool risk = false;     // where everything hangs on one person, instead of the map
};

[[nodiscard]] ExitCode run_coverage(Session& session, const CoverageOptions& options);

// The map: areas with their units and persons, then a row a topic. With at most eight areas, a
// column an area; with more, a bar of the share of areas that have somebody.
[[nodiscard]] std::string coverage_map(const std::vector<v1::AreaCoverage>& areas,
                                       const std::vector<v1::CoverageCell>& cells,
                                       std::string_view language, const Style& style);

}  // namespace veieninn::cli
