#include "service/publishing/publishing_site.h"

#include <algorithm>
#include <span>
#include <utility>

#include "service/gateway/request_sender.h"
#include "service/publishing/contact_page.h"
#include "service/publishing/content_hash.h"
#include "service/publishing/json_feed.h"
#include "service/publishing/vcard_feed.h"

namespace veieninn::publishing {

using gateway::HttpMethod;
using gateway::HttpRequest;
using gateway::HttpResponse;

namespace {

constexpr int kOk = 200;
constexpr int kNotModified = 304;
constexpr int kNotFound = 404;
constexpr int kMethodNotAllowed = 405;
constexpr int kTooOften = 429;
constexpr int kTryLater = 503;

// By then a bucket has room again, whatever its rate.
constexpr const char* kRetryAfterSeconds = "60";
constexpr int kBurstMinutes = 2;

struct Notice {
  int status;
  Text title;
  Text body;
};

constexpr Notice kUnknown = {kNotFound, Text::kNotFoundTitle, Text::kNotFound};
constexpr Notice kOften = {kTooOften, Text::kTooOftenTitle, Text::kTooOften};
constexpr Notice kLater = {kTryLater, Text::kTryLaterTitle, Text::kTryLater};
constexpr Notice kReadOnly = {kMethodNotAllowed, Text::kMethodTitle, Text::kMethod};

// Any site may frame what is published, and nothing but its own style is let in.
const std::string& page_policy() {
  static const std::string policy = "default-src 'none'; style-src 'sha256-" +
                                    sha256_base64(contact_page_style()) +
                                    "'; form-action 'none'; frame-ancestors *; base-uri 'none'";
  return policy;
}

HttpResponse page_response(int status, std::string html) {
  HttpResponse response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::move(html);
  response.headers = {{"Content-Security-Policy", page_policy()}, {"X-Frame-Options", ""}};
  return response;
}

HttpResponse feed_response(int status, const char* content_type, std::string body) {
  HttpResponse response;
  response.status = status;
  response.content_type = content_type;
  response.body = std::move(body);
  // What is published may be read by any page's script; no cookie ever goes with it.
  response.headers = {{"Access-Control-Allow-Origin", "*"}};
  return response;
}

HttpResponse notice_response(const Notice& notice, Form form, letters::Language language) {
  HttpResponse response =
      form == Form::kPage
          ? page_response(notice.status, notice_html(notice.title, notice.body, language))
          : feed_response(notice.status, "application/problem+json",
                          problem_json(notice.status, text_of(notice.title, language),
                                       text_of(notice.body, language)));
  response.headers.push_back({"Content-Language", std::string(letters::language_tag(language))});
  if (notice.status == kTooOften || notice.status == kTryLater) {
    response.headers.push_back({"Retry-After", kRetryAfterSeconds});
  }
  if (notice.status == kMethodNotAllowed) response.headers.push_back({"Allow", "GET, HEAD"});
  return response;
}

// "W/" is left out of what a proxy may have made weak (RFC 9110 13.1.2).
bool has_seen(const HttpRequest& request, std::string_view etag) {
  const std::string_view seen = request.header("If-None-Match").value_or("");
  return seen.find(etag) != std::string_view::npos || seen == "*";
}

// Nothing when there is no such page of it.
std::optional<HttpResponse> feed_of(const Publication& publication, const Wanted& wanted) {
  const std::span<const PublishedContact> all(publication.contacts);
  const std::size_t pages =
      std::max<std::size_t>(1, (all.size() + kFeedContactsPerPage - 1) / kFeedContactsPerPage);
  if (wanted.page > pages) return std::nullopt;
  const std::size_t first = (wanted.page - 1) * kFeedContactsPerPage;
  const auto contacts = all.subspan(first, std::min(kFeedContactsPerPage, all.size() - first));
  HttpResponse response =
      wanted.form == Form::kVcard
          ? feed_response(kOk, "text/vcard; charset=utf-8",
                          vcard_feed(publication, contacts, wanted.page == 1))
          : feed_response(kOk, "application/ld+json", json_feed(publication, contacts));
  if (wanted.page < pages) {
    response.headers.push_back(
        {"Link", "<" + query_of_page(wanted, wanted.page + 1) + ">; rel=\"next\""});
  }
  return response;
}

void add_caching(HttpResponse& response, letters::Language language) {
  response.headers.push_back(
      {"Cache-Control", "public, max-age=" + std::to_string(kMaxAgeSeconds) + ", must-revalidate"});
  response.headers.push_back({"Vary", "Accept-Language"});
  response.headers.push_back({"Content-Language", std::string(letters::language_tag(language))});
  response.headers.push_back({"ETag", "\"" + sha256_base64(response.body) + "\""});
}

}  // namespace

PublishingSite::PublishingSite(store::Store& store, const belief::ModelParameters& parameters,
                               Clock clock, const PublishingOptions& options)
    : store_(store),
      parameters_(parameters),
      clock_(std::move(clock)),
      trusted_proxy_(options.trusted_proxy),
      reads_(options.reads_per_minute, options.reads_per_minute * kBurstMinutes,
             options.networks_max),
      misses_(options.misses_per_minute, options.misses_per_minute * kBurstMinutes,
              options.networks_max) {}

HttpResponse PublishingSite::handle(const HttpRequest& request) {
  const Wanted wanted = wanted_by(request);
  const bool reads = request.method == HttpMethod::kGet || request.method == HttpMethod::kHead;
  if (!reads) return notice_response(kReadOnly, wanted.form, wanted.language);
  return answer(wanted, request, clock_());
}

HttpResponse PublishingSite::answer(const Wanted& wanted, const HttpRequest& request, Instant now) {
  const std::string sender = gateway::sender_of(request, trusted_proxy_);
  if (!reads_.allow(sender, now)) return notice_response(kOften, wanted.form, wanted.language);
  Result<std::optional<HttpResponse>> found = published(wanted, now);
  if (!found) return notice_response(kLater, wanted.form, wanted.language);
  std::optional<HttpResponse> shown = *std::move(found);
  if (!shown) {
    const bool allowed = misses_.allow(sender, now);
    return notice_response(allowed ? kUnknown : kOften, wanted.form, wanted.language);
  }
  HttpResponse response = *std::move(shown);
  add_caching(response, wanted.language);
  const std::string_view etag = gateway::find_header(response.headers, "ETag").value_or("");
  if (has_seen(request, etag)) {
    response.status = kNotModified;
    response.body.clear();
  }
  return response;
}

Result<std::optional<HttpResponse>> PublishingSite::published(const Wanted& wanted, Instant now) {
  if (!is_well_formed(wanted)) return std::nullopt;
  const Result<bool> known_topic = is_known_topic(wanted.topic);
  if (!known_topic) return fail(known_topic.error());
  if (!*known_topic) return std::nullopt;
  Result<store::UnitRows> rows = store_.read_unit_rows(wanted.unit);
  if (!rows && rows.error().reason == ErrorReason::kNotFound) return std::nullopt;
  if (!rows) return fail(std::move(rows.error()));
  const std::optional<Publication> publication =
      publication_of(*rows, parameters_, now, wanted.language, wanted.topic);
  if (!publication) return std::nullopt;
  if (wanted.form != Form::kPage) return feed_of(*publication, wanted);
  std::optional<std::string> html = contact_page_html(*publication, wanted.page);
  if (!html) return std::nullopt;
  return page_response(kOk, *std::move(html));
}

Result<bool> PublishingSite::is_known_topic(const std::string& topic) {
  if (topic.empty()) return true;
  const auto found = store_.get(store::ResourceKind::kTopic, topic);
  if (found) return true;
  if (found.error().reason == ErrorReason::kNotFound) return false;
  return fail(found.error());
}

}  // namespace veieninn::publishing
