// A request and its answer, as a handler sees them: plain structs, nothing of the wire.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/gateway/form_fields.h"

namespace veieninn::gateway {

enum class HttpMethod : std::uint8_t {
  kGet,
  kHead,  // answered as kGet; the server leaves the body out
  kPost,
  kOther,  // refused by the server, never handed to a handler
};

struct HttpHeader {
  std::string name;
  std::string value;

  friend bool operator==(const HttpHeader&, const HttpHeader&) = default;
};

// Whether they are equal but for the case of ASCII letters, as names on the wire are.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

// The first value of `name`, whatever the case of its letters.
[[nodiscard]] std::optional<std::string_view> find_header(const std::vector<HttpHeader>& headers,
                                                          std::string_view name);

struct HttpRequest {
  HttpMethod method = HttpMethod::kGet;
  std::string path;                 // decoded UTF-8, begins with '/'; laws in request_target.h
  FormFields query;                 // of what follows '?'
  std::vector<HttpHeader> headers;  // in the order sent
  std::string body;                 // raw bytes; parse_form() reads a form
  std::string remote_address;       // "192.0.2.1", "2001:db8::1"; of the nearest, maybe a proxy

  // As find_header().
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const {
    return find_header(headers, name);
  }
};

struct HttpResponse {
  int status = 200;                                        // 200 to 599
  std::string content_type = "text/plain; charset=utf-8";  // empty: none is sent
  std::string body;
  // Beside the ones that every answer has (response_headers.h), or instead of them; one of those
  // with an empty value is left out. Not those that
  // frame the answer: content-length, content-type, transfer-encoding, connection and the like.
  std::vector<HttpHeader> headers;
};

}  // namespace veieninn::gateway
