#include "service/server/call_journal.h"

#include <algorithm>
#include <random>

namespace veieninn::server {
namespace {

constexpr std::size_t kTokenBytesMin = 8;
constexpr std::size_t kTokenBytesMax = 64;

bool is_token(std::string_view text) {
  if (text.size() < kTokenBytesMin || text.size() > kTokenBytesMax) return false;
  return std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

// Request ids need to be distinct, not secret: a generator of each thread's own is enough.
std::string random_uuid() {
  thread_local std::mt19937_64 generator = [] {
    std::random_device device;
    std::seed_seq seeds{device(), device(), device(), device()};
    return std::mt19937_64(seeds);
  }();
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string uuid(36, '-');
  std::uint64_t bits = 0;
  int digits_left = 0;
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    if (i == 8 || i == 13 || i == 18 || i == 23) continue;
    if (digits_left == 0) {
      bits = generator();
      digits_left = 16;
    }
    uuid[i] = kHex[bits & 15];
    bits >>= 4;
    --digits_left;
  }
  uuid[14] = '4';  // version: random
  uuid[19] = kHex[8 + (static_cast<std::size_t>(bits) & 3)];
  return uuid;
}

}  // namespace

std::string request_id_of(const grpc::ServerContextBase& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(kRequestIdKey);
  if (found != metadata.end()) {
    const std::string_view given(found->second.data(), found->second.size());
    if (is_token(given)) return std::string(given);
  }
  return random_uuid();
}

CallEntry::CallEntry(grpc::ServerContextBase& context, std::string_view method)
    : request_id_(request_id_of(context)),
      method_(method),
      start_(std::chrono::steady_clock::now()) {
  context.AddInitialMetadata(kRequestIdKey, request_id_);
}

void CallEntry::finish(const CallListener& listener, const grpc::Status& status) const {
  if (!listener) return;
  const auto duration = std::chrono::steady_clock::now() - start_;
  listener({request_id_, method_, status.error_code(),
            std::chrono::duration_cast<std::chrono::microseconds>(duration).count()});
}

api::Call::Deadline deadline_of(const grpc::ServerContextBase& context) {
  const auto deadline = context.deadline();
  if (deadline == std::chrono::system_clock::time_point::max()) return api::Call::Deadline::max();
  const auto left = deadline - std::chrono::system_clock::now();
  // A century and no deadline are the same, and adding the former would overflow.
  if (left > std::chrono::hours(24 * 365)) return api::Call::Deadline::max();
  return std::chrono::steady_clock::now() +
         std::chrono::duration_cast<std::chrono::steady_clock::duration>(left);
}

}  // namespace veieninn::server
