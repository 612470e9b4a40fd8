// Kills the real server some fifty times while it is written to, and finds every acknowledged write
// and no half one.
#include <google/protobuf/util/message_differencer.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): SIGKILL

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "tests/end_to_end/server_process.h"
#include "tests/service/server/running_service.h"

namespace veieninn::end_to_end {
namespace {

using google::protobuf::util::MessageDifferencer;

constexpr int kKills = 50;
constexpr int kWriters = 4;
constexpr int kFactsPerWrite = 5;

// What clients were told, and what they asked for.
struct Ledger {
  std::mutex mutex;
  std::set<std::string> acknowledged_contacts;  // names
  std::set<std::string> acknowledged_batches;   // the part of source_id before '/'
};

struct Directory {
  std::map<std::string, v1::Contact> contacts;
  std::map<std::string, int> facts;  // by batch
};

Directory read_all(const std::shared_ptr<grpc::Channel>& channel) {
  const auto stub = v1::DirectoryService::NewStub(channel);
  grpc::ClientContext context;
  v1::ExportDirectoryRequest request;
  request.add_collections("contacts");
  request.add_collections("engagements");
  const auto reader = stub->ExportDirectory(&context, request);
  Directory directory;
  v1::ExportDirectoryResponse message;
  while (reader->Read(&message)) {
    for (const v1::DirectoryEntry& entry : message.entries()) {
      if (entry.has_contact()) directory.contacts[entry.contact().name()] = entry.contact();
      if (!entry.has_engagement()) continue;
      const std::string& source = entry.engagement().source_id();
      ++directory.facts[source.substr(0, source.find('/'))];
    }
  }
  EXPECT_TRUE(reader->Finish().ok());
  return directory;
}

bool write_contact(v1::DirectoryService::Stub& stub, const std::string& id, Ledger& ledger) {
  v1::CreateContactRequest request;
  *request.mutable_contact() = server::contact(id);
  request.set_contact_id(id);
  v1::CreateContactResponse response;
  grpc::ClientContext context;
  if (!stub.CreateContact(&context, request, &response).ok()) return false;
  const std::lock_guard lock(ledger.mutex);
  ledger.acknowledged_contacts.insert(response.contact().name());
  return true;
}

bool write_facts(v1::EngagementService::Stub& stub, const std::string& batch, Ledger& ledger) {
  v1::RecordEngagementsRequest request;
  for (int i = 0; i < kFactsPerWrite; ++i) {
    *request.add_engagements() =
        server::engagement(v1::ENGAGEMENT_KIND_SENT, batch + "/" + std::to_string(i));
  }
  v1::RecordEngagementsResponse response;
  grpc::ClientContext context;
  if (!stub.RecordEngagements(&context, request, &response).ok()) return false;
  const std::lock_guard lock(ledger.mutex);
  ledger.acknowledged_batches.insert(batch);
  return true;
}

void write_until_it_dies(const std::shared_ptr<grpc::Channel>& channel, const std::string& name,
                         Ledger& ledger) {
  const auto directory = v1::DirectoryService::NewStub(channel);
  const auto engagements = v1::EngagementService::NewStub(channel);
  for (int n = 0;; ++n) {
    const std::string id = name + "-" + std::to_string(n);
    const bool written =
        n % 2 == 0 ? write_contact(*directory, id, ledger) : write_facts(*engagements, id, ledger);
    if (!written) return;
  }
}

std::shared_ptr<grpc::Channel> channel_to(const ServerProcess& process) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(process.address(), grpc::InsecureChannelCredentials(),
                                   arguments);
}

void expect_everything_acknowledged(const Directory& directory, const Ledger& ledger) {
  for (const std::string& name : ledger.acknowledged_contacts) {
    EXPECT_TRUE(directory.contacts.contains(name)) << name << " was acknowledged and is gone";
  }
  for (const std::string& batch : ledger.acknowledged_batches) {
    EXPECT_TRUE(directory.facts.contains(batch)) << batch << " was acknowledged and is gone";
  }
}

void expect_nothing_half(const Directory& directory) {
  for (const auto& [name, row] : directory.contacts) {
    const v1::Contact whole = server::contact(name.substr(name.find('/') + 1));
    EXPECT_TRUE(MessageDifferencer::Equals(row, whole)) << row.DebugString();
  }
  for (const auto& [batch, count] : directory.facts) {
    EXPECT_EQ(count, kFactsPerWrite) << batch << " is there in part";
  }
}

void fill(const ServerProcess& process) {
  const auto stub = v1::DirectoryService::NewStub(channel_to(process));
  v1::ImportDirectoryResponse report;
  const grpc::Status status = server::import(
      *stub, {},
      {server::entry(server::country()), server::entry(server::municipality()),
       server::entry(server::topic("t1", "Barnehage")), server::entry(server::unit("u1")),
       server::entry(server::contact("c1")), server::entry(server::venture("v1"))},
      &report);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(report.created_count(), 6);
}

TEST(KilledServer, KeepsEveryAcknowledgedWriteAndNoHalfOne) {
  const auto seed = static_cast<unsigned>(std::random_device{}());
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const server::TemporaryFolder folder;
  Ledger ledger;
  {
    ServerProcess first(folder.path());
    fill(first);
    ASSERT_EQ(first.end_with(SIGTERM), 0);
  }
  for (int round = 0; round < kKills && !testing::Test::HasFailure(); ++round) {
    ServerProcess process(folder.path(), {"--log-level", "off"});
    const Directory found = read_all(channel_to(process));
    expect_everything_acknowledged(found, ledger);
    expect_nothing_half(found);
    std::vector<std::thread> writers;
    for (int w = 0; w < kWriters; ++w) {
      writers.emplace_back([&, w] {
        write_until_it_dies(channel_to(process),
                            "k" + std::to_string(round) + "-" + std::to_string(w), ledger);
      });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10 + random() % 150));
    EXPECT_EQ(process.end_with(SIGKILL), -SIGKILL);
    for (std::thread& writer : writers) writer.join();
  }
  ServerProcess last(folder.path());
  const Directory found = read_all(channel_to(last));
  expect_everything_acknowledged(found, ledger);
  expect_nothing_half(found);
  EXPECT_GT(ledger.acknowledged_contacts.size() + ledger.acknowledged_batches.size(),
            static_cast<std::size_t>(kKills))
      << "hardly anything was written: the test proves nothing";
  EXPECT_EQ(last.end_with(SIGTERM), 0);
}

}  // namespace
}  // namespace veieninn::end_to_end
