// What clients can use up, and that the others are served all the same.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <latch>
#include <string>
#include <vector>

#include "tests/service/gateway/raw_client.h"
#include "tests/service/gateway/running_server.h"

namespace veieninn::gateway {
namespace {

using std::chrono::milliseconds;

// Byte by byte, as fast as one a 5 ms; true when the server ends it first.
bool is_cut_off_while_sending(const std::string& server, const std::string& bytes) {
  RawClient client(server);
  for (const char byte : bytes) {
    if (client.is_closed_within(5) || !client.send({&byte, 1})) return true;
  }
  return false;
}

// Client and server share the files of this process, both ends of each connection.
void allow_many_files() {
  constexpr rlim_t kFiles = 4096;
  rlimit limit{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &limit), 0);
  limit.rlim_cur = std::max(limit.rlim_cur, std::min(limit.rlim_max, kFiles));
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

TEST(HttpLimits, AClientThatSendsAByteAtATimeIsCutOff) {
  const RunningServer server(echo, {.read_timeout = milliseconds(200)});
  const std::string slow(4000, 'a');  // 20 seconds
  EXPECT_TRUE(is_cut_off_while_sending(server.address(), "GET /" + slow));
  EXPECT_TRUE(is_cut_off_while_sending(server.address(), get("/").substr(0, 20) + "A:" + slow));
  EXPECT_TRUE(is_cut_off_while_sending(server.address(), post("/", slow)));
  EXPECT_EQ(server.requests(), 0);
  EXPECT_EQ(ask(server.address(), get("/a")).status, 200);
}

TEST(HttpLimits, ASilentConnectionIsClosedBeforeAndBetweenRequests) {
  const RunningServer server(echo, {.idle_timeout = milliseconds(100)});
  RawClient silent(server.address());
  EXPECT_EQ(silent.read_until_closed(), "");
  RawClient once(server.address());
  once.send(get("/a"));
  EXPECT_EQ(once.read_answer().status, 200);
  EXPECT_EQ(once.read_until_closed(), "");
}

TEST(HttpLimits, AClientThatDoesNotReadItsAnswerIsCutOff) {
  const RunningServer server(
      [](const HttpRequest&) {
        HttpResponse response;
        response.body = std::string(32 << 20, 'x');  // more than sockets hold
        return response;
      },
      {.write_timeout = milliseconds(200), .connections_max = 1});
  RawClient deaf(server.address());
  deaf.send(get("/"));
  // Its place is free again only when it has been cut off; until then others get 503 or nothing.
  RawAnswer answer;
  while (answer.status != 200) {
    RawClient next(server.address());
    next.send("HEAD / HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n");
    answer = next.read_answer(RawClient::Body::kNone);
  }
  SUCCEED();
}

TEST(HttpLimits, AThousandIdleConnectionsOfOneNetworkDoNotTouchAnother) {
  allow_many_files();
  const RunningServer server(echo, {.idle_timeout = std::chrono::minutes(5)});
  std::vector<RawClient> idle;
  for (int client = 0; client < 1000; ++client) idle.emplace_back(server.address());
  RawClient other(server.address(), "127.0.0.2");
  other.send(get("/a"));
  EXPECT_EQ(other.read_answer().body, "GET /a");
}

TEST(HttpLimits, WhereNoPlaceIsLeftANewConnectionIsRefusedAndLaterServed) {
  allow_many_files();
  const RunningServer server(echo, {.idle_timeout = std::chrono::minutes(5),
                                    .connections_max = 200,
                                    .connections_per_network_max = 200});
  {
    std::vector<RawClient> idle;
    for (int client = 0; client < 200; ++client) idle.emplace_back(server.address());
    RawClient refused(server.address(), "127.0.0.2");
    const RawAnswer answer = refused.read_answer();
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.header("retry-after"), "5");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_EQ(refused.read_until_closed(), "");
    for (int client = 0; client < 800; ++client) idle.emplace_back(server.address());
    idle.front().send(get("/first"));
    EXPECT_EQ(idle.front().read_answer().body, "GET /first");
  }
  // The server learns of the two hundred ends one after the other.
  RawAnswer answer;
  while (answer.status != 200) answer = ask(server.address(), get("/a"));
  EXPECT_EQ(answer.body, "GET /a");
}

TEST(HttpLimits, RequestsThatFindAllWorkersBusyGet503) {
  std::latch begun(1);
  std::latch release(1);
  const RunningServer server(
      [&](const HttpRequest& request) {
        if (request.path == "/long") {
          begun.count_down();
          release.wait();
        }
        return echo(request);
      },
      {.threads = 1, .waiting_requests_max = 0});
  RawClient first(server.address());
  first.send(get("/long"));
  begun.wait();
  RawClient second(server.address());
  second.send(get("/a"));
  EXPECT_EQ(second.read_answer().status, 503);
  release.count_down();
  EXPECT_EQ(first.read_answer().body, "GET /long");
  second.send(get("/b"));
  EXPECT_EQ(second.read_answer().body, "GET /b") << "the connection outlives the refusal";
}

TEST(HttpLimits, ABlockedHandlerDoesNotStopOtherRequests) {
  std::latch begun(1);
  std::latch release(1);
  const RunningServer server([&](const HttpRequest& request) {
    if (request.path == "/long") {
      begun.count_down();
      release.wait();
    }
    return echo(request);
  });
  RawClient first(server.address());
  first.send(get("/long"));
  begun.wait();
  EXPECT_EQ(ask(server.address(), get("/a")).body, "GET /a");
  release.count_down();
  EXPECT_EQ(first.read_answer().body, "GET /long");
}

}  // namespace
}  // namespace veieninn::gateway
