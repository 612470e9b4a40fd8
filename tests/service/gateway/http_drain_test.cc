// How a server stops.
#include <gtest/gtest.h>

#include <chrono>
#include <latch>
#include <string>
#include <thread>

#include "tests/service/gateway/raw_client.h"
#include "tests/service/gateway/running_server.h"

namespace veieninn::gateway {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kLong = std::chrono::minutes(1);

// A handler that tells when it runs, and runs until it is released.
struct HeldHandler {
  std::latch begun{1};
  std::latch release{1};

  HttpHandler handler() {
    return [this](const HttpRequest& request) {
      begun.count_down();
      release.wait();
      return echo(request);
    };
  }
};

// Returns once nobody can connect any more.
void wait_until_refused(const std::string& server) {
  while (RawClient(server).is_connected()) std::this_thread::yield();
}

TEST(HttpDrain, ARunningRequestIsAnsweredAndNewConnectionsAreRefused) {
  HeldHandler held;
  RunningServer server(held.handler());
  RawClient running(server.address());
  running.send(get("/a"));
  held.begun.wait();
  std::jthread stopping([&] { (*server).stop(kLong); });
  wait_until_refused(server.address());
  held.release.count_down();
  const RawAnswer answer = running.read_answer();
  EXPECT_EQ(answer.body, "GET /a");
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_EQ(running.read_until_closed(), "");
}

TEST(HttpDrain, SilentConnectionsAreClosedAtOnce) {
  RunningServer server(echo);
  RawClient never(server.address());
  RawClient once(server.address());
  once.send(get("/a"));
  EXPECT_EQ(once.read_answer().status, 200);
  (*server).stop(kLong);
  EXPECT_EQ(never.read_until_closed(), "");
  EXPECT_EQ(once.read_until_closed(), "");
}

TEST(HttpDrain, ARequestThatIsStillArrivingIsAnswered) {
  HeldHandler held;
  RunningServer server(held.handler());
  RawClient arriving(server.address());
  // That its head has been read is seen by the 100 that asks for its body.
  arriving.send(
      "POST /svar HTTP/1.1\r\nHost: example.org\r\nContent-Length: 3\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(arriving.read_answer().status, 100);
  std::jthread stopping([&] { (*server).stop(kLong); });
  wait_until_refused(server.address());
  arriving.send("a=1");
  held.begun.wait();
  held.release.count_down();
  EXPECT_EQ(arriving.read_answer().body, "POST /svar\na=1");
}

TEST(HttpDrain, WhatOutlastsTheGraceIsCut) {
  HeldHandler held;
  RunningServer server(held.handler());
  RawClient running(server.address());
  running.send(get("/a"));
  held.begun.wait();
  std::jthread stopping([&] { (*server).stop(milliseconds(1)); });
  EXPECT_EQ(running.read_until_closed(), "");
  held.release.count_down();
}

TEST(HttpDrain, RequestsThatWaitForAWorkerAreDroppedAfterTheGrace) {
  HeldHandler held;
  RunningServer server(held.handler(), {.threads = 1});
  RawClient running(server.address());
  running.send(get("/a"));
  held.begun.wait();
  RawClient waiting(server.address());
  waiting.send(
      "POST /svar HTTP/1.1\r\nHost: example.org\r\nContent-Length: 3\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(waiting.read_answer().status, 100);
  waiting.send("a=1");
  std::jthread stopping([&] { (*server).stop(milliseconds(1)); });
  EXPECT_EQ(waiting.read_until_closed(), "");
  held.release.count_down();
  stopping.join();
  EXPECT_EQ(server.requests(), 1);
}

TEST(HttpDrain, StoppingTwiceAndAtOnceIsAsStoppingOnce) {
  RunningServer server(echo);
  {
    std::jthread one([&] { (*server).stop(kLong); });
    std::jthread other([&] { (*server).stop(kLong); });
  }
  (*server).stop(kLong);
  EXPECT_FALSE(RawClient(server.address()).is_connected());
}

}  // namespace
}  // namespace veieninn::gateway
