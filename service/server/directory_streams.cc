#include "service/server/directory_streams.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "service/api/export_directory.h"
#include "service/api/import_session.h"
#include "service/api/message_codec.h"
#include "service/api/status.h"
#include "service/server/unary.h"

namespace veieninn::server {
namespace {

constexpr std::string_view kImportMethod = "veieninn.v1.DirectoryService/ImportDirectory";
constexpr std::string_view kExportMethod = "veieninn.v1.DirectoryService/ExportDirectory";
// A client that takes nothing for so long is cut off: it holds back the store's log.
constexpr std::chrono::seconds kSlowReaderMax{30};

// One of the few places for a long stream, given back at the end.
class StreamPlace {
 public:
  StreamPlace(std::atomic<int>& taken, int most) : taken_(taken), has_(++taken <= most) {}
  ~StreamPlace() { --taken_; }
  StreamPlace(const StreamPlace&) = delete;
  StreamPlace& operator=(const StreamPlace&) = delete;
  [[nodiscard]] bool has() const noexcept { return has_; }

 private:
  std::atomic<int>& taken_;
  bool has_;
};

grpc::Status busy() {
  return api::to_status(unavailable("as many streams as the server takes are under way"));
}

api::Call call_of(grpc::CallbackServerContext* context) {
  api::Call call;
  call.deadline = deadline_of(*context);
  call.is_cancelled = [context] { return context->IsCancelled(); };
  return call;
}

// Read → add → read …; at the end of the stream: is the client still there? → finish.
class ImportReactor final : public grpc::ServerReadReactor<grpc::ByteBuffer> {
 public:
  ImportReactor(const Serving& serving, StreamCounts& counts, store::Store& store,
                const api::Clock& clock, grpc::CallbackServerContext* context,
                grpc::ByteBuffer* response)
      : serving_(serving),
        place_(counts.imports, kImportsMax),
        entry_(*context, kImportMethod),
        session_(store, clock),
        context_(context),
        response_(response) {
    if (place_.has()) {
      StartRead(&message_);
    } else {
      end(busy());
    }
  }

  void OnReadDone(bool ok) override {
    // A broken stream looks like an ended one here. Sending tells them apart: it succeeds only
    // while the stream is whole.
    if (!ok) return StartSendInitialMetadata();
    on_worker([this] { add(); });
  }

  void OnSendInitialMetadataDone(bool ok) override {
    if (!ok || context_->IsCancelled()) {
      return end(api::to_status(
          corrupt_input("rows", "break off in the middle", "send the whole stream again")));
    }
    on_worker([this] { finish(); });
  }

  void OnDone() override { delete this; }

 private:
  template <typename Work>
  void on_worker(Work work) {
    if (!serving_.workers.post(std::move(work))) {
      end(api::to_status(unavailable("the server has too much to do")));
    }
  }

  void add() {
    const grpc::Status status = guarded([&] {
      v1::ImportDirectoryRequest message;
      Result<void> done = api::parse_message(message_, serving_.message_bytes_max, &message);
      const std::lock_guard lock(session_mutex_);
      if (done) done = session_.add(message);
      return done ? grpc::Status::OK : api::to_status(done.error());
    });
    if (!status.ok()) return end(status);
    StartRead(&message_);
  }

  void finish() {
    end(guarded([&] {
      v1::ImportDirectoryResponse report;
      const std::lock_guard lock(session_mutex_);
      const Result<void> done = session_.finish(call_of(context_), report);
      return done ? api::serialize_message(report, response_) : api::to_status(done.error());
    }));
  }

  void end(const grpc::Status& status) {
    entry_.finish(serving_.on_call, status);
    Finish(status);
  }

  const Serving& serving_;
  StreamPlace place_;
  CallEntry entry_;
  // gRPC lets one worker at a time come here; the lock says so to the thread sanitizer, which
  // cannot see into gRPC.
  std::mutex session_mutex_;
  api::ImportSession session_;
  grpc::CallbackServerContext* context_;
  grpc::ByteBuffer* response_;
  grpc::ByteBuffer message_;
};

// A worker walks the store and sleeps after each message until the client has taken it.
class ExportReactor final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  ExportReactor(const Serving& serving, StreamCounts& counts, store::Store& store,
                grpc::CallbackServerContext* context, const grpc::ByteBuffer* request)
      : serving_(serving),
        place_(counts.exports, kExportsMax),
        entry_(*context, kExportMethod),
        store_(store),
        context_(context),
        request_(request) {
    if (!place_.has()) {
      end(busy());
    } else if (!serving_.workers.post([this] { end(guarded([&] { return run(); })); })) {
      end(api::to_status(unavailable("the server has too much to do")));
    }
  }

  void OnWriteDone(bool ok) override {
    {
      const std::lock_guard lock(mutex_);
      write_ok_ = ok;
      writing_ = false;
    }
    wakes_.notify_one();
  }

  void OnDone() override { delete this; }

 private:
  grpc::Status run() {
    v1::ExportDirectoryRequest request;
    Result<void> done = api::parse_message(*request_, serving_.message_bytes_max, &request);
    if (done) {
      done = api::export_directory(
          store_, call_of(context_), request,
          [this](const v1::ExportDirectoryResponse& message) { return send(message); });
    }
    return done ? grpc::Status::OK : api::to_status(done.error());
  }

  bool send(const v1::ExportDirectoryResponse& message) {
    message_.Clear();
    if (context_->IsCancelled() || !api::serialize_message(message, &message_).ok()) return false;
    std::unique_lock lock(mutex_);
    writing_ = true;
    StartWrite(&message_);
    const auto is_done = [this] { return !writing_; };
    if (!wakes_.wait_for(lock, kSlowReaderMax, is_done)) {
      context_->TryCancel();
      wakes_.wait(lock, is_done);
    }
    return write_ok_;
  }

  void end(const grpc::Status& status) {
    entry_.finish(serving_.on_call, status);
    Finish(status);
  }

  const Serving& serving_;
  StreamPlace place_;
  CallEntry entry_;
  store::Store& store_;
  grpc::CallbackServerContext* context_;
  const grpc::ByteBuffer* request_;
  grpc::ByteBuffer message_;
  std::mutex mutex_;
  std::condition_variable wakes_;
  bool writing_ = false;
  bool write_ok_ = false;
};

}  // namespace

grpc::ServerReadReactor<grpc::ByteBuffer>* serve_import(const Serving& serving,
                                                        StreamCounts& counts, store::Store& store,
                                                        const api::Clock& clock,
                                                        grpc::CallbackServerContext* context,
                                                        grpc::ByteBuffer* response) {
  return new ImportReactor(serving, counts, store, clock, context, response);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* serve_export(const Serving& serving,
                                                         StreamCounts& counts, store::Store& store,
                                                         grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request) {
  return new ExportReactor(serving, counts, store, context, request);
}

}  // namespace veieninn::server
