// What a client of good will gets.
#include "service/gateway/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/service/gateway/raw_client.h"
#include "tests/service/gateway/running_server.h"

namespace veieninn::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(HttpServer, AnswersGetWithPathAndQueryDecoded) {
  const RunningServer server(echo);
  const RawAnswer answer = ask(server.address(), get("/r%C3%B8st/a+b?navn=Rolig+Bok&tom="));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "GET /røst/a+b navn=Rolig Bok tom=");
  EXPECT_EQ(answer.header("content-type"), "text/plain; charset=utf-8");
}

TEST(HttpServer, AnswersHeadAsGetWithoutABody) {
  const RunningServer server(echo);
  RawClient client(server.address());
  client.send("HEAD /a HTTP/1.1\r\nHost: example.org\r\n\r\n" + get("/b"));
  const RawAnswer head = client.read_answer(RawClient::Body::kNone);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), "6");
  EXPECT_EQ(client.read_answer().body, "GET /b") << "the body of HEAD was sent";
}

TEST(HttpServer, HandsTheBodyOfAPostOver) {
  const RunningServer server(echo);
  EXPECT_EQ(ask(server.address(), post("/svar", "a=1&b=2")).body, "POST /svar\na=1&b=2");
}

TEST(HttpServer, ReadsAChunkedBodyAndDropsItsTrailer) {
  std::string origin;
  const RunningServer server([&](const HttpRequest& request) {
    origin = request.header("origin").value_or("(none)");
    return echo(request);
  });
  const RawAnswer answer = ask(server.address(),
                               "POST /svar HTTP/1.1\r\nHost: example.org\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n"
                               "3\r\na=1\r\n4;x=y\r\n&b=2\r\n0\r\nOrigin: evil\r\n\r\n");
  EXPECT_EQ(answer.body, "POST /svar\na=1&b=2");
  EXPECT_EQ(origin, "(none)");
}

TEST(HttpServer, FindsHeadersWhateverTheirCaseAndTellsWhoAsks) {
  std::string seen;
  const RunningServer server([&](const HttpRequest& request) {
    seen = std::string(request.header("origin").value_or("")) + " " + request.remote_address;
    return HttpResponse{};
  });
  ask(server.address(), get("/", "ORIGIN: https://example.org\r\n"));
  EXPECT_EQ(seen, "https://example.org 127.0.0.1");
}

TEST(HttpServer, KeepsTheConnectionAndAnswersPipelinedRequestsInOrder) {
  const RunningServer server(echo);
  RawClient client(server.address());
  client.send(get("/1") + post("/2", "x=y") + get("/3"));
  EXPECT_EQ(client.read_answer().body, "GET /1");
  EXPECT_EQ(client.read_answer().body, "POST /2\nx=y");
  EXPECT_EQ(client.read_answer().body, "GET /3");
  client.send(get("/4"));
  EXPECT_EQ(client.read_answer().body, "GET /4");
}

TEST(HttpServer, ClosesWhenTheClientAsksForItOrSpeaksHttp10) {
  const RunningServer server(echo);
  RawClient modern(server.address());
  modern.send(get("/a", "Connection: close\r\n") + get("/never"));
  EXPECT_EQ(modern.read_answer().header("connection"), "close");
  EXPECT_EQ(modern.read_until_closed(), "");
  RawClient old(server.address());
  old.send("GET /a HTTP/1.0\r\n\r\n");
  EXPECT_THAT(old.read_until_closed(), testing::StartsWith("HTTP/1.0 200 OK\r\n"));
  EXPECT_EQ(server.requests(), 2);
}

