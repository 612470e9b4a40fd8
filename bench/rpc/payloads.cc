#include "bench/rpc/payloads.h"

#include "no_op.pb.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::bench {
namespace {

// The most padding with which `message` is at most `bytes` long.
template <typename Message>
std::size_t padding_for(Message& message, std::size_t bytes) {
  std::size_t padding = bytes;
  for (; padding > 0; --padding) {
    message.mutable_padding()->resize(padding);
    if (message.ByteSizeLong() <= bytes) break;
  }
  message.mutable_padding()->resize(padding);
  return padding;
}

}  // namespace

std::vector<std::string> find_routes_requests(const Scale& scale, std::uint64_t seed,
                                              std::uint32_t count) {
  std::vector<std::string> requests;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Question asked = question(scale, Scope::kMunicipality, seed, i);
    std::string text = "Vi starter et nytt tilbud her i kommunen og trenger noen som kan";
    for (const auto& [topic, weight] : asked.need) text += " emne" + topic.substr(1) + " og";
    text += " vil hjelpe oss videre";
    v1::FindRoutesRequest request;
    request.mutable_need()->set_text(text);
    request.set_area("areas/" + asked.area);
    if (!asked.venture.empty()) request.set_venture("ventures/" + asked.venture);
    request.mutable_as_of_time()->set_seconds(kAsOf.unix_seconds);
    requests.push_back(request.SerializeAsString());
  }
  return requests;
}

std::string no_op_request(std::size_t request_bytes, std::size_t response_bytes) {
  NoOpResponse response;
  NoOpRequest request;
  request.set_response_padding(static_cast<std::int32_t>(padding_for(response, response_bytes)));
  padding_for(request, request_bytes);
  return request.SerializeAsString();
}

}  // namespace veieninn::bench
