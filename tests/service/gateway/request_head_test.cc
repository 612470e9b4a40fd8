#include "service/gateway/request_head.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veieninn::gateway {
namespace {

TEST(RequestHead, EndIsFoundWhereverTheReadsAreCut) {
  constexpr std::string_view kHead = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  for (std::size_t first = 0; first < kHead.size(); ++first) {
    EXPECT_FALSE(has_end_of_head(kHead.substr(0, first), 0));
    EXPECT_TRUE(has_end_of_head(kHead, first)) << "after " << first << " bytes";
  }
}

int refusal_of(std::string_view method, std::string_view target, std::vector<HttpHeader> headers,
               bool is_http_1_1 = true) {
  HttpRequest request;
  return take_head({method, target, is_http_1_1, std::move(headers)}, request);
}

TEST(RequestHead, BecomesARequest) {
  HttpRequest request;
  ASSERT_EQ(
      take_head({"POST", "/svar?a=1", true, {{"host", "a"}, {"EXPECT", "100-Continue"}}}, request),
      kNotRefused);
  EXPECT_EQ(request.method, HttpMethod::kPost);
  EXPECT_EQ(request.path, "/svar");
  EXPECT_EQ(request.query.find("a"), "1");
  EXPECT_EQ(request.header("Host"), "a");
  EXPECT_TRUE(expects_continue(request));
}

TEST(RequestHead, IsRefusedWhenItsFramingIsUnclearWhateverTheParserThought) {
  const HttpHeader host{"Host", "a"};
  EXPECT_EQ(refusal_of("GET", "/", {host, {"Content-Length", "0"}}), kNotRefused);
  EXPECT_EQ(refusal_of("GET", "/", {host, {"Transfer-Encoding", "Chunked"}}), kNotRefused);
  EXPECT_EQ(refusal_of("GET", "/", {host, {"Content-Length", "1, 1"}}), 400);
  EXPECT_EQ(refusal_of("GET", "/", {host, {"Content-Length", ""}}), 400);
  EXPECT_EQ(refusal_of("GET", "/", {host, {"Content-Length", "1"}, {"content-length", "1"}}), 400);
  EXPECT_EQ(
      refusal_of("GET", "/", {host, {"Content-Length", "1"}, {"Transfer-Encoding", "chunked"}}),
      400);
  EXPECT_EQ(refusal_of("GET", "/", {host, {"Transfer-Encoding", "gzip, chunked"}}), 400);
  EXPECT_EQ(refusal_of("GET", "/", {{"Transfer-Encoding", "chunked"}}, false), 400);
}

TEST(RequestHead, IsRefusedByTheFirstThingThatIsWrong) {
  const HttpHeader host{"Host", "a"};
  EXPECT_EQ(refusal_of("GET", "/", {}), 400);
  EXPECT_EQ(refusal_of("GET", "/", {}, false), kNotRefused) << "HTTP/1.0 knew no Host";
  EXPECT_EQ(refusal_of("GET", "/", {host, host}), 400);
  EXPECT_EQ(refusal_of("PUT", "/..", {host, {"Expect", "more"}}), 405);
  EXPECT_EQ(refusal_of("GET", "/..", {host, {"Expect", "more"}}), 417);
  EXPECT_EQ(refusal_of("GET", "/..", {host}), 400);
  EXPECT_EQ(refusal_of("GET", "/" + std::string(5000, 'a'), {host}), 414);
}

}  // namespace
}  // namespace veieninn::gateway
