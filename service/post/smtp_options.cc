#include "service/post/smtp_options.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace veieninn::post {
namespace {

// RFC 1035, 2.3.4.
constexpr std::size_t kHostBytesMax = 253;

struct UrlRelease {
  void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
};
using OwnedUrl = std::unique_ptr<CURLU, UrlRelease>;

tl::unexpected<Error> refused(std::string field, std::string description, std::string remedy) {
  return fail(invalid_argument(std::move(field), std::move(description), std::move(remedy)));
}

// Empty when the URL has no such part.
std::string part_of(const OwnedUrl& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

bool is_server_only(const OwnedUrl& url) {
  const std::string scheme = part_of(url, CURLUPART_SCHEME);
  const std::string path = part_of(url, CURLUPART_PATH);
  return (scheme == "smtp" || scheme == "smtps") && !part_of(url, CURLUPART_HOST).empty() &&
         (path.empty() || path == "/") && part_of(url, CURLUPART_USER).empty() &&
         part_of(url, CURLUPART_PASSWORD).empty() && part_of(url, CURLUPART_OPTIONS).empty() &&
         part_of(url, CURLUPART_QUERY).empty() && part_of(url, CURLUPART_FRAGMENT).empty();
}

bool is_host_name(std::string_view name) {
  const auto may_stand = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
  };
  return name.size() <= kHostBytesMax && std::ranges::all_of(name, may_stand);
}

Result<void> check_limits(const SmtpOptions& options) {
  if (options.connect_timeout_ms <= 0) {
    return refused("connect_timeout_ms", "is not positive", "give at least 1");
  }
  if (options.transfer_timeout_ms <= 0) {
    return refused("transfer_timeout_ms", "is not positive", "give at least 1");
  }
  if (options.message_bytes_max == 0) {
    return refused("message_bytes_max", "is 0", "give the largest letter's size");
  }
  if (options.user.empty() != options.password.empty()) {
    return refused("user", "and password do not come together", "give both or neither");
  }
  if (!is_host_name(options.helo_name)) {
    return refused("helo_name", "is no host name", "give this machine's name or leave it out");
  }
  return {};
}

}  // namespace

Result<std::string> checked_url(const SmtpOptions& options) {
  if (Result<void> limits = check_limits(options); !limits) return fail(std::move(limits.error()));
  const OwnedUrl url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, options.url.c_str(), 0) != CURLUE_OK ||
      !is_server_only(url)) {
    return refused("url", "is no address of a mail server",
                   "write smtp://host:port or smtps://host:port");
  }
  curl_url_set(url.get(), CURLUPART_PATH, ("/" + options.helo_name).c_str(), 0);
  return part_of(url, CURLUPART_URL);
}

}  // namespace veieninn::post
