#include "service/server/enquiry_watch.h"

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "service/api/convert_enquiry.h"
#include "service/api/message_codec.h"
#include "service/api/resource_names.h"
#include "service/api/status.h"
#include "service/server/unary.h"
#include "veieninn/v1/enquiry_service.pb.h"

namespace veieninn::server {
namespace {

constexpr std::string_view kMethod = "veieninn.v1.EnquiryService/WatchEnquiry";
constexpr std::chrono::seconds kLookInterval{1};
constexpr std::size_t kChangedMax = 10'000;  // names between two looks; under a megabyte

struct Watched {
  std::string id;
  std::int32_t after_event = 0;
  model::Revision revision = -1;  // that was sent last
};

Result<Watched> read_request(const grpc::ByteBuffer& bytes, std::size_t bytes_max) {
  v1::WatchEnquiryRequest request;
  if (auto parsed = api::parse_message(bytes, bytes_max, &request); !parsed) {
    return fail(std::move(parsed.error()));
  }
  Result<std::string> id = api::id_of_enquiry(request.name(), "name");
  if (!id) return fail(std::move(id.error()));
  if (request.after_event() < 0) {
    return fail(invalid_argument("after_event", "is negative", "give 0, or an event's number"));
  }
  return Watched{*std::move(id), request.after_event()};
}

// The next message, or none when nothing changed; moves `watched` on.
Result<bool> next_message(store::Store& store, Watched& watched,
                          v1::WatchEnquiryResponse& message) {
  const Result<store::StoredEnquiry> stored = store.get_enquiry(watched.id);
  if (!stored) return fail(stored.error());
  if (stored->revision == watched.revision) return false;
  auto events = store.list_events(watched.id);
  if (!events) return fail(std::move(events.error()));
  std::erase_if(*events, [&](const model::EnquiryEvent& event) {
    return event.number <= watched.after_event;
  });
  if (auto written = api::write_enquiry(store, *stored, message.mutable_enquiry()); !written) {
    return fail(std::move(written.error()));
  }
  if (auto written =
          api::write_events(store, *events, message.mutable_enquiry(), message.mutable_events());
      !written) {
    return fail(std::move(written.error()));
  }
  message.set_revision(stored->revision);
  if (!events->empty()) watched.after_event = events->back().number;
  watched.revision = stored->revision;
  return true;
}

}  // namespace

// All of it but the callbacks belongs to the watchers' thread once begin() is over.
class EnquiryWatchers::Reactor final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  Reactor(EnquiryWatchers& watchers, grpc::CallbackServerContext* context)
      : watchers_(watchers), entry_(*context, kMethod) {}

  void begin(Watched watched) { watched_ = std::move(watched); }

  [[nodiscard]] const std::string& enquiry() const { return watched_.id; }

  // May delete this.
  void end(const grpc::Status& status) {
    entry_.finish(watchers_.serving_.on_call, status);
    Finish(status);
  }

  // Sends what changed. What it returns, if anything, this is to end with.
  std::optional<grpc::Status> look(store::Store& store) {
    if (is_writing_) return std::nullopt;
    if (is_cancelled_) return grpc::Status(grpc::StatusCode::CANCELLED, "the client is gone");
    if (is_closed_) return grpc::Status::OK;
    grpc::Status status = guarded([&] { return send_change(store); });
    if (status.ok()) return std::nullopt;
    return status;
  }

  void OnWriteDone(bool ok) override {
    if (!ok) is_cancelled_ = true;
    is_writing_ = false;
    watchers_.wake(watched_.id);
  }
  void OnCancel() override {
    is_cancelled_ = true;
    watchers_.wake(watched_.id);
  }
  void OnDone() override { delete this; }

 private:
  grpc::Status send_change(store::Store& store) {
    v1::WatchEnquiryResponse message;
    const Result<bool> changed = next_message(store, watched_, message);
    if (!changed) return api::to_status(changed.error());
    if (!*changed) return grpc::Status::OK;
    is_closed_ = message.enquiry().state() == v1::ENQUIRY_STATE_CLOSED;
    message_.Clear();
    if (grpc::Status written = api::serialize_message(message, &message_); !written.ok()) {
      return written;
    }
    is_writing_ = true;
    StartWrite(&message_);
    return grpc::Status::OK;
  }

  EnquiryWatchers& watchers_;
  CallEntry entry_;
  Watched watched_;  // its id never changes once begun
  grpc::ByteBuffer message_;
  std::atomic<bool> is_writing_ = false;
  std::atomic<bool> is_cancelled_ = false;
  bool is_closed_ = false;
};

EnquiryWatchers::EnquiryWatchers(const Serving& serving, store::Store& store)
    : serving_(serving), store_(store), thread_([this] { run(); }) {}

EnquiryWatchers::~EnquiryWatchers() { stop(); }

grpc::ServerWriteReactor<grpc::ByteBuffer>* EnquiryWatchers::watch(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  auto* reactor = new Reactor(*this, context);
  Result<Watched> watched = fail(internal_error("the request was not read"));
  const grpc::Status read = guarded([&] {
    watched = read_request(*request, serving_.message_bytes_max);
    return watched ? grpc::Status::OK : api::to_status(watched.error());
  });
  if (!read.ok()) {
    reactor->end(read);
    return reactor;
  }
  const std::scoped_lock lock(mutex_);
  if (stopping_ || count_ >= kWatchersMax) {
    reactor->end(api::to_status(unavailable("the server watches as many as it can")));
    return reactor;
  }
  changed_.insert(watched->id);
  reactor->begin(*std::move(watched));
  arrived_.push_back(reactor);
  ++count_;
  wakes_.notify_one();
  return reactor;
}

void EnquiryWatchers::wake(const std::string& enquiry) {
  {
    const std::scoped_lock lock(mutex_);
    if (count_ == 0 || stopping_) return;
    // What is more than this waits for the look at all.
    if (changed_.size() < kChangedMax) changed_.insert(enquiry);
  }
  wakes_.notify_one();
}

void EnquiryWatchers::run() {
  auto all_at = std::chrono::steady_clock::now() + kLookInterval;
  std::unique_lock lock(mutex_);
  while (true) {
    wakes_.wait_until(lock, all_at, [&] { return !changed_.empty() || stopping_; });
    watched_.insert(watched_.end(), arrived_.begin(), arrived_.end());
    arrived_.clear();
    if (stopping_) break;
    const std::set<std::string> changed = std::exchange(changed_, {});
    lock.unlock();
    const auto now = std::chrono::steady_clock::now();
    const bool looks_at_all = now >= all_at;
    if (looks_at_all) all_at = now + kLookInterval;
    const std::size_t ended = std::erase_if(watched_, [&](Reactor* reactor) {
      if (!looks_at_all && !changed.contains(reactor->enquiry())) return false;
      const std::optional<grpc::Status> end = reactor->look(store_);
      if (end) reactor->end(*end);
      return end.has_value();
    });
    lock.lock();
    count_ -= ended;
  }
  lock.unlock();
  for (Reactor* reactor : watched_) {
    reactor->end(api::to_status(unavailable("the server drains")));
  }
}

void EnquiryWatchers::stop() {
  {
    const std::scoped_lock lock(mutex_);
    if (std::exchange(stopping_, true)) return;
  }
  wakes_.notify_one();
  thread_.join();
}

}  // namespace veieninn::server
