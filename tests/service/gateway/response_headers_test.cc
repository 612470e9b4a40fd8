#include "service/gateway/response_headers.h"

#include <gtest/gtest.h>

#include <string>

namespace veieninn::gateway {
namespace {

HttpResponse with_header(std::string name, std::string value) {
  HttpResponse response;
  response.headers.push_back({std::move(name), std::move(value)});
  return response;
}

TEST(ResponseHeaders, ThatCouldSplitOrReframeAnAnswerAreNotSendable) {
  EXPECT_TRUE(is_sendable(with_header("Location", "/takk?navn=%C3%B8")));
  EXPECT_TRUE(is_sendable(with_header("Set-Cookie", "")));
  for (const char* value : {"a\r\nb", "a\nb", "a\rb", "a\tb", "a\x7F", "å", "a\x85"}) {
    EXPECT_FALSE(is_sendable(with_header("Location", value))) << value;
  }
  EXPECT_FALSE(is_sendable(with_header("Location", std::string("a\0b", 3))));
  for (const char* name : {"", "A B", "A:", "Å", "A\r\nB", "content-length", "Transfer-Encoding",
                           "CONNECTION", "Content-Type", "Keep-Alive", "Upgrade", "Trailer"}) {
    EXPECT_FALSE(is_sendable(with_header(name, "a"))) << name;
  }
  HttpResponse response;
  response.content_type = "text/html\r\nA: b";
  EXPECT_FALSE(is_sendable(response));
}

TEST(ResponseHeaders, OfEveryAnswerAreReplacedOrLeftOutByName) {
  HttpResponse response = with_header("cache-control", "max-age=60");
  response.headers.push_back({"x-frame-options", ""});
  response.headers.push_back({"Location", ""});
  const std::vector<HttpHeader> headers = complete_headers(response);
  EXPECT_EQ(find_header(headers, "Cache-Control"), "max-age=60");
  EXPECT_EQ(find_header(headers, "X-Frame-Options"), std::nullopt);
  EXPECT_EQ(find_header(headers, "Location"), "");
  EXPECT_EQ(find_header(headers, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(headers.size(), default_headers().size());
}

TEST(ResponseHeaders, GoWithAFinalStatusOnly) {
  for (const int status : {-1, 0, 100, 101, 199, 600, 1000}) {
    HttpResponse response;
    response.status = status;
    EXPECT_FALSE(is_sendable(response)) << status;
  }
  for (const int status : {200, 303, 404, 599}) {
    HttpResponse response;
    response.status = status;
    EXPECT_TRUE(is_sendable(response)) << status;
  }
}

TEST(ResponseHeaders, OfTheServersOwnAnswersAreSendable) {
  for (const int status : {400, 405, 413, 414, 417, 431, 500, 503}) {
    const HttpResponse answer = plain_answer(status);
    EXPECT_TRUE(is_sendable(answer));
    EXPECT_EQ(answer.status, status);
    EXPECT_TRUE(answer.body.starts_with(std::to_string(status) + " "));
  }
}

TEST(ResponseHeaders, TellTheTimeAsHttpWritesIt) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

}  // namespace
}  // namespace veieninn::gateway