TEST(HttpServer, AsksForTheBodyOfAClientThatWaitsToBeAsked) {
  const RunningServer server(echo);
  RawClient client(server.address());
  client.send(
      "POST /svar HTTP/1.1\r\nHost: example.org\r\nContent-Length: 3\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_answer().status, 100);
  client.send("a=1");
  EXPECT_EQ(client.read_answer().body, "POST /svar\na=1");
}

TEST(HttpServer, DoesNotAskForABodyThatIsTooLarge) {
  const RunningServer server(echo);
  const RawAnswer answer = ask(server.address(),
                               "POST / HTTP/1.1\r\nHost: example.org\r\nContent-Length: 65537\r\n"
                               "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(answer.status, 413);
}

TEST(HttpServer, SendsTheSecurityHeadersAndNoVersion) {
  const RunningServer server(echo);
  for (const std::string& request : {get("/"), get("/%00"), std::string("nonsense\r\n\r\n")}) {
    const RawAnswer answer = ask(server.address(), request);
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("x-frame-options"), "DENY");
    EXPECT_EQ(answer.header("content-security-policy"),
              "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
              "frame-ancestors 'none'; base-uri 'none'");
    EXPECT_EQ(answer.header("x-robots-tag"), "noindex, nofollow");
    EXPECT_EQ(answer.header("permissions-policy"),
              "camera=(), geolocation=(), microphone=(), payment=()");
    EXPECT_THAT(answer.header("date"), testing::EndsWith(" GMT"));
    EXPECT_EQ(answer.header("server"), "(none)");
  }
}

TEST(HttpServer, LetsAHandlerOverrideAHeaderAndSendOneTwice) {
  const RunningServer server([](const HttpRequest&) {
    HttpResponse response;
    response.headers = {
        {"cache-control", "max-age=60"}, {"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}};
    return response;
  });
  const RawAnswer answer = ask(server.address(), get("/"));
  EXPECT_EQ(answer.header("cache-control"), "max-age=60");
  EXPECT_EQ(answer.headers.count("set-cookie"), 2U);
  EXPECT_EQ(answer.header("x-frame-options"), "DENY");
}

TEST(HttpServer, SendsNoBodyWhereTheStatusHasNone) {
  const RunningServer server([](const HttpRequest& request) {
    HttpResponse response = echo(request);
    if (request.path == "/nothing") response.status = 204;
    return response;
  });
  RawClient client(server.address());
  client.send(get("/nothing") + get("/b"));
  const RawAnswer nothing = client.read_answer();
  EXPECT_EQ(nothing.status, 204);
  EXPECT_EQ(nothing.header("content-length"), "(none)");
  EXPECT_EQ(client.read_answer().body, "GET /b");
}

TEST(HttpServer, AnswersAThrowingHandlerWith500AndNoDetail) {
  const RunningServer server([](const HttpRequest& request) -> HttpResponse {
    if (request.path == "/odd") throw 42;
    if (request.path == "/good") return echo(request);
    throw std::runtime_error("secret of the database");
  });
  RawClient client(server.address());
  client.send(get("/bad") + get("/odd") + get("/good"));
  const RawAnswer bad = client.read_answer();
  EXPECT_EQ(bad.status, 500);
  EXPECT_THAT(bad.body, Not(HasSubstr("secret")));
  EXPECT_EQ(client.read_answer().status, 500);
  EXPECT_EQ(client.read_answer().body, "GET /good");
}

TEST(HttpServer, AnswersWith500InsteadOfSplittingAnAnswer) {
  const RunningServer server([](const HttpRequest& request) {
    HttpResponse response = echo(request);
    response.headers = {{"Location", "/a\r\nSet-Cookie: stolen=1"}};
    return response;
  });
  const RawAnswer answer = ask(server.address(), get("/"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.header("set-cookie"), "(none)");
}

TEST(HttpServer, ServesManyClientsAtOnce) {
  const RunningServer server(echo);
  std::vector<RawClient> clients;
  for (int client = 0; client < 50; ++client) {
    clients.emplace_back(server.address());
    clients.back().send(get("/" + std::to_string(client)));
  }
  for (std::size_t client = 0; client < clients.size(); ++client) {
    EXPECT_EQ(clients[client].read_answer().body, "GET /" + std::to_string(client));
  }
}

TEST(HttpServer, DoesNotStartOnABadOrTakenAddress) {
  for (const char* listen : {"", "8080", "localhost:80", "127.0.0.1:", "127.0.0.1:65536", "::1:80",
                             "127.0.0.1:8o", "[127.0.0.1:80"}) {
    const auto started = HttpServer::start({.listen = listen}, echo);
    ASSERT_FALSE(started) << listen;
    EXPECT_EQ(started.error().violations.at(0).field, "listen");
  }
  const RunningServer server(echo);
  const auto second = HttpServer::start({.listen = server.address()}, echo);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().reason, ErrorReason::kUnavailable);
}

TEST(HttpServer, ListensOnIpv6Too) {
  const auto started = HttpServer::start({.listen = "[::1]:0"}, echo);
  if (!started) GTEST_SKIP() << started.error().message;
  EXPECT_THAT((*started)->address(), testing::MatchesRegex("\\[::1\\]:[0-9]+"));
}

TEST(HttpServer, NamesTheOptionThatIsOutOfItsRange) {
  HttpServerOptions options{.listen = "127.0.0.1:0"};
  options.threads = 0;
  EXPECT_EQ(HttpServer::start(options, echo).error().violations.at(0).field, "threads");
  options.threads = 1;
  options.read_timeout = std::chrono::milliseconds(0);
  EXPECT_EQ(HttpServer::start(options, echo).error().violations.at(0).field, "read_timeout");
}

}  // namespace
}  // namespace veieninn::gateway
