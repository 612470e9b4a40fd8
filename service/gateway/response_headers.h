// The headers that every answer has unless its handler says otherwise: nothing is cached, framed,
// indexed, guessed at or loaded from anywhere, and no link tells where it was followed from.
#pragma once

#include <ctime>
#include <span>
#include <string>
#include <vector>

#include "service/gateway/http_message.h"

namespace veieninn::gateway {

[[nodiscard]] std::span<const HttpHeader> default_headers();

// The default ones that `response` does not name, then its own. One of the default ones that it
// names with an empty value is left out: no value of X-Frame-Options lets every site frame a page.
[[nodiscard]] std::vector<HttpHeader> complete_headers(const HttpResponse& response);

// Whether the status is 200 to 599 and no header could end its line early, has a name that is no
// token, or meddles with the framing. A handler's answer that is not sendable is a defect of ours.
[[nodiscard]] bool is_sendable(const HttpResponse& response);

// An answer of the server's own: the status and its name, nothing about why.
[[nodiscard]] HttpResponse plain_answer(int status);

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7).
[[nodiscard]] std::string http_date(std::time_t time);

}  // namespace veieninn::gateway
