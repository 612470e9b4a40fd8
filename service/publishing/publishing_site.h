// What a municipality shows of its people on its own site: a page to embed and two feeds.
//
//     GET /embed/<unit>                 cards by topic, in nb, nn or en; may be framed by any site
//     GET /feeds/<unit>/contacts.jsonld schema.org
//     GET /feeds/<unit>/contacts.vcf    vCard 4.0
//         ?lang=nn  ?topic=tema-barnehage  ?page=2
//
//     200 · 304 nothing changed · 404 no such unit, topic or page, or the unit does not publish:
//     the same answer, so that nothing is told · 405 · 429 too often · 503 try again later
//
// Who is shown is decided in publication.h, at every request anew from the store: who is erased or
// takes her consent back is gone with that commit, and from caches within kMaxAgeSeconds. Errors of
// the feeds are application/problem+json. No cookie, no script. Nothing is indexed by search
// engines: the municipality's own page is what is to be found, and names do not outlive consent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/instant.h"
#include "engine/belief/model_parameters.h"
#include "service/gateway/http_message.h"
#include "service/gateway/request_rate.h"
#include "service/publishing/wanted.h"
#include "service/store/store.h"

namespace veieninn::publishing {

inline constexpr int kMaxAgeSeconds = 60;  // how long an erased name may stay in a cache

// As many as a page of them stays under a megabyte, whatever they have.
inline constexpr std::size_t kFeedContactsPerPage = 200;

// Of each network (gateway/remote_network.h); behind a municipality's page stand its readers.
struct PublishingOptions {
  std::string trusted_proxy;  // as in answer_site.h
  std::int64_t reads_per_minute = 240;
  std::int64_t misses_per_minute = 30;  // more would be somebody who guesses units
  std::size_t networks_max = 10'000;    // remembered, a few hundred bytes each
};

// REQUIRES: what is handed in outlives this; the rates are at least 1.
class PublishingSite {
 public:
  using Clock = std::function<Instant()>;

  PublishingSite(store::Store& store, const belief::ModelParameters& parameters, Clock clock,
                 const PublishingOptions& options);

  // Thread safe. Reads the store, never writes to it. REQUIRES: is_published_path(request.path).
  [[nodiscard]] gateway::HttpResponse handle(const gateway::HttpRequest& request);

 private:
  [[nodiscard]] gateway::HttpResponse answer(const Wanted& wanted,
                                             const gateway::HttpRequest& request, Instant now);
  // Nothing when there is nothing to show under this address.
  [[nodiscard]] Result<std::optional<gateway::HttpResponse>> published(const Wanted& wanted,
                                                                       Instant now);
  [[nodiscard]] Result<bool> is_known_topic(const std::string& topic);

  store::Store& store_;
  belief::ModelParameters parameters_;
  Clock clock_;
  std::string trusted_proxy_;
  gateway::RequestRate reads_;
  gateway::RequestRate misses_;
};

}  // namespace veieninn::publishing
