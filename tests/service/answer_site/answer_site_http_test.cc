// Through the real server: what a browser, curl and plain sockets see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/service/answer_site/answer_world.h"
#include "tests/service/gateway/raw_client.h"
#include "tests/service/gateway/running_server.h"

namespace veieninn::answer_site {
namespace {

using model::LetterKind;
using testing::HasSubstr;

class AnswerSiteOverHttp : public testing::Test {
 protected:
  AnswerSiteOverHttp()
      : token(world.come_to(LetterKind::kEnquiry)),
        server(
            [this](const gateway::HttpRequest& request) { return world.site->handle(request); }) {}

  gateway::RawAnswer ask(const std::string& request) {
    return gateway::ask(server.address(), request);
  }
  gateway::RawAnswer post(const Form& form) {
    const std::string body = encoded(form);
    return ask("POST /svar/" + token + " HTTP/1.1\r\nHost: svar.example.org\r\n" +
               "Content-Type: application/x-www-form-urlencoded\r\nOrigin: null\r\n" +
               "Sec-Fetch-Site: same-origin\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body);
  }

  AnswerWorld world;
  std::string token;
  gateway::RunningServer server;
};

TEST_F(AnswerSiteOverHttp, AnswersAndUndoes) {
  const auto page = ask(gateway::get("/svar/" + token));
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
  const auto taken = post({{"nonce", nonce_in(page.body)}, {"lang", "nb"}, {"action", "accept"}});
  EXPECT_EQ(taken.status, 303);
  EXPECT_EQ(taken.header("location"), "/svar/" + token + "?lang=nb");
  const auto done = ask(gateway::get(taken.header("location")));
  EXPECT_THAT(done.body, HasSubstr("value=\"undo\""));
  const auto undone = post({{"nonce", nonce_in(done.body)}, {"action", "undo"}});
  EXPECT_EQ(undone.status, 200);
  EXPECT_FALSE(world.enquiry().pending);
}

TEST_F(AnswerSiteOverHttp, IsNeverCachedFramedReferredFromOrGivenACookie) {
  for (const std::string& path :
       {"/svar/" + token, std::string("/svar/x"), std::string("/"), std::string("/robots.txt")}) {
    const auto page = ask(gateway::get(path));
    EXPECT_EQ(page.header("cache-control"), "no-store") << path;
    EXPECT_EQ(page.header("referrer-policy"), "no-referrer") << path;
    EXPECT_EQ(page.header("x-frame-options"), "DENY") << path;
    EXPECT_EQ(page.header("x-content-type-options"), "nosniff") << path;
    EXPECT_EQ(page.header("set-cookie"), "(none)") << path;
    EXPECT_NE(page.header("content-security-policy"), "(several)") << path;
  }
}

TEST_F(AnswerSiteOverHttp, AnswersHeadWithoutABody) {
  gateway::RawClient client(server.address());
  ASSERT_TRUE(client.send("HEAD /svar/" + token + " HTTP/1.1\r\nHost: x\r\n\r\n"));
  const auto head = client.read_answer(gateway::RawClient::Body::kNone);
  EXPECT_EQ(head.status, 200);
  EXPECT_FALSE(world.enquiry().pending);
}

TEST_F(AnswerSiteOverHttp, TellsUnknownLinksApartByNothing) {
  const auto one = ask(gateway::get("/svar/" + std::string(64, '0')));
  for (const std::string& path :
       {std::string("/svar/abc"), std::string("/x"), "/svar/" + std::string(63, '0') + "%27"}) {
    const auto other = ask(gateway::get(path));
    EXPECT_EQ(other.status, 404) << path;
    EXPECT_EQ(other.body, one.body) << path;
  }
}

}  // namespace
}  // namespace veieninn::answer_site
