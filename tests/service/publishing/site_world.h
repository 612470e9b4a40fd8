// Asker kommune in a store, with a site that publishes it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/publishing/publishing_site.h"
#include "tests/contract/sqlite_host.h"
#include "tests/service/publishing/publishing_world.h"

namespace veieninn::publishing {

// Asker publishes, its department under it; Bærum does not. Rolig Bok knows kindergartens in Asker,
// Vennlig Sky work in the department, Blid Stol agreed in Bærum.
class SiteWorld {
 public:
  explicit SiteWorld(PublishingOptions options = {.trusted_proxy = "",
                                                  .reads_per_minute = 100'000,
                                                  .misses_per_minute = 100'000});

  [[nodiscard]] gateway::HttpResponse get(const std::string& path, const std::string& query = "",
                                          std::vector<gateway::HttpHeader> headers = {});
  void commit(std::vector<store::Operation> operations);

  store::SqliteHost host;
  Instant now = kNow;
  std::string from = "192.0.2.7";
  PublishingSite site;
};

// What every address of one unit is.
[[nodiscard]] std::vector<std::string> addresses_of(const std::string& unit);

}  // namespace veieninn::publishing
