// The server itself: health, reflection, request ids, limits, and how it ends.
#include "service/server/server.h"

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "service/store/sqlite_store.h"
#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using Stub = v1::DirectoryService::Stub;

// A unary call with raw bytes, as a client without our .proto makes it.
grpc::Status raw_call(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                      const std::string& wire, grpc::ClientContext* context) {
  const grpc::Slice slice(wire);
  grpc::GenericStub stub(channel);
  grpc::CompletionQueue queue;
  const auto reader = stub.PrepareUnaryCall(context, method, grpc::ByteBuffer(&slice, 1), &queue);
  grpc::ByteBuffer response;
  grpc::Status status;
  reader->StartCall();
  reader->Finish(&response, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  EXPECT_TRUE(queue.Next(&tag, &ok));
  return status;
}

TEST(Server, PicksAFreePortAndSaysWhich) {
  const RunningService one;
  RunningService two;
  EXPECT_THAT(two.server().address(), testing::MatchesRegex("127\\.0\\.0\\.1:[0-9]+"));
}

TEST(Server, SaysThatAnAddressIsTaken) {
  RunningService first;
  const TemporaryFolder folder;
  auto store = store::SqliteStore::open(folder.path() / "second.db");
  ASSERT_TRUE(store);
  ServerOptions options;
  options.listen = first.server().address();
  const auto second = Server::start(*std::move(store), options);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().violations[0].field, "listen");
}

TEST(Server, ReportsItsHealth) {
  RunningService service;
  grpc::ClientContext context;
  EXPECT_TRUE(raw_call(service.channel(), "/grpc.health.v1.Health/Check", "", &context).ok());
}

TEST(Server, GivesEveryCallARequestIdAndLogsNothingElse) {
  std::mutex mutex;
  std::vector<std::string> logged;
  RunningService service([&](ServerOptions& options) {
    options.on_call = [&](const CallRecord& record) {
      const std::lock_guard lock(mutex);
      logged.push_back(std::string(record.request_id) + " " + std::string(record.method) + " " +
                       std::to_string(record.code));
    };
  });
  v1::GetContactRequest request;
  request.set_name("contacts/nobody");
  v1::GetContactResponse response;
  grpc::ClientContext named;
  named.AddMetadata("x-request-id", "portal-4711");
  (void)service.directory->GetContact(&named, request, &response);
  EXPECT_EQ(named.GetServerInitialMetadata().find("x-request-id")->second, "portal-4711");
  grpc::ClientContext unnamed;
  unnamed.AddMetadata("x-request-id", "spaces are refused");
  (void)service.directory->GetContact(&unnamed, request, &response);
  const auto given = unnamed.GetServerInitialMetadata().find("x-request-id")->second;
  EXPECT_EQ(given.size(), 36U);
  const std::lock_guard lock(mutex);
  ASSERT_EQ(logged.size(), 2U);
  EXPECT_EQ(logged[0], "portal-4711 veieninn.v1.DirectoryService/GetContact 5");
}

TEST(Server, AnswersBrokenBytesWithATypedError) {
  RunningService service;
  grpc::ClientContext first;
  grpc::Status status = raw_call(service.channel(), "/veieninn.v1.DirectoryService/GetContact",
                                 "\x0A\x04\xC3\x28\xFF\xFE", &first);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(fields_of(status), testing::ElementsAre("name"));
  grpc::ClientContext second;
  status =
      raw_call(service.channel(), "/veieninn.v1.DirectoryService/GetContact", "\x0A\x7F", &second);
  EXPECT_EQ(reason_of(status), "CORRUPT_INPUT");
}

TEST(Server, DoesNotStartWorkWhoseDeadlineHasPassed) {
  RunningService service;
  v1::ListContactsResponse response;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() - std::chrono::seconds(1));
  const grpc::Status status =
      service.directory->ListContacts(&context, v1::ListContactsRequest(), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
}

// A load balancer's watch over our health.
class HealthWatch {
 public:
  explicit HealthWatch(const std::shared_ptr<grpc::Channel>& channel) : stub_(channel) {
    call_ = stub_.PrepareCall(&context_, "/grpc.health.v1.Health/Watch", &queue_);
    call_->StartCall(this);
    wait();
    const grpc::Slice every_service;
    call_->WriteLast(grpc::ByteBuffer(&every_service, 1), grpc::WriteOptions(), this);
    wait();
  }
  ~HealthWatch() {
    context_.TryCancel();
    grpc::Status status;
    call_->Finish(&status, this);
    wait();
  }
  HealthWatch(const HealthWatch&) = delete;
  HealthWatch& operator=(const HealthWatch&) = delete;

  // The next HealthCheckResponse as it is on the wire, or "ended".
  std::string next() {
    grpc::ByteBuffer message;
    call_->Read(&message, this);
    if (!wait()) return "ended";
    std::vector<grpc::Slice> slices;
    EXPECT_TRUE(message.Dump(&slices).ok());
    std::string bytes;
    for (const grpc::Slice& slice : slices) {
      bytes.append(slice.begin(), slice.end());
    }
    return bytes;
  }

 private:
  bool wait() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

TEST(Server, TellsHealthBeforeItStopsAndRefusesAfterwards) {
  constexpr char kServing[] = "\x08\x01";
  constexpr char kNotServing[] = "\x08\x02";
  RunningService service;
  HealthWatch watch(service.channel());
  EXPECT_EQ(watch.next(), kServing);
  std::thread draining([&] { service.server().drain(); });
  EXPECT_EQ(watch.next(), kNotServing);
  draining.join();
  v1::ListContactsResponse response;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(2));
  const grpc::Status status =
      service.directory->ListContacts(&context, v1::ListContactsRequest(), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST(Server, FinishesCallsUnderWayWhenItDrains) {
  RunningService service(
      [](ServerOptions& options) { options.drain_time = std::chrono::seconds(5); });
  fill_small_world(service);
  std::atomic<int> answered = 0;
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&, i] {
      grpc::Status status;
      for (int n = 0; status.ok(); ++n) {
        v1::CreateContactRequest request;
        *request.mutable_contact() = contact("x");
        request.set_contact_id("w" + std::to_string(i) + "-" + std::to_string(n));
        v1::CreateContactResponse response;
        status = call(*service.directory, &Stub::CreateContact, request, &response);
        if (status.ok()) ++answered;
      }
    });
  }
  while (answered < 50) std::this_thread::yield();
  service.server().drain();
  for (std::thread& writer : writers) writer.join();
  // Every write that began was answered, and what came too late was not begun.
  int stored = 0;
  const auto revision = service.server().store().visit_all(
      [&](const store::Resource& row) { stored += store::id_of(row).starts_with("w") ? 1 : 0; },
      [](const model::Engagement&) {});
  ASSERT_TRUE(revision);
  EXPECT_EQ(stored, answered);
}

TEST(Server, EndsInTimeAlthoughAStreamStaysOpen) {
  RunningService service;  // drain time 500 ms
  grpc::ClientContext context;
  v1::ImportDirectoryResponse report;
  const auto writer = service.directory->ImportDirectory(&context, &report);
  ASSERT_TRUE(writer->Write(v1::ImportDirectoryRequest()));
  const auto start = std::chrono::steady_clock::now();
  service.server().drain();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
  EXPECT_FALSE(writer->Finish().ok());
}

}  // namespace
}  // namespace veieninn::server
