#include "bench/rpc/load.h"

#include <fmt/format.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace veieninn::bench {
namespace {

using Clock = std::chrono::steady_clock;

grpc::ByteBuffer buffer_of(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

// A place for one call at a time.
struct Slot {
  std::optional<grpc::ClientContext> context;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
  grpc::ByteBuffer response;
  grpc::Status status;
  Clock::time_point start;
};

class Caller {
 public:
  Caller(const Channels& channels, std::string method, const std::vector<std::string>& requests)
      : method_(std::move(method)) {
    for (const auto& channel : channels) stubs_.emplace_back(channel);
    for (const std::string& request : requests) requests_.push_back(buffer_of(request));
  }

  void start(Slot& slot, Clock::time_point counted_from) {
    slot.context.emplace();
    slot.response.Clear();
    slot.start = counted_from;
    slot.reader = stubs_[next_ % stubs_.size()].PrepareUnaryCall(
        &*slot.context, method_, requests_[next_ % requests_.size()], &queue_);
    ++next_;
    slot.reader->StartCall();
    slot.reader->Finish(&slot.response, &slot.status, &slot);
    ++under_way_;
  }

  // The next answer before `deadline`, counted; nullptr when there is none.
  Slot* wait(Clock::time_point deadline) {
    void* tag = nullptr;
    bool ok = false;
    const auto left = deadline - Clock::now();
    const auto until = std::chrono::system_clock::now() +
                       std::chrono::duration_cast<std::chrono::system_clock::duration>(left);
    if (queue_.AsyncNext(&tag, &ok, until) != grpc::CompletionQueue::GOT_EVENT) return nullptr;
    --under_way_;
    auto* slot = static_cast<Slot*>(tag);
    result_.call_us.push_back(
        std::chrono::duration<double, std::micro>(Clock::now() - slot->start).count());
    result_.response_bytes += slot->response.Length();
    if (!slot->status.ok()) ++result_.failures;
    return slot;
  }

  [[nodiscard]] bool has_calls_under_way() const { return under_way_ > 0; }
  LoadResult& result() { return result_; }

 private:
  std::string method_;
  std::vector<grpc::GenericStub> stubs_;
  std::vector<grpc::ByteBuffer> requests_;
  grpc::CompletionQueue queue_;
  std::size_t next_ = 0;
  std::size_t under_way_ = 0;
  LoadResult result_;
};

constexpr auto kLongest = std::chrono::seconds(30);

}  // namespace

void LoadResult::add(const LoadResult& other) {
  call_us.insert(call_us.end(), other.call_us.begin(), other.call_us.end());
  seconds += other.seconds;
  failures += other.failures;
  response_bytes += other.response_bytes;
}

double LoadResult::calls_per_second() const {
  return seconds > 0 ? static_cast<double>(call_us.size()) / seconds : 0;
}

double LoadResult::percentile_us(double share) const {
  if (call_us.empty()) return 0;
  std::vector<double> sorted = call_us;
  const auto at = std::min(sorted.size() - 1,
                           static_cast<std::size_t>(share * static_cast<double>(sorted.size())));
  std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(at));
  return sorted[at];
}

Channels connect(const std::string& address, std::size_t count) {
  Channels channels;
  for (std::size_t i = 0; i < count; ++i) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    channels.push_back(
        grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments));
  }
  return channels;
}

LoadResult closed_loop(const Channels& channels, const std::string& method,
                       const std::vector<std::string>& requests, std::size_t callers,
                       std::chrono::duration<double> time) {
  Caller caller(channels, method, requests);
  std::vector<Slot> slots(callers);
  const auto begin = Clock::now();
  const auto end = begin + std::chrono::duration_cast<Clock::duration>(time);
  for (Slot& slot : slots) caller.start(slot, Clock::now());
  while (Slot* slot = caller.wait(end + kLongest)) {
    const auto now = Clock::now();
    if (now < end) caller.start(*slot, now);
    if (!caller.has_calls_under_way()) break;
  }
  LoadResult result = std::move(caller.result());
  result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return result;
}

LoadResult open_loop(const Channels& channels, const std::string& method,
                     const std::vector<std::string>& requests, double calls_per_second,
                     std::chrono::duration<double> time) {
  Caller caller(channels, method, requests);
  const auto begin = Clock::now();
  const auto end = begin + std::chrono::duration_cast<Clock::duration>(time);
  const auto due = [&](std::size_t call) {
    return begin + std::chrono::duration_cast<Clock::duration>(
                       std::chrono::duration<double>(static_cast<double>(call) / calls_per_second));
  };
  std::vector<std::unique_ptr<Slot>> slots;
  std::vector<Slot*> idle;
  for (std::size_t call = 0; due(call) < end;) {
    if (Clock::now() >= due(call)) {
      if (idle.empty()) {
        slots.push_back(std::make_unique<Slot>());
        idle.push_back(slots.back().get());
      }
      caller.start(*idle.back(), due(call++));
      idle.pop_back();
      continue;
    }
    if (Slot* slot = caller.wait(due(call))) idle.push_back(slot);
  }
  while (caller.has_calls_under_way() && caller.wait(end + kLongest) != nullptr) continue;
  LoadResult result = std::move(caller.result());
  result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return result;
}

std::string ask(const Channels& channels, const std::string& method, const std::string& request) {
  Caller caller(channels, method, {request});
  Slot slot;
  caller.start(slot, Clock::now());
  const bool answered = caller.wait(Clock::now() + kLongest) != nullptr;
  if (!answered || !slot.status.ok()) {
    fmt::print(stderr, "bench_rpc: {} failed: {}\n", method, slot.status.error_message());
    std::exit(1);
  }
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!slot.response.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

}  // namespace veieninn::bench
