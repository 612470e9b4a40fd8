#include "service/server/hot_queue.h"

#include <optional>
#include <utility>

namespace veieninn::server {
namespace {

// Calls that may be under way on one queue at a time, a method; gRPC keeps further ones waiting.
constexpr int kCallsPerMethod = 64;

}  // namespace

// The memory of one call, used again for the next.
// NOLINTBEGIN(bugprone-unchecked-optional-access): request_next() fills what the others use
class HotQueue::HotCall {
 public:
  HotCall(const HotMethod& method, HotQueue& home)
      : method_(method), home_(home), serving_(home.serving_) {}

  void request_next() {
    entry_.reset();
    responder_.reset();
    context_.emplace();
    responder_.emplace(&*context_);
    request_.Clear();
    response_.Clear();
    finishing_ = false;
    // A queue that is shut down must not be asked again.
    const std::lock_guard lock(home_.mutex_);
    if (home_.stopping_) return;
    method_.request_next(&*context_, &request_, &*responder_, home_.queue_.get(), this);
  }

  // The queue's answer to what was asked last.
  void proceed(bool ok) {
    if (finishing_) return request_next();
    if (!ok) return;  // the server shuts down
    entry_.emplace(*context_, method_.full_name);
    answer_here();
  }

 private:
  void answer_here() {
    api::Call call;
    call.deadline = deadline_of(*context_);
    call.may_wait = false;
    const grpc::Status status = method_.handler(call, request_, &response_);
    if (!call.would_wait) return finish(status);
    const bool taken = serving_.workers.post([this] { answer_on_worker(); });
    if (!taken) finish(api::to_status(unavailable("the server has too much to do")));
  }

  void answer_on_worker() {
    api::Call call;
    call.deadline = deadline_of(*context_);
    // Asking gRPC whether the client is gone would cost every call a second tag.
    call.is_cancelled = [this] { return serving_.stopping.load(std::memory_order_relaxed); };
    finish(method_.handler(call, request_, &response_));
  }

  void finish(const grpc::Status& status) {
    entry_->finish(serving_.on_call, status);
    finishing_ = true;
    if (status.ok()) {
      responder_->Finish(response_, status, this);
    } else {
      responder_->FinishWithError(status, this);
    }
  }

  const HotMethod& method_;
  HotQueue& home_;
  const Serving& serving_;
  std::optional<grpc::ServerContext> context_;
  std::optional<ByteResponder> responder_;
  std::optional<CallEntry> entry_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  bool finishing_ = false;
};
// NOLINTEND(bugprone-unchecked-optional-access)

HotQueue::HotQueue(std::unique_ptr<grpc::ServerCompletionQueue> queue,
                   const std::vector<HotMethod>& methods, const Serving& serving)
    : queue_(std::move(queue)), methods_(methods), serving_(serving) {}

HotQueue::~HotQueue() = default;

void HotQueue::run() {
  for (const HotMethod& method : methods_) {
    for (int i = 0; i < kCallsPerMethod; ++i) {
      calls_.push_back(std::make_unique<HotCall>(method, *this));
      calls_.back()->request_next();
    }
  }
  void* tag = nullptr;
  bool ok = false;
  while (queue_->Next(&tag, &ok)) static_cast<HotCall*>(tag)->proceed(ok);
}

void HotQueue::shut_down() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  queue_->Shutdown();
}

}  // namespace veieninn::server
