#include "service/gateway/request_head.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "service/gateway/request_target.h"

namespace veieninn::gateway {
namespace {

std::size_t count_of(const RequestHead& head, std::string_view name) {
  return static_cast<std::size_t>(
      std::count_if(head.headers.begin(), head.headers.end(),
                    [&](const HttpHeader& header) { return same_name(header.name, name); }));
}

// Whether all readers on the way agree on where this request ends. A parser may take "5, 5", a
// coding that it does not know, or a field that comes twice.
bool is_framed_clearly(const RequestHead& head) {
  const auto length = find_header(head.headers, "Content-Length");
  const auto coding = find_header(head.headers, "Transfer-Encoding");
  if (count_of(head, "Content-Length") > 1 || count_of(head, "Transfer-Encoding") > 1) return false;
  if (length &&
      (length->empty() || length->find_first_not_of("0123456789") != std::string_view::npos)) {
    return false;
  }
  return !coding || (!length && head.is_http_1_1 && same_name(*coding, "chunked"));
}

bool names_one_host(const RequestHead& head) {
  const std::size_t hosts = count_of(head, "Host");
  return hosts == 1 || (hosts == 0 && !head.is_http_1_1);
}

}  // namespace

bool has_end_of_head(std::string_view read, std::size_t searched) {
  constexpr std::string_view kEnd = "\r\n\r\n";
  const std::size_t overlap = std::min(searched, kEnd.size() - 1);
  return read.find(kEnd, searched - overlap) != std::string_view::npos;
}

HttpMethod method_named(std::string_view name) {
  if (name == "GET") return HttpMethod::kGet;
  if (name == "HEAD") return HttpMethod::kHead;
  if (name == "POST") return HttpMethod::kPost;
  return HttpMethod::kOther;
}

int take_head(RequestHead head, HttpRequest& request) {
  if (!is_framed_clearly(head) || !names_one_host(head)) return 400;
  request.method = method_named(head.method);
  if (request.method == HttpMethod::kOther) return 405;
  const auto expectation = find_header(head.headers, "Expect");
  if (expectation && !same_name(*expectation, "100-continue")) return 417;
  if (head.target.size() > kTargetBytesMax) return 414;
  auto target = parse_target(head.target);
  if (!target) return 400;
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.headers = std::move(head.headers);
  return kNotRefused;
}

bool expects_continue(const HttpRequest& request) { return request.header("Expect").has_value(); }

}  // namespace veieninn::gateway
