// The real binary: how it starts, what it says, how it ends, and that a public gRPC client can talk
// to it over reflection alone.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): SIGTERM
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/end_to_end/server_process.h"
#include "tests/service/server/running_service.h"

namespace veieninn::end_to_end {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Ran {
  int status = 0;
  std::string output;  // stdout and stderr
};

Ran run(const std::string& command) {
  std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  Ran ran;
  std::array<char, 4096> chunk{};
  while (const std::size_t length = std::fread(chunk.data(), 1, chunk.size(), pipe)) {
    ran.output.append(chunk.data(), length);
  }
  ran.status = WEXITSTATUS(::pclose(pipe));
  return ran;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string buf_call(const ServerProcess& process, const std::string& method,
                     const std::string& json) {
  return std::string("\"") + std::getenv("BUF") +
         "\" curl --http2-prior-knowledge --protocol grpc http://" + process.address() +
         "/veieninn.v1." + method + " -d '" + json + "'";
}

TEST(Binary, EndsInOrderOnSigtermAndOnSigint) {
  for (const int signal : {SIGTERM, SIGINT}) {
    const server::TemporaryFolder folder;
    ServerProcess process(folder.path());
    EXPECT_EQ(process.end_with(signal), 0);
    EXPECT_THAT(content_of(folder.path() / "log"), HasSubstr("\"event\":\"stopped\""));
  }
}

TEST(Binary, ExplainsItselfAndItsMistakes) {
  const Ran help = run(VEIENINND " --help");
  EXPECT_EQ(help.status, 0);
  EXPECT_THAT(help.output, HasSubstr("--listen"));
  const Ran bad = run(VEIENINND " --log-level loud");
  EXPECT_EQ(bad.status, 2);
  EXPECT_THAT(bad.output, HasSubstr("--log-level: log_level: is \"loud\""));
  const Ran folder = run(VEIENINND " --database /nowhere/at/all.db --listen 127.0.0.1:0");
  EXPECT_EQ(folder.status, 1);
  EXPECT_THAT(folder.output, HasSubstr("database"));
}

TEST(Binary, LogsCallsWithoutPersonalData) {
  const server::TemporaryFolder folder;
  ServerProcess process(folder.path());
  const auto channel = grpc::CreateChannel(process.address(), grpc::InsecureChannelCredentials());
  const auto stub = v1::DirectoryService::NewStub(channel);
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(server::import(*stub, {}, {server::entry(server::contact("c1"))}, &report).ok());
  const auto routing = v1::RoutingService::NewStub(channel);
  v1::FindRoutesRequest question;
  question.mutable_need()->set_text("hemmelig behov");
  v1::FindRoutesResponse answer;
  grpc::ClientContext context;
  context.AddMetadata("x-request-id", "test-4711");
  ASSERT_TRUE(routing->FindRoutes(&context, question, &answer).ok());
  EXPECT_EQ(process.end_with(SIGTERM), 0);
  const std::string log = content_of(folder.path() / "log");
  EXPECT_THAT(log, HasSubstr("\"request_id\":\"test-4711\""));
  EXPECT_THAT(log, HasSubstr("veieninn.v1.RoutingService/FindRoutes"));
  for (const char* secret : {"Rolig", "Bok", "example.org", "hemmelig"}) {
    EXPECT_THAT(log, Not(HasSubstr(secret)));
  }
}

TEST(PublicClient, CreatesAsksAndGetsTypedErrorsOverReflection) {
  if (std::getenv("BUF") == nullptr) GTEST_SKIP() << "BUF names no buf binary";
  const server::TemporaryFolder folder;
  ServerProcess process(folder.path());
  Ran ran = run(buf_call(process, "DirectoryService/CreateTopic",
                         R"({"topicId":"t1","topic":{"kind":"TOPIC_KIND_EXTENSION",)"
                         R"("labels":[{"languageCode":"nb","text":"Barnehage"}]}})"));
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("\"topics/t1\""));
  ran = run(buf_call(process, "RoutingService/FindRoutes",
                     R"({"need":{"text":"Vi trenger barnehage"},)"
                     R"("consistency":{"atLeastAsFresh":"1"}})"));
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("\"needTopics\""));
  EXPECT_THAT(ran.output, HasSubstr("\"gap\""));
  ran = run(buf_call(process, "RoutingService/FindRoutes", R"({"maxRoutes":51})"));
  EXPECT_NE(ran.status, 0);
  EXPECT_THAT(ran.output, HasSubstr("invalid_argument"));
  EXPECT_THAT(ran.output, HasSubstr("google.rpc.BadRequest"));
}

}  // namespace
}  // namespace veieninn::end_to_end
