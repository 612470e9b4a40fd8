// What a client gets that errs, or wants to be read in two ways.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/service/gateway/raw_client.h"
#include "tests/service/gateway/running_server.h"

namespace veieninn::gateway {
namespace {

using testing::HasSubstr;

const std::string kHost = "Host: example.org\r\n";

// Sends `request` and, behind it, what must never be taken for a request.
int status_and_end_of(const RunningServer& server, const std::string& request) {
  RawClient client(server.address());
  client.send(request + get("/smuggled"));
  const int status = client.read_answer().status;
  EXPECT_EQ(client.read_until_closed(), "") << "it went on after " << request;
  return status;
}

TEST(HttpRefusals, MalformedRequestsGet400AndTheEnd) {
  const RunningServer server(echo);
  for (const std::string& request : {
           std::string("nonsense\r\n\r\n"),
           std::string("GET\r\n\r\n"),
           std::string("GET /a\r\n\r\n"),
           "GET  /a HTTP/1.1\r\n" + kHost + "\r\n",
           "GET /a HTTP/1.1 \r\n" + kHost + "\r\n",
           "GET /a HTTP/2.0\r\n" + kHost + "\r\n",
           "GET /a HTTP/0.9\r\n" + kHost + "\r\n",
           "GET /a HTTQ/1.1\r\n" + kHost + "\r\n",
           "G@T /a HTTP/1.1\r\n" + kHost + "\r\n",
           "GET /a HTTP/1.1\r\n" + kHost + "no colon\r\n\r\n",
           "GET /a HTTP/1.1\r\n" + kHost + "Name : space before colon\r\n\r\n",
           "GET /a HTTP/1.1\r\n" + kHost + ": no name\r\n\r\n",
           "GET /a HTTP/1.1\r\n" + kHost + "A: b\rc\r\n\r\n",
           "GET /a HTTP/1.1\r\n" + kHost + std::string("A: b\0c\r\n\r\n", 10),
           std::string("GET /a HTTP/1.1\r\n\r\n"),
           "GET /a HTTP/1.1\r\n" + kHost + kHost + "\r\n",
       }) {
    EXPECT_EQ(status_and_end_of(server, request), 400) << request;
  }
  EXPECT_EQ(server.requests(), 0);
}

TEST(HttpRefusals, RequestsWhoseEndCouldBeReadInTwoWaysGet400AndTheEnd) {
  const RunningServer server(echo);
  for (const char* headers : {
           "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
           "Content-Length: 3\r\nContent-Length: 4\r\n",
           "Content-Length: 3\r\nContent-Length: 3\r\n",
           "Content-Length: 3, 3\r\n",
           "Content-Length: +3\r\n",
           "Content-Length: -3\r\n",
           "Content-Length: 0x3\r\n",
           "Content-Length: 3 3\r\n",
           "Content-Length:\r\n",
           "Content-Length: 99999999999999999999999\r\n",
           "Transfer-Encoding: identity\r\n",
           "Transfer-Encoding: xchunked\r\n",
           "Transfer-Encoding: gzip, chunked\r\n",
           "Transfer-Encoding: chunked, identity\r\n",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
           "Transfer-Encoding:\x0B"
           "chunked\r\n",
           "Transfer-Encoding : chunked\r\n",
           "Transfer-Encoding:\r\n",
       }) {
    const std::string request = "POST /a HTTP/1.1\r\n" + kHost + headers + "\r\n0\r\n\r\n";
    EXPECT_EQ(status_and_end_of(server, request), 400) << headers;
  }
  EXPECT_EQ(
      status_and_end_of(server, "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
      400);
  EXPECT_EQ(server.requests(), 0);
}

TEST(HttpRefusals, BrokenChunksGet400AndTheEnd) {
  const RunningServer server(echo);
  for (const char* chunks : {"x\r\n", "3\r\nabcd\r\n0\r\n\r\n", "-1\r\na\r\n", "3\nabc\r\n",
                             "FFFFFFFFFFFFFFFFF\r\na", "0\r\nContent-Length: 3\r\n\r\n"}) {
    const std::string request =
        "POST /a HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
    EXPECT_EQ(status_and_end_of(server, request), 400) << chunks;
  }
  EXPECT_EQ(server.requests(), 0);
}

TEST(HttpRefusals, PathsThatAreReadInTwoWaysGet400) {
  const RunningServer server(echo);
  for (const char* path : {"/../etc/passwd",
                           "/a/../b",
                           "/a/..",
                           "/./a",
                           "/%2e%2e/a",
                           "/a/%2E",
                           "/a%2fb",
                           "/a%2Fb",
                           "//example.org/a",
                           "/a//b",
                           "/a\\b",
                           "/a%5Cb",
                           "/%00",
                           "/a%00.html",
                           "/a%0d%0aX:1",
                           "/%7f",
                           "/%C2%85",
                           "/%",
                           "/%4",
                           "/%zz",
                           "/%FF",
                           "/%C3",
                           "/%ED%A0%80",
                           "/a#b",
                           "a",
                           "*",
                           "http://example.org/a",
                           "example.org:443",
                           "/\xC3\xB8",
                           "/?a",
                           "/?a=1&a=2",
                           "/?a=%00"}) {
    EXPECT_EQ(status_and_end_of(server, get(path)), 400) << path;
  }
  EXPECT_EQ(server.requests(), 0);
}

TEST(HttpRefusals, OtherMethodsGet405AndWhichOnesThereAre) {
  const RunningServer server(echo);
  for (const char* method :
       {"PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW", "get", "Post"}) {
    const RawAnswer answer =
        ask(server.address(), std::string(method) + " / HTTP/1.1\r\n" + kHost + "\r\n");
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.header("allow"), "GET, HEAD, POST");
  }
  EXPECT_EQ(server.requests(), 0);
}

TEST(HttpRefusals, LargeHeadersGet431AndSmallerOnesAreServed) {
  const RunningServer server(echo);
  const std::string nearly = "A: " + std::string(16 * 1024 - 200, 'x') + "\r\n";
  EXPECT_EQ(ask(server.address(), get("/", nearly)).status, 200);
  EXPECT_EQ(status_and_end_of(server, get("/", nearly + nearly)), 431);
  std::string many;
  for (int header = 0; header < 5000; ++header) many += "A:b\r\n";
  EXPECT_EQ(status_and_end_of(server, get("/", many)), 431)
      << "many short headers are as many bytes as a long one";
  // Without an end: nothing waits for it.
  EXPECT_EQ(ask(server.address(), "GET /" + std::string(40'000, 'a')).status, 431);
  EXPECT_EQ(server.requests(), 1);
}

TEST(HttpRefusals, LongTargetsGet414) {
  const RunningServer server(echo);
  EXPECT_EQ(ask(server.address(), get("/" + std::string(4095, 'a'))).status, 200);
  EXPECT_EQ(status_and_end_of(server, get("/" + std::string(4096, 'a'))), 414);
}

TEST(HttpRefusals, LargeBodiesGet413WhetherAnnouncedOrInChunks) {
  const RunningServer server(echo);
  const std::string most(64 * 1024, 'x');
  const std::string chunked = "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(ask(server.address(), post("/", most)).status, 200);
  EXPECT_EQ(ask(server.address(), post("/", most + "x")).status, 413);
  EXPECT_EQ(ask(server.address(), chunked + "10000\r\n" + most + "\r\n0\r\n\r\n").status, 200);
  EXPECT_EQ(ask(server.address(), chunked + "10000\r\n" + most + "\r\n1\r\nx\r\n0\r\n\r\n").status,
            413);
  EXPECT_EQ(ask(server.address(), chunked + "7FFFFFFFFFFFFFFF\r\n").status, 413);
  EXPECT_EQ(ask(server.address(), chunked + "1;" + std::string(40'000, 'x')).status, 413);
  EXPECT_EQ(server.requests(), 2);
}

TEST(HttpRefusals, UnknownExpectationsGet417) {
  const RunningServer server(echo);
  EXPECT_EQ(status_and_end_of(server, get("/", "Expect: a miracle\r\n")), 417);
}

TEST(HttpRefusals, AClientThatGoesAwayInTheMiddleIsNotAnswered) {
  const RunningServer server(echo);
  for (const char* part : {"", "G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: example.org\r\n",
                           "POST / HTTP/1.1\r\nHost: example.org\r\nContent-Length: 3\r\n\r\nab"}) {
    RawClient client(server.address());
    client.send(part);
    client.send_no_more();
    EXPECT_EQ(client.read_until_closed(), "") << part;
  }
  EXPECT_EQ(server.requests(), 0);
}

TEST(HttpRefusals, NoBytesAtAllBringTheServerDown) {
  const RunningServer server(echo);
  const std::vector<std::string> seeds = {
      get("/r%C3%B8st/a?b=c&d=%2F"), post("/svar", "a=1&b=2"),
      "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n" +
          "3;a=\"b\"\r\nabc\r\n0\r\nA: b\r\n c\r\n\r\n",
      "POST / HTTP/1.1\r\n" + kHost + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\nab"};
  const std::vector<std::string> trips = {
      "\r\n", "\r",    "\n",   ":",     " ", std::string(1, '\0'),
      "%",    "0\r\n", "\xFF", "\r\n ", ";", "Content-Length: 1\r\n"};
  constexpr std::uint32_t kSeed = 20261129;
  std::mt19937 random(kSeed);
  for (int run = 0; run < 1500; ++run) {
    std::string bytes = seeds[random() % seeds.size()];
    for (std::size_t changes = random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % (bytes.size() + 1);
      switch (random() % 3) {
        case 0:
          bytes.insert(at, trips[random() % trips.size()]);
          break;
        case 1:
          bytes.erase(at, random() % 4);
          break;
        default:
          if (at < bytes.size()) bytes[at] = static_cast<char>(random());
      }
    }
    RawClient client(server.address());
    client.send(bytes);
    client.send_no_more();
    const std::string answer = client.read_until_closed();
    ASSERT_TRUE(answer.empty() || answer.starts_with("HTTP/1."))
        << "seed " << kSeed << ": " << bytes;
  }
  EXPECT_EQ(ask(server.address(), get("/a")).body, "GET /a");
}

}  // namespace
}  // namespace veieninn::gateway
