// What stands behind the links in letters: somebody answers an enquiry in a browser, without a
// login, by a link that only she has.
//
//     GET  /svar/<token>   the page as it stands; reads the store and never writes to it, so that
//                          whatever follows links (scanners, previews) changes nothing
//     POST /svar/<token>   one answer, or the undoing of one; takes the nonce of a page
//     GET  /               what this is            GET /robots.txt   nobody is to index it
//
//     200 a page · 303 an answer was taken, and the link shows it · 400 413 415 no form of ours
//     403 posted from another site · 404 no link of ours · 409 the page was old, or somebody was
//     first · 410 the link is too old · 422 a field is wrong · 429 too often · 503 try again later
//
// Every 404 is the same page, byte for byte in each language. No cookie is set or read, and no URL
// holds more than the token and `lang`. A link is worth what the letter is worth: 256 bits, kept as
// a hash (enquiries/answer_token.h), for one enquiry and what its letter asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "engine/base/instant.h"
#include "service/answer_site/page_nonce.h"
#include "service/answer_site/response_pages.h"
#include "service/answer_site/situation.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/feed/snapshot_publisher.h"
#include "service/gateway/http_message.h"
#include "service/gateway/request_rate.h"
#include "service/store/store.h"

namespace veieninn::answer_site {

// The longest form with every character percent-encoded is under 10 kB.
inline constexpr std::size_t kFormBytesMax = 16'384;

// Of each network (gateway/remote_network.h); a municipality's whole office may be one.
struct AnswerSiteOptions {
  std::string public_url;     // "https://svar.example.org": what links begin with
  std::string trusted_proxy;  // its address, when one stands in front: who asks is the last address
                              // that it wrote into X-Forwarded-For; empty: nobody is believed
  std::int64_t reads_per_minute = 240;
  std::int64_t posts_per_minute = 30;
  std::int64_t unknown_links_per_minute = 20;
  std::size_t networks_max = 10'000;  // remembered, a few hundred bytes each
};

// REQUIRES: what is handed in outlives this; the rates are at least 1.
class AnswerSite {
 public:
  using Clock = std::function<Instant()>;

  AnswerSite(store::Store& store, enquiries::EnquiryDesk& desk,
             const feed::SnapshotPublisher& publisher, Clock clock,
             const AnswerSiteOptions& options);

  // Thread safe, also with others who change the same enquiry. `clock` and the store's commit
  // listener may be called.
  [[nodiscard]] gateway::HttpResponse handle(const gateway::HttpRequest& request);

 private:
  [[nodiscard]] gateway::HttpResponse read(std::string_view token,
                                           const gateway::HttpRequest& request, Instant now);
  [[nodiscard]] gateway::HttpResponse post(std::string_view token,
                                           const gateway::HttpRequest& request, Instant now);
  [[nodiscard]] gateway::HttpResponse take(const gateway::FormFields& fields,
                                           const Situation& situation);
  [[nodiscard]] gateway::HttpResponse take_back(const gateway::FormFields& fields,
                                                const Situation& situation,
                                                const std::string& language);
  [[nodiscard]] gateway::HttpResponse answer(const gateway::FormFields& fields,
                                             const Situation& situation, const Standing& standing,
                                             const std::string& language);
  // The page as it stands now, after something else happened to the enquiry.
  [[nodiscard]] gateway::HttpResponse overtaken(const Situation& before,
                                                const std::string& language,
                                                const letters::EnteredAnswer& entered);
  [[nodiscard]] gateway::HttpResponse show(int status, const Situation& situation,
                                           const Standing& standing, const std::string& language,
                                           const Refused& refused = {}) const;
  [[nodiscard]] gateway::HttpResponse unknown(const std::string& network,
                                              const gateway::HttpRequest& request, Instant now);
  [[nodiscard]] bool is_from_elsewhere(const gateway::HttpRequest& request) const;

  store::Store& store_;
  enquiries::EnquiryDesk& desk_;
  const feed::SnapshotPublisher& publisher_;
  Clock clock_;
  std::string origin_;
  std::string trusted_proxy_;
  PageNonces nonces_;
  ResponsePages pages_;
  gateway::RequestRate reads_;
  gateway::RequestRate posts_;
  gateway::RequestRate unknown_links_;
};

}  // namespace veieninn::answer_site
