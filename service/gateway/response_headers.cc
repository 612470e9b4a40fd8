#include "service/gateway/response_headers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace veieninn::gateway {
namespace {

constexpr int kStatusMin = 200;
constexpr int kStatusMax = 599;

// Written by the server itself, from what the answer is.
const std::vector<HttpHeader>& framing_headers() {
  static const std::vector<HttpHeader> headers = {
      {"Connection", ""}, {"Content-Length", ""}, {"Content-Type", ""},      {"Date", ""},
      {"Keep-Alive", ""}, {"Trailer", ""},        {"Transfer-Encoding", ""}, {"Upgrade", ""},
  };
  return headers;
}

bool is_token(std::string_view name) {
  constexpr std::string_view kTokenCharacters =
      "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  return !name.empty() && name.find_first_not_of(kTokenCharacters) == std::string_view::npos;
}

// Of the statuses that the server itself answers with.
std::string_view status_name(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 405:
      return "Method Not Allowed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 417:
      return "Expectation Failed";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

// Printable ASCII: what no reader on the way takes for the end of a line.
bool is_header_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

const std::vector<HttpHeader>& headers_by_default() {
  static const std::vector<HttpHeader> headers = {
      {"Cache-Control", "no-store"},
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
       "frame-ancestors 'none'; base-uri 'none'"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"},
      {"Referrer-Policy", "no-referrer"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"X-Robots-Tag", "noindex, nofollow"},
  };
  return headers;
}

}  // namespace

std::span<const HttpHeader> default_headers() { return headers_by_default(); }

std::vector<HttpHeader> complete_headers(const HttpResponse& response) {
  std::vector<HttpHeader> headers;
  for (const HttpHeader& header : default_headers()) {
    if (!find_header(response.headers, header.name)) headers.push_back(header);
  }
  for (const HttpHeader& header : response.headers) {
    const bool left_out =
        header.value.empty() && find_header(headers_by_default(), header.name).has_value();
    if (!left_out) headers.push_back(header);
  }
  return headers;
}

bool is_sendable(const HttpResponse& response) {
  if (response.status < kStatusMin || response.status > kStatusMax) return false;
  if (!is_header_value(response.content_type)) return false;
  return std::all_of(response.headers.begin(), response.headers.end(),
                     [](const HttpHeader& header) {
                       return is_token(header.name) && is_header_value(header.value) &&
                              !find_header(framing_headers(), header.name);
                     });
}

HttpResponse plain_answer(int status) {
  HttpResponse response;
  response.status = status;
  response.body = std::to_string(status) + " " + std::string(status_name(status)) + "\n";
  if (status == 405) response.headers.push_back({"Allow", "GET, HEAD, POST"});
  if (status == 503) response.headers.push_back({"Retry-After", "5"});
  return response;
}

std::string http_date(std::time_t time) {
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 64> text{};
  const std::size_t size =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), size};
}

}  // namespace veieninn::gateway
