#include "service/gateway/request_target.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "service/gateway/plain_text.h"

namespace veieninn::gateway {
namespace {

tl::unexpected<Error> refuse_path(std::string why) {
  return fail(invalid_argument("path", std::move(why), "ask for a path as our links have it"));
}

bool is_allowed_segment(std::string_view segment, bool is_last) {
  if (segment.empty()) return is_last;
  return segment != "." && segment != "..";
}

// Of a decoded path.
bool has_allowed_segments(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);  // the '/'
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    if (!is_allowed_segment(segment, path.empty())) return false;
  }
  return true;
}

std::size_t slashes_in(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += c == '/' ? 1U : 0U;
  return count;
}

Result<std::string> decode_path(std::string_view encoded) {
  if (!encoded.starts_with('/')) return refuse_path("does not begin with '/'");
  auto path = percent_decoded(encoded, PlusSign::kIsPlus);
  if (!path) return refuse_path("has a broken percent-encoding");
  if (!is_plain_text(*path)) return refuse_path("is not UTF-8 text without control characters");
  // '#' never leaves a browser; '\' some readers take for '/'.
  if (path->find('\\') != std::string::npos || encoded.find('#') != std::string_view::npos) {
    return refuse_path("has a character that paths do not have");
  }
  if (slashes_in(*path) != slashes_in(encoded)) return refuse_path("has an encoded '/'");
  if (!has_allowed_segments(*path)) return refuse_path("has an empty, '.' or '..' segment");
  return *std::move(path);
}

}  // namespace

Result<RequestTarget> parse_target(std::string_view target) {
  if (target.size() > kTargetBytesMax) {
    return fail(limit_exceeded("target", std::int64_t{kTargetBytesMax}, "bytes"));
  }
  const std::size_t mark = target.find('?');
  auto path = decode_path(target.substr(0, mark));
  if (!path) return fail(std::move(path.error()));
  auto query = parse_form(mark == std::string_view::npos ? "" : target.substr(mark + 1));
  if (!query) return fail(std::move(query.error()));
  return RequestTarget{*std::move(path), *std::move(query)};
}

}  // namespace veieninn::gateway
