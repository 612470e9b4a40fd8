#include "service/gateway/request_sender.h"

#include <algorithm>

namespace veieninn::gateway {

std::string sender_of(const HttpRequest& request, std::string_view trusted_proxy) {
  if (trusted_proxy.empty() || request.remote_address != trusted_proxy) {
    return request.remote_address;
  }
  // The proxy adds who asked it at the end; what stands before is the client's own word.
  std::string_view last;
  for (const HttpHeader& header : request.headers) {
    if (same_name(header.name, "X-Forwarded-For")) last = header.value;
  }
  last.remove_prefix(std::min(last.size(), last.rfind(',') + 1));
  const std::size_t first = last.find_first_not_of(" \t");
  if (first == std::string_view::npos) return request.remote_address;
  return std::string(last.substr(first, last.find_last_not_of(" \t") - first + 1));
}

}  // namespace veieninn::gateway
