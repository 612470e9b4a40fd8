#include "service/server/enquiry_watch.h"

#include <algorithm>
#include <chrono>
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

// All of it but the callbacks belongs to the watchers' thread, under their lock.
class EnquiryWatchers::Reactor final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  Reactor(EnquiryWatchers& watchers, grpc::CallbackServerContext* context)
      : watchers_(watchers), entry_(*context, kMethod) {}

  void begin(Watched watched) { watched_ = std::move(watched); }

  void end(const grpc::Status& status) {
    if (std::exchange(ended_, true)) return;
    entry_.finish(watchers_.serving_.on_call, status);
    Finish(status);
  }

  // Sends what changed, or ends.
  void look(store::Store& store) {
    if (ended_ || writing_) return;
    if (cancelled_) return end({grpc::StatusCode::CANCELLED, "the client is gone"});
    if (closed_) return end(grpc::Status::OK);
    const grpc::Status status = guarded([&] {
      v1::WatchEnquiryResponse message;
      const Result<bool> changed = next_message(store, watched_, message);
      if (!changed) return api::to_status(changed.error());
      if (!*changed) return grpc::Status::OK;
      closed_ = message.enquiry().state() == v1::ENQUIRY_STATE_CLOSED;
      message_.Clear();
      if (grpc::Status written = api::serialize_message(message, &message_); !written.ok()) {
        return written;
      }
      writing_ = true;
      StartWrite(&message_);
      return grpc::Status::OK;
    });
    if (!status.ok()) end(status);
  }

  void OnWriteDone(bool ok) override {
    {
      const std::scoped_lock lock(watchers_.mutex_);
      writing_ = false;
      cancelled_ |= !ok;
    }
    watchers_.wake();
  }
  void OnCancel() override {
    {
      const std::scoped_lock lock(watchers_.mutex_);
      cancelled_ = true;
    }
    watchers_.wake();
  }
  void OnDone() override {
    {
      const std::scoped_lock lock(watchers_.mutex_);
      std::erase(watchers_.reactors_, this);
    }
    delete this;
  }

 private:
  EnquiryWatchers& watchers_;
  CallEntry entry_;
  Watched watched_;
  grpc::ByteBuffer message_;
  bool writing_ = false;
  bool cancelled_ = false;
  bool closed_ = false;
  bool ended_ = false;
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
  const std::scoped_lock lock(mutex_);
  if (!read.ok()) {
    reactor->end(read);
  } else if (stopping_ || reactors_.size() >= kWatchersMax) {
    reactor->end(api::to_status(unavailable("the server watches as many as it can")));
  } else {
    reactor->begin(*std::move(watched));
    reactors_.push_back(reactor);
    woken_ = true;
    wakes_.notify_one();
  }
  return reactor;
}

void EnquiryWatchers::wake() {
  {
    const std::scoped_lock lock(mutex_);
    woken_ = true;
  }
  wakes_.notify_one();
}

void EnquiryWatchers::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wakes_.wait_for(lock, kLookInterval, [&] { return woken_ || stopping_; });
    woken_ = false;
    if (stopping_) break;
    for (Reactor* reactor : reactors_) reactor->look(store_);
  }
  for (Reactor* reactor : reactors_) {
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
